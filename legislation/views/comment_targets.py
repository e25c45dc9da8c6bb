"""The provision an address names, for those who want to say something about it."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from legislation.commenting.placement import newest_version
from legislation.commenting.quotes import Quote
from legislation.commenting.windows import Window, window_of
from legislation.commenting.write import is_commentable
from legislation.models import Bill, FormerSlug, Version, VersionItem
from legislation.outline import Outline, Row
from legislation.presenters.commented import Passage, passage, place_name
from legislation.presenters.reading import article_url
from legislation.selectors.outlines import outline_of
from legislation.selectors.texts import NO_TEXT, Text, Texts, texts


@dataclass(frozen=True)
class Target:
    """An item of a published version, with its words in the reader's language."""

    item: VersionItem
    outline: Outline
    row: Row
    language: str

    @property
    def version(self) -> Version:
        return self.item.version

    @property
    def bill(self) -> Bill:
        return self.item.version.bill

    @cached_property
    def article(self) -> Row:
        return self.outline.article_of(self.row) or self.row

    @cached_property
    def name(self) -> str:
        return place_name(self.outline, self.row, self.language)

    @cached_property
    def article_name(self) -> str:
        return place_name(self.outline, self.article, self.language)

    @cached_property
    def article_url(self) -> str:
        return article_url(self.version, self.article.eid)

    @cached_property
    def texts(self) -> Texts:
        return texts((row.wording for row in self.outline.within(self.row)), self.language)

    @property
    def own_text(self) -> Text:
        return self.texts.get(self.row.wording, NO_TEXT)

    @cached_property
    def window(self) -> Window:
        return window_of(self.version, timezone.now())

    def passage(self, quote: Quote) -> Passage:
        return passage(self.outline, self.row, self.texts, self.language, quote)

    @property
    def write_url(self) -> str:
        return self._step("comment_create")

    @property
    def check_url(self) -> str:
        return self._step("comment_check")

    @property
    def send_url(self) -> str:
        return self._step("comment_send")

    @property
    def take_url(self) -> str:
        return self._step("comment_take")

    def _step(self, view: str) -> str:
        args = [self.bill.slug, self.version.number, self.item.eid]
        return reverse(f"legislation:{view}", args=args)


def find_target(slug: str, number: int, eid: str, language: str) -> Target:
    """Raises Http404 alike for drafts, chapters and what never existed.

    An address the bill once had is as good: a form opened before the change must not be lost.
    """
    versions = Version.objects.published().filter(number=number)
    version = (
        versions.filter(bill__slug=slug).select_related("bill").first()
        or versions.filter(bill__in=_formerly(slug)).select_related("bill").first()
    )
    item = VersionItem.objects.filter(version=version, eid=eid).select_related("wording").first()
    if version is None or item is None or not is_commentable(item):
        raise Http404
    item.version = version
    outline = outline_of(version)
    return Target(item, outline, outline.by_eid[eid], language)


def newer_target(target: Target) -> Target | None:
    """The same provision in the newest version, when that one is open for comment."""
    newest = newest_version(target.version)
    if newest is None or newest.pk == target.version.pk:
        return None
    if not window_of(newest, timezone.now()).is_open:
        return None
    item = VersionItem.objects.filter(version=newest, provision=target.item.provision_id).first()
    if item is None:
        return None
    item.version = newest
    outline = outline_of(newest)
    return Target(item, outline, outline.by_eid[item.eid], target.language)


def _formerly(slug: str) -> list[int]:
    return list(FormerSlug.objects.filter(slug=slug).values_list("bill_id", flat=True))
