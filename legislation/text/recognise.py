"""A law out of plain text or Markdown, with a question for every place that is unsure.

recognition = recognise(text, "az")
recognition.document.articles()
"""

from legislation.text.document import Document
from legislation.text.errors import (
    BinaryText,
    DuplicateArticle,
    EmptyText,
    NotALaw,
    NotRecognised,
)
from legislation.text.outline import repeated_articles
from legislation.text.questions import Choice, Question, QuestionCode, Recognition
from legislation.text.reading import read
from legislation.text.sources import LeftOut, decode

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
    """Read a law that is to be stored; `parse` reads any text and reports.

    `language` is only noted in the document; headings of all languages are known at once. Takes
    time linear in the text. Raises EmptyText, BinaryText, NotALaw or DuplicateArticle, all of them
    NotRecognised.
    """
    lines, recognition = read(content, language)
    if not lines.have_articles:
        raise NotALaw
    for first, second in repeated_articles(lines.items):
        raise DuplicateArticle(second.label, first.line.number, second.line.number)
    return recognition
