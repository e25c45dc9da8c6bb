"""`parse`: a law out of a file, and a report of what was done with every line."""

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha1, sha256
from typing import Any
from uuid import UUID, uuid4, uuid5

from core.text import fold
from legislation.text.akoma_ntoso import no_collection, read_akoma_ntoso
from legislation.text.align import Reason, align
from legislation.text.building import Builder
from legislation.text.document import Document, Placed
from legislation.text.docx import Remark
from legislation.text.headings import heading_words
from legislation.text.languages import codes, languages
from legislation.text.lines import Reading, read_lines
from legislation.text.notes import NoteOperation, read_notes
from legislation.text.outline import Item, Role, outline, repeated_articles
from legislation.text.plain import from_plain
from legislation.text.questions import Question, QuestionCode, Recognition
from legislation.text.sources import LeftOut, Source, is_xml

_OF_OURS = UUID("8a4e2b1c-6a5e-4c1d-9b57-2f0f3f0f6a11")


@dataclass(frozen=True, slots=True)
class PlacedRemark:
    """A footnote, endnote or comment, and the label of its article, "" outside of any."""

    remark: Remark
    provision: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A law and the report of its reading.

    `found` counts the provisions of each kind; `notes` are the changes told in the notes of an
    e-qanun act; `unsure` are places where a person has to look; `dropped` are stretches of lines
    that are no part of the law. Of a Word document, `remarks` are its footnotes, endnotes and
    comments, and `before` is the law before the changes tracked in it, None if there are none.
    """

    document: Document
    notes: tuple[NoteOperation, ...]
    unsure: tuple[Question, ...]
    dropped: tuple[LeftOut, ...]
    remarks: tuple[PlacedRemark, ...] = ()
    before: Document | None = None

    @property
    def found(self) -> dict[str, int]:
        """How many provisions of each kind there are: {"chapter": 12, "article": 84}."""
        return dict(Counter(str(placed.node.kind) for placed in self.document.walk()))


def parse(content: str | bytes, language: str = "az") -> Parsed:
    """Read a law: plain text, Markdown, a Word document or Akoma Ntoso, in any language.

    >>> law = parse("Qanun haqqında\\nMaddə 12-1. Məqsəd\\n12-1.1. Bu Qanun nümunədir.")
    >>> [(placed.eid, placed.node.label) for placed in law.document.walk()]
    [('art_12-1', '12-1'), ('art_12-1__para_12-1.1', '12-1.1')]
    >>> law.found
    {'article': 1, 'paragraph': 1}

    What is doubtful is asked about, and nothing is invented:

    >>> letter = parse("Salam, bu bir məktubdur.")
    >>> letter.found, [question.code.value for question in letter.unsure]
    ({}, ['no_provisions'])

    JSON of ours (see `plain`) is read too. Takes time linear in the text. The same file always
    gives the same uids. Raises EmptyText, BinaryText, MarkupText, TooLong, NotOurData or
    UnusableDocument, and for Akoma Ntoso what `read_akoma_ntoso` names, all of them NotRecognised.
    """
    if (data := json_data(content)) is not None:
        return Parsed(_with_uids(from_plain(data), content), (), (), ())
    if is_xml(content):
        with no_collection():
            law = read_akoma_ntoso(content, language)
            return Parsed(_with_uids(law.document, content), (), law.questions, law.left_out)
    lines, recognition = read(content, language)
    notes = read_notes(lines.notes)
    unclear = (Question(QuestionCode.NOTE_UNCLEAR, one.line, str(one.note)) for one in notes.unsure)
    unsure = sorted((*recognition.questions, *unclear), key=lambda question: question.line)
    document = _with_uids(recognition.document, content)
    return Parsed(
        document,
        notes.operations,
        tuple(unsure),
        recognition.left_out,
        tuple(_placed(lines)),
        _before(lines.source.before, document, content),
    )


def json_data(content: str | bytes) -> dict[str, Any] | None:
    """The data of a file that is JSON of ours, None for any other."""
    is_object = content.lstrip()[:1] in ("{", b"{")
    if not is_object:
        return None
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) and "provisions" in data else None


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file: what each of the law's does, and those of the notes behind it."""

    items: list[Item]
    notes: tuple[tuple[int, str], ...]
    source: Source

    @property
    def have_articles(self) -> bool:
        """Whether there is any heading of an article."""
        return any(item.role is Role.ARTICLE for item in self.items)


