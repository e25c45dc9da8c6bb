"""The forms of a page as a browser would send them, and one of their fields gone wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urljoin

from bs4 import BeautifulSoup, Tag

# What somebody would write, by the kind of the field or its name.
WRITTEN = {
    "email": "somebody@example.org",
    "password": "uzun-sirli-parol-7",
    "date": "2026-01-05",
    "number": "1",
    "url": "https://example.org/",
    "search": "nikah",
}
TEXT = "Burada kifayət qədər uzun və aydın bir mətn yazılıb."
IGNORED = {"submit", "button", "image", "reset", "file"}

# As they stand in the body; a name stands before each.
GARBAGE = {
    "nothing": "",
    "NUL": "a%00b",
    "a lone surrogate": "a%ED%A0%80b",
    "no UTF-8": "%FF%FE",
    "a huge number": "9" * 30,
    "a huge negative number": "-" + "9" * 5000,
    "a wrong kind": quote("[]{'a':1}"),
    "line ends": quote("a\r\nBcc: b@example.org\r\n\r\nc"),
    "overrides": quote("\u202e\u2066\ufeffgizli"),
    "a pile": quote("\u0301" * 300 + "\u0316" * 300),
    "formulas": quote("=cmd|' /C calc'!A0"),
    "markup": quote("<b>{{7*7}}</b>${7*7}%(a)s{a}"),
    "a megabyte": "a" * 1_000_000,
}


@dataclass(frozen=True)
class Form:
    """`fields` in order, with what a browser would send; `shown`: those with words of a person."""

    action: str
    fields: tuple[tuple[str, str], ...]
    shown: frozenset[str]

    def body(self, wrong: str = "", value: str = "") -> str:
        """Urlencoded, with one field replaced."""
        pairs = [(name, quote(one)) for name, one in self.fields if name != wrong]
        pairs += [(wrong, value)] if wrong else []
        return "&".join(f"{quote(name)}={one}" for name, one in pairs)

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys(name for name, _value in self.fields))


def forms_of(markup: str, path: str) -> Iterator[Form]:
    for form in BeautifulSoup(markup, "html.parser").select("main form[method=post]"):
        fields, shown = [], set()
        for field in form.select("input[name], textarea[name], select[name]"):
            if (value := _value(field)) is not None:
                fields.append((str(field["name"]), value))
                if field.name == "textarea" or field.get("type") in {"text", "email"}:
                    shown.add(str(field["name"]))
        unique = {name: (name, value) for name, value in reversed(fields)}
        action = urljoin(path, str(form.get("action") or path))
        yield Form(action, tuple(reversed(unique.values())), frozenset(shown))


def _value(field: Tag) -> str | None:
    kind = str(field.get("type", "text"))
    if field.name == "select":
        chosen = field.select("option[selected]") or field.select("option")
        given = [one for one in chosen if one.get("value")] or field.select("option")
        return str(given[-1].get("value", "")) if given else ""
    if field.name == "textarea":
        return field.get_text().strip() or TEXT
    if kind in IGNORED:
        return None
    return str(field.get("value") or "") or WRITTEN.get(kind, "" if kind == "hidden" else TEXT)
