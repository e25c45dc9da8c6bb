"""The inside of an article: numbered and unnumbered paragraphs, points, run-on lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from legislation.text import headings, labels
from legislation.text.document import Kind
from legislation.text.drafts import Draft, missing_before, next_label
from legislation.text.lines import PAGE_WIDTH, Layout
from legislation.text.outline import Item, Role
from legislation.text.questions import Choice, Question, QuestionCode
from legislation.text.series import Meaning, choose

_LONGEST_HEADING = 300
_EXCERPT = 80

_INTRODUCES = (":", "—", "–", "--")


@dataclass(slots=True)
class _Open:
    """A provision that may still get children, and what its label means."""

    draft: Draft
    meaning: Meaning


class Body:
    """Receives the lines of one article in order and hangs them where they belong."""

    def __init__(self, article: Draft, questions: list[Question], layout: Layout) -> None:
        self.article = article
        self._questions = questions
        self._layout = layout
        self._open: list[_Open] = []
        self._latest: dict[tuple[int, str], tuple[str, Meaning]] = {}
        self._last = article
        self._last_line = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing but the heading was read."""
        return not self.article.text and not self.article.children

    def take(self, item: Item) -> None:
        """Place a line that opens neither an article nor a chapter."""
        if item.role is Role.LABELLED and self._is_in_sentence(item):
            self._last.join(item.line.text)
        elif item.role is Role.LABELLED:
            for label, text in _parted(item.label, item.text):
                if label != item.label:
                    self._ask(QuestionCode.LABEL_IN_LINE, item, label, Choice.SPLIT)
                self._take_labelled(item, label, text)
        else:
            self._take_plain(item)
        self._last_line = item.line.text

    def _is_in_sentence(self, item: Item) -> bool:
        """Whether a line of a wrapped text begins with a number by chance: "(§ 18 Nr.\\n3) …"."""
        is_next_line = not item.line.is_spaced and not item.line.is_item
        is_full = len(self._last_line) >= PAGE_WIDTH
        if not (self._layout.is_wrapped and is_next_line and is_full and self._last.text):
            return False
        if self._layout.is_markdown:
            return True
        last = self._last.text
        return not headings.ends_an_item(last) and not headings.ends_with_and(last)

    def _take_labelled(self, item: Item, label: str, text: str) -> None:
        siblings = [one.meaning for one in self._open]
        introduced = self._last.text.endswith(_INTRODUCES)
        meaning = choose(label, siblings, introduced=introduced)
        parent = self._parent_for(label, meaning)
        self._check_order(item, label, meaning, parent)
        draft = Draft(_kind(meaning, parent), label, item.line.number, text=text)
        parent.children.append(draft)
        self._open.append(_Open(draft, meaning))
        self._last = draft

    def _parent_for(self, label: str, meaning: Meaning) -> Draft:
        """Close what the label does not belong to; what stays open last is its parent."""
        if meaning.style == "dotted":
            while self._open and not labels.is_within(label, self._open[-1].draft.label):
                self._open.pop()
        else:
            same = [at for at, one in enumerate(self._open) if one.meaning.style == meaning.style]
            del self._open[same[0] if same else len(self._open) :]
        return self._open[-1].draft if self._open else self.article

    def _check_order(self, item: Item, label: str, meaning: Meaning, parent: Draft) -> None:
        key = id(parent), meaning.style
        previous = self._latest.get(key)
        self._latest[key] = label, meaning
        is_dotted = meaning.style == "dotted"
        is_strange = is_dotted and not labels.is_within(label, self.article.label)
        if is_strange or (previous and _stands_before(label, meaning, *previous)):
            self._ask(QuestionCode.LABEL_UNEXPECTED, item, label)
        elif missing := missing_before(label, previous[0] if previous else None):
            self._ask(QuestionCode.LABEL_MISSING, item, missing)

    def _take_plain(self, item: Item) -> None:
        if item.line.is_row:
            self._take_row(item)
        elif item.line.is_quoted and not self._is_broken_quotation(item):
            self._last.text = f"{self._last.text}\n{item.text}".strip()
        elif item.line.is_quoted or self._continues(item):
            self._last.join(item.text)
        elif self.is_empty:
            self.article.text = item.text
        else:
            self._add_unnumbered(item)

    def _is_broken_quotation(self, item: Item) -> bool:
        """Whether a quoted line was broken by the width of the page."""
        is_next_line = self._layout.is_wrapped and not item.line.is_spaced
        is_open = not headings.ends_a_sentence(self._last.text)
        return is_next_line and is_open and headings.starts_small(item.text)

    def _add_unnumbered(self, item: Item) -> None:
        """Text behind points closes the sentence above them: it stands behind, never inside."""
        is_below = len(self._open) > 1 and self._open[0].draft.kind is Kind.PARAGRAPH
        del self._open[1 if is_below else 0 :]
        parent = self._open[0].draft if self._open else self.article
        self._last = Draft(Kind.PARAGRAPH, "", item.line.number, text=item.text)
        parent.children.append(self._last)

    def _take_row(self, item: Item) -> None:
        """A table is one provision, a row a line."""
        if self._is_in_table:
            self._last.text = f"{self._last.text}\n{item.text}"
        elif self.is_empty:
            self.article.text = item.text
        else:
            self._add_unnumbered(item)

    @property
    def _is_in_table(self) -> bool:
        return self._last_line.startswith("|") and self._last.text.endswith("|")

    def _continues(self, item: Item) -> bool:
        previous = self._last.text
        if not previous or self._is_in_table:
            return False
        is_next_line = not item.line.is_spaced and not item.line.is_item
        is_broken_by_width = is_next_line and len(self._last_line) >= PAGE_WIDTH
        if is_next_line and self._layout.is_wrapped:
            # In Markdown only a blank line ends a paragraph.
            is_open = self._layout.is_markdown or not headings.ends_a_sentence(previous)
            return is_open or is_broken_by_width
        if headings.ends_an_item(previous):
            return False
        if headings.starts_small(item.text) or item.text[0].isdigit() or is_broken_by_width:
            return True
        if self._layout.is_markdown and len(previous) >= PAGE_WIDTH:
            # The converter of a PDF parted the sentence where a note mark stood or a page ended.
            self._ask(QuestionCode.SENTENCE_UNFINISHED, item, previous[-_EXCERPT:], Choice.JOIN)
            return True
        return False

    def _ask(
        self, code: QuestionCode, item: Item, excerpt: str, chosen: Choice = Choice.KEEP
    ) -> None:
        self._questions.append(Question(code, item.line.number, excerpt[:_EXCERPT], chosen))


