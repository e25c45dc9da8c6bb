"""What the demonstration's public pages cost: SQL queries, and bytes on a first visit."""

from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search.rebuild import rebuild_documents
from tests.bench import report
from tests.bench.database import load_the_demonstration
from tests.e2e.crawl import crawl, kind_of
from tests.e2e.weight import compressed, first_visit


@dataclass(frozen=True)
class Page:
    kind: str
    path: str
    queries: int
    html: int
    transferred: int


def visit(client: Client, path: str) -> Page:
    with CaptureQueriesContext(connection) as queries:
        content = client.get(path).content
    return Page(kind_of(path), path, len(queries), compressed(content), first_visit(content))


@report
def pages_of_the_demonstration() -> list[str]:
    load_the_demonstration()
    # The search benchmarks leave articles of their own.
    rebuild_documents()
    client, kinds = Client(), defaultdict(list)
    for language in ("az", "en", "ru"):
        for path, status in crawl(language, samples=2).items():
            if status == 200:
                page = visit(client, path)
                kinds[page.kind].append(page)
    rows = sorted((most(found) for found in kinds.values()), key=attrgetter("queries"))
    lines = [f"{'kind of page':44}{'queries':>9}{'HTML':>9}{'first visit':>13}"]
    return lines + [line(row) for row in [*rows, most([*rows], "the most of all")]]


def most(pages: list[Page], kind: str = "") -> Page:
    """The highest number of each column."""
    columns = (
        max(getattr(page, name) for page in pages) for name in ("queries", "html", "transferred")
    )
    return Page(kind or pages[0].kind, "", *columns)


def line(page: Page) -> str:
    html, transferred = (f"{size / 1024:.1f} KB" for size in (page.html, page.transferred))
    return f"{page.kind:44}{page.queries:9}{html:>9}{transferred:>13}"
