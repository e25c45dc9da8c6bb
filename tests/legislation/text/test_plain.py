"""A document written as data is read back as it was."""

import json
from uuid import uuid4

import pytest
from hypothesis import given, settings

from legislation.text.errors import NotOurData
from legislation.text.plain import as_plain, from_plain
from legislation.text.reading import parse
from tests.legislation.text.laws import SMALL
from tests.legislation.text.test_round_trip import documents


@settings(max_examples=40)
@given(documents())
def test_a_document_written_as_data_is_read_back_as_it_was(document):
    marked = document.with_uids()
    assert from_plain(json.loads(json.dumps(as_plain(marked)))) == marked


def test_data_without_uids_and_eids_name_the_parent_by_its_label():
    document = from_plain(
        {
            "title": "Qanun",
            "provisions": [
                {"kind": "article", "label": "1", "heading": "A"},
                {"kind": "paragraph", "label": "xyz", "text": "Mətn.", "parent": "1"},
                {"label": "2", "text": "Son."},
            ],
        }
    )
    assert [(p.eid, p.node.text) for p in document.walk()] == [
        ("art_1", ""),
        ("art_1__para_xyz", "Mətn."),
        ("art_2", "Son."),
    ]


def test_the_uids_of_the_data_are_kept():
    uid = uuid4()
    text = json.dumps({"provisions": [{"label": "1", "uid": str(uid)}, {"label": "2"}]})
    first, second = (place.node.uid for place in parse(text).document.walk())
    assert first == uid
    assert second


def nested(depth):
    return [{"label": str(n), "parent": str(n - 1) if n else ""} for n in range(depth)]


@pytest.mark.parametrize(
    "provisions",
    [
        None,
        {},
        [1],
        [{"kind": "spell"}],
        [{"kind": ["article"]}],
        [{"label": 5}],
        [{"uid": "x"}],
        [{"uid": 7}],
        [{"parent": "art_9"}],
        [{"text": "\ud800"}],
        nested(10_000),
    ],
)
def test_other_data_are_refused_with_the_place(provisions):
    with pytest.raises(NotOurData, match="provisions"):
        from_plain({"provisions": provisions})


@pytest.mark.parametrize(
    "text", ["{", '{"a": 1}', "{" * 100_000, '{"provisions": ' + "[" * 100_000]
)
def test_other_text_in_braces_is_text(text):
    assert parse(text).found == {}


def test_json_is_read_like_the_text_it_was_made_from():
    first = parse(SMALL)
    again = parse(json.dumps(as_plain(first.document)))
    assert again.document == first.document
    assert again.unsure == ()
