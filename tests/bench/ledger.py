"""Appending to the ledger with many writers and the disk's word, and verifying a million rows."""

import json
import os
import resource
import sys
import time
from multiprocessing import get_context
from pathlib import Path

from tests.bench import report
from tests.bench.durable import run

WRITERS, EACH = 16, 500
ROWS = 1_000_000


@report
def ledger_appended_by_16_writers() -> list[str]:
    """Each append is a transaction of its own, reported done only when it is on disk."""
    found = json.loads(run("tests.bench.ledger", "append"))
    return [
        f"{WRITERS} writers x {EACH} appends, fsync on: {found['seconds']:.2f} s, "
        f"{WRITERS * EACH / found['seconds']:,.0f} appends/s; {found['rows']} rows, "
        f"fault: {found['fault']}",
        f"alone: {found['alone']:,.0f} appends/s",
    ]


@report
def ledger_of_a_million_rows_verified() -> list[str]:
    found = json.loads(run("tests.bench.ledger", "verify"))
    return [
        f"{ROWS:,} rows verified in {found['seconds']:.1f} s, fault: {found['fault']}; "
        f"memory grew by {found['grown'] / 1024:.0f} MB"
    ]


def _append(number: int) -> None:
    from core import ledger

    for one in range(number):
        ledger.append("bill.tabled", subject=f"bill:{one}", public={"title": "Qanun layihəsi"})


def _writer(barrier, number: int) -> None:
    from django.db import connection

    connection.ensure_connection()
    barrier.wait()
    _append(number)


def _appending() -> dict[str, object]:
    from django.db import connection

    from core import ledger
    from core.models import LedgerEntry

    begun = time.perf_counter()
    _append(EACH)
    alone = EACH / (time.perf_counter() - begun)
    before = LedgerEntry.objects.count()
    connection.close()
    context = get_context("fork")
    barrier = context.Barrier(WRITERS + 1)
    writers = [context.Process(target=_writer, args=(barrier, EACH)) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    barrier.wait()
    begun = time.perf_counter()
    for writer in writers:
        writer.join()
    seconds = time.perf_counter() - begun
    rows = LedgerEntry.objects.count() - before
    return {
        "seconds": seconds,
        "alone": alone,
        "rows": rows,
        "fault": ledger.first_fault(),
    }


def _verifying() -> dict[str, object]:
    from core import ledger
    from core.models import LedgerEntry, LedgerHead

    _fill(LedgerHead.objects.get(pk=1), LedgerEntry)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    fault = ledger.first_fault()
    return {
        "seconds": time.perf_counter() - begun,
        "fault": fault,
        "grown": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before,
    }


def _fill(head, model) -> None:
    """Bring the chain to a million rows by COPY, the way no writer may."""
    from django.db import connection
    from django.utils import timezone

    from core.ledger import chain

    now, previous = timezone.now(), head.digest
    payload = {"bill": "ailə-məcəlləsi", "version": 3, "eid": "art_12-1", "label": "Maddə 12-1"}
    stored = json.dumps(payload)
    fact = chain.fact(now, "comment.published", "comment:R-7K3M-9QXA", payload, "")
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        columns = "sequence, recorded_at, kind, subject, public, commitment, previous, digest"
        with cursor.copy(f"COPY core_ledgerentry ({columns}) FROM STDIN") as copy:
            for number in range(head.sequence + 1, ROWS + 1):
                digest = chain.digest(number, fact, previous)
                row = ("comment.published", "comment:R-7K3M-9QXA", stored, "", previous, digest)
                copy.write_row((number, now, *row))
                previous = digest
        cursor.execute(
            "UPDATE core_ledgerhead SET sequence = %s, digest = %s",
            [max(ROWS, head.sequence), previous],
        )
        cursor.execute("RESET session_replication_role")
        cursor.execute("ANALYZE core_ledgerentry")


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    import django

    django.setup()
    print(json.dumps({"append": _appending, "verify": _verifying}[sys.argv[1]]()))
