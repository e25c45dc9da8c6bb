"""Everything between an empty data directory and a demonstration that can be served."""

import hashlib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from cms.settings.environment import ROOT


class Command(BaseCommand):
    """One process instead of four: each would load the whole site again for seconds."""

    help = "Migrate, load the demonstration, collect static files. Repeating it changes nothing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--introduction", type=Path, help="file for what `demo_info` has to say"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False)
        call_command("load_demo")
        collect_static()
        if options["introduction"]:
            introduction = StringIO()
            call_command("demo_info", stdout=introduction)
            options["introduction"].write_text(introduction.getvalue(), encoding="utf-8")


def collect_static() -> None:
    """Collect and compress static files, when any of them changed since the last time."""
    stamp = Path(settings.STATIC_ROOT) / "collected-from"
    state = _state_of_sources()
    if not stamp.exists() or stamp.read_text(encoding="ascii") != state:
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(state, encoding="ascii")


def _state_of_sources() -> str:
    seen = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for path in sorted(_own_static_files()):
        found = path.stat()
        seen.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def _own_static_files() -> Iterator[Path]:
    """Yield ours; those of the packages change only with the lock file."""
    for app in apps.get_app_configs():
        if ROOT in Path(app.path).parents and ".venv" not in app.path:
            yield from (path for path in Path(app.path, "static").rglob("*") if path.is_file())
