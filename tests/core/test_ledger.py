"""The ledger: gap-free, chained, permanent."""

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from core import ledger
from core.models import LedgerEntry

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
    ],
)
def test_the_database_refuses_to_change_entries(statement):
    ledger.append("bill.tabled", subject="bill:1")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def as_superuser(statement: str, row: LedgerEntry) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, [row.sequence])
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def test_the_verifier_names_the_first_altered_row():
    rows = [ledger.append("bill.tabled", subject=f"bill:{n}") for n in range(3)]
    as_superuser("UPDATE core_ledgerentry SET subject = 'x' WHERE sequence = %s", rows[1])
    assert ledger.first_fault() == ledger.Fault(rows[1].sequence, "altered")


def test_the_verifier_sees_a_cut_tail():
    rows = [ledger.append("bill.tabled", subject=f"bill:{n}") for n in range(3)]
    as_superuser("DELETE FROM core_ledgerentry WHERE sequence = %s", rows[2])
    assert ledger.first_fault() == ledger.Fault(rows[2].sequence, "the tail is missing")


def test_the_command_fails_aloud_on_a_missing_row():
    rows = [ledger.append("bill.tabled", subject=f"bill:{n}") for n in range(3)]
    as_superuser("DELETE FROM core_ledgerentry WHERE sequence = %s", rows[1])
    with pytest.raises(CommandError, match=f"row {rows[1].sequence}: missing"):
        call_command("verify_ledger")


def test_an_untouched_chain_verifies():
    ledger.append("bill.tabled", subject="bill:1")
    assert ledger.first_fault() is None
