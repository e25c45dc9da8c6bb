"""The Data Act: 42 articles of the Commission's proposal, 50 of the final regulation.

What became of what was checked by reading the headings of both texts.
"""

import re
import xml.etree.ElementTree as ET

import pytest

from legislation.text.align import Reason, align
from legislation.text.document import Document, Kind, Node
from tests.data import shared_data

FOLDER = "versions/eu-proposal-final/data-act"
# Renumbered, the first ten under the same heading, the others under one that changed by a word.
RENUMBERED = {
    "25": "29",
    "26": "30",
    "33": "40",
    "35": "43",
    "37": "48",
    "38": "45",
    "39": "46",
    "40": "44",
    "41": "49",
    "42": "50",
    "24": "25",
    "27": "32",
    "29": "35",
    "30": "36",
    "31": "37",
    "32": "38",
    "34": "41",
    "36": "47",
}
# Renumbered, renamed and mostly rewritten: a person must say so, and is asked about the right one.
TO_BE_ASKED = {"28": "33"}


def text(element):
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def document(name):
    root = ET.parse(shared_data(f"{FOLDER}/{name}")).getroot()  # noqa: S314 - our own test data
    space = re.match(r"\{.*\}", root.tag)[0]
    articles = []
    for article in root.iter(f"{space}article"):
        label = text(article.find(f"{space}num")).removeprefix("Article").strip()
        heading = text(article.find(f"{space}heading"))
        children = tuple(
            Node(Kind.PARAGRAPH, text(part.find(f"{space}num")).rstrip("."), "", text(part))
            for part in article
            if part.tag not in (f"{space}num", f"{space}heading")
        )
        articles.append(Node(Kind.ARTICLE, label, heading, "", children))
    return Document(children=tuple(articles), language="en")


@pytest.fixture(scope="module")
def pairs():
    old = document("52022PC0068-bill-akn.xml")
    new = document("32023R2854-akn.xml")
    assert (len(old.children), len(new.children)) == (42, 50)
    return [pair for pair in align(old, new) if (pair.new or pair.old).node.kind is Kind.ARTICLE]


def partners(pairs, *, unsure):
    return {
        pair.old.node.label: pair.new.node.label
        for pair in pairs
        if pair.old and pair.new and (pair.reason is Reason.UNSURE) == unsure
    }


def test_renumbered_articles_are_found_under_their_new_numbers(pairs):
    found = partners(pairs, unsure=False)
    assert {old: new for old, new in found.items() if old != new} == RENUMBERED


def test_renumbered_and_renamed_articles_are_questions_about_the_right_ones(pairs):
    guessed = partners(pairs, unsure=True)
    assert {old: new for old, new in guessed.items() if old != new} == TO_BE_ASKED


def test_an_article_with_an_equal_number_and_other_words_is_not_taken_for_the_same(pairs):
    found = partners(pairs, unsure=False)
    for number in ("29", "30", "33", "36", "37", "38"):
        assert found.get(number) != number


def test_articles_that_kept_their_number_and_heading_are_the_same(pairs):
    found = partners(pairs, unsure=False)
    assert all(
        found[number] == number
        for number in ("1", "2", "6", "8", "9", "10", "15", "17", "18", "22")
    )
