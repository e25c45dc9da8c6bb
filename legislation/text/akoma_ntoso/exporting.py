"""A document of ours as Akoma Ntoso 3.0, valid against the schema of OASIS."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from core.text import slugify
from legislation.text import labels
from legislation.text.akoma_ntoso.metadata import LONG_CODES, OURS
from legislation.text.akoma_ntoso.modifications import Modification
from legislation.text.akoma_ntoso.own import CLASSED_POINTS, NAMED_CONTAINERS, NO_PROVISIONS
from legislation.text.document import Document, Placed

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_SOURCE = OURS.removeprefix("#")
_PARLIAMENT = "milli-meclis"
# What XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Work:
    """What the text itself does not say of a law.

    `kind` is "act" or "bill", `date` the day of the law (None when nobody knows it), `version`
    the day of this wording, `written` the day of the export.
    """

    written: dt.date
    kind: str = "act"
    country: str = "az"
    number: str = ""
    date: dt.date | None = None
    version: dt.date | None = None
    modifications: tuple[Modification, ...] = ()


def export_akoma_ntoso(document: Document, work: Work) -> str:
    """The file; reading it gives the same document, uids included where there are any."""
    return "\n".join(_lines(document, work)) + "\n"


def _lines(document: Document, work: Work) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<akomaNtoso xmlns="{NAMESPACE}">'
    yield f'<{work.kind} name="{work.kind}" contains="singleVersion">'
    yield from _meta(document, work)
    if document.title:
        yield f"<preface><longTitle>{_paragraphs(document.title)}</longTitle></preface>"
    if document.preamble:
        yield f"<preamble>{_paragraphs(document.preamble)}</preamble>"
    yield from _body(document)
    if document.closing:
        yield f"<conclusions>{_paragraphs(document.closing)}</conclusions>"
    yield f"</{work.kind}>"
    yield "</akomaNtoso>"


# The text


def _body(document: Document) -> Iterator[str]:
    yield "<body>"
    if not document.children:
        yield f'<hcontainer name="{NO_PROVISIONS}"/>'
    open_ones: list[tuple[int, str]] = []
    for placed in document.walk():
        while open_ones and open_ones[-1][0] >= placed.depth:
            yield f"</{open_ones.pop()[1]}>"
        name, attributes = _element(placed)
        yield f"<{name}{attributes}>{_own_text(placed)}"
        open_ones.append((placed.depth, name))
    while open_ones:
        yield f"</{open_ones.pop()[1]}>"
    yield "</body>"


def _element(placed: Placed) -> tuple[str, str]:
    """The name of a provision's element, and its attributes."""
    node = placed.node
    name, extra = str(node.kind), ""
    if node.kind in NAMED_CONTAINERS:
        name, extra = "hcontainer", f' name="{NAMED_CONTAINERS[node.kind]}"'
    elif node.kind in CLASSED_POINTS:
        name, extra = "point", f' class="{CLASSED_POINTS[node.kind]}"'
    wid = f' wId="{labels.wid(node.kind, node.uid)}"' if node.uid else ""
    return name, f'{extra} eId="{placed.eid}"{wid}'


def _own_text(placed: Placed) -> str:
    node = placed.node
    number = f"<num>{_escaped(node.label)}</num>" if node.label else ""
    heading = f"<heading>{_escaped(node.heading)}</heading>" if node.heading else ""
    text = ""
    if node.text or not node.children:
        name = "intro" if node.children else "content"
        text = f"<{name}>{_paragraphs(node.text)}</{name}>"
    return number + heading + text


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{_escaped(line)}</p>" for line in text.split("\n"))


def _escaped(text: str) -> str:
    text = _UNWRITABLE.sub("", text).replace("&", "&amp;").replace("<", "&lt;")
    return text.replace(">", "&gt;").replace("\r", "&#13;")


def _attribute(text: str) -> str:
    text = " ".join(_UNWRITABLE.sub("", text).split())
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


# The head


