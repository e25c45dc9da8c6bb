from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.ledger import first_fault
from core.models import LedgerHead


class Command(BaseCommand):
    help = "Verify the ledger's hash chain and name the first bad row."

    def handle(self, *args: Any, **options: Any) -> None:
        fault = first_fault()
        if fault:
            raise CommandError(f"row {fault.sequence}: {fault.what}")
        self.stdout.write(f"{LedgerHead.objects.get(pk=1).sequence} rows, chain intact")
