"""Documents nobody may be hurt by: refused with the reason, before they unpack."""

import struct
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legislation.text import parse
from legislation.text.docx import package, read_docx
from legislation.text.errors import DocumentProblem, EmptyText, NotRecognised, UnusableDocument
from tests.data import shared_data
from tests.legislation.text.docx.word import (
    MAIN,
    docx,
    p,
    packed,
    part,
    parts,
    relation,
    relations,
)

LAW = p("Maddə 1. Ad") + p("1.1. Mətn.")
WITH_MACROS = MAIN.replace("document.main", "document.macroEnabled.main")
UNKNOWN_LETTERS = '<?xml version="1.0" encoding="no-such"?><a/>'
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def problem(content):
    with pytest.raises(UnusableDocument) as refused:
        parse(content)
    return refused.value.problem


def with_file(name, content):
    return packed(parts(LAW) | {name: content})


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04", DocumentProblem.BROKEN),
        (docx(LAW)[:-30], DocumentProblem.BROKEN),
        (packed({"a.txt": "Maddə 1."}), DocumentProblem.NOT_WORD),
        (docx(LAW, main="application/vnd.ms-excel"), DocumentProblem.NOT_WORD),
        (docx(LAW, main=WITH_MACROS), DocumentProblem.MACROS),
        (with_file("word/vbaProject.bin", b"x"), DocumentProblem.MACROS),
        (OLD_OFFICE, DocumentProblem.OLD_FORMAT),
        (OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), DocumentProblem.ENCRYPTED),
        (with_file("../../etc/passwd", "x"), DocumentProblem.UNSAFE_NAMES),
        (with_file("C:\\a.xml", "x"), DocumentProblem.UNSAFE_NAMES),
        (with_file("/etc/a.xml", "x"), DocumentProblem.UNSAFE_NAMES),
        (with_file("Word/Document.xml", "x"), DocumentProblem.UNSAFE_NAMES),
        (with_file("word/document.xml", "<a>"), DocumentProblem.BROKEN),
        (with_file("word/document.xml", b"\xff\xfe\x00"), DocumentProblem.BROKEN),
        (with_file("word/document.xml", ""), DocumentProblem.BROKEN),
        (with_file("word/document.xml", UNKNOWN_LETTERS), DocumentProblem.BROKEN),
        (with_file("word/document.xml", "<a>" * 300), DocumentProblem.TOO_BIG),
        (with_file("word/theme.xml", "x" * 6_000_000), DocumentProblem.TOO_BIG),
    ],
)  # fmt: skip
def test_what_cannot_be_opened_is_refused_with_the_reason(content, reason):
    assert problem(content) is reason


@pytest.mark.parametrize(
    "kind", ["attachedTemplate", "image", "oleObject", "subDocument", "aFChunk"]
)
def test_nothing_is_taken_from_outside(kind):
    outside = relation(9, kind, "https://evil.test/a.dotm", outside=True)
    assert problem(docx(LAW, outside=outside)) is DocumentProblem.OUTSIDE
    elsewhere = with_file("word/_rels/settings.xml.rels", relations(outside))
    assert problem(elsewhere) is DocumentProblem.OUTSIDE


@pytest.mark.parametrize(
    "name", ["cyclic", "dtd", "external", "external_file", "quadratic", "xmlbomb", "xmlbomb2"]
)
def test_entities_are_refused_in_any_part(name):
    hostile = shared_data(f"hostile/xml-defusedxml/{name}.xml").read_bytes()
    assert problem(with_file("word/document.xml", hostile)) is DocumentProblem.ENTITIES
    styled = parts(LAW, styles="") | {"word/styles.xml": hostile}
    assert problem(packed(styled)) is DocumentProblem.ENTITIES


def test_an_encrypted_entry_is_refused():
    content = bytearray(docx(LAW))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    assert problem(bytes(content)) is DocumentProblem.ENCRYPTED


def test_a_part_longer_than_it_says_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(package, "_STEP", 64)
    content = bytearray(docx(p("a" * 100_000)))
    at = content.index(b"word/document.xml", content.index(b"PK\x01\x02")) - 46
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    assert problem(bytes(content)) is DocumentProblem.BROKEN


def test_an_archive_of_too_many_entries_is_refused_unopened(monkeypatch):
    monkeypatch.setattr(package, "MOST_ENTRIES", 3)
    monkeypatch.setattr(package, "ZipFile", None)
    assert problem(docx(LAW)) is DocumentProblem.TOO_BIG


def test_pictures_too_large_to_be_true_are_refused_unopened(monkeypatch):
    monkeypatch.setattr(package, "LARGEST_WHOLE", 1_000)
    assert problem(with_file("word/media/a.png", bytes(2_000))) is DocumentProblem.TOO_BIG


def test_more_elements_than_a_law_has_are_refused(monkeypatch):
    monkeypatch.setattr("legislation.text.docx.markup.MOST_ELEMENTS", 10)
    assert problem(docx(LAW * 3)) is DocumentProblem.TOO_BIG


def test_a_document_without_text_is_empty():
    with pytest.raises(EmptyText):
        parse(docx(p(), p("   ")))


def test_a_document_of_the_strict_dialect_is_read():
    files = parts(LAW)
    strict = files["word/document.xml"].replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert parse(packed(files | {"word/document.xml": strict})).found["article"] == 1


@given(st.data())
@settings(max_examples=60)
def test_a_damaged_document_is_read_or_refused(data):
    content = bytearray(docx(LAW, styles="", numbering=""))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(NotRecognised):
        read_docx(bytes(content))


_TAGS = st.sampled_from([
    "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent", "w:ins", "w:del",
    "w:pPr", "w:rPr", "w:numPr", "w:fldChar", "w:instrText", "w:txbxContent", "w:hyperlink",
    "mc:AlternateContent", "mc:Choice", "w:sym", "w:br",
])  # fmt: skip
_TREES = st.recursive(
    st.text("abə1. ", max_size=5),
    lambda inner: st.builds(
        lambda tag, children: f"<{tag}>{''.join(children)}</{tag}>",
        _TAGS,
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@given(_TREES)
@settings(max_examples=100)
def test_any_order_of_words_elements_is_read(tree):
    read_docx(
        packed(parts("") | {"word/document.xml": part("document", f"<w:body>{tree}</w:body>")})
    )
