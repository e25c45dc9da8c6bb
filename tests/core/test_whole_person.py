"""Every column that can hold an account or an address: in the person's file, gone with the account,
or here with the reason why not.

A new model with such a column fails these tests until somebody has decided.
"""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext

from core.accounts import own_data
from core.mail import kinds
from core.models import User
from tests.factories.cms import site_tree
from tests.factories.core import UserFactory
from tests.factories.lives import ADDRESS, NAME, a_whole_life, a_working_life
from tests.keeping import kept
from tools import ROOT

pytestmark = pytest.mark.django_db

# Column, and where in the file what is behind it stands.
IN_THE_FILE = {
    "account.EmailAddress.email": "account.addresses",
    "account.EmailAddress.user": "account.addresses",
    "constituents.Answer.author": "questions.answers_written",
    "constituents.Person.user": "questions.seat",
    "constituents.Person_assistants.user": "questions.assistant_of",
    "constituents.Question.author": "questions.asked",
    "constituents.Question.email": "questions.asked",
    "core.AccountEvent.actor": "account.acts",
    "core.AccountEvent.person": "account.events",
    "core.AddressChange.new_email": "account.changes_of_address",
    "core.AddressChange.old_email": "account.changes_of_address",
    "core.AddressChange.user": "account.changes_of_address",
    "core.Confirmation.email": "account.links",
    "core.DeviceSession.user": "account.devices",
    "core.Invitation.accepted_by": "account.invitations",
    "core.Invitation.email": "account.invitations",
    "core.Invitation.invited_by": "account.invitations_sent",
    "core.Mailing.email": "account.letters_stopped",
    "core.OutgoingMail.recipient": "account.letters",
    "core.User.email": "account.email",
    "core.User_groups.user": "account.roles",
    "ethics_code.Access.user": "consultations.opened_or_changed",
    "ethics_code.Consultation.adviser": "consultations.advised",
    "ethics_code.Consultation.mp": "consultations.own",
    "ethics_code.Message.author": "consultations.own",
    "legislation.Comment.author": "comments.written",
    "legislation.Comment.email": "comments.written",
    "legislation.Comment.moderated_by": "comments.decided_on",
    "legislation.CommentReply.replied_by": "comments.replied_to",
    "legislation.Version.published_by": "comments.published",
    "mfa.Authenticator.user": "account.ways_of_signing_in",
    "wagtailadmin.EditingSession.user": "editing.open_in_the_editor",
    "wagtailadmin.FormState.user": "editing.unsaved",
    "wagtailcore.APIToken.user": "editing.keys_of_programs",
    "wagtailcore.Comment.user": "editing.said_in_drafts",
    "wagtailcore.CommentReply.user": "editing.said_in_drafts",
    "wagtailcore.ModelLogEntry.user": "editing.done",
    "wagtailcore.Page.locked_by": "editing.pages_locked",
    "wagtailcore.Page.owner": "editing.pages_begun",
    "wagtailcore.PageLogEntry.user": "editing.done",
    "wagtailcore.PageSubscription.user": "editing.pages_followed",
    "wagtailcore.Revision.user": "editing.versions_saved",
    "wagtailcore.TaskState.finished_by": "editing.done",
    "wagtailcore.UploadedFile.uploaded_by_user": "editing.uploads",
    "wagtailcore.WorkflowState.requested_by": "editing.done",
    "wagtaildocs.Document.uploaded_by_user": "editing.uploads",
    "wagtailimages.Image.uploaded_by_user": "editing.uploads",
    "wagtailusers.UserProfile.user": "editing.profile",
}
NOT_IN_THE_FILE = {
    "account.EmailConfirmation.email_address": "allauth signs its links and stores nothing here",
    "constituents.Person.email": "the public address of an office, kept by editors",
    "core.AddressChange.vouched_by": "an administrator's act, told among the acts",
    "core.Switch.changed_by": "an office's act; the ledger has it",
    "core.User_user_permissions.user": "nothing here gives single permissions",
    "wagtail_localize.SegmentOverride.last_translated_by": "a page's log tells who edited it",
    "wagtail_localize.StringTranslation.last_translated_by": "a page's log tells who edited it",
    "wagtailcore.Comment.resolved_by": "an act on what somebody else said",
}
# What goes on pointing at the emptied account, which says nothing about anybody any more.
STAYS = {
    "core.AccountEvent.actor": "who did it to others was one and the same somebody",
    "core.AddressChange.vouched_by": "as above",
    "core.Switch.changed_by": "as above",
    "ethics_code.Access.user": "openings are permanent: they protect the MP",
    "ethics_code.Consultation.adviser": "the MP goes on knowing it was one adviser",
    "ethics_code.Consultation.mp": "that it took place is permanent; its key is destroyed",
    "ethics_code.Message.author": "unreadable, or the MP's to keep",
    "legislation.Version.published_by": "published versions are frozen by the database",
    **dict.fromkeys(
        (
            *("wagtail_localize.SegmentOverride.last_translated_by", "wagtailcore.Page.owner"),
            "wagtail_localize.StringTranslation.last_translated_by",
            *("wagtailcore.Comment.user", "wagtailcore.Comment.resolved_by"),
            *("wagtailcore.CommentReply.user", "wagtailcore.ModelLogEntry.user"),
            *("wagtailcore.Page.locked_by", "wagtailcore.PageLogEntry.user"),
            *("wagtailcore.Revision.user", "wagtailcore.TaskState.finished_by"),
            *("wagtailcore.WorkflowState.requested_by", "wagtaildocs.Document.uploaded_by_user"),
            "wagtailimages.Image.uploaded_by_user",
        ),
        "what happened to public pages, without a name",
    ),
    "core.Mailing.email": "a stop outlives the account: the address asked not to be written to",
}


