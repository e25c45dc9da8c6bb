from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.accounts.events import faults


class Command(BaseCommand):
    help = "Compare the log of accounts with the ledger; names the first row that was altered."

    def handle(self, *args: Any, **options: Any) -> None:
        fault = next(faults(), None)
        if fault:
            raise CommandError(f"row {fault.sequence}: {fault.what}")
        self.stdout.write("the log of accounts agrees with the ledger")
