from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from constituents.conf import current_scheme
from constituents.importing import NotAListError, read_areas, store_areas


class Command(BaseCommand):
    help = "Import a list of constituencies (CSV or JSON); running it again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--scheme", default=current_scheme(), help="e.g. 2015 or 2023")

    def handle(self, *args: Any, file: Path, scheme: str, **options: Any) -> None:
        try:
            areas = read_areas(file)
        except (NotAListError, OSError) as problem:
            raise CommandError(f"{file}: {problem}") from problem
        created = store_areas(areas, scheme)
        self.stdout.write(f"{len(areas)} constituencies of scheme {scheme}, {created} new")
