"""Which change makes which documents stale. Receivers run inside the changing transaction."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_slug_changed, post_page_move

from cms.models import BriefingPage
from constituents.models import Answer, Constituency, Membership, Person, Question
from legislation.models import (
    Amendment,
    Bill,
    Comment,
    CommentReply,
    Operation,
    Translation,
    Version,
)
from legislation.signals import version_published, version_translated
from search.document import Kind
from search.indexing import refresh
from search.projections.pages import PAGE_MODELS
from search.tasks import refresh_comments

type Receiver = Callable[..., None]


def on_save_and_delete(*models: type) -> Callable[[Receiver], Receiver]:
    """Connect a receiver to both signals of each model."""

    def connect(function: Receiver) -> Receiver:
        for model in models:
            post_save.connect(function, sender=model, weak=False)
            post_delete.connect(function, sender=model, weak=False)
        return function

    return connect


def refresh_law(bill: Bill) -> list[int]:
    """Returns what was written of the law itself, by primary keys."""
    written = refresh(Kind.BILL, str(bill.pk))
    refresh(Kind.ARTICLE, str(bill.pk))
    refresh_amendments(bill.amendments.all())
    return written


def refresh_amendments(amendments: QuerySet[Amendment]) -> None:
    refresh(Kind.AMENDMENT, *map(str, amendments.values_list("pk", flat=True)))


@receiver(version_translated, weak=False)
def law_translated(sender: Any, version: Version, **kwargs: Any) -> None:
    """Translations come in bulk, of which no row tells."""
    refresh(Kind.ARTICLE, str(version.bill_id))


@receiver(version_published, weak=False)
def law_published(sender: Any, version: Version, **kwargs: Any) -> None:
    refresh_law(version.bill)


@on_save_and_delete(Bill)
def bill_changed(sender: Any, instance: Bill, **kwargs: Any) -> None:
    """A new title or address stands in everything of the law."""
    if kwargs.get("created"):
        return
    if refresh_law(instance):
        refresh_comments.defer(bill=instance.pk)


@on_save_and_delete(Translation)
def translation_changed(sender: Any, instance: Translation, **kwargs: Any) -> None:
    """Only the law's articles that use the wording; bulk imports call refresh_law instead."""
    for bill in Bill.objects.filter(versions__items__wording=instance.wording_id).distinct():
        refresh(Kind.ARTICLE, str(bill.pk))


@on_save_and_delete(Amendment, Operation)
def amendment_changed(sender: Any, instance: Amendment | Operation, **kwargs: Any) -> None:
    pk = instance.amendment_id if isinstance(instance, Operation) else instance.pk
    refresh(Kind.AMENDMENT, str(pk))


@on_save_and_delete(Comment)
def comment_changed(sender: Any, instance: Comment, **kwargs: Any) -> None:
    refresh(Kind.COMMENT, instance.reference)


@on_save_and_delete(CommentReply)
def reply_changed(sender: Any, instance: CommentReply, **kwargs: Any) -> None:
    refresh(Kind.COMMENT, instance.comment.reference)


@on_save_and_delete(Question)
def question_changed(sender: Any, instance: Question, **kwargs: Any) -> None:
    refresh(Kind.QUESTION, instance.reference)


@on_save_and_delete(Answer)
def answer_changed(sender: Any, instance: Answer, **kwargs: Any) -> None:
    refresh(Kind.QUESTION, instance.question.reference)


@on_save_and_delete(Person)
def person_changed(sender: Any, instance: Person, **kwargs: Any) -> None:
    """Amendments say who proposed them."""
    refresh(Kind.MP, str(instance.pk))
    refresh_amendments(Amendment.objects.filter(proposer=instance.pk))


@on_save_and_delete(Membership)
def membership_changed(sender: Any, instance: Membership, **kwargs: Any) -> None:
    refresh(Kind.MP, str(instance.person_id))


@on_save_and_delete(Constituency)
def constituency_changed(sender: Any, instance: Constituency, **kwargs: Any) -> None:
    members = Membership.objects.filter(constituency=instance.pk).values_list("person_id")
    refresh(Kind.MP, *(str(pk) for (pk,) in members.distinct()))


def refresh_page(page: Page) -> None:
    if isinstance(page, BriefingPage):
        refresh(Kind.BRIEFING, str(page.translation_key))
    elif isinstance(page, PAGE_MODELS):
        refresh(Kind.PAGE, str(page.translation_key))


def refresh_tree(page: Page) -> None:
    """A moved, renamed or restricted page takes everything below it along."""
    for one in Page.objects.descendant_of(page, inclusive=True).specific().iterator():
        refresh_page(one)


@receiver([post_save, post_delete], weak=False)
def page_changed(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Also when no revision is published: an end date or a schedule may be saved alone.

    Wagtail moves a page as a bare `Page`, with all that stands below it.
    """
    if sender is Page:
        refresh_tree(instance)
    elif isinstance(instance, (BriefingPage, *PAGE_MODELS)):
        refresh_page(instance)


@receiver([page_slug_changed, post_page_move], weak=False)
def page_moved(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Sent once the addresses of everything below have changed too."""
    refresh_tree(instance)


@on_save_and_delete(PageViewRestriction)
def restriction_changed(sender: Any, instance: PageViewRestriction, **kwargs: Any) -> None:
    refresh_tree(instance.page)
