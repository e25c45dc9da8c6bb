"""The canary: what is written in confidence is found nowhere but in its own ciphertext."""

import logging
import math
import sys
from base64 import b64decode, b64encode
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.core.signals import got_request_exception
from django.db import connection
from django.test import Client
from django.views.debug import ExceptionReporter

from core.models import LedgerEntry, OutgoingMail
from core.roles import Role
from ethics_code.models import Access, Message
from tests.factories.ethics_code import CANARY, make_adviser, make_consultation, make_mp, path_of

pytestmark = pytest.mark.django_db

SPELLINGS = (CANARY, CANARY.split("-")[1], CANARY.lower(), CANARY.upper())


def tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(table_name) FROM information_schema.tables"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        return [name for (name,) in cursor.fetchall()]


def tables_holding(text: str) -> list[str]:
    """Every table with the text in any column of any row, bytes included."""
    found = []
    with connection.cursor() as cursor:
        for table in tables():
            # Named by the catalogue and quoted by it.
            query = f"SELECT count(*) FROM {table} AS row WHERE position(%s IN row::text) > 0"  # noqa: S608 - as said
            cursor.execute(query + " OR position(%s IN row::text) > 0", [text, text.encode().hex()])
            if cursor.fetchone()[0]:
                found.append(table)
    return found


@pytest.fixture
def conversation(client):
    """The whole way over HTTP: intake, first text, opening, reply, addition, a refused text."""
    mp, adviser = make_mp(display_name="R. Vəlizadə"), make_adviser(display_name="S. Quliyeva")
    asking, advising = Client(), Client()
    asking.force_login(mp)
    advising.force_login(adviser)
    asking.get("/az/ethics/consultations/start/")
    asking.post("/az/ethics/consultations/new/", {"adviser": adviser.pk, "text": CANARY})
    path = path_of(Access.objects.get().consultation)
    pages = [
        advising.get(path),
        advising.post(f"{path}write/", {"text": f"Cavab: {CANARY}"}, follow=True),
        asking.post(f"{path}write/", {"text": f"Əlavə: {CANARY}"}, follow=True),
        asking.post(f"{path}write/", {"text": f"{CANARY} " * 2000}),
        asking.get("/az/ethics/consultations/"),
        advising.get("/az/desk/ethics/"),
    ]
    return {"pages": pages, "mp": mp, "adviser": adviser, "path": path}


def test_the_canary_can_be_read_by_those_it_is_for(conversation):
    assert CANARY in conversation["pages"][0].content.decode()
    assert conversation["pages"][2].content.decode().count(CANARY) >= 3


@pytest.mark.parametrize("text", SPELLINGS)
def test_the_canary_is_in_no_table(conversation, text):
    assert Message.objects.count() == 3
    assert tables_holding(text) == []


def test_the_search_for_the_canary_would_find_one(conversation):
    OutgoingMail.objects.create(
        key="x", recipient="a@x.az", language="az", template="x", message_id="x", text=CANARY
    )
    assert tables_holding(CANARY) == ["core_outgoingmail"]


def test_the_canary_is_in_no_session(conversation):
    for session in Session.objects.all():
        assert CANARY not in str(session.get_decoded())


def test_the_canary_is_in_no_list_title_header_or_address(conversation):
    for page in conversation["pages"]:
        assert CANARY not in str(page.headers)
        assert CANARY not in page.request.get("QUERY_STRING", "")
        assert CANARY not in page.content.decode().partition("</title>")[0]
    for page in conversation["pages"][4:]:
        assert CANARY not in page.content.decode()


def test_the_mails_say_nothing(conversation):
    mails = OutgoingMail.objects.all()
    assert mails.count() == 3
    for mail in mails:
        everything = " ".join(
            (mail.key, mail.subject, mail.text, mail.html, mail.template, mail.message_id)
        ).lower()
        for word in (CANARY.lower(), "eti", "26-01", "məsləhət", "http", "vəlizadə", "quliyeva"):
            if word == "http":
                assert "http" not in mail.text
                assert "href" not in mail.html
            else:
                assert word not in everything.replace("utf-8", "")