def columns() -> Iterator[tuple[str, models.Field]]:
    """Every column of every table of ours or of a library, by "app.Model.field"."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            leads_to_a_person = field.related_model in {
                User,
                apps.get_model("account.EmailAddress"),
            }
            if leads_to_a_person or holds_addresses(field):
                yield f"{model._meta.label}.{field.name}", field


def holds_addresses(field: models.Field) -> bool:
    """By type, or by name where somebody chose a plain text for it."""
    names = ("email", "e_mail", "recipient", "address")
    is_text = isinstance(field, models.CharField | models.TextField | models.JSONField)
    return isinstance(field, models.EmailField) or (
        is_text and any(name in field.name for name in names)
    )


def test_every_column_has_been_thought_of():
    known = {**IN_THE_FILE, **NOT_IN_THE_FILE}
    assert {name for name, _ in columns()} == set(known)
    assert not set(IN_THE_FILE) & set(NOT_IN_THE_FILE)
    assert set(STAYS) <= set(known)


def whole_life() -> User:
    site_tree()
    user = UserFactory(email=ADDRESS, display_name=NAME)
    a_whole_life(user)
    a_working_life(user)
    return user


@pytest.fixture(scope="module")
def lived(django_db_setup, django_db_blocker) -> Iterator[User]:
    with kept(django_db_blocker, whole_life) as made:
        yield made


@pytest.fixture
def person(lived, db) -> User:
    return User.objects.get(pk=lived.pk)


def holding(user: User) -> Iterator[tuple[str, int]]:
    """Each column, and how many rows lead from it to the person."""
    for name, field in columns():
        if field.related_model is User:
            about = Q(**{field.name: user.pk})
        elif field.is_relation:
            about = Q(**{f"{field.name}__user": user.pk})
        else:
            about = Q(**{field.name: ADDRESS})
        yield name, field.model._base_manager.filter(about).count()


# Made by a browser, by a button in Wagtail, or by nothing in this site.
NOT_IN_THESE_LIVES = {
    *("core.DeviceSession.user", "core.Invitation.accepted_by", "core.AddressChange.new_email"),
    *("wagtailcore.TaskState.finished_by", "wagtailcore.WorkflowState.requested_by"),
    *("wagtaildocs.Document.uploaded_by_user", "wagtailimages.Image.uploaded_by_user"),
}


def test_what_every_column_holds_is_in_the_file(person):
    found = own_data.export(person)
    for name, rows in holding(person):
        if name in IN_THE_FILE:
            assert rows or name in NOT_IN_THESE_LIVES, f"{name}: the test's life has none"
            space, _dot, part = IN_THE_FILE[name].partition(".")
            assert part in found[space], name
            assert found[space][part] or not rows, name


def test_after_deleting_no_column_leads_to_the_person(person):
    UserFactory(roles=("administrator",))
    own_data.erase(User.objects.get(pk=person.pk))
    for name, rows in holding(person):
        # The last letter itself waits to be sent, and forgets its recipient then.
        waiting = 1 if name == "core.OutgoingMail.recipient" else 0
        assert rows == waiting or name in STAYS, name


def test_letters_are_named_by_what_they_are_about(person, deliver_mail):
    deliver_mail()
    letters = own_data.export(person)["account"]["letters"]
    assert len(letters) > 3
    with translation.override("az"):
        assert gettext("Change of your e-mail address") in {one["about"] for one in letters}
    assert all("/" not in one["about"] for one in letters)


def test_every_template_of_a_letter_is_named():
    templates = ROOT / "templates"
    names = {
        str(path.relative_to(templates)).removesuffix(".html")
        for path in templates.rglob("*.html")
        if 'extends "core/mail/base.html"' in path.read_text(encoding="utf-8")
    }
    assert names == set(kinds.all_kinds())


def test_no_query_of_the_file_writes(person):
    """In production the transaction refuses it; within a test's own nothing would."""
    from django.test.utils import CaptureQueriesContext

    holdings = own_data.all_holdings()
    prepared = {name: one.prepare(person) for name, one in holdings.items()}
    with CaptureQueriesContext(connection) as queries:
        for name, one in holdings.items():
            one.export(person, prepared[name])
    verbs = {query["sql"].split()[0] for query in queries}
    assert verbs <= {"SELECT", "DECLARE", "FETCH", "CLOSE"}
