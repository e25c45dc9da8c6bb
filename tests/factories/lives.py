"""Something of everything a person leaves behind here."""

from typing import Any

from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import (
    APIToken,
    Comment,
    CommentReply,
    ModelLogEntry,
    Page,
    PageLogEntry,
    PageSubscription,
    UploadedFile,
)
from wagtail.users.models import UserProfile

from constituents.models import Answer, FollowUp
from core.accounts import address_change, invitations, managing
from core.mail.mailings import mailing_of
from core.models import Mailing, User
from core.roles import Role
from legislation.publishing import publish
from tests.factories.comments import CommentFactory, ReplyFactory
from tests.factories.constituents import AnswerFactory, PersonFactory, QuestionFactory
from tests.factories.core import UserFactory
from tests.factories.ethics_code import make_adviser, make_consultation
from tests.factories.legislation import VersionFactory, law

NAME, ADDRESS, TOWN = "Kanareyka Sınaqova", "kanareyka@x.az", "Kanareykənd"
SIGNED = {"email": ADDRESS, "author_name": NAME, "place": TOWN}


def a_whole_life(user: User) -> None:
    """A citizen's."""
    CommentFactory(author=user, text="ACIQ-SERH", **SIGNED)
    ReplyFactory(comment=CommentFactory(text="UNVANDAN-SERH", **SIGNED))
    CommentFactory(author=user, pending=True, text="GOZLEYEN-SERH", **SIGNED)
    CommentFactory(author=user, rejected=True, text="REDD-SERH", **SIGNED)
    QuestionFactory(author=user, answered=True, text="ACIQ-SUAL", **SIGNED)
    private = QuestionFactory(
        author=user, delivered=True, private=True, text="GIZLI-SUAL", **SIGNED
    )
    AnswerFactory(question=private, text="GIZLI-CAVAB")
    FollowUp.objects.create(question=private, text="GIZLI-ELAVE", language="az")
    QuestionFactory(text="TESDIQSIZ-SUAL", **SIGNED)
    address_change.begin(user, "second@x.az")
    TOTP.activate(user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")


def a_working_life(user: User) -> None:
    """An MP's, an assistant's, an adviser's, a moderator's, an administrator's and an editor's."""
    seat = PersonFactory(user=user)
    PersonFactory().assistants.add(user)
    answered = QuestionFactory(recipient=seat, answered=True)
    Answer.objects.filter(question=answered).update(author=user)
    make_consultation(user, make_adviser())
    make_consultation(adviser=user)
    ReplyFactory(comment=CommentFactory(moderated_by=user), replied_by=user)
    publish(VersionFactory(text=law()), by=user)
    other = UserFactory(roles=(Role.MODERATOR,))
    invitations.invite("guest@x.az", Role.EDITOR, post="", language="az", by=user)
    invitations.invite(user.email, Role.EDITOR, post="", language="az", by=other)
    managing.give_role(user, Role.MODERATOR, by=other)
    managing.replace_address(other, "moved@x.az", by=user)
    stopped = mailing_of(Mailing.Kind.CONFIRMATIONS, user.email)
    Mailing.objects.filter(pk=stopped.pk).update(stopped_at=timezone.now())
    an_editors_life(user)


def an_editors_life(user: User) -> None:
    page = Page.objects.filter(depth=2).first()
    Page.objects.filter(pk=page.pk).update(owner=user, locked_by=user, locked_at=timezone.now())
    page.specific.save_revision(user=user)
    kind: dict[str, Any] = {"content_type": ContentType.objects.get_for_model(Page)}
    said = Comment.objects.create(page=page, user=user, text="QARALAMA", contentpath="title")
    CommentReply.objects.create(comment=said, user=user, text="CAVAB")
    PageLogEntry.objects.log_action(page, "wagtail.edit", user=user)
    ModelLogEntry.objects.log_action(user, "wagtail.edit", user=user)
    PageSubscription.objects.create(user=user, page=page, comment_notifications=True)
    EditingSession.objects.create(user=user, object_id=page.pk, last_seen_at=timezone.now(), **kind)
    FormState.objects.create(
        user=user,
        object_id=page.pk,
        data={"title": "YARIMCIQ"},
        last_updated_at=timezone.now(),
        **kind,
    )
    UploadedFile.objects.create(uploaded_by_user=user, file="uploads/x.csv")
    APIToken.objects.create(user=user, name="proqram", key_hash="x", prefix="x")
    UserProfile.objects.create(user=user)
