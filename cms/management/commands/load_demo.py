from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand

from cms.demo.load import steps


class Command(BaseCommand):
    help = "Load the demonstration. Running it again keeps what is there."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, load in steps():
            started = monotonic()
            load()
            self._say(f"{name} ({monotonic() - started:.1f} s)", options)

    def _say(self, line: str, options: dict[str, Any]) -> None:
        if options["verbosity"]:
            self.stdout.write(f"  {line}", ending="\n")
            self.stdout.flush()
