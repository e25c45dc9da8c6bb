"""From announced lines to the tree of a law."""

from core.text import fold
from legislation.text import headings, labels
from legislation.text.body import Body, article_parts, is_heading_line
from legislation.text.document import Document, Kind
from legislation.text.drafts import Draft, joined, missing_before, next_label
from legislation.text.languages import languages
from legislation.text.lines import Layout
from legislation.text.opening import is_signature, title_and_preamble
from legislation.text.outline import Item, Role
from legislation.text.questions import Choice, Question, QuestionCode

_EXCERPT = 80
_CHOICES = {Kind.PART: Choice.PART, Kind.SECTION: Choice.SECTION}


class Builder:
    """Takes the items of a law in order; `questions` fills while `document` builds."""

    def __init__(self, items: list[Item], layout: Layout) -> None:
        self.questions: list[Question] = []
        self._items = items
        self._layout = layout
        self._ranks = _ranks(items)
        self._ahead = _Ahead(items)
        self._roots: list[Draft] = []
        self._containers: list[Draft] = []
        self._body: Body | None = None
        self._latest = ""
        self._opening: list[Item] = []
        self._closing: list[str] = []
        self._is_closed = False

    def document(self, language: str) -> Document:
        """The finished law; without any article all of the text is its preamble."""
        for index, item in enumerate(self._items):
            self._take(index, item)
        check(self._roots, self.questions)
        self.questions.sort(key=lambda question: question.line)
        title, preamble = title_and_preamble(self._opening)
        children = tuple(draft.freeze() for draft in self._roots)
        return Document(title, preamble, children, language, "\n".join(self._closing))

    def _take(self, index: int, item: Item) -> None:
        if item.role is Role.ARTICLE:
            self._open_article(index, item)
        elif item.kind is Kind.ANNEX:
            self._open_annex(item)
        elif item.role is Role.CONTAINER:
            self._open_container(item.kind or Kind.CHAPTER, item.label, item.text, item)
        elif self._is_closed or self._ends_the_law(index, item):
            self._is_closed = True
            self._closing.append(item.line.text)
        elif self._body:
            self._take_inside_article(index, item, self._body)
        elif self._containers:
            self._take_under_container(index, item, self._containers[-1])
        else:
            self._opening.append(item)

    def _ends_the_law(self, index: int, item: Item) -> bool:
        return bool(self._body) and self._ahead.structure(index) is None and is_signature(item)

    def _following(self, index: int) -> Item | None:
        return self._items[index + 1] if index + 1 < len(self._items) else None

    # Articles

    def _open_article(self, index: int, item: Item) -> None:
        numbered = headings.labelled(item.text)
        heading, text = article_parts(item.text, self._following(index))
        body = self._start(item, item.label, "" if numbered else heading)
        if numbered:
            body.take(Item(item.line, Role.LABELLED, numbered[1], numbered[0]))
        else:
            body.article.text = text
        if heading and body.article.text:
            self._ask(QuestionCode.HEADING_IN_LINE, item, heading, Choice.SPLIT)

    def _start(self, item: Item, label: str, heading: str) -> Body:
        article = Draft(Kind.ARTICLE, label, item.line.number, heading)
        self._latest = label
        siblings = self._containers[-1].children if self._containers else self._roots
        siblings.append(article)
        self._body = Body(article, self.questions, self._layout)
        return self._body

    def _take_inside_article(self, index: int, item: Item, body: Body) -> None:
        article, following = body.article, self._following(index)
        is_heading = item.role is Role.HEADING
        if number := self._lost_article(index, body):
            self._infer_article(number, "", item).take(item)
        elif is_heading and (number := self._lost_article(index + 1, body)):
            self._infer_article(number, item.text, item)
        elif body.is_empty and not article.heading and is_heading_line(item, following):
            article.heading = item.text
        elif body.is_empty and _is_overrun(article.heading, item):
            self._continue_heading(article, item)
        elif not is_heading or headings.starts_small(item.text):
            # A converter took the end of a sentence for a heading: no heading begins small.
            body.take(item)
        else:
            self._open_unnumbered(index, item)

    def _lost_article(self, index: int, body: Body) -> str | None:
        """The number of the article a paragraph belongs to, if that article's heading is lost.

        "140.1." in article 139 means that article 140 began, provided that nothing else is headed
        140 and that 140 lies between 139 and the next article headed so.
        """
        item = self._items[index] if index < len(self._items) else None
        if item is None or item.role is not Role.LABELLED:
            return None
        number, *levels = labels.components(item.label)
        if not levels or number == body.article.label or self._ahead.has_article(number):
            return None
        after = self._ahead.article(index)
        key = labels.natural_key(number)
        is_between = labels.natural_key(body.article.label) < key and (
            after is None or key < labels.natural_key(after)
        )
        return number if is_between else None

    def _only_missing(self, index: int) -> str | None:
        """The number of an article whose heading is lost above this text, if just one is missing.

        Under the heading of a chapter, between article 57 and 59, stands the text of 58.
        """
        after = self._ahead.article(index)
        missing = missing_before(after, self._latest) if after and self._latest else None
        if missing is None or self._ahead.has_article(missing):
            return None
        return missing if next_label(missing) == after else None

    def _infer_article(self, number: str, heading: str, item: Item) -> Body:
        self._ask(QuestionCode.ARTICLE_INFERRED, item, number)
        return self._start(item, number, heading)

    def _continue_heading(self, draft: Draft, item: Item) -> None:
        draft.heading = joined(draft.heading, item.text)
        self._ask(QuestionCode.HEADING_CONTINUED, item, item.text, Choice.JOIN)

    # Parts, sections, chapters

    def _open_container(self, kind: Kind, label: str, heading: str, item: Item) -> None:
        while self._containers and self._rank(self._containers[-1].kind) >= self._rank(kind):
            if self._containers[-1].kind is Kind.ANNEX:
                break
            self._containers.pop()
        draft = Draft(kind, label, item.line.number, heading)
        (self._containers[-1].children if self._containers else self._roots).append(draft)
        self._containers.append(draft)
        self._body = None

    def _open_annex(self, item: Item) -> None:
        """An annex stands beside the articles, and whatever follows it is in it or the next."""
        self._is_closed = False
        self._containers = [Draft(Kind.ANNEX, item.label, item.line.number, item.text)]
        self._roots.append(self._containers[0])
        self._body = None

    def _open_unnumbered(self, index: int, item: Item) -> None:
        """A heading without a number: of the deepest kind, or one above the kind that follows."""
        following = self._following(index)
        kinds = list(self._ranks)
        kind = kinds[-1] if kinds else Kind.CHAPTER
        if following and following.role is Role.CONTAINER and following.kind:
            kind = kinds[max(0, self._rank(following.kind) - 1)]
        self._ask(
            QuestionCode.UNNUMBERED_HEADING, item, item.text, _CHOICES.get(kind, Choice.CHAPTER)
        )
        self._open_container(kind, "", item.text, item)

    def _take_under_container(self, index: int, item: Item, container: Draft) -> None:
        if not (container.heading or container.text) and _is_title(item):
            container.heading = item.text
        elif item.role is Role.HEADING and _continues(container.heading, item.text):
            self._continue_heading(container, item)
        elif self._containers[0].kind is Kind.ANNEX:
            container.text = f"{container.text}\n{item.line.text}".strip()
        elif item.role is Role.HEADING:
            self._open_unnumbered(index, item)
        elif number := self._only_missing(index):
            self._infer_article(number, "", item).take(item)
        else:
            self._ask(QuestionCode.TEXT_OUTSIDE_ARTICLES, item, item.line.text)
            container.text = f"{container.text}\n{item.line.text}".strip()

    def _rank(self, kind: Kind) -> int:
        return self._ranks.get(kind, len(self._ranks))

    def _ask(
        self, code: QuestionCode, item: Item, excerpt: str, chosen: Choice = Choice.KEEP
    ) -> None:
        self.questions.append(Question(code, item.line.number, excerpt[:_EXCERPT], chosen))


