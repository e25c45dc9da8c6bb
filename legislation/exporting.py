"""Laws written out of the site: formats, and what each needs to know."""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass

from legislation.text.akoma_ntoso import Work, export_akoma_ntoso, from_notes
from legislation.text.plain import as_plain
from legislation.text.reading import Parsed
from legislation.text.writing import as_markdown, as_text

# A law in another language is of another country, and the file does not say of which.
_COUNTRIES = {"az": "az"}
_NO_COUNTRY = "zz"


@dataclass(frozen=True)
class Facts:
    """What the text itself does not say: `kind` is "act" or "bill"."""

    written: dt.date
    kind: str = "act"
    number: str = ""
    date: dt.date | None = None


def _akoma_ntoso(law: Parsed, facts: Facts) -> str:
    work = Work(
        written=facts.written,
        kind=facts.kind,
        country=_COUNTRIES.get(law.document.language, _NO_COUNTRY),
        number=facts.number,
        date=facts.date,
        modifications=from_notes(law.document, law.notes),
    )
    return export_akoma_ntoso(law.document, work)


def _json(law: Parsed, _: Facts) -> str:
    return json.dumps(as_plain(law.document), ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[Parsed, Facts], str]] = {
    "akn": _akoma_ntoso,
    "text": lambda law, _: as_text(law.document),
    "markdown": lambda law, _: as_markdown(law.document),
    "json": _json,
}
