"""A law out of plain text, Markdown or Akoma Ntoso, with a question for every place that is unsure.

recognition = recognise(text, "az")
recognition.document.articles()
"""

from legislation.text.akoma_ntoso import read_akoma_ntoso
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
from legislation.text.sources import LeftOut, decode, is_xml

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

    `language` is only noted in the document (Akoma Ntoso names its own); headings of all languages
    are known at once. Takes time linear in the text. Raises EmptyText, BinaryText, NotALaw,
    DuplicateArticle, or what `read_akoma_ntoso` names, all of them NotRecognised.
    """
    if is_xml(content):
        return _with_articles(read_akoma_ntoso(content, language))
    lines, recognition = read(content, language)
    if not lines.have_articles:
        raise NotALaw
    for first, second in repeated_articles(lines.items):
        raise DuplicateArticle(second.label, first.line.number, second.line.number)
    return recognition


def _with_articles(recognition: Recognition) -> Recognition:
    """A law that says itself what its parts are may well count them anew in every chapter."""
    if not any(True for _ in recognition.document.articles()):
        raise NotALaw
    return recognition
