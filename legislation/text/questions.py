"""What a person must look at after a law was read."""

from dataclasses import dataclass
from enum import StrEnum

from legislation.text.document import Document
from legislation.text.sources import LeftOut


class QuestionCode(StrEnum):
    """What is unsure; the caller words it."""

    WORDS_MENDED = "words_mended"
    """Broken words were joined in `excerpt` many lines."""
    UNNUMBERED_HEADING = "unnumbered_heading"
    """A heading without a number stands between articles."""
    ARTICLE_INFERRED = "article_inferred"
    """The heading line of article `excerpt` is missing; its paragraphs show that it exists."""
    HEADING_IN_LINE = "heading_in_line"
    """Heading `excerpt` and text of an article stood in one line and were parted."""
    HEADING_CONTINUED = "heading_continued"
    """A line was joined to the heading above it."""
    LABEL_IN_LINE = "label_in_line"
    """Paragraph `excerpt` began in the middle of a line and was parted."""
    LABEL_MISSING = "label_missing"
    """The numbering jumps over `excerpt`."""
    LABEL_UNEXPECTED = "label_unexpected"
    """Label `excerpt` does not belong to its article or stands out of order."""
    SENTENCE_UNFINISHED = "sentence_unfinished"
    """A paragraph ends in the middle of a sentence: `excerpt`."""
    TEXT_OUTSIDE_ARTICLES = "text_outside_articles"
    """Text stands under a heading before its first article."""
    NO_PROVISIONS = "no_provisions"
    """There is no heading of an article: nothing was taken for a provision."""
    ARTICLE_REPEATED = "article_repeated"
    """Article `excerpt` stands twice."""
    ARTICLE_WITHOUT_TEXT = "article_without_text"
    """Article `excerpt` has a heading and nothing below it."""
    LANGUAGE_UNKNOWN = "language_unknown"
    """There is no description of the language `excerpt`."""
    LANGUAGE_DOUBTFUL = "language_doubtful"
    """The headings are in the language `excerpt`, not in the one that was named."""
    NOTE_UNCLEAR = "note_unclear"
    """The note number `excerpt` behind the law could not be understood whole."""
    LETTERS_LOST = "letters_lost"
    """`excerpt` many letters cannot be read in the file."""
    CHANGES_TRACKED = "changes_tracked"
    """Somebody tracked changes in the file: the text after them was read."""
    NUMBER_UNKNOWN = "number_unknown"
    """A number that only Word can count stands here, and the file does not hold it."""
    OLD_FORMAT = "old_format"
    """The file is in an older form, `excerpt`, and was read as if it were in the present one."""
    SEVERAL_LAWS = "several_laws"
    """The file holds several laws; the first was read, `excerpt` was not."""
    MARKED_DELETED = "marked_deleted"
    """The words `excerpt` are marked as deleted and were kept, as they are printed."""


class Choice(StrEnum):
    """What was done, and what could be done instead."""

    KEEP = "keep"
    CHAPTER = "chapter"
    SECTION = "section"
    PART = "part"
    TEXT = "text"
    JOIN = "join"
    SPLIT = "split"


CHOICES: dict[QuestionCode, tuple[Choice, ...]] = {
    QuestionCode.UNNUMBERED_HEADING: (Choice.CHAPTER, Choice.SECTION, Choice.PART, Choice.TEXT),
    QuestionCode.HEADING_CONTINUED: (Choice.JOIN, Choice.TEXT),
    QuestionCode.HEADING_IN_LINE: (Choice.SPLIT, Choice.TEXT),
    QuestionCode.LABEL_IN_LINE: (Choice.SPLIT, Choice.JOIN),
    QuestionCode.SENTENCE_UNFINISHED: (Choice.KEEP, Choice.JOIN),
}


@dataclass(frozen=True, slots=True)
class Question:
    """An unsure place: line (from 1; 0 for the whole file), excerpt, and what was chosen."""

    code: QuestionCode
    line: int
    excerpt: str = ""
    chosen: Choice = Choice.KEEP

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What a person may choose from; the present choice is one of them."""
        return CHOICES.get(self.code, (Choice.KEEP,))


@dataclass(frozen=True, slots=True)
class Recognition:
    """A law that was read, what is unsure in it, and which lines were not taken for law."""

    document: Document
    questions: tuple[Question, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