def _placed(lines: Lines) -> Iterator[PlacedRemark]:
    """The remarks of a document, each with the label of the article it stands in."""
    articles = [item for item in lines.items if item.role is Role.ARTICLE]
    for remark in lines.source.remarks:
        at = bisect_right(articles, remark.line, key=lambda item: item.line.number)
        yield PlacedRemark(remark, articles[at - 1].label if at else "")


def _before(source: Source | None, after: Document, content: str | bytes) -> Document | None:
    """The law before the tracked changes; a provision that stayed has one uid in both."""
    if source is None:
        return None
    _, recognition = read(source, after.language)
    of_the_file = _of_file(content)
    own = recognition.document.with_uids(lambda placed: uuid5(of_the_file, f"- {placed.eid}"))
    pairs = align(own, after)
    kept = {
        pair.old.eid: pair.new.node.uid
        for pair in pairs
        if pair.old and pair.new and pair.reason is not Reason.UNSURE
    }
    return own.with_uids(lambda placed: kept.get(placed.eid) or placed.node.uid or uuid4())


def read(content: str | bytes | Source, language: str) -> tuple[Lines, Recognition]:
    """The lines of a law and what was recognised in them, however little that is."""
    reading = read_lines(content)
    items, contents = outline(reading.lines)
    lines = Lines(items, reading.notes, reading.source)
    if not lines.have_articles:
        items, contents = [Item(line, Role.PLAIN, line.text) for line in reading.lines], ()
    builder = Builder(items, reading.layout)
    document = builder.document(language)
    questions = [*_about_the_file(reading, lines, language), *builder.questions]
    questions += (
        Question(QuestionCode.ARTICLE_REPEATED, second.line.number, second.label)
        for _, second in repeated_articles(items)
    )
    questions.sort(key=lambda question: question.line)
    left_out = sorted((*contents, *reading.left_out), key=lambda part: part.first_line)
    return lines, Recognition(document, tuple(questions), tuple(left_out))


def _about_the_file(reading: Reading, lines: Lines, language: str) -> Iterator[Question]:
    if reading.mended:
        yield Question(QuestionCode.WORDS_MENDED, 0, str(reading.mended))
    if reading.source.lost:
        yield Question(QuestionCode.LETTERS_LOST, 0, str(reading.source.lost))
    if reading.source.before:
        yield Question(QuestionCode.CHANGES_TRACKED, 0)
    for line in reading.source.uncounted:
        yield Question(QuestionCode.NUMBER_UNKNOWN, line)
    if not lines.have_articles:
        yield Question(QuestionCode.NO_PROVISIONS, 0)
    if language not in codes():
        yield Question(QuestionCode.LANGUAGE_UNKNOWN, 0, language)
    elif other := _other_language(lines.items, language):
        yield Question(QuestionCode.LANGUAGE_DOUBTFUL, 0, other)


def _other_language(items: list[Item], language: str) -> str | None:
    """The language of most headings, if they are not in the one that was named."""
    words = Counter(fold(item.word) for item in items if item.word and item.word != "§")
    counts = Counter(
        {
            one.code: sum(count for word, count in words.items() if word in heading_words(one))
            for one in languages()
        }
    )
    if not words or counts[language] * 2 >= words.total():
        return None
    return counts.most_common(1)[0][0]


def _with_uids(document: Document, content: str | bytes) -> Document:
    """Uids that depend on the file: of another file they differ, even for equal numbers."""
    begun = sha1(_of_file(content).bytes, usedforsecurity=False)

    def uid(placed: Placed) -> UUID:
        """What `uuid5` gives, from a hash of the namespace that is begun once for all."""
        if placed.node.uid:
            return placed.node.uid
        digest = begun.copy()
        digest.update(placed.eid.encode())
        return UUID(bytes=digest.digest()[:16], version=5)

    return document.with_uids(uid)


def _of_file(content: str | bytes) -> UUID:
    data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    return uuid5(_OF_OURS, sha256(data).hexdigest())
