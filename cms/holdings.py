"""What Wagtail holds about a person: how its admin looks to them, and what they did in it."""

from typing import Any

from django.db.models import Model, QuerySet
from wagtail.admin.models import EditingSession, FormState
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    APIToken,
    Comment,
    CommentReply,
    ModelLogEntry,
    Page,
    PageLogEntry,
    PageSubscription,
    Revision,
    TaskState,
    UploadedFile,
    WorkflowState,
)
from wagtail.users.models import UserProfile

from core.accounts.holdings import Holding
from core.models import User

# Of use to the person alone: gone with the account. What was made of pages stays, without a name.
OWN = (EditingSession, FormState, APIToken, PageSubscription)


class EditorHolding(Holding):
    name = "editing"

    def export(self, user: User, prepared: Any = None) -> object:
        return {
            "profile": _rows(
                UserProfile.objects.filter(user=user),
                *("preferred_language", "current_time_zone", "theme", "avatar"),
            ),
            "pages_begun": _rows(Page.objects.filter(owner=user), "title", "first_published_at"),
            "pages_locked": _rows(Page.objects.filter(locked_by=user), "title", "locked_at"),
            "versions_saved": _rows(Revision.objects.filter(user=user), "object_str", "created_at"),
            "done": _done(user),
            "said_in_drafts": [
                *_rows(Comment.objects.filter(user=user), "text", "created_at"),
                *_rows(CommentReply.objects.filter(user=user), "text", "created_at"),
            ],
            "unsaved": _rows(FormState.objects.filter(user=user), "data", "last_updated_at"),
            "uploads": [
                *_rows(get_image_model().objects.filter(uploaded_by_user=user), "title"),
                *_rows(get_document_model().objects.filter(uploaded_by_user=user), "title"),
                *_rows(UploadedFile.objects.filter(uploaded_by_user=user), "file"),
            ],
            "keys_of_programs": _rows(APIToken.objects.filter(user=user), "name", "created"),
            "pages_followed": _rows(PageSubscription.objects.filter(user=user), "page__title"),
            "open_in_the_editor": _rows(EditingSession.objects.filter(user=user), "last_seen_at"),
        }

    def erase(self, user: User) -> None:
        for profile in UserProfile.objects.filter(user=user):
            profile.avatar.delete(save=False)
            profile.delete()
        for file in UploadedFile.objects.filter(uploaded_by_user=user):
            file.file.delete(save=False)
            file.delete()
        for model in OWN:
            model._default_manager.filter(user=user).delete()


def _done(user: User) -> list[dict[str, object]]:
    """The lines of Wagtail's own log, and what was asked of workflows and answered."""
    return [
        *_rows(PageLogEntry.objects.filter(user=user), "action", "label", "timestamp"),
        *_rows(ModelLogEntry.objects.filter(user=user), "action", "label", "timestamp"),
        *_rows(WorkflowState.objects.filter(requested_by=user), "status", "created_at"),
        *_rows(TaskState.objects.filter(finished_by=user), "status", "finished_at"),
    ]


def _rows[Row: Model](rows: QuerySet[Row], *fields: str) -> list[dict[str, Any]]:
    return list(rows.values(*fields))
