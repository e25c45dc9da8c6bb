"""`compare_texts` and `place_comments` read two files and print; they need no database."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.data import shared_data
from tests.legislation.text.laws import SMALL

HONOUR = "Şərəf və ləyaqətin müdafiəsi dövlət tərəfindən məhkəmə qaydasında təmin edilir."
PRESS = "Jurnalist yaydığı məlumatın mənbəyini açıqlamağa məcbur edilə bilməz və cəzalanmır."
FINE = "Böhtana görə cərimənin məbləği beş yüz manatdan min beş yüz manatadək müəyyən olunur."
COURT = "İddia müddəti məlumatın yayıldığı vaxtdan altı ay təşkil edir və bərpa olunmur."


@pytest.fixture
def written(tmp_path):
    """Write data as JSON, or text, into a file of that name."""

    def write(name, content):
        file = tmp_path / name
        file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        return file

    return write


def law(*articles):
    """A law as JSON with names and labels of somebody else's: (eid, label, heading, text)."""
    names = ("eid", "label", "heading", "text")
    return {"provisions": [dict(zip(names, article, strict=True)) for article in articles]}


def run(command, *arguments):
    out = StringIO()
    call_command(command, *arguments, "--json", stdout=out)
    return json.loads(out.getvalue())


def compared(written, old, new):
    return run("compare_texts", written("old.json", old), written("new.json", new))["pairs"]


def refused(command, *arguments):
    out = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command(command, *arguments, "--json", stdout=out)
    assert stopped.value.code == 2
    return json.loads(out.getvalue())["error"]


def flags(pair):
    return {name for name, value in pair.items() if value is True}


def test_a_changed_word_is_one_deletion_and_one_insertion(written):
    (pair,) = compared(
        written,
        law(("p7", "x", "Cərimə", FINE)),
        law(("q9", "x", "Cərimə", FINE.replace("min", "iki"))),
    )
    assert (pair["a"], pair["b"], pair["state"]) == ("p7", "q9", "edited")
    assert [text for sign, text in pair["segments"] if sign != "="] == ["min", "iki"]
    assert "".join(text for sign, text in pair["segments"] if sign != "+") == FINE
    assert 0 < pair["share"] < 0.1
    assert not flags(pair)


def test_headings_numbers_and_spaces_are_told_apart_from_words(written):
    pairs = compared(
        written,
        law(("a", "1", "Şərəf", HONOUR), ("b", "2", "Mənbə", PRESS), ("c", "3", "Pul", FINE)),
        law(
            ("a", "1", "Şərəf və ad", HONOUR),
            ("b", "5", "Mənbə", PRESS),
            ("c", "3", "Pul", FINE.replace(" ", "  ", 1)),
        ),
    )
    assert [flags(pair) for pair in pairs] == [
        {"heading_changed"},
        {"renumbered"},
        {"spacing_changed"},
    ]
    assert {(pair["state"], pair["share"]) for pair in pairs} == {("unchanged", 0.0)}


def test_the_parts_of_a_split_article_name_it_and_are_flagged(written):
    old = law(("whole", "4", "Şərəf", f"{HONOUR} {PRESS}"), ("other", "5", "Pul", FINE))
    new = law(("one", "4", "Şərəf", HONOUR), ("two", "5", "Ad", PRESS), ("three", "6", "Pul", FINE))
    pairs = compared(written, old, new)
    found = {(pair["a"], pair["b"]): flags(pair) for pair in pairs}
    assert found["whole", "one"] == {"split"}
    assert found["whole", "two"] >= {"split"}
    assert found["other", "three"] == {"renumbered"}
    assert len(found) == 3


def test_an_article_that_took_another_in_is_joined(written):
    old = law(("one", "4", "Şərəf", HONOUR), ("two", "5", "Mənbə", PRESS))
    new = law(("both", "4", "Şərəf", f"{HONOUR} {PRESS}"))
    found = {(pair["a"], pair["b"]): flags(pair) for pair in compared(written, old, new)}
    assert found["one", "both"] == {"joined"}
    assert "joined" in found["two", "both"]


def test_what_came_and_what_went_stand_alone(written):
    old = law(("a", "1", "", HONOUR), ("b", "2", "", PRESS))
    new = law(("a", "1", "", HONOUR), ("c", "3", "", FINE))
    pairs = compared(written, old, new)
    assert [(pair["a"], pair["b"], pair["state"]) for pair in pairs[1:]] == [
        ("b", None, "removed"),
        (None, "c", "inserted"),
    ]
    assert pairs[1]["segments"] == [["-", PRESS]]