def _meta(document: Document, work: Work) -> Iterator[str]:
    language = LONG_CODES.get(document.language, document.language)
    date = work.date or work.written
    named = "law" if work.date else "unknown"
    name = work.number or slugify(document.title)[:_LONGEST_NAME].strip("-") or "nn"
    uri = f"/akn/{work.country}/{work.kind}/{date.isoformat()}/{quote(name, safe='')}"
    version = work.version or date
    expression = f"{uri}/{quote(language, safe='')}@{version.isoformat()}"
    author = f"#{_PARLIAMENT}" if work.country == "az" else ""
    yield f'<meta><identification source="{OURS}">'
    yield f"<FRBRWork>{_names(uri, '')}"
    yield f'<FRBRalias name="title" value="{_attribute(document.title)}"/>'
    yield _date_and_author(date, named, author)
    yield f'<FRBRcountry value="{work.country}"/>'
    if work.number:
        yield f'<FRBRnumber value="{_attribute(work.number)}"/>'
    yield f"</FRBRWork><FRBRExpression>{_names(expression, '')}"
    yield _date_and_author(version, "version" if work.version else named, OURS)
    yield f'<FRBRlanguage language="{_attribute(language)}"/></FRBRExpression>'
    yield f"<FRBRManifestation>{_names(expression, '.akn')}"
    yield f"{_date_and_author(work.written, 'export', OURS)}</FRBRManifestation></identification>"
    yield from _history(document, work, date)
    yield "</meta>"


def _names(uri: str, ending: str) -> str:
    return f'<FRBRthis value="{uri}/!main{ending}"/><FRBRuri value="{uri}{ending}"/>'


def _date_and_author(date: dt.date, name: str, author: str) -> str:
    return f'<FRBRdate date="{date.isoformat()}" name="{name}"/><FRBRauthor href="{author}"/>'


def _history(document: Document, work: Work, date: dt.date) -> Iterator[str]:
    """Lifecycle, what other laws did to this one and it to others, and the names used for them."""
    laws = list(dict.fromkeys((one.law, one.date, one.is_active) for one in work.modifications))
    numbers = {law: number for number, law in enumerate(laws, start=1)}
    yield f'<lifecycle source="{OURS}">'
    yield f'<eventRef eId="event_0" date="{date.isoformat()}" source="{OURS}" type="generation"/>'
    for (_, day, is_active), number in numbers.items():
        if day and not is_active:
            yield (
                f'<eventRef eId="event_{number}" date="{day.isoformat()}" '
                f'source="#law_{number}" type="amendment"/>'
            )
    yield "</lifecycle>"
    yield from _analysis(work, numbers)
    yield f'<references source="{OURS}">'
    for (law, day, is_active), number in numbers.items():
        name = "activeRef" if is_active else "passiveRef"
        href = (
            f"/akn/{work.country}/act/{f'{day.isoformat()}/' if day else ''}{quote(law, safe='')}"
        )
        yield f'<{name} eId="law_{number}" href="{href}" showAs="{_attribute(law)}"/>'
    yield _organisation(_SOURCE, "Açıq Məclis")
    if work.country == "az":
        yield _organisation(_PARLIAMENT, "Azərbaycan Respublikasının Milli Məclisi")
    yield "</references>"


def _organisation(name: str, shown: str) -> str:
    return (
        f'<TLCOrganization eId="{name}" href="/akn/ontology/organization/{name}" showAs="{shown}"/>'
    )


def _analysis(work: Work, numbers: dict[tuple[str, dt.date | None, bool], int]) -> Iterator[str]:
    if not work.modifications:
        return
    yield f'<analysis source="{OURS}">'
    for is_active, name in ((True, "activeModifications"), (False, "passiveModifications")):
        ours = [one for one in work.modifications if one.is_active == is_active]
        if not ours:
            continue
        yield f"<{name}>"
        for at, one in enumerate(ours, start=1):
            law = numbers[one.law, one.date, one.is_active]
            yield _modification(one, f"{'amod' if is_active else 'pmod'}_{at}", law)
        yield f"</{name}>"
    yield "</analysis>"


def _modification(one: Modification, eid: str, law: int) -> str:
    """A passive one comes from the other law, an active one goes there."""
    here, there = f"#{one.eid}", f"#law_{law}"
    source, destination = (here, there) if one.is_active else (there, here)
    words = ""
    if one.old:
        words += f'<old eId="{eid}__old">{_escaped_words(one.old)}</old>'
    if one.new:
        words += f'<new eId="{eid}__new">{_escaped_words(one.new)}</new>'
    return (
        f'<textualMod type="{one.kind}" eId="{eid}"><source href="{source}"/>'
        f'<destination href="{destination}"/>{words}</textualMod>'
    )


def _escaped_words(text: str) -> str:
    return " ".join(_escaped(text).split())
