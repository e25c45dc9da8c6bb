"""A consultation from its first words to its end."""

import datetime as dt
import threading

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from core import ledger
from core.models import LedgerEntry, OutgoingMail
from ethics_code import accesses
from ethics_code.closing import close, erase, erase_expired, retention
from ethics_code.crypto import Sealed, Unreadable, new_key, unseal
from ethics_code.enums import Act, Side, Status
from ethics_code.keys import destroy_key, key_of, rewrap_all
from ethics_code.models import Access, Consultation, Message, RecordKey
from ethics_code.reading import open_thread
from ethics_code.writing import Closed, begin, write
from tests.ethics_code.test_crypto import configured
from tests.factories.ethics_code import (
    CANARY,
    draft,
    make_adviser,
    make_consultation,
    make_mp,
    path_of,
)

pytestmark = pytest.mark.django_db


def browser_of(user) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def words_of(consultation: Consultation) -> list[str]:
    return [said.text for said in open_thread(consultation, consultation.mp).messages]


# Before the choice


def test_nothing_can_be_typed_before_the_way_is_chosen():
    html = browser_of(make_mp()).get("/az/ethics/consultations/start/").content.decode()
    main = html.partition("<main")[2].partition("</main>")[0]
    for control in ("<form", "<textarea", "<input", "contenteditable"):
        assert control not in main


def test_the_formal_way_takes_no_text_here():
    html = browser_of(make_mp()).get("/az/ethics/consultations/formal/").content.decode()
    assert "<textarea" not in html


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("page", ["start/", "formal/", "new/"])
def test_pages_are_in_the_readers_language(page, language):
    make_adviser()
    response = browser_of(make_mp()).get(f"/{language}/ethics/consultations/{page}")
    assert response.status_code == 200
    html = response.content.decode()
    assert f'<html lang="{language}"' in html
    assert 'class="leave"' in html


def test_who_has_no_consultation_is_shown_the_two_ways():
    response = browser_of(make_mp()).get("/az/ethics/consultations/")
    assert response.url == "/az/ethics/consultations/start/"


def test_without_an_adviser_nothing_can_be_typed():
    html = browser_of(make_mp()).get("/az/ethics/consultations/new/").content.decode()
    assert "<textarea" not in html


# Writing


def test_the_first_words_open_a_consultation_with_a_number_for_a_title():
    mp, adviser = make_mp(), make_adviser()
    response = browser_of(mp).post(
        "/az/ethics/consultations/new/", {"adviser": adviser.pk, "text": "Mətn"}, follow=True
    )
    consultation = Consultation.objects.get()
    year = timezone.localdate().year % 100
    assert consultation.number == f"{year}-01"
    assert response.redirect_chain[-1][0] == f"/az/ethics/consultations/{year}-01/"
    assert (consultation.mp, consultation.adviser) == (mp, adviser)


def test_numbers_follow_each_other_and_begin_anew_each_year():
    assert [make_consultation().sequence for _ in range(3)] == [1, 2, 3]
    with time_machine.travel(timezone.now() + dt.timedelta(days=400)):
        assert make_consultation().sequence == 1


def test_the_same_form_sent_twice_is_one_consultation():
    mp, adviser, words = make_mp(), make_adviser(), draft()
    assert begin(mp, adviser, words) == begin(mp, adviser, words)
    assert Message.objects.count() == 1
    assert OutgoingMail.objects.count() == 1


def test_the_same_addition_sent_twice_is_one_message():
    consultation, words = make_consultation(), draft()
    assert write(consultation, consultation.mp, words) == write(
        consultation, consultation.mp, words
    )
    assert Message.objects.count() == 2


def test_going_back_and_correcting_a_word_is_another_message():
    consultation, first = make_consultation(), draft("Birinci mətn")
    corrected = draft("Düzəldilmiş mətn", key=first.key)
    for words in (first, corrected, first):
        write(consultation, consultation.mp, words)
    assert Message.objects.count() == 3