class _Ahead:
    """What comes later in a list of items, looked up in constant time."""

    def __init__(self, items: list[Item]) -> None:
        self._labels = {item.label for item in items if item.role is Role.ARTICLE}
        self._structures: list[Item | None] = [None]
        self._articles: list[str | None] = [None]
        for item in reversed(items):
            is_annex = item.kind is Kind.ANNEX
            structure, article = self._structures[-1], self._articles[-1]
            structure = item if item.is_structural else structure
            article = item.label if item.role is Role.ARTICLE else article
            # What stands in an annex does not follow what stands before it.
            self._structures.append(None if is_annex else structure)
            self._articles.append(None if is_annex else article)
        self._structures.reverse()
        self._articles.reverse()

    def has_article(self, label: str) -> bool:
        return label in self._labels

    def structure(self, index: int) -> Item | None:
        """The next article or chapter after the item at `index`."""
        return self._structures[index + 1]

    def article(self, index: int) -> str | None:
        """The label of the next article after the item at `index`."""
        return self._articles[index + 1]


def _ranks(items: list[Item]) -> dict[Kind, int]:
    """The kinds of container by depth: whichever is named first contains the others.

    Azerbaijani codes put chapters into sections, EU acts sections into chapters.
    """
    kinds = [
        item.kind
        for item in items
        if item.role is Role.CONTAINER and item.kind and item.kind is not Kind.ANNEX
    ]
    return {kind: rank for rank, kind in enumerate(dict.fromkeys(kinds))}


