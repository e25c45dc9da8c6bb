"""`manage.py export_law` writes a law in another format; it needs no database."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from legislation.text import parse
from tests.legislation.text.laws import SMALL

FORMATS = ("akn", "text", "markdown", "json")


def run(*arguments):
    out = StringIO()
    call_command("export_law", *arguments, "--json", stdout=out)
    return json.loads(out.getvalue())


def refused(*arguments):
    out = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("export_law", *arguments, "--json", stdout=out)
    assert stopped.value.code == 2
    return json.loads(out.getvalue())["error"]


@pytest.fixture
def law(tmp_path):
    file = tmp_path / "law.md"
    file.write_text(SMALL, "utf-8")
    return file


def said(document):
    """Everything a document says, uids apart."""
    texts = document.title, document.preamble, document.closing, document.language
    return texts, [(one.eid, one.node.heading, one.node.text) for one in document.walk()]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_read_back_as_the_law_it_was(law, tmp_path, form):
    out = tmp_path / f"law.{form}"
    report = run(law, "--to", form, "-o", out)
    assert (report["file"], report["format"]) == (str(out), form)
    assert report["found"]["article"] == 4
    assert said(parse(out.read_bytes()).document) == said(parse(SMALL).document)


def test_azerbaijani_letters_stand_in_every_format_as_they_are(law, tmp_path):
    letters = "Əsas hüquqlar: İqtisadi inkişaf, Işıqlı gələcək, Öhdəlik, Üzvlük, dağ, Şəhər, Çay"
    law.write_text(f"{SMALL}\nMaddə 4. Hərflər\n{letters}.", "utf-8")
    for form in FORMATS:
        out = tmp_path / form
        run(law, "--to", form, "-o", out)
        assert letters in out.read_text("utf-8")


def test_number_and_date_of_the_law_are_in_its_address(law, tmp_path):
    out = tmp_path / "law.xml"
    run(law, "--to", "akn", "-o", out, "--number", "7-IQ", "--date", "1997-09-30", "--kind", "bill")
    assert 'value="/akn/az/bill/1997-09-30/7-IQ"' in out.read_text("utf-8")


def test_what_cannot_be_read_or_written_is_refused_and_leaves_nothing_behind(law, tmp_path):
    out = tmp_path / "law.xml"
    assert "absent.md" in refused(tmp_path / "absent.md", "--to", "akn", "-o", out)
    law.write_bytes(b"<akomaNtoso><judgment/></akomaNtoso>")
    assert "məhkəmə" in refused(law, "--to", "akn", "-o", out)
    law.write_text(SMALL, "utf-8")
    assert "absent" in refused(law, "--to", "text", "-o", tmp_path / "absent" / "law.txt")
    (tmp_path / "folder").mkdir()
    assert "folder" in refused(law, "--to", "text", "-o", tmp_path / "folder")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["folder", "law.md"]
