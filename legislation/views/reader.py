"""What all pages of the reader share: picker, toggle, contents, notices."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils import timezone
from django.utils.translation import get_language

from legislation.models import Version, Wording
from legislation.outline import Outline, Row, Unit
from legislation.presenters import consulting
from legislation.presenters.marks import Paragraph, plain
from legislation.presenters.rail import Contents, rail
from legislation.selectors.reading import Reading, contents
from legislation.selectors.texts import NO_TEXT, texts
from legislation.selectors.versions import visible_versions

MARKS = "?marks=1"


def language_of(request: HttpRequest) -> str:
    return get_language() or "az"


def has_marks(request: HttpRequest) -> bool:
    return request.GET.get("marks") == "1"


def reader_context(
    request: HttpRequest, reading: Reading, unit: Unit, article: Row | None = None
) -> dict[str, Any]:
    version = reading.version
    marked = has_marks(request)
    listed = Contents(
        version=version,
        outline=reading.outline,
        headings=contents(version, reading.outline, reading.language),
        language=reading.language,
        unit=unit,
        article=article,
        query=MARKS if marked else "",
    )
    versions = visible_versions(version.bill, request.user)
    return {
        "bill": version.bill,
        "version": version,
        "versions": versions,
        "marked": marked,
        "can_mark": version.based_on_id is not None,
        "reading": reading,
        "deadline": _deadline(reading),
        "azerbaijani_url": translate_url(request.get_full_path(), version.language),
        "compare_url": compare_url(version, versions),
        "newest": versions[0] if versions and versions[0].number > version.number else None,
        "contents": listed,
        "rail": rail(listed),
    }


def compare_url(version: Version, versions: list[Version]) -> str:
    """The comparison with the version before; "" where there is nothing to compare with."""
    earlier = [other.number for other in versions if other.number < version.number]
    if not earlier:
        return ""
    url = reverse("legislation:compare", args=[version.bill.slug])
    return f"{url}?from={earlier[0]}&to={version.number}"


def _deadline(reading: Reading) -> consulting.Deadline | None:
    opened = reading.open_until
    return consulting.deadline(opened.closes_at if opened else None, timezone.now())


@dataclass(frozen=True)
class Frame:
    """The words before the first article and after the last one."""

    paragraphs: list[Paragraph]
    language: str


def framing(version: Version, text: str, language: str) -> Frame | None:
    if not text:
        return None
    digest = Wording.digest_of(version.language, "", text)
    found = texts([digest], language).get(digest, NO_TEXT)
    words, spoken = (found.text, found.language) if found.text else (text, version.language)
    return Frame(plain(words), spoken)


def neighbours(outline: Outline, unit: Unit) -> tuple[Unit | None, Unit | None]:
    place = outline.units.index(unit)
    before = outline.units[place - 1] if place else None
    after = outline.units[place + 1] if place + 1 < len(outline.units) else None
    return before, after
