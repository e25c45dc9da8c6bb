"""Who reaches which pages: followed from the links on them, a few for each kind of address."""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl, urlsplit

from django.db import connection
from django.test import Client
from django.urls import Resolver404, resolve

from tests.e2e.page import Page, without_fragment

# What somebody sees only signed in, or finds beside it.
OWN = re.compile(r"/(?:az|en|ru)/(?:account|desk|ethics/consultations|questions/mine)/")


@dataclass
class Visit:
    """What one request brought, and how many queries it took."""

    path: str
    status: int
    headers: Mapping[str, str]
    content: bytes
    sets_cookies: bool
    queries: int

    @property
    def is_page(self) -> bool:
        return self.status == 200 and self.headers.get("Content-Type", "").startswith("text/html")

    @cached_property
    def page(self) -> Page:
        return Page(self.path, self.content.decode())

    @property
    def leads_to(self) -> list[str]:
        if "Location" in self.headers:
            return [without_fragment(self.headers["Location"])]
        return [without_fragment(link) for link in self.page.inner_links] if self.is_page else []


type Visits = dict[str, Visit]


def kind_of(path: str) -> str:
    """The view's name with the parameters it is given; Wagtail's pages, by their depth.

    Of a list filtered in twenty ways, or a form about hundreds of articles, one is enough.
    """
    parts = urlsplit(path)
    try:
        found = resolve(parts.path)
    except Resolver404:
        return f"unresolved {path}"
    name = found.view_name or "unnamed"
    if name == "wagtail_serve":
        name += str(parts.path.count("/"))
    return "?".join([name, *sorted(dict(parse_qsl(parts.query, keep_blank_values=True)))])


def is_own(path: str) -> bool:
    return bool(OWN.match(path))


def visit(client: Client, path: str) -> Visit:
    queries = 0

    def count(execute: Callable[..., object], *query: object) -> object:
        nonlocal queries
        queries += 1
        return execute(*query)

    with connection.execute_wrapper(count):
        response = client.get(path)
    content = b"" if response.streaming else response.content
    # The response itself would keep the context of every template alive.
    return Visit(
        path, response.status_code, response.headers, content, bool(response.cookies), queries
    )


def crawl(client: Client, starts: Iterable[str], samples: Callable[[str], int]) -> Visits:
    """Path → visit of the pages reachable from `starts`.

    `samples` says of how many pages of a path's kind are enough; 0 for where not to go.
    """
    visits: Visits = {}
    seen: Counter[str] = Counter()
    queue = deque(starts)
    while queue:
        path = queue.popleft()
        if path in visits or seen[kind_of(path)] >= samples(path):
            continue
        seen[kind_of(path)] += 1
        visits[path] = visit(client, path)
        queue.extend(visits[path].leads_to)
    return visits


def sampled(paths: Iterable[str], each: int) -> list[str]:
    """At most so many pages of every view, in order, whatever their parameters."""
    seen: Counter[str] = Counter()
    chosen = []
    for path in paths:
        view = kind_of(path).partition("?")[0]
        seen[view] += 1
        if seen[view] <= each:
            chosen.append(path)
    return chosen
