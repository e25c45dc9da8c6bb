"""A law out of plain text or Markdown, with a question for every place that is unsure.

recognition = recognise(text, "az")
recognition.document.articles()
"""

from legislation.text.building import Builder
from legislation.text.document import Document
from legislation.text.errors import (
    BinaryText,
    DuplicateArticle,
    EmptyText,
    NotALaw,
    NotRecognised,
)
from legislation.text.lines import LeftOut, decode, read_lines
from legislation.text.outline import outline
from legislation.text.questions import Choice, Question, QuestionCode, Recognition

__all__ = [
    "BinaryText",
    "Choice",
    "Document",
    "DuplicateArticle",
    "EmptyText",
    "LeftOut",
    "NotALaw",
    "NotRecognised",
    "Question",
    "QuestionCode",
    "Recognition",
    "decode",
    "recognise",
]


def recognise(content: str | bytes, language: str = "az") -> Recognition:
    """Read a law: plain text or Markdown in Azerbaijani (both scripts), English, Russian, Turkish.

    `language` is only noted in the document; headings of all languages are known at once. Takes
    time linear in the text. Raises EmptyText, BinaryText, NotALaw or DuplicateArticle, all of them
    NotRecognised.
    """
    reading = read_lines(content)
    items, contents = outline(reading.lines)
    builder = Builder(items, reading.layout)
    document = builder.document(language)
    questions = builder.questions
    if reading.mended:
        code = QuestionCode.WORDS_MENDED
        questions.insert(0, Question(code, 0, str(reading.mended)))
    left_out = tuple(sorted((*contents, *reading.left_out), key=lambda part: part.first_line))
    return Recognition(document, tuple(questions), left_out)