def test_nothing_is_written_to_the_log(caplog, client):
    caplog.set_level(logging.DEBUG)
    consultation = make_consultation()
    browser = Client(raise_request_exception=False)
    browser.force_login(consultation.mp)
    browser.get(path_of(consultation))
    browser.post(f"{path_of(consultation)}write/", {"text": f"{CANARY} " * 2000})
    assert CANARY not in caplog.text


@pytest.fixture
def reports():
    """What an error reporter would write of each fault, variables of all frames included."""
    written: list[str] = []

    def report(sender, request, **named):
        reporter = ExceptionReporter(request, *sys.exc_info())
        written.append(reporter.get_traceback_text() + reporter.get_traceback_html())

    got_request_exception.connect(report)
    yield written
    got_request_exception.disconnect(report)


@pytest.mark.parametrize(
    "place", ["reading.Said", "reading.Thread", "views.consultations._context", "writing.seal"]
)
def test_a_fault_on_the_way_shows_no_words_in_its_report(place, monkeypatch, reports):
    consultation = make_consultation()
    browser = Client(raise_request_exception=False)
    browser.force_login(consultation.mp)
    monkeypatch.setattr(f"ethics_code.{place}", math.factorial)
    for text in (CANARY, f"{CANARY} " * 2000):
        browser.post(f"{path_of(consultation)}write/", {"text": text})
    assert reports
    assert "TypeError" in reports[0]
    assert CANARY not in "".join(reports)


def test_the_ledger_holds_commitments_only(conversation):
    entries = LedgerEntry.objects.filter(kind__startswith="ethics.")
    assert entries.count() == Access.objects.count() > 4
    for entry in entries:
        assert entry.public == {}
        assert entry.subject == "ethics"
        assert len(entry.commitment) == 64


def test_a_dump_of_the_database_holds_no_words(conversation):
    out = StringIO()
    call_command("dumpdata", "ethics_code", "core", "sessions", stdout=out)
    dumped = out.getvalue()
    assert CANARY not in dumped
    assert b64encode(CANARY.encode()).decode()[:-4] not in dumped


def test_search_knows_nothing_of_it(conversation, client):
    response = client.get("/az/search/", {"q": CANARY.split("-")[1]})
    if response.status_code == 200:
        assert "26-01" not in response.content.decode()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMINISTRATOR, Role.MODERATOR])
def test_the_editors_admin_does_not_mention_the_section(conversation, person_with, role):
    browser = Client()
    browser.force_login(person_with(role, is_superuser=True, is_staff=True))
    for path in ("/cms/", "/cms/snippets/", "/cms/reports/site-history/"):
        html = browser.get(path, follow=True).content.decode()
        assert "consultation" not in html.lower() or "ethics" not in html.lower()
        assert CANARY not in html


def test_pages_are_kept_by_no_cache_and_name_no_referrer_to_others(conversation):
    for page in conversation["pages"]:
        assert "no-store" in page["Cache-Control"]
        assert page["Referrer-Policy"] == "same-origin"


def test_titles_say_nothing(conversation):
    for page in conversation["pages"]:
        title = page.content.decode().partition("<title>")[2].partition("</title>")[0]
        assert title == "Hesab – Açıq Məclis"


def test_bytes_in_the_table_are_not_the_words_in_another_dress(conversation):
    for message in Message.objects.all():
        raw = bytes(message.ciphertext)
        assert CANARY.encode() not in raw
        assert CANARY.encode("utf-16-le") not in raw
        assert len(raw) % 512 == 16


def test_the_demonstration_key_is_a_real_key(settings):
    assert len(b64decode(settings.ETHICS_KEY)) == 32


def test_no_confidential_page_shows_the_name_of_the_mp_who_reads_it(conversation):
    # Somebody may look over the MP's shoulder: masthead and footer say "you" or nothing.
    for page in conversation["pages"][2:5]:
        assert "R. Vəlizadə" not in page.content.decode()
