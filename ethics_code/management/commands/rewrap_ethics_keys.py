from typing import Any

from django.core.management.base import BaseCommand

from ethics_code.keys import rewrap_all


class Command(BaseCommand):
    help = (
        "Wrap the keys of all consultations with the first key of ETHICS_KEY."
        " To change the key: ETHICS_KEY=new,old; run this; then ETHICS_KEY=new."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rewrap_all()} keys wrapped anew")