def test_the_other_side_hears_that_there_is_news():
    consultation = make_consultation()
    write(consultation, consultation.adviser, draft())
    recipients = list(OutgoingMail.objects.order_by("pk").values_list("recipient", flat=True))
    assert recipients == [consultation.adviser.email, consultation.mp.email]


def test_the_status_follows_the_conversation():
    consultation = make_consultation()
    for author, status in (
        (consultation.adviser, Status.ANSWERED),
        (consultation.mp, Status.WAITING),
        (consultation.adviser, Status.ANSWERED),
    ):
        write(consultation, author, draft())
        consultation.refresh_from_db()
        assert consultation.status == status


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "a" * 5001, "a\x00b"])
def test_a_text_that_cannot_be_taken_is_kept_in_the_form(text):
    consultation = make_consultation()
    response = browser_of(consultation.mp).post(f"{path_of(consultation)}write/", {"text": text})
    assert response.status_code == 200
    assert response.context["form"].errors["text"]
    assert Message.objects.count() == 1
    if text.strip() and "\x00" not in text:
        assert text in response.content.decode()


@pytest.mark.parametrize(
    "text", ["a" * 5000, "😀" * 5000, "Şəxsi\r\nhəyat", "<b>x</b>", "עברית \u202eabc", "é" * 10]
)
def test_every_text_comes_back_as_it_was_meant(text):
    consultation = make_consultation()
    browser = browser_of(consultation.mp)
    browser.post(f"{path_of(consultation)}write/", {"text": text})
    assert Message.objects.count() == 2
    html = browser.get(path_of(consultation)).content.decode()
    assert "<b>x</b>" not in html


def test_megabytes_are_refused_politely():
    consultation = make_consultation()
    response = browser_of(consultation.mp).post(
        f"{path_of(consultation)}write/", {"text": "x" * 1_000_000}
    )
    assert response.status_code == 200


