"""The ledger: gap-free, chained, permanent."""

import datetime as dt
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from core import ledger
from core.ledger import checkpoints
from core.models import LedgerCheckpoint, LedgerEntry, LedgerHead

pytestmark = pytest.mark.django_db


def test_entries_are_numbered_without_a_gap_and_chained():
    first = ledger.append("bill.tabled", subject="bill:1", public={"title": "Sınaq"})
    second = ledger.append("version.published", subject="bill:1")
    assert (second.sequence, second.previous) == (first.sequence + 1, first.digest)


def test_a_rolled_back_fact_leaves_no_gap():
    @transaction.atomic
    def fail_after_appending() -> None:
        ledger.append("bill.tabled", subject="bill:2")
        raise RuntimeError

    before = ledger.append("bill.tabled", subject="bill:1")
    with pytest.raises(RuntimeError):
        fail_after_appending()
    assert ledger.append("bill.tabled", subject="bill:3").sequence == before.sequence + 1


def test_private_facts_are_committed_to_and_not_stored():
    entry = ledger.append("ethics.opened", subject="case:1", private={"who": "gizli"})
    assert len(entry.commitment) == 64
    assert "gizli" not in str(LedgerEntry.objects.filter(pk=entry.pk).values().get())


def test_the_same_private_fact_never_gives_the_same_commitment():
    first = ledger.append("x.y", subject="s:1", private={"who": "gizli"})
    second = ledger.append("x.y", subject="s:1", private={"who": "gizli"})
    assert first.commitment != second.commitment


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE core_ledgerentry SET kind = 'x'",
        "DELETE FROM core_ledgerentry",
        "TRUNCATE core_ledgerentry",
        "DELETE FROM core_ledgerhead",
        "UPDATE core_ledgerhead SET sequence = sequence + 1",
        "UPDATE core_ledgerhead SET sequence = 0",
        "INSERT INTO core_ledgerentry SELECT sequence + 5, recorded_at, kind, subject, public,"
        " commitment, digest, md5(digest) FROM core_ledgerentry",
        "INSERT INTO core_ledgerentry SELECT sequence + 1, recorded_at, kind, subject, public,"
        " commitment, previous, md5(digest) FROM core_ledgerentry",
    ],
)
def test_the_database_refuses_to_change_entries(statement):
    ledger.append("bill.tabled", subject="bill:1")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def as_superuser(statement: str, *values: object) -> None:
    """What only somebody who owns the database can do."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def cut_after(row: LedgerEntry) -> None:
    """Take the tail away and put the head where it was then."""
    as_superuser("DELETE FROM core_ledgerentry WHERE sequence > %s", row.sequence)
    as_superuser("UPDATE core_ledgerhead SET sequence = %s, digest = %s", row.sequence, row.digest)


def facts(number: int) -> list[LedgerEntry]:
    return [
        ledger.append("bill.tabled", subject=f"bill:{n}", public={"title": f"Qanun {n}"})
        for n in range(number)
    ]


def test_the_verifier_names_the_first_altered_row():
    rows = facts(3)
    as_superuser("UPDATE core_ledgerentry SET subject = 'x' WHERE sequence = %s", rows[1].sequence)
    assert ledger.first_fault() == ledger.Fault(rows[1].sequence, "altered")


def test_the_verifier_sees_a_cut_tail():
    rows = facts(3)
    as_superuser("DELETE FROM core_ledgerentry WHERE sequence = %s", rows[2].sequence)
    assert ledger.first_fault() == ledger.Fault(rows[2].sequence, "the tail is missing")


def test_the_command_fails_aloud_on_a_missing_row():
    rows = facts(3)
    as_superuser("DELETE FROM core_ledgerentry WHERE sequence = %s", rows[1].sequence)
    with pytest.raises(CommandError, match=f"row {rows[1].sequence}: missing"):
        call_command("verify_ledger")


def test_an_untouched_chain_verifies(capsys):
    ledger.append("bill.tabled", subject="bill:1")
    assert ledger.first_fault() is None
    call_command("verify_ledger")
    assert "chain intact" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ('public = \'{"title": "Başqa"}\'', "altered"),
        ("kind = 'bill.dropped'", "altered"),
        ("recorded_at = recorded_at + interval '1 microsecond'", "altered"),
        ("commitment = repeat('0', 64)", "altered"),
        ("digest = repeat('0', 64)", "altered"),
        ("previous = repeat('0', 64)", "does not follow the row before"),
    ],
)
def test_the_verifier_names_the_row_whatever_column_was_changed(change, fault):
    rows = facts(3)
    statement = f"UPDATE core_ledgerentry SET {change} WHERE sequence = %s"  # noqa: S608 - above
    as_superuser(statement, rows[1].sequence)
    assert ledger.first_fault() == ledger.Fault(rows[1].sequence, fault)


def test_a_row_changed_together_with_its_digest_breaks_the_next_link():
    rows = facts(3)
    other = ledger.append("bill.tabled", subject="bill:9")
    as_superuser(
        "UPDATE core_ledgerentry SET digest = repeat('a', 64) WHERE sequence = %s", rows[2].sequence
    )
    assert ledger.first_fault().sequence <= other.sequence


def test_rows_slipped_in_behind_the_head_are_seen():
    rows = facts(3)
    as_superuser(
        "UPDATE core_ledgerhead SET sequence = %s, digest = %s", rows[1].sequence, rows[1].digest
    )
    assert ledger.first_fault() == ledger.Fault(rows[2].sequence, "the head is another")


def test_a_cut_tail_shows_against_a_stored_checkpoint():
    rows = facts(3)
    checkpoints.sign_head()
    cut_after(rows[1])
    assert ledger.first_fault() is None
    with pytest.raises(CommandError, match=f"row {rows[2].sequence}: the tail is missing"):
        call_command("verify_ledger")


def test_a_cut_tail_shows_against_a_saved_checkpoint_when_the_stored_one_is_gone(tmp_path, capsys):
    rows = facts(3)
    call_command("checkpoint_ledger")
    saved = tmp_path / "checkpoint.json"
    saved.write_text(capsys.readouterr().out)
    cut_after(rows[0])
    as_superuser("DELETE FROM core_ledgercheckpoint")
    with pytest.raises(CommandError, match=f"row {rows[1].sequence}: the tail is missing"):
        call_command("verify_ledger", "--checkpoint", str(saved))


def test_a_chain_made_anew_contradicts_a_checkpoint():
    rows = facts(3)
    checkpoints.sign_head()
    cut_after(rows[0])
    new = facts(2)
    with pytest.raises(CommandError, match=f"row {new[1].sequence}: not the row a checkpoint"):
        call_command("verify_ledger")


def test_a_forged_checkpoint_is_no_witness(tmp_path):
    facts(2)
    forged = checkpoints.as_json(checkpoints.sign_head()) | {"digest": "0" * 64}
    with pytest.raises(checkpoints.NotACheckpoint, match="signature"):
        checkpoints.read(json.dumps(forged), checkpoints.public_key())


@pytest.mark.parametrize("text", ["", "[]x", "7", '{"sequence": 1}', '{"signature": "é"}', "[[]]"])
def test_a_file_that_is_no_checkpoint_is_refused_with_one_line(text, tmp_path):
    file = tmp_path / "x.json"
    file.write_text(text)
    with pytest.raises(CommandError, match=r"x\.json: "):
        call_command("verify_ledger", "--checkpoint", str(file))


def test_a_checkpoint_is_made_once_for_a_head_and_never_changes():
    facts(1)
    first = checkpoints.sign_head()
    assert checkpoints.sign_head() == first
    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerCheckpoint.objects.update(digest="0" * 64)


def test_an_empty_ledger_has_no_checkpoint():
    as_superuser("DELETE FROM core_ledgerentry")
    as_superuser("UPDATE core_ledgerhead SET sequence = 0, digest = repeat('0', 64)")
    assert checkpoints.sign_head() is None
    with pytest.raises(CommandError, match="empty"):
        call_command("checkpoint_ledger")


@pytest.mark.parametrize("value", [0.5, {"a": [1.0]}, {1: "x"}, float("nan")])
def test_a_payload_that_could_not_be_verified_later_is_refused(value):
    with pytest.raises(TypeError, match="the ledger takes"):
        ledger.append("bill.tabled", subject="bill:1", public={"x": value})


@pytest.mark.parametrize(
    "value", ["ə\u0301 \u202e \U0001f600", 10**30, None, [True, {"b": 1, "a": -1}], ""]
)
def test_whatever_the_ledger_takes_it_can_verify(value):
    ledger.append("bill.tabled", subject="bill:ə", public={"x": value, "ə": "ş"})
    assert ledger.first_fault() is None


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_many_writers_leave_no_gap_and_no_broken_link():
    """Every fourth of them changes its mind after appending."""
    before = LedgerHead.objects.get(pk=1).sequence

    def write(writer: int) -> int:
        kept = sum(_append_or_give_up(writer, number) for number in range(12))
        connection.close()
        return kept

    kept = in_threads(write, 8)
    assert ledger.first_fault() is None
    assert LedgerHead.objects.get(pk=1).sequence == before + sum(kept)


def _append_or_give_up(writer: int, number: int) -> bool:
    with transaction.atomic():
        ledger.append("bill.tabled", subject=f"bill:{writer}", public={"n": number})
        gives_up = number % 4 == 3
        transaction.set_rollback(gives_up)
    return not gives_up


def in_threads[T](work: Callable[[int], T], number: int) -> list[T]:
    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(work, range(number)))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_nobody_is_told_of_success_before_the_log_is_written():
    """The commit itself does not wait, so that the head is free; the hook after it does."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        with transaction.atomic():
            ledger.append("bill.tabled", subject="bill:1")
            cursor.execute("SELECT current_setting('synchronous_commit')")
            assert cursor.fetchone() == ("off",)
            cursor.execute("SELECT pg_current_wal_insert_lsn()")
            (written,) = cursor.fetchone()
        cursor.execute("SELECT pg_current_wal_flush_lsn() > %s::pg_lsn", [written])
        assert cursor.fetchone() == (True,)
        cursor.execute("SELECT current_setting('synchronous_commit')")
        assert cursor.fetchone() == ("on",)
        cursor.execute("RESET synchronous_commit")


def test_the_moment_of_an_entry_is_ours(time_machine):
    time_machine.move_to(dt.datetime(2026, 3, 14, 9, 0, tzinfo=dt.UTC), tick=False)
    entry = ledger.append("bill.tabled", subject="bill:1")
    entry.refresh_from_db()
    assert entry.recorded_at == dt.datetime(2026, 3, 14, 9, 0, tzinfo=dt.UTC)
