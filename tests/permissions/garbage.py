"""P7: what no reader sends and every scanner does, and where it can be put."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import quote

from django import forms

from tools import ROOT, SOURCES

LONG = "a" * 1_000_000
# As they stand in an address, percent-encoded; what cannot be decoded is sent as it is.
VALUES = (
    "%00",
    "a%00b",
    "%ED%A0%80",
    "%FF%FE",
    "9" * 30,
    "-" + "9" * 30,
    "a" * 5000,
    quote("٣²½１"),
    quote("\u202e\ufeff" + "e\u0301" * 500),
    quote("😀' \" <b>{{7*7}}${7*7}%n\r\nSet-Cookie: x=1"),
    quote("../../../etc/passwd"),
    "NaN",
)
NAMED = re.compile(r"""(?:GET|POST|data)(?:\.get(?:list)?\(|\[)\s*["'](\w+)["']""")


@cache
def parameters() -> tuple[str, ...]:
    """Every name a view of ours reads from an address or a form."""
    texts = (path.read_text() for app in SOURCES for path in (ROOT / app).rglob("*.py"))
    read = {name for text in texts for name in NAMED.findall(text)}
    of_forms = {name for form in _forms(forms.BaseForm) for name in _fields(form)}
    return tuple(sorted({*read, *of_forms, "page", "q", "next", "lang", "form-TOTAL_FORMS"}))


def mixtures(names: tuple[str, ...]) -> Iterator[str]:
    """As many query strings as there are values; over all of them each name has each value."""
    for turn in range(len(VALUES)):
        pairs = (
            f"{name}={VALUES[(place + turn) % len(VALUES)]}" for place, name in enumerate(names)
        )
        yield "&".join(pairs)


def _fields(form: type[forms.BaseForm]) -> dict[str, forms.Field]:
    return getattr(form, "base_fields", {})


def _forms(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        if one.__module__.split(".")[0] in {*SOURCES, "allauth"}:
            yield one
        yield from _forms(one)
