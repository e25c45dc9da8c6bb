"""Every address the site knows, read from the URL configuration itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """`name` with its namespaces; `converters`: the named arguments of the address."""

    name: str
    pattern: str
    converters: tuple[str, ...]

    @property
    def place(self) -> str:
        """An address that fits: 1 for every number, a word for every word, the first of several."""
        text = re.sub(r"\(\?:([^|)]*)[^)]*\)", r"\1", self.pattern)
        text = re.sub(r"<int:\w+>|\(\?P<\w+>[^)]*\)", "1", text)
        return "/" + re.sub(r"<\w+:\w+>|<\w+>", "page", text).replace("^", "").replace("$", "")

    @property
    def is_admin(self) -> bool:
        return self.pattern.startswith("cms/")


def arguments_of(view: str) -> tuple[str, ...]:
    """Of the first address of that name, which is the one that answers."""
    return next(route.converters for route in routes() if route.name == view)


@cache
def routes() -> list[Route]:
    return list(_walk(get_resolver(), (), "", ()))


def _walk(
    resolver: URLResolver, spaces: tuple[str, ...], before: str, known: tuple[str, ...]
) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        pattern = before + str(entry.pattern)
        names = (*known, *entry.pattern.regex.groupindex)
        if isinstance(entry, URLPattern):
            yield Route(":".join((*spaces, entry.name or "")), pattern, names)
        else:
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _walk(entry, inner, pattern, names)
