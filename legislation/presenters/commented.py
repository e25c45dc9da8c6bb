"""The passage a comment speaks of: its name, its words, the part that was selected."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from constituents import about
from legislation.commenting.quotes import Marked, Quote, mark
from legislation.enums import Stance
from legislation.models import Comment
from legislation.outline import Outline, Row
from legislation.presenters import places
from legislation.selectors.texts import NO_TEXT, Texts

POSITIONS = {
    Stance.FOR: pgettext_lazy("position", "For"),
    Stance.CHANGE: pgettext_lazy("position", "For, on a condition"),
    Stance.AGAINST: pgettext_lazy("position", "Against"),
    Stance.QUESTION: pgettext_lazy("position", "Question"),
}

# A passage longer than this is folded after so many provisions.
LINES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Line:
    number: str
    text: Marked
    language: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    name: str
    lines: tuple[Line, ...]
    folded: tuple[Line, ...] = ()

    @property
    def is_marked(self) -> bool:
        return any(line.text.words for line in (*self.lines, *self.folded))


def place_name(outline: Outline, row: Row, language: str) -> str:
    """ "Maddə 9", "Maddə 9.2"; a point without a full number is named with its article."""
    if row.is_container:
        return places.name_in(outline, row, language)
    article = outline.article_of(row)
    return clause_name(article.label if article else "", row.label, is_article=row.is_article)


def clause_name(article: str, label: str, *, is_article: bool = False) -> str:
    """The same from the two printed numbers alone."""
    if is_article or not label or not article:
        return places.article_name(label or article)
    if label.startswith(f"{article}."):
        return places.article_name(label)
    return _("Article %(article)s, %(point)s") % {"article": article, "point": label}


def ask_url(article_url: str, article: str, bill: str) -> str:
    """Where an MP can be asked about an article; the chain goes on from a comment."""
    subject = about.read(article_url, f"{bill}, {article}")
    url = reverse("constituents:mp_list")
    return f"{url}?{subject.query}" if subject else url


def name_of(comment: Comment) -> str:
    """For rows annotated by `selectors.comments.with_article_label`."""
    item = comment.item
    article = getattr(comment, "article_label", None) or ""
    return clause_name(article, item.label, is_article="__" not in item.eid)


def quote_of(comment: Comment) -> Quote:
    return Quote(comment.quote, comment.quote_prefix, comment.quote_suffix)


def passage(outline: Outline, row: Row, texts: Texts, language: str, quote: Quote) -> Passage:
    """The provision with everything in it; the first lines stand open, the rest folds."""
    lines = tuple(_lines(outline, row, texts, quote))
    name = place_name(outline, row, language)
    if len(lines) <= LINES_SHOWN + 1:
        return Passage(name, lines)
    return Passage(name, lines[:LINES_SHOWN], lines[LINES_SHOWN:])


def _lines(outline: Outline, row: Row, texts: Texts, quote: Quote) -> Iterator[Line]:
    for below in outline.within(row):
        text = texts.get(below.wording, NO_TEXT)
        number = "" if below.is_article else places.clause_number(below.label)
        if text.heading:
            yield Line(number, mark(text.heading, quote), text.language, is_heading=True)
            number = ""
        if text.text:
            yield Line(number, mark(text.text, quote), text.language)
