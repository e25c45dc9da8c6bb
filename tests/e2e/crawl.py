"""Which pages there are: followed from the home page, a few for each kind of address."""

import re
from collections import Counter, deque
from collections.abc import Callable
from urllib.parse import urldefrag, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]+)"')
# What somebody sees only signed in, or finds beside it.
OWN = re.compile(r"/(?:az|en|ru)/(?:account|desk|ethics/consultations|questions/mine)/")


def kind_of(path: str) -> str:
    """The view's name; Wagtail's pages, which share one view, by their depth."""
    try:
        found = resolve(urlsplit(path).path)
    except Resolver404:
        return f"unresolved {path}"
    name = found.view_name or "unnamed"
    return f"{name}:{path.count('/')}" if name == "wagtail_serve" else name


def links_in(html: str) -> list[str]:
    """Addresses within the site, without fragments, in order."""
    found = (urldefrag(link.replace("&amp;", "&")).url for link in LINK.findall(html))
    return [link for link in found if link.startswith("/")]


def is_own(path: str) -> bool:
    return bool(OWN.match(path))


def crawl(
    language: str,
    samples: int,
    client: Client | None = None,
    *,
    start: str = "",
    only: Callable[[str], bool] = bool,
) -> dict[str, int]:
    """Path → status of every kind of page reachable from `/language/` + `start`.

    Links outside the language, and those that `only` refuses, are not followed.
    """
    client = client or Client()
    statuses: dict[str, int] = {}
    seen: Counter[str] = Counter()
    queue = deque([f"/{language}/{start}"])
    while queue:
        path = queue.popleft()
        kind = kind_of(path)
        is_wanted = path.startswith(f"/{language}/") and only(path)
        if path in statuses or seen[kind] >= samples or not is_wanted:
            continue
        seen[kind] += 1
        response = client.get(path)
        statuses[path] = response.status_code
        if response.get("Content-Type", "").startswith("text/html"):
            queue.extend(links_in(response.content.decode()))
        elif response.has_header("Location"):
            queue.append(response["Location"])
    return statuses