def test_two_equally_likely_articles_are_unsure(written):
    text = f"{HONOUR} {COURT}"
    old = law(("a", "3", "", text))
    new = law(
        ("b", "5", "", text.replace("altı", "üç")), ("c", "6", "", text.replace("altı", "on"))
    )
    states = [pair["state"] for pair in compared(written, old, new)]
    assert sorted(states) == ["inserted", "unsure"]


def test_sections_that_are_no_containers_are_compared_like_articles(written):
    def bill(label):
        return {
            "provisions": [
                {"kind": "section", "label": label, "heading": "Short title", "text": HONOUR}
            ]
        }

    (pair,) = compared(written, bill("1."), bill("2."))
    assert (pair["state"], flags(pair)) == ("unchanged", {"renumbered"})


def test_an_article_tells_that_something_in_it_changed(written):
    old = written("old.md", SMALL)
    new = written("new.md", SMALL.replace("15 iş günü", "10 iş günü"))
    pairs = run("compare_texts", old, new)["pairs"]
    edited = [pair for pair in pairs if pair["state"] == "edited"]
    assert [pair["a"] for pair in edited] == ["art_2-1", "art_2-1__para_2-1.1"]
    assert all(0 < pair["share"] < 0.2 for pair in edited)
    assert [sign for pair in pairs for sign, _ in pair["segments"]].count("-") == 1
    assert [pair["label_a"] for pair in pairs if pair["changed_below"]] == ["2-ci", "2-1"]


def test_a_commit_of_nothing_but_the_front_matter_changes_nothing():
    files = sorted(shared_data("versions/de-gesetze/partg").glob("*.md"))
    data = run("compare_texts", *files[:2], "--language", "de")
    assert set(data["found"]) == {"unchanged"}


def test_texts_that_hold_no_law_are_asked_about(written):
    letter = written("letter.txt", "Salam. Bu, məktubdur.")
    data = run("compare_texts", letter, letter)
    assert data["pairs"] == []
    assert {one["code"] for one in data["unsure"]} == {"no_provisions"}


def test_without_json_a_person_reads_the_changed_words(written):
    out = StringIO()
    old, new = written("old.md", SMALL), written("new.md", SMALL.replace("15 iş", "10 iş"))
    call_command("compare_texts", old, new, stdout=out)
    assert "paragraph 2-1.1 → 2-1.1: edited\n  - 15\n  + 10" in out.getvalue()


def test_passages_are_placed_under_the_names_of_the_files(written):
    old = law(("a", "1", "Şərəf", HONOUR), ("b", "2", "Mənbə", PRESS), ("c", "3", "Pul", FINE))
    new = law(("y", "2", "Şərəf", HONOUR), ("z", "3", "Pul", FINE.replace("min", "iki min")))
    comments = [
        {"id": 1, "eid": "a", "exact": "ləyaqətin müdafiəsi"},
        {"id": "2", "eid": "b", "exact": "mənbəyini açıqlamağa", "prefix": None},
        {"id": 3, "eid": "c", "exact": "min beş yüz"},
    ]
    files = written("a.json", old), written("b.json", new), written("c.json", comments)
    first, second, third = run("place_comments", *files)
    start = HONOUR.index("ləyaqətin")
    assert first == {
        "id": 1, "state": "unchanged", "eid": "y", "start": start, "end": start + 19, "score": 1.0,
    }  # fmt: skip
    assert (second["id"], second["state"], second["eid"]) == ("2", "removed", None)
    assert (third["state"], third["eid"]) == ("unchanged", "z")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[", "JSON"),
        ("5", "siyahısı"),
        ('[{"exact": 5}]', "1"),
        ('[{"exact": "a"}, 7]', "2"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_comments_that_are_none_are_refused_with_the_reason(written, content, words):
    law_file = written("law.md", SMALL)
    assert words in refused("place_comments", law_file, law_file, written("c.json", content))


def test_the_file_that_cannot_be_read_is_named(written, tmp_path):
    law_file = written("law.md", SMALL)
    assert "absent" in refused("compare_texts", law_file, tmp_path / "absent.md")
    assert "empty.md" in refused("compare_texts", written("empty.md", " "), law_file)
    with pytest.raises(CommandError) as stopped:
        call_command("compare_texts", law_file, tmp_path / "absent.md")
    assert stopped.value.returncode == 2
