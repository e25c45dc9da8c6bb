from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ethics_code.accesses import faults
from ethics_code.models import Access


class Command(BaseCommand):
    help = "Compare the record of openings with the ledger and name the first bad row."

    def handle(self, *args: Any, **options: Any) -> None:
        fault = next(faults(), None)
        if fault:
            raise CommandError(f"row {fault.sequence}: {fault.what}")
        self.stdout.write(f"{Access.objects.count()} openings, all in the ledger")
