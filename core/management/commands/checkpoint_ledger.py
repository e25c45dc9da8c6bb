import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.ledger import checkpoints


class Command(BaseCommand):
    help = "Sign the ledger's present head and print it: keep the output on another machine."

    def handle(self, *args: Any, **options: Any) -> None:
        signed = checkpoints.sign_head()
        if signed is None:
            raise CommandError("the ledger is empty")
        self.stdout.write(json.dumps(checkpoints.as_json(signed)))