@pytest.mark.parametrize("key", ["", "x", "9" * 30, "\x00"])
def test_a_spoilt_form_key_breaks_nothing(key):
    consultation = make_consultation()
    response = browser_of(consultation.mp).post(
        f"{path_of(consultation)}write/", {"text": "Mətn", "key": key}
    )
    assert response.status_code in {200, 302}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_consultations_begun_at_once_are_one_for_each_mp_with_a_number_of_its_own():
    adviser, clicked_twice = make_adviser(), draft()
    people = [make_mp() for _ in range(6)]

    def start(mp) -> None:
        try:
            begin(mp, adviser, clicked_twice)
        finally:
            connection.close()

    threads = [threading.Thread(target=start, args=[mp]) for mp in people * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(c.sequence for c in Consultation.objects.all()) == [1, 2, 3, 4, 5, 6]


# Opening


def test_each_opening_is_recorded_and_shown_to_the_mp():
    consultation = make_consultation()
    browser_of(consultation.adviser).get(path_of(consultation))
    html = browser_of(consultation.mp).get(path_of(consultation)).content.decode()
    acts = list(Access.objects.order_by("sequence").values_list("side", "act"))
    assert acts == [("mp", "wrote"), ("adviser", "opened"), ("mp", "opened")]
    assert html.count("Etika məsləhətçisi") >= 1


def test_without_a_record_there_are_no_words(monkeypatch):
    consultation = make_consultation()

    def refuse(*arguments, **named):
        raise IntegrityError

    monkeypatch.setattr(ledger, "append", refuse)
    monkeypatch.setattr(
        "ethics_code.reading.unseal", lambda *a: pytest.fail("decrypted without a record")
    )
    with pytest.raises(IntegrityError):
        open_thread(consultation, consultation.mp)


def test_an_opening_is_never_part_of_a_transaction_that_may_be_undone():
    consultation = make_consultation()
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        open_thread(consultation, consultation.mp)


def test_a_record_and_its_ledger_entry_live_and_die_together():
    consultation = make_consultation()
    before = LedgerEntry.objects.count(), Access.objects.count()
    with transaction.atomic():
        accesses.record(consultation, Act.OPENED, consultation.mp)
        transaction.set_rollback(True)
    assert (LedgerEntry.objects.count(), Access.objects.count()) == before


def test_words_are_bound_to_their_record():
    """Ciphertext copied under another consultation, even with its key, does not open."""
    first, second = make_consultation(text="birinci"), make_consultation(text="ikinci")
    row = first.messages.get()
    sealed = Sealed(bytes(row.nonce), bytes(row.ciphertext))
    moved = Message(id=row.pk, consultation=second, side=row.side)
    with pytest.raises(Unreadable):
        unseal(key_of(first), sealed, moved.place)


def test_the_adviser_sees_the_name_and_never_the_address():
    consultation = make_consultation(mp=make_mp(display_name="R. Vəlizadə"))
    html = browser_of(consultation.adviser).get(path_of(consultation)).content.decode()
    assert "R. Vəlizadə" in html
    assert consultation.mp.email not in html


# The database's own rules


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ethics_code_message SET ciphertext = '\\x00'",
        "UPDATE ethics_code_message SET author_id = author_id",
        "DELETE FROM ethics_code_message",
        "TRUNCATE ethics_code_message",
        "UPDATE ethics_code_access SET at = now()",
        "DELETE FROM ethics_code_access",
        "TRUNCATE ethics_code_access",
        "DELETE FROM ethics_code_recordkey",
        "DELETE FROM ethics_code_consultation",
        "UPDATE ethics_code_consultation SET adviser_id = mp_id",
        "UPDATE ethics_code_consultation SET sequence = 99",
    ],
)
def test_the_database_refuses_to_alter_what_is_recorded(statement):
    make_consultation()
    with connection.cursor() as cursor:
        # Deferred foreign keys of this transaction would refuse TRUNCATE before our rule does.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_destroyed_key_cannot_be_put_back():
    consultation = make_consultation()
    record = RecordKey.objects.get(pk=consultation.pk)
    old = bytes(record.wrapped)
    destroy_key(consultation)
    with pytest.raises(IntegrityError), transaction.atomic():
        RecordKey.objects.filter(pk=consultation.pk).update(wrapped=old, destroyed_at=None)


def test_nobody_advises_themselves():
    mp = make_mp()
    with pytest.raises(IntegrityError), transaction.atomic():
        Consultation.objects.create(year=2026, sequence=1, mp=mp, adviser=mp)


# Closing and erasing


def test_the_mp_closes_and_nothing_can_be_added():
    consultation = make_consultation()
    browser_of(consultation.mp).post(f"{path_of(consultation)}close/")
    consultation.refresh_from_db()
    assert consultation.is_closed
    with pytest.raises(Closed):
        write(consultation, consultation.adviser, draft())


def test_a_text_for_a_closed_consultation_is_shown_again_and_not_sent():
    consultation = make_consultation()
    close(consultation, consultation.mp)
    response = browser_of(consultation.mp).post(
        f"{path_of(consultation)}write/", {"text": "Gecikmiş mətn"}
    )
    assert response.status_code == 200
    assert "Gecikmiş mətn" in response.content.decode()
    assert Message.objects.count() == 1


def test_closing_twice_is_closing_once():
    consultation = make_consultation()
    browser = browser_of(consultation.mp)
    for _ in range(2):
        assert browser.post(f"{path_of(consultation)}close/").status_code == 302
    assert Access.objects.filter(act=Act.CLOSED).count() == 1


def test_without_its_key_a_consultation_is_unreadable_and_the_chain_still_verifies():
    consultation = make_consultation()
    assert words_of(consultation) == [CANARY]
    erase(consultation)
    thread = open_thread(consultation, consultation.mp)
    assert (thread.messages, thread.erased) == ([], True)
    assert ledger.first_fault() is None
    assert list(accesses.faults()) == []


