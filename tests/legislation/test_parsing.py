"""`manage.py parse_law` prints what is in a file; it needs no database and stores nothing."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from legislation.problems import message_of
from legislation.text.errors import DocumentProblem, UnusableDocument
from tests.legislation.text.docx.word import dele, docx, ins, p, r
from tests.legislation.text.laws import SMALL


def run(file, *options):
    out = StringIO()
    call_command("parse_law", file, *options, stdout=out)
    return out.getvalue()


def parsed(file, *options):
    return json.loads(run(file, "--json", *options))


def refused(file, *options):
    """The refusal of a file; anything but exit 2 fails."""
    out = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("parse_law", file, "--json", *options, stdout=out)
    assert stopped.value.code == 2
    return json.loads(out.getvalue())["error"]


@pytest.fixture
def law(tmp_path):
    file = tmp_path / "law.md"
    file.write_text(
        f"{SMALL}QANUNA EDİLMİŞ DƏYİŞİKLİK VƏ ƏLAVƏLƏRİN SİYAHISI\n"
        "[1] 2 may 2023-cü il tarixli 864-VIQD nömrəli Azərbaycan Respublikasının Qanunu (Toplu, "
        "2023-cü il, № 5, maddə 627) ilə 3-cü maddə yeni redaksiyada verilmişdir.\n"
        "Əvvəlki redaksiyada deyilirdi:\nMaddə 3. Köhnə başlıq\nKöhnə mətn.\n",
        "utf-8",
    )
    return file


def test_the_provisions_are_printed_with_their_parents(law):
    data = parsed(law)
    assert data["title"].startswith("Vətəndaşların müraciətləri")
    assert data["language"] == "az"
    paragraph = next(one for one in data["provisions"] if one["label"] == "1.2")
    assert paragraph["parent"] == "art_1"
    assert set(paragraph) == {"uid", "eid", "kind", "label", "heading", "text", "parent"}
    assert data["found"]["article"] == 4


def test_the_notes_are_printed_with_the_wording_before(law):
    (note,) = parsed(law)["notes"]
    assert note["number"] == 1
    assert note["date"] == note["law_date"] == "2023-05-02"
    assert (note["law_number"], note["provision"]) == ("864-VIQD", "3")
    assert note["kind"] == "new_wording"
    assert note["old_wording"] == "Maddə 3. Köhnə başlıq\nKöhnə mətn."


def test_what_was_dropped_and_what_is_unsure_is_told_in_words(law):
    data = parsed(law)
    (dropped,) = data["dropped"]
    assert (dropped["what"], dropped["reason"]) == ("sətirlər 18–23", "notes")
    assert dropped["why"]
    assert data["unsure"] == []


def test_every_reason_to_drop_something_is_told_in_words(tmp_path):
    file = tmp_path / "law.md"
    file.write_text(
        "---\nslug: x\n---\nSOURCE https://a.az\n# Qanun\n<!-- a -->\n<script>b</script>\n"
        "![c](d.png)\nMÜNDƏRİCAT\nMaddə 1. A\nMaddə 2. B\n## Maddə 1. A\nMətn.\n"
        "## Maddə 2. B\nMətn.\nMƏNBƏ SƏNƏDLƏRİNİN SİYAHISI\n1. Qanun",
        "utf-8",
    )
    reasons = {one["reason"]: one["why"] for one in parsed(file)["dropped"]}
    assert set(reasons) == {
        "front_matter", "source", "comment", "script", "image", "contents", "notes",
    }  # fmt: skip
    assert len(set(reasons.values())) == len(reasons)


@pytest.mark.parametrize(
    ("language", "words"),
    [("az", "tapılmadı"), ("ru", "не найдено"), ("en", "was found"), ("de", "tapılmadı")],
)
def test_a_text_without_provisions_is_reported_and_not_refused(tmp_path, language, words):
    file = tmp_path / "letter.txt"
    file.write_text("Salam. Bu, məktubdur.", "utf-8")
    data = parsed(file, "--language", language)
    assert data["provisions"] == []
    assert words in data["unsure"][0]["question"]


def test_the_json_of_one_run_is_read_by_the_next(law, tmp_path):
    first = parsed(law)
    copy = tmp_path / "law.json"
    copy.write_text(json.dumps(first), "utf-8")
    again = parsed(copy)
    assert again["provisions"] == first["provisions"]
    assert again["title"] == first["title"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "boşdur"),
        (b"%PDF-1.7 \xe2\xe3", "mətn faylı deyil"),
        (b"PK\x03\x04", "zədə"),
        ("Статья 1".encode("cp1251"), "mətn faylı deyil"),
        (b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://a.az/b">', "XML"),
        (b"<akomaNtoso><act>", "XML"),
        (b"<akomaNtoso><judgment/></akomaNtoso>", "məhkəmə"),
        (b"<akomaNtoso xmlns='a'/>", "1.0"),
        (b"<akomaNtoso>" + b"<p>" * 200, "dərin"),
        (b"\n<!DOCTYPE html><script>alert(1)</script>", "HTML"),
        (b'{"provisions": 5}', "provisions"),
        (b'{"provisions": [{"kind": "spell"}]}', "provisions[0]"),
        (b'{"provisions": [{"label": "a\\u0000"}]}', "label"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(tmp_path, content, words):
    file = tmp_path / "law.txt"
    file.write_bytes(content)
    assert words in refused(file)


def test_akoma_ntoso_comes_through_the_same_door_in_the_language_it_names(tmp_path):
    file = tmp_path / "law.xml"
    body = "<article><num>Maddə 1.</num><content><p>A<authorialNote><p>B</p></authorialNote></p>"
    code = "<FRBRExpression><FRBRlanguage language='aze'/></FRBRExpression>"
    file.write_text(
        f"<akomaNtoso><act><meta><identification>{code}</identification></meta><coverPage/>"
        f"<body>{body}<p style='x'/><p><del>C</del></p></content></article></body></act>"
        "</akomaNtoso>",
        "utf-8",
    )
    data = parsed(file, "--language", "en")
    assert data["language"] == "az"
    (article,) = data["provisions"]
    assert (article["kind"], article["label"], article["text"]) == ("article", "Maddə 1.", "A\nC")
    assert {one["code"] for one in data["unsure"]} == {"old_format", "marked_deleted"}
    reasons = {one["reason"]: one["why"] for one in data["dropped"]}
    assert set(reasons) == {"front_matter", "cover", "footnote", "formatting"}
    assert len(set(reasons.values())) == len(reasons)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert "absent.txt" in refused(tmp_path / "absent.txt")
    assert "oxumaq" in refused(tmp_path) or "oxun" in refused(tmp_path)


def test_a_file_that_never_ends_is_refused_soon(monkeypatch, tmp_path):
    monkeypatch.setattr("legislation.text.sources.LONGEST", 100)
    file = tmp_path / "long.txt"
    file.write_text("Maddə 1. A\n" * 50, "utf-8")
    assert "100" in refused(file)


def test_without_json_a_person_reads_lines_and_an_error(law, tmp_path):
    lines = run(law).split("\n")
    assert "  article 1 Qanunun məqsədi" in lines
    assert "article: 4" in lines
    with pytest.raises(CommandError) as problem:
        run(tmp_path / "absent.txt")
    assert problem.value.returncode == 2


def test_a_word_document_is_printed_with_its_changes_notes_and_gaps(tmp_path):
    file = tmp_path / "law.docx"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    file.write_bytes(
        docx(
            p("Maddə 1. Ad"),
            p(r("1.1. Müddət ") + dele("15") + ins(r("10")) + r(" gündür.") + note),
            p(r("gizli", "<w:vanish/>")),
            header=p("Baş"),
            footnotes=f'<w:footnote w:id="2">{p("Qeyd")}</w:footnote>',
        )
    )
    data = parsed(file)
    assert data["provisions"][1]["text"] == "Müddət 10 gündür."
    assert data["before"]["provisions"][1]["text"] == "Müddət 15 gündür."
    (told,) = data["notes"]
    assert (told["kind"], told["provision"], told["text"]) == ("footnote", "1", "Qeyd")
    assert {(one["reason"], one["text"]) for one in data["dropped"]} == {
        ("hidden", "gizli"),
        ("running_head", "Baş"),
    }
    assert all(one["what"] and one["why"] for one in data["dropped"])


@pytest.mark.parametrize("problem", DocumentProblem)
def test_every_reason_to_leave_a_document_closed_is_told_in_three_languages(problem):
    told = set()
    for language in ("az", "en", "ru"):
        with override(language):
            told.add(message_of(UnusableDocument(problem)))
    assert len(told) == 3
