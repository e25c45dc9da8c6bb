"""The tree of a law: walked in reading order, every place with one address."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legislation.text.document import CONTAINERS, Document, Kind, Node


def paragraph(label, text="Mətn.", *children):
    return Node(Kind.PARAGRAPH, label, "", text, children)


def article(label, *children, heading="Başlıq", text=""):
    return Node(Kind.ARTICLE, label, heading, text, children)


@pytest.fixture
def law():
    point = Node(Kind.POINT, "1.2.1", "", "bənd;")
    first = article("1", paragraph("1.1"), paragraph("1.2", "Aşağıdakılar:", point))
    inserted = article("1-1", text="Əlavə edilmiş maddə.")
    chapter = Node(Kind.CHAPTER, "1-ci", "Ümumi müddəalar", "", (first, inserted))
    return Document("Qanun", "Bu Qanun…", (chapter, article("2", text="Son.")))


def test_a_law_is_walked_in_reading_order(law):
    assert [place.eid for place in law.walk()] == [
        "chp_1-ci",
        "art_1",
        "art_1__para_1.1",
        "art_1__para_1.2",
        "art_1__para_1.2__point_1.2.1",
        "art_1-1",
        "art_2",
    ]


def test_a_place_knows_its_parent_its_depth_and_its_position(law):
    places = {place.eid: place for place in law.walk()}
    assert places["art_1"].parent_eid == "chp_1-ci"
    assert (places["art_1-1"].depth, places["art_1-1"].position) == (1, 1)
    assert places["art_2"].parent_eid == ""
    assert (places["art_2"].depth, places["art_2"].position) == (0, 1)
    assert places["art_1__para_1.2__point_1.2.1"].depth == 3


def test_articles_are_found_whatever_contains_them(law):
    assert [place.node.label for place in law.articles()] == ["1", "1-1", "2"]


def test_a_provision_is_found_by_its_address(law):
    found = law.find("art_1__para_1.2")
    assert found is not None
    assert found.node.text == "Aşağıdakılar:"
    assert law.find("art_9") is None


def test_the_full_text_is_what_a_reader_reads(law):
    found = law.find("art_1")
    assert found is not None
    assert found.node.full_text() == "Başlıq\n1.1 Mətn.\n1.2 Aşağıdakılar:\n1.2.1 bənd;"


def test_paragraphs_without_numbers_are_counted_from_the_article_s_own_text():
    law = Document(children=(article("3", paragraph(""), paragraph(""), text="Birinci abzas."),))
    assert [place.eid for place in law.walk()] == ["art_3", "art_3__para_~n2", "art_3__para_~n3"]


def test_paragraphs_without_numbers_under_a_bare_heading_begin_with_one():
    law = Document(children=(article("3", paragraph(""), paragraph("")),))
    assert [place.eid for place in law.walk()][1:] == ["art_3__para_~n1", "art_3__para_~n2"]


def test_a_label_printed_twice_by_mistake_still_has_two_addresses():
    law = Document(children=(article("3", paragraph("3.1"), paragraph("3.1"), paragraph("3.1")),))
    eids = [place.eid for place in law.walk()]
    assert eids[1:] == ["art_3__para_3.1", "art_3__para_3.1~d2", "art_3__para_3.1~d3"]


def test_every_node_gets_a_uid_and_nothing_else_changes(law):
    marked = law.with_uids()
    uids = [place.node.uid for place in marked.walk()]
    assert all(isinstance(uid, UUID) for uid in uids)
    assert len(set(uids)) == len(uids)
    assert [place.eid for place in marked.walk()] == [place.eid for place in law.walk()]
    assert marked.title == law.title


def test_uids_that_are_there_are_kept(law):
    marked = law.with_uids()
    again = marked.with_uids()
    assert again == marked


def test_uids_can_be_given_by_address(law):
    wanted = {place.eid: uuid4() for place in law.walk()}
    marked = law.with_uids(lambda place: wanted[place.eid])
    assert {place.eid: place.node.uid for place in marked.walk()} == wanted


def test_chapters_and_their_like_contain_articles():
    assert {kind for kind in Kind if kind.is_container} == CONTAINERS
    assert not Kind.ARTICLE.is_container


LABELS = st.sampled_from(["1", "1.1", "1-1", "2", "a)", "b)", "ə)", ""])


@st.composite
def nodes(draw, depth=3):
    kind = draw(st.sampled_from(list(Kind)))
    children = draw(st.lists(nodes(depth - 1), max_size=3)) if depth else []
    return Node(kind, draw(LABELS), "", draw(st.sampled_from(["", "Mətn."])), tuple(children))


@given(st.lists(nodes(), max_size=5))
def test_no_two_places_ever_share_an_address(children):
    eids = [place.eid for place in Document(children=tuple(children)).walk()]
    assert len(set(eids)) == len(eids)


@given(st.lists(nodes(), max_size=4))
def test_a_parent_is_always_met_before_its_children(children):
    met = {""}
    for place in Document(children=tuple(children)).walk():
        assert place.parent_eid in met
        met.add(place.eid)
