"""What is written as Akoma Ntoso is read back as it was, and says what is known of the law."""

import datetime as dt
import xml.etree.ElementTree as ET
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from core.text import clean_text
from legislation.text import parse
from legislation.text.akoma_ntoso import (
    Modification,
    Work,
    export_akoma_ntoso,
    from_notes,
    read_akoma_ntoso,
)
from legislation.text.document import Document, Kind, Node
from legislation.text.labels import uid_of
from tests.legislation.text.akn import SPACE
from tests.legislation.text.laws import SMALL

WORK = Work(dt.date(2026, 3, 14))
LABELS = st.sampled_from(["", "1", "12-1", "12.1", "12¹", "ə)", "9 bis", "Birinci", "§ 3.", '<&"'])
TEXTS = st.one_of(
    st.sampled_from(
        ["", "Ər-arvad qanunla qorunur.", "a  b", " kənar ", "x\n\ny", "| a | b |", "<p>&"]
    ),
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=12).map(
        clean_text
    ),
)


def node(children):
    return st.builds(
        Node,
        st.sampled_from(Kind),
        LABELS,
        TEXTS,
        TEXTS,
        children,
        st.one_of(st.none(), st.uuids()),
    )


NODES = st.recursive(
    node(st.just(())), lambda inside: node(st.lists(inside, max_size=3).map(tuple)), max_leaves=6
)
DOCUMENTS = st.builds(
    Document,
    TEXTS,
    TEXTS,
    st.lists(NODES, max_size=3).map(tuple),
    st.sampled_from(["az", "en", "ru", "ka", "mul"]),
    TEXTS,
)


@settings(max_examples=80)
@given(DOCUMENTS)
def test_what_is_written_is_read_back_as_it_was(document):
    assert read_akoma_ntoso(export_akoma_ntoso(document, WORK), "az").document == document


@settings(max_examples=40)
@given(DOCUMENTS)
def test_addresses_are_unique_and_permanent_names_carry_the_uid(document):
    root = ET.fromstring(export_akoma_ntoso(document, WORK))  # noqa: S314 - our own export
    body = root.find(f".//{{{SPACE}}}body")
    eids = [one.get("eId") for one in root.iter() if one.get("eId")]
    assert len(eids) == len(set(eids))
    uids = [uid_of(one.get("wId")) for one in body.iter() if one.get("wId")]
    assert uids == [placed.node.uid for placed in document.walk() if placed.node.uid]


def test_the_head_says_which_law_and_which_wording():
    work = Work(
        dt.date(2026, 3, 14),
        number="1024-IQ",
        date=dt.date(1997, 9, 30),
        version=dt.date(2025, 1, 2),
    )
    file = export_akoma_ntoso(parse(SMALL).document, work)
    assert '<FRBRuri value="/akn/az/act/1997-09-30/1024-IQ"/>' in file
    assert '<FRBRuri value="/akn/az/act/1997-09-30/1024-IQ/aze@2025-01-02"/>' in file
    assert '<FRBRlanguage language="aze"/>' in file
    assert 'type="generation"' in file


def test_changes_told_in_notes_become_modifications_with_their_laws():
    notes = (
        "QANUNA EDİLMİŞ DƏYİŞİKLİK VƏ ƏLAVƏLƏRİN SİYAHISI\n"
        "[1] 2 may 2023-cü il tarixli 864-VIQD nömrəli Azərbaycan Respublikasının Qanunu (Toplu, "
        "2023-cü il, № 5, maddə 627) ilə 3-cü maddə yeni redaksiyada verilmişdir.\n"
        "Əvvəlki redaksiyada deyilirdi:\nMaddə 3. Köhnə başlıq\nKöhnə mətn.\n"
    )
    law = parse(SMALL + notes)
    modifications = from_notes(law.document, law.notes)
    file = export_akoma_ntoso(law.document, Work(dt.date(2026, 3, 14), modifications=modifications))
    assert '<textualMod type="substitution" eId="pmod_1"><source href="#law_1"/>' in file
    assert '<destination href="#art_3"/>' in file
    assert "Köhnə mətn." in file
    assert 'href="/akn/az/act/2023-05-02/864-VIQD"' in file
    assert '<eventRef eId="event_1" date="2023-05-02" source="#law_1" type="amendment"/>' in file
    assert read_akoma_ntoso(file, "az").document == law.document


def test_what_the_law_itself_changes_is_active():
    change = Modification("repeal", "7-IIQ", None, "art_3", old="söz", is_active=True)
    file = export_akoma_ntoso(
        parse(SMALL).document, Work(dt.date(2026, 3, 14), modifications=(change,))
    )
    assert "<activeModifications>" in file
    assert '<source href="#art_3"/><destination href="#law_1"/>' in file


def test_an_export_that_somebody_changed_is_read_as_any_other_file():
    uid = UUID(int=7)
    file = export_akoma_ntoso(
        Document("T", "", (Node(Kind.ARTICLE, "1", "", "A.", (), uid),)), WORK
    )
    changed = file.replace("<p>A.</p>", "<p>A <b>bold</b>  word.</p>")
    law = read_akoma_ntoso(changed, "az")
    assert law.document.children[0].text == "A bold word."
    assert [one.reason for one in law.left_out] == ["front_matter"]
