"""`manage.py search` and `rebuild_index`, as scripts use them."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from search.mirroring import rebuild
from search.models import SearchDocument

pytestmark = pytest.mark.django_db

FIELDS = {"kind", "law", "eid", "label", "title", "url", "score"}


def run(*arguments, **options):
    out = io.StringIO()
    call_command("search", *arguments, stdout=out, **options)
    return out.getvalue()


def test_the_answer_is_a_list_of_hits_in_json(library):
    hits = json.loads(run("sığınacaq", "--json"))
    assert [set(hit) for hit in hits] == [FIELDS]
    assert hits[0]["url"] == "http://testserver/az/bills/zorakiliq/versions/2/art_13/"


def test_without_a_query_each_line_of_the_input_gives_one_list(library, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("nikah\nyoxdur\nAzerbaycan\n"))
    lines = [json.loads(line) for line in run("--json").splitlines()]
    assert [len(hits) for hits in lines] == [2, 0, 1]


def test_an_empty_line_gives_an_empty_list(library, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    assert json.loads(run("--json")) == []


def test_for_people_the_answer_is_a_line_a_hit(library):
    assert "Yardım mərkəzləri" in run("sığınacaq")
    assert run("yoxdurbelə") == "Nothing found.\n"


def test_an_engine_that_is_not_configured_is_said_in_one_sentence(library, settings):
    settings.ELASTICSEARCH_URL = ""
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL is not set"):
        run("nikah", "--engine", "elasticsearch")


def test_rebuild_index_says_how_many_documents_there_are(library):
    out = io.StringIO()
    call_command("rebuild_index", stdout=out)
    # The library's documents stand for nothing in the database, so rebuilding buries them.
    assert out.getvalue() == "0 documents in the embedded index\n"
    assert not SearchDocument.objects.filter(is_deleted=False).exists()


@pytest.mark.elasticsearch
def test_both_engines_print_the_same_things(library, elasticsearch_engine, settings, monkeypatch):
    rebuild(elasticsearch_engine)
    command = "search.management.commands.search.engine"
    monkeypatch.setattr(command, lambda name: elasticsearch_engine)
    ours = {hit["url"] for hit in json.loads(run("nikah", "--json"))}
    monkeypatch.undo()
    assert ours == {hit["url"] for hit in json.loads(run("nikah", "--json"))} != set()
