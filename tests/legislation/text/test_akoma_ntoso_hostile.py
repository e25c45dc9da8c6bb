"""XML that means harm is refused plainly; whatever comes ends in a law or a refusal."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legislation.text.akoma_ntoso import read_akoma_ntoso, tree
from legislation.text.errors import (
    BinaryText,
    DeclaresEntities,
    NestedTooDeep,
    NotRecognised,
    NotWellFormed,
    TooLong,
)
from tests.data import shared_data
from tests.legislation.text.akn import act, akn, read, text_of

BOMB = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
SCHEMA = '<!DOCTYPE akomaNtoso SYSTEM "http://a.az/akn.dtd">'


@pytest.mark.parametrize("declaration", [BOMB, OUTSIDE, SCHEMA])
def test_a_document_type_is_refused_where_it_stands(declaration):
    with pytest.raises(DeclaresEntities) as refusal:
        read(act("<article><content><p>&a;</p></content></article>", head=f"\n{declaration}"))
    assert refusal.value.line == 2


def test_the_known_attacks_are_refused():
    files = sorted(shared_data("hostile/xml-defusedxml").iterdir())
    assert files
    for file in files:
        with pytest.raises(NotRecognised):
            read_akoma_ntoso(file.read_bytes(), "az")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (akn("<act>\n<body>"), 2),
        (akn("<act>&nbsp;</act>"), 1),
        (akn("<act><a:b/></act>"), 1),
        (b"<?xml version='1.0' encoding='klingon'?><a/>", 1),
        (b"<?xml version='1.0' encoding='gb2312'?><a/>", 1),
        (b"<akomaNtoso>\xff</akomaNtoso>", 1),
        (b"<akomaNtoso>\x00</akomaNtoso>", 1),
        (b"<?xml version='1.0'?>", 1),
    ],
)
def test_damaged_xml_is_refused_with_the_place(content, line):
    with pytest.raises(NotWellFormed) as refusal:
        read(content)
    assert refusal.value.line == line


def test_a_string_no_store_can_hold_is_refused():
    for letter in ("\x00", "\ud800"):
        with pytest.raises(BinaryText):
            read(act(f"<p>{letter}</p>"))


def test_what_is_nested_without_end_is_refused_at_once():
    with pytest.raises(NestedTooDeep):
        read(act("<article>" * 1_000_000))


def test_a_file_of_nothing_but_tags_is_refused(monkeypatch):
    monkeypatch.setattr(tree, "MOST_ELEMENTS", 1000)
    with pytest.raises(TooLong):
        read(act("<p/>" * 1001))
    monkeypatch.setattr(tree, "LONGEST", 100)
    with pytest.raises(TooLong):
        read(act("a" * 100))


@pytest.mark.parametrize(
    "content",
    [
        " " * 300_000 + "a",
        "<br/> " * 50_000,
        "<authorialNote/> " * 30_000,
        "<br/>;" * 50_000,
        "<num/>" * 50_000,
        '<quotedText endQuote="”"/> ' * 30_000,
        "“<br/>" * 50_000,
    ],
)
def test_endless_repetition_costs_no_more_than_ordinary_text(content):
    assert len(text_of(f"{content}.")) <= len(content) + 1


NAMES = ["article", "section", "p", "num", "list", "hcontainer", "del", "tr", "toc", "content"]
TREES = st.recursive(
    st.sampled_from(["a", " b ", "“", "", "<eol/>", "<authorialNote/>"]),
    lambda inside: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
        st.sampled_from(NAMES),
        st.lists(inside, max_size=3),
    ),
    max_leaves=12,
)


@settings(max_examples=60)
@given(TREES)
def test_any_tree_is_read_or_refused_and_never_breaks(inside):
    with suppress(NotRecognised):
        read(act(inside))


@settings(max_examples=60)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content):
    with pytest.raises(NotRecognised):
        read_akoma_ntoso(b"<akomaNtoso>" + content, "az")