def _stands_before(label: str, meaning: Meaning, other: str, before: Meaning) -> bool:
    if meaning.style.endswith("1") or meaning.style in {"dotted", "sign"}:
        return labels.natural_key(label) <= labels.natural_key(other)
    return label == other or before.stands_behind(meaning)


def _kind(meaning: Meaning, parent: Draft) -> Kind:
    if parent.kind in {Kind.POINT, Kind.SUBPOINT}:
        return Kind.SUBPOINT
    is_point = meaning.style.startswith(")")
    return Kind.POINT if is_point or parent.kind is Kind.PARAGRAPH else Kind.PARAGRAPH


_DOTTED = re.compile(r"[\d-]+\..+")
_LABEL_INSIDE = re.compile(r"(?<=[.;:!?)»”]) (?P<label>\d[\d.-]{0,30}\d)\.? +(?=[^\W\d_])")


def _parted(label: str, text: str) -> Iterator[tuple[str, str]]:
    """A line's paragraphs: "168.1. … yazılır. 168.2. Atalıq …" holds two.

    Only the very next dotted label is looked for, behind the end of a sentence and before a
    capital: a reference ("168.2-ci maddə") never looks like that.
    """
    start = 0
    following = next_label(label) if _DOTTED.fullmatch(label) else None
    if following and following in text:
        for found in _LABEL_INSIDE.finditer(text):
            if found["label"] == following and not text[found.end()].islower():
                yield label, text[start : found.start()]
                label, start = found["label"], found.end()
                following = next_label(label)
    yield label, text[start:]


# "Objeto. La presente ley tiene por objeto …": a few words, the last no abbreviation, a sentence.
_HEADING_AND_TEXT = re.compile(
    r"(?P<heading>(?:[^\s.:;]+ ){0,7}[^\W\d_]{4,}\.)\s+(?P<text>[^\W\d_]\S*(?: \S+){3}.*)",
    re.DOTALL,
)


def article_parts(rest: str, following: Item | None) -> tuple[str, str]:
    """What stands behind an article's number as (heading, text): often one of them is empty."""
    both = _HEADING_AND_TEXT.match(rest)
    goes_on = following is not None and headings.starts_small(following.text)
    if (
        both
        and not headings.starts_small(both["text"])
        and (headings.ends_a_sentence(rest) or goes_on)
    ):
        return both["heading"], both["text"]
    has_body = following is not None and not following.is_structural
    if len(rest) > _LONGEST_HEADING or (headings.ends_a_sentence(rest) and not has_body):
        return "", rest
    return rest, ""


def is_heading_line(item: Item, following: Item | None) -> bool:
    """Whether the line under a bare article number ("Maddə 5.") is its heading."""
    if item.role is Role.HEADING:
        return True
    has_body = following is not None and not following.is_structural
    return (
        item.role is Role.PLAIN
        and has_body
        and len(item.text) <= _LONGEST_HEADING
        and not headings.ends_an_item(item.text)
        and not headings.starts_small(item.text)
    )
