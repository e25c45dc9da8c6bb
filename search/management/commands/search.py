import json
import sys
from io import TextIOWrapper
from typing import Any, TextIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.links import absolute
from search.engines import EngineUnavailable, engine
from search.query import Hit, Query

MOST = 1000


def lines_of(stream: TextIO) -> TextIO:
    """Bytes that are no UTF-8 are words nobody has, not a reason to stop."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace")
    return stream


def url_of(hit: Hit) -> str:
    return absolute(f"/{hit.language}{hit.path}")


class Command(BaseCommand):
    help = "Search everything public. Without a query, read one a line from standard input."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("query", nargs="?")
        parser.add_argument("--engine", choices=["embedded", "elasticsearch"], default="embedded")
        parser.add_argument(
            "--language", choices=[code for code, _ in settings.LANGUAGES], default="az"
        )
        parser.add_argument("--limit", type=int, default=20)
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        if not 1 <= options["limit"] <= MOST:
            raise CommandError(f"--limit: from 1 to {MOST}")
        queries = [options["query"]] if options["query"] is not None else lines_of(sys.stdin)
        try:
            chosen = engine(options["engine"])
            for text in queries:
                query = Query(text.rstrip("\n"), options["language"], limit=options["limit"])
                self._print(chosen.search(query).hits, as_json=options["as_json"])
        except EngineUnavailable as problem:
            raise CommandError(str(problem)) from problem

    def _print(self, hits: list[Hit], *, as_json: bool) -> None:
        if as_json:
            rows = [hit.as_json(url_of(hit)) for hit in hits]
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
            return
        for hit in hits:
            self.stdout.write(f"{hit.score:8.4f}  {hit.kind:10} {hit.title}  {url_of(hit)}")
        if not hits:
            self.stdout.write("Nothing found.")