def test_the_page_of_an_erased_consultation_says_so():
    consultation = make_consultation()
    close(consultation, consultation.mp)
    erase(consultation)
    html = browser_of(consultation.mp).get(path_of(consultation)).content.decode()
    assert CANARY not in html
    assert 'class="bar closed' in html


def test_erasing_twice_is_erasing_once():
    consultation = make_consultation()
    assert erase(consultation)
    assert not erase(consultation)
    assert Access.objects.filter(act=Act.KEY_DESTROYED, side=Side.SYSTEM).count() == 1


def test_what_is_closed_is_erased_when_its_time_has_passed(settings):
    settings.ETHICS_RETENTION_DAYS = 30
    old, fresh, live = make_consultation(), make_consultation(), make_consultation()
    close(old, old.mp)
    close(fresh, fresh.mp)
    past = timezone.now() - retention() - dt.timedelta(minutes=1)
    Consultation.objects.filter(pk=old.pk).update(closed_at=past)
    assert erase_expired() == 1
    assert erase_expired() == 0
    assert words_of(fresh) == words_of(live) == [CANARY]
    with pytest.raises(Unreadable):
        key_of(old)


# Keys


def test_a_new_wrapping_key_takes_over(settings):
    consultation = make_consultation()
    old = settings.ETHICS_KEY
    new = configured(new_key())
    settings.ETHICS_KEY = f"{new},{old}"
    assert words_of(consultation) == [CANARY]
    assert rewrap_all() == 1
    assert rewrap_all() == 0
    settings.ETHICS_KEY = new
    assert words_of(consultation) == [CANARY]
    settings.ETHICS_KEY = old
    assert open_thread(consultation, consultation.mp).erased


def test_the_rotation_command_passes_over_destroyed_keys(settings, capsys):
    kept, gone = make_consultation(), make_consultation()
    destroy_key(gone)
    settings.ETHICS_KEY = f"{configured(new_key())},{settings.ETHICS_KEY}"
    call_command("rewrap_ethics_keys")
    assert "1 keys" in capsys.readouterr().out
    assert words_of(kept) == [CANARY]


def test_each_consultation_has_a_key_of_its_own():
    assert key_of(make_consultation()) != key_of(make_consultation())


# The record of openings


def as_superuser(statement: str, values: list) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


@pytest.fixture
def opened():
    consultation = make_consultation()
    open_thread(consultation, consultation.adviser)
    open_thread(consultation, consultation.mp)
    return list(Access.objects.order_by("sequence"))


@pytest.mark.parametrize(
    "change", ["user_id = NULL", "side = 'mp'", "act = 'wrote'", "at = at - interval '1 hour'"]
)
def test_an_opening_altered_by_a_superuser_is_named(opened, change):
    row = opened[1]
    statement = f"UPDATE ethics_code_access SET {change} WHERE sequence = %s"  # noqa: S608 - see above
    as_superuser(statement, [row.sequence])
    assert next(accesses.faults()) == accesses.Fault(row.sequence, "the opening was altered")


def test_an_opening_removed_by_a_superuser_is_named(opened):
    as_superuser("DELETE FROM ethics_code_access WHERE sequence = %s", [opened[1].sequence])
    with pytest.raises(CommandError, match=f"row {opened[1].sequence}: the opening is missing"):
        call_command("verify_ethics_log")


def test_an_untouched_record_verifies(opened, capsys):
    call_command("verify_ethics_log")
    assert "3 openings" in capsys.readouterr().out


def test_openings_that_follow_each_other_are_one_line_with_their_number():
    consultation = make_consultation()
    for _ in range(3):
        open_thread(consultation, consultation.adviser)
    openings = open_thread(consultation, consultation.mp).openings
    assert [(each.latest.side, each.latest.act, each.times) for each in openings] == [
        ("mp", "opened", 1),
        ("adviser", "opened", 3),
        ("mp", "wrote", 1),
    ]
