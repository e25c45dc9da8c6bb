"""S1 and P7: whatever stands in the address or on the command line, an answer."""

import io
import json
from urllib.parse import quote

import pytest
from django.core.management import CommandError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines import EmbeddedEngine
from search.query import Query
from tests.search.test_commands import run

pytestmark = pytest.mark.django_db

NASTY = {
    "nothing": "",
    "spaces": " \t\u00a0\u2003 ",
    "a quotation mark": '"',
    "three quotation marks": '"""',
    "empty quotation": '"" nikah',
    "a bracket": "(",
    "brackets": "(((((nikah",
    "a star": "*",
    "a prefix": "nikah*",
    "an operator": "a OR",
    "operators": "AND OR NOT",
    "a field": "title:",
    "a field and a value": "title:nikah AND _id:*",
    "a regular expression": "/.*/",
    "a hungry regular expression": "/(a+)+$/",
    "a fuzzy term": "nikah~9999999999",
    "a boost": "nikah^999999999999999999",
    "a range": "[* TO *]",
    "json": '{"query": {"match_all": {}}}',
    "a tsquery": "nikah:*A & !x <-> y | ''",
    "a quote": "'; DROP TABLE search_searchdocument; --",
    "a backslash": "nikah\\",
    "per cent": "100% %s %(query)s {0} {matching}",
    "markup": "<script>alert(1)</script><mark>",
    "10,000 letters": "a" * 10_000,
    "10,000 letters of Azerbaijani": "Ə" * 10_000,
    "2,000 words": "söz " * 2_000,
    "2,000 different words": " ".join(f"söz{number}" for number in range(2_000)),
    "stop words": "və ilə bu o",
    "the stop words of three languages": "və the и",
    "emoji": "😀👨‍👩‍👧🇦🇿",
    "a right-to-left override": "nikah\u202ehakin",
    "stacked marks": "n" + "\u0301" * 5_000 + "ikah",
    "zero width": "\u200b\u200d\ufeff",
    "soft hyphens": "ni\u00adkah",
    "nul": "ni\x00kah\x00",
    "controls": "".join(map(chr, range(1, 32))),
    "a number of 400 digits": "9" * 400,
    "a number with 400 points": "1." * 400,
    "other digits": "१२ ٣٤ ²½",
    "private use": "\ue000\U0010ffff\ufffe",
    "a megabyte": "nikah " * 170_000,
    "only punctuation": "!?.,;:—…№§%",
    "hyphens": "-----",
    "new lines": "nikah\r\nBcc: a@b.az\r\n",
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize("language", ["az", "ru"])
def test_the_page_answers_whatever_is_asked(client, library, text, language):
    response = client.get(f"/{language}/search/", {"q": text})
    # The whole site refuses NUL, which no browser sends, with a page that says so.
    assert response.status_code == (400 if "\x00" in text else 200)
    html = response.content.decode()
    assert "<script>alert" not in html
    assert "<h1" in html
    assert "</html>" in html


def essence(found):
    return {hit.key for hit in found.hits}, found.total, found.kinds, found.laws


def test_both_engines_give_the_same_answers_whatever_is_asked(any_engine):
    queries = {name: Query(text) for name, text in NASTY.items()}
    answers = {name: essence(any_engine.search(query)) for name, query in queries.items()}
    embedded = EmbeddedEngine()
    assert answers == {name: essence(embedded.search(query)) for name, query in queries.items()}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec=None), max_size=120))
def test_no_string_at_all_breaks_the_embedded_engine(library, text):
    assert EmbeddedEngine().search(Query(text)).total <= 5


@pytest.mark.parametrize("name", ["q", "kind", "law", "page", "unknown"])
@pytest.mark.parametrize(
    "raw",
    ["%00", "nikah%00", "%ED%A0%80", "%FF%FE", "%F4%90%80%80", "9" * 30, "-1", "0", "²", "%0D%0A",
     "a" * 5_000, "[]", "%27%22%5C", "%E2%80%AE"],
)  # fmt: skip
def test_no_parameter_breaks_the_page(client, library, name, raw):
    query = "" if name == "q" else "q=nikah&"
    expected = 400 if "%00" in raw else 200
    assert client.get(f"/az/search/?{query}{name}={raw}").status_code == expected


def test_a_parameter_repeated_five_hundred_times_is_a_page(client, library):
    query = "&".join(f"law={quote('qanun')}{number}&kind=article" for number in range(400))
    assert client.get(f"/az/search/?q=nikah&{query}").status_code == 200


@pytest.mark.parametrize("number", ["2", "50", "999999999999"])
def test_a_page_beyond_the_last_shows_the_last(client, library, number):
    html = client.get("/az/search/", {"q": "nikah", "page": number}).content.decode()
    assert "Nikah" in html.partition('class="hits"')[2]
    assert "page=" not in html.partition('class="hits"')[2]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_page_is_for_reading(client, library, method):
    assert getattr(client, method)("/az/search/", {"q": "nikah"}).status_code in (403, 405)


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_the_command_answers_whatever_is_asked(library, text):
    assert isinstance(json.loads(run("--json", "--", text)), list)


def test_lines_that_are_no_text_are_read_all_the_same(library, monkeypatch):
    raw = io.BytesIO(b"nikah\n" + b"\xff\xfe\x00nikah\n" + b"\xed\xa0\x80\r\n")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(raw, encoding="utf-8"))
    lines = [json.loads(line) for line in run("--json").splitlines()]
    assert [len(hits) for hits in lines] == [2, 2, 0]


@pytest.mark.parametrize("limit", ["-1", "0", "1001", "99999999999999999999"])
def test_a_limit_that_makes_no_sense_is_refused_in_words(library, limit):
    with pytest.raises(CommandError, match="--limit: from 1 to 1000"):
        run("nikah", "--limit", limit)


@pytest.mark.parametrize("limit", ["1", "1000"])
def test_a_sensible_limit_is_kept(library, limit):
    assert len(json.loads(run("nikah", "--json", "--limit", limit))) == min(2, int(limit))
