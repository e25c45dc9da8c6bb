"""Who may read a page, and what an editor of one section may come across of another.

Editing itself is governed by Wagtail's own group permissions.
"""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import page_permission_policy, policy_registry
from wagtail.query import PageQuerySet

from core.models import User

type Editor = User | AnonymousUser

# Any of them lets an editor see what a page's drafts say.
PAGE_RIGHTS = ("add", "change", "publish", "lock", "unlock", "bulk_delete")
# Any of them lets an editor come across a file of the collection.
FILE_RIGHTS = ("add", "change", "delete", "choose")


def may_read(request: HttpRequest, page: Page) -> bool:
    """Published, not past its end, and open to this reader as every page above it is.

    To everybody else such a page is as if it did not exist.
    """
    if not page.live or (page.expire_at is not None and page.expire_at <= timezone.now()):
        return False
    return all(rule.accept_request(request) for rule in page.get_view_restrictions())


def edited_pages(user: Editor) -> PageQuerySet:
    """The pages an editor has rights on."""
    return page_permission_policy.instances_user_has_any_permission_for(user, PAGE_RIGHTS)


def knows_drafts(user: Editor, page: Page) -> bool:
    """Whether the page is one of `edited_pages`, without asking the database for it."""
    known: bool = page_permission_policy.user_has_any_permission_for_instance(
        user, PAGE_RIGHTS, page
    )
    return known


def own_pages(user: Editor) -> PageQuerySet:
    """The pages an editor has rights on, and those on the way to them."""
    return page_permission_policy.explorable_instances(user)


def findable_pages(user: Editor) -> PageQuerySet:
    """What an editor may link to or look into: the public's pages and their own section's."""
    public = Page.objects.live().public()
    return Page.objects.filter(
        Q(pk__in=public.values("pk")) | Q(pk__in=own_pages(user).values("pk"))
    )


def findable_images(user: Editor) -> QuerySet[Any]:
    return _findable(get_image_model(), user)


def findable_documents(user: Editor) -> QuerySet[Any]:
    return _findable(get_document_model(), user)


def _findable(model: Any, user: Editor) -> QuerySet[Any]:
    policy = policy_registry.get_by_type(model)
    found: QuerySet[Any] = policy.instances_user_has_any_permission_for(user, FILE_RIGHTS)
    return found
