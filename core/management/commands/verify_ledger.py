from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.ledger import checkpoints, first_fault
from core.models import LedgerHead


class Command(BaseCommand):
    help = (
        "Verify the ledger: every row, the head and the stored checkpoints. Names the first bad "
        "row and exits with status 1."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--checkpoint",
            action="append",
            default=[],
            type=Path,
            metavar="FILE",
            help="a checkpoint saved elsewhere (may be given several times)",
        )
        parser.add_argument(
            "--public-key", help="the key that signed the files, when it is not the present one"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            said = checkpoints.witnesses()
        except checkpoints.NotACheckpoint as problem:
            raise CommandError(f"a stored checkpoint: {problem}") from problem
        # A file's word counts before the database's own.
        for file in options["checkpoint"]:
            said.update(_read(file, options["public_key"] or checkpoints.public_key()))
        fault = first_fault(said)
        if fault:
            raise CommandError(f"row {fault.sequence}: {fault.what}")
        self.stdout.write(f"{LedgerHead.objects.get(pk=1).sequence} rows, chain intact")


def _read(file: Path, key: str) -> dict[int, str]:
    try:
        return dict(checkpoints.read(file.read_text("utf-8"), key))
    except (OSError, UnicodeDecodeError, checkpoints.NotACheckpoint) as problem:
        raise CommandError(f"{file}: {problem}") from problem
