"""Checkpoints: made by the clock, published, and never for a broken chain."""

import pytest
from django.db import connection

from core import ledger
from core.ledger import checkpoints
from core.models import LedgerCheckpoint
from core.tasks import checkpoint_ledger

pytestmark = pytest.mark.django_db


def test_the_daily_job_signs_the_head():
    entry = ledger.append("bill.tabled", subject="bill:1")
    checkpoint_ledger.func(timestamp=0)
    assert LedgerCheckpoint.objects.latest("sequence").digest == entry.digest


def test_a_broken_chain_is_not_vouched_for():
    entry = ledger.append("bill.tabled", subject="bill:1")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE core_ledgerentry SET kind = 'x' WHERE sequence = %s", [entry.sequence]
        )
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    with pytest.raises(RuntimeError, match=f"row {entry.sequence}: altered"):
        checkpoint_ledger.func(timestamp=0)
    assert not LedgerCheckpoint.objects.exists()


def test_checkpoints_are_published_in_the_form_the_verifier_reads(client):
    entry = ledger.append("bill.tabled", subject="bill:1")
    checkpoints.sign_head()
    page = client.get("/ledger/checkpoints.json")
    assert page["Content-Type"] == "application/json"
    assert "Set-Cookie" not in page.headers
    assert checkpoints.read(page.content.decode(), checkpoints.public_key()) == [
        (entry.sequence, entry.digest)
    ]


def test_nobody_changes_the_checkpoints_over_http(client):
    assert client.post("/ledger/checkpoints.json").status_code == 405