def _is_overrun(heading: str, item: Item) -> bool:
    """Whether a line under a heading is the heading's second line and no text."""
    if heading.isupper() and item.text.isupper() and not headings.ends_a_sentence(heading):
        return item.role in {Role.HEADING, Role.PLAIN}
    if not headings.starts_small(item.text) or headings.ends_a_sentence(heading):
        return False
    return item.role is Role.HEADING or (
        item.role is Role.PLAIN and not headings.ends_an_item(item.text)
    )


def _is_title(item: Item) -> bool:
    is_short_line = item.role is Role.PLAIN and not headings.ends_a_sentence(item.text)
    return item.role is Role.HEADING or is_short_line


def _continues(heading: str, text: str) -> bool:
    """Whether a heading line is the second of one heading: small, or both in capitals."""
    return headings.starts_small(text) or (heading.isupper() and text.isupper())


def check(drafts: list[Draft], questions: list[Question]) -> None:
    """Ask about jumps in the numbering of articles and about sentences without an end."""
    previous: str | None = None
    for draft in _each(drafts):
        if draft.kind is Kind.ANNEX:
            previous = None
        elif draft.kind is Kind.ARTICLE:
            _check_number(draft, previous, questions)
            previous = draft.label
            _check_content(draft, questions)
        if not draft.children and not draft.kind.is_container and _is_unfinished(draft.text):
            code = QuestionCode.SENTENCE_UNFINISHED
            questions.append(Question(code, draft.line, draft.text[-_EXCERPT:]))


def _is_unfinished(text: str) -> bool:
    is_remark = text.startswith("(") and text.endswith(")")
    is_complete = headings.ends_an_item(text) or text.endswith("|") or headings.ends_with_and(text)
    return bool(text) and not is_remark and not is_complete


_REPEALED = tuple(fold(word) for one in languages() for word in one.words.repealed)


def _check_content(draft: Draft, questions: list[Question]) -> None:
    is_repealed = any(word in fold(draft.heading) for word in _REPEALED)
    if not (draft.text or draft.children or is_repealed):
        questions.append(Question(QuestionCode.ARTICLE_WITHOUT_TEXT, draft.line, draft.label))


def _check_number(draft: Draft, previous: str | None, questions: list[Question]) -> None:
    if previous and labels.natural_key(draft.label) <= labels.natural_key(previous):
        questions.append(Question(QuestionCode.LABEL_UNEXPECTED, draft.line, draft.label))
    elif missing := missing_before(draft.label, previous):
        questions.append(Question(QuestionCode.LABEL_MISSING, draft.line, missing))


def _each(drafts: list[Draft]) -> list[Draft]:
    """All drafts in reading order."""
    found: list[Draft] = []
    waiting = drafts[::-1]
    while waiting:
        draft = waiting.pop()
        found.append(draft)
        waiting.extend(reversed(draft.children))
    return found
