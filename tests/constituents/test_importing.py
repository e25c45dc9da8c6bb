"""Importing the list of constituencies."""

import json

import pytest
from django.core.management import CommandError, call_command

from constituents.importing import NotAListError, read_areas
from constituents.models import Constituency
from core.text import sort_key
from tests.data import PROJECT, shared_data

pytestmark = pytest.mark.django_db


def test_the_real_list_of_2015_gives_125_constituencies():
    path = shared_data("az-domain/mps_term5_2015_everypolitician.csv")
    call_command("import_constituencies", path)
    found = Constituency.objects.filter(scheme="2015")
    assert [place.number for place in found] == list(range(1, 126))
    assert not found.filter(name__contains="seçim").exists()
    first = found.first()
    assert (first.name, first.sort_key) == ("Şərur-Sədərək", sort_key("Şərur-Sədərək"))


def test_the_demonstration_has_the_same_list():
    real = read_areas(shared_data("az-domain/mps_term5_2015_everypolitician.csv"))
    assert read_areas(PROJECT / "cms/demo/content/constituencies_2015.json") == real


def test_the_partial_list_of_2023_keeps_its_own_scheme():
    call_command(
        "import_constituencies",
        shared_data("az-domain/constituencies_2023_partial.csv"),
        scheme="2023",
    )
    assert Constituency.objects.filter(scheme="2023", number=7).get().name == "Səbail"
    assert not Constituency.objects.current().exists()


def test_running_it_again_changes_nothing_and_a_new_name_renames(tmp_path, capsys):
    path = tmp_path / "list.csv"
    path.write_text("number,name\n7,Səbail seçki dairəsi\n", encoding="utf-8")
    call_command("import_constituencies", path)
    before = Constituency.objects.get()
    call_command("import_constituencies", path)
    assert "0 new" in capsys.readouterr().out
    path.write_text("number,name\n7,Səbail I\n", encoding="utf-8")
    call_command("import_constituencies", path)
    after = Constituency.objects.get()
    assert (after.pk, after.name, after.sort_key) == (before.pk, "Səbail I", sort_key("Səbail I"))


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.csv", b"", "no constituency"),
        ("a.csv", b"number,name\nx,Quba\n", "row 1"),
        ("a.csv", b"number,name\n" + b"9" * 30 + b",Quba\n", "row 1"),
        ("a.csv", b"number,name\n5,\n", "row 1"),
        ("a.csv", b"number,name\n5,A\n5,B\n", "twice"),
        ("a.csv", b"number,name\n5,\x00\n", "UTF-8"),
        ("a.csv", b"\xff\xfe\x00", "UTF-8"),
        ("a.csv", b"number,name\n5," + b"x" * 500, "row 1"),
        ("a.json", b"{", "not JSON"),
        ("a.json", b'{"a": 1}', "list of objects"),
        ("a.json", b"[1, 2]", "list of objects"),
        ("a.json", b"[]", "no constituency"),
    ],
)
def test_a_file_that_is_no_list_stores_nothing(tmp_path, name, content, fault):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(NotAListError, match=fault):
        read_areas(path)
    with pytest.raises(CommandError, match=fault):
        call_command("import_constituencies", path)
    assert not Constituency.objects.exists()


def test_a_missing_file_is_one_clear_sentence(tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        call_command("import_constituencies", tmp_path / "nowhere.csv")


def test_json_rows_may_carry_other_keys(tmp_path):
    path = tmp_path / "list.json"
    path.write_text(json.dumps([{"number": 3, "name": "Quba", "source": "msk"}]))
    assert [(area.number, area.name) for area in read_areas(path)] == [(3, "Quba")]
