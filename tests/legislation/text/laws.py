"""Small laws for tests, and ways to look at what was read."""

import html
import re
from pathlib import Path

from legislation.text.document import Document
from legislation.text.recognise import QuestionCode, Recognition, recognise
from tests.data import shared_data

SMALL = """\
Vətəndaşların müraciətləri haqqında
Azərbaycan Respublikasının Qanunu
Bu Qanun müraciətlərə baxılması qaydasını müəyyən edir.
1-ci fəsil
Ümumi müddəalar
Maddə 1. Qanunun məqsədi
1.1. Bu Qanunun məqsədi müraciət hüququnu təmin etməkdir.
1.2. Qanun aşağıdakılara şamil edilir:
1.2.1. vətəndaşlara;
1.2.2. hüquqi şəxslərə.
Maddə 2. Əsas anlayışlar
Müraciət təklif, ərizə və ya şikayətdir.
2-ci fəsil. Müraciətlərə baxılması
Maddə 2-1. Müddətlər
2-1.1. Müraciətə 15 iş günü müddətində baxılır.
Maddə 3. Qanunun qüvvəyə minməsi
Bu Qanun dərc edildiyi gündən qüvvəyə minir.
"""


def read(text: str | bytes, language: str = "az") -> Document:
    return recognise(text, language).document


def eids(document: Document) -> list[str]:
    return [place.eid for place in document.walk()]


def articles(document: Document) -> list[str]:
    return [place.node.label for place in document.articles()]


def headings(document: Document) -> dict[str, str]:
    return {place.node.label: place.node.heading for place in document.articles()}


def text_of(document: Document, eid: str) -> str:
    place = document.find(eid)
    assert place is not None, f"{eid} is not among {eids(document)}"
    return place.node.text


def asked(recognition: Recognition, code: QuestionCode) -> list[str]:
    return [question.excerpt for question in recognition.questions if question.code is code]


def real_law(relative: str) -> str:
    return shared_data(relative).read_text("utf-8")


def page_text(path: Path) -> str:
    """What a browser shows of a page of headings and paragraphs."""
    page = re.sub(r"<head>.*?</head>|<[^>]+>", "", path.read_text("utf-8"), flags=re.DOTALL)
    return html.unescape(page)
