"""Words of laws quoted on a page: where they stood, and what became of them since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language

from legislation.models import Version, VersionItem
from legislation.presenters.marks import Paragraph, compared
from legislation.selectors.texts import NO_TEXT, Texts, texts

type Key = tuple[str, int, str]
type Places = Mapping[int, Mapping[Any, VersionItem]]


@dataclass(frozen=True)
class Quoted:
    """A quoted clause. `marks` compare its words with the present ones, if they changed.

    `latest` is the present text of the law when it is another one than the quoted, `now` the
    clause in it; without `now` the clause was taken out.
    """

    item: VersionItem
    language: str
    latest: Version | None = None
    now: VersionItem | None = None
    marks: tuple[Paragraph, ...] = ()

    @property
    def is_removed(self) -> bool:
        return self.latest is not None and self.now is None

    @property
    def has_moved_on(self) -> bool:
        return self.is_removed or bool(self.marks)


def key_of(value: Mapping[str, Any]) -> Key:
    return (value.get("bill") or "", value.get("version") or 0, value.get("label") or "")


def find_quoted(values: Iterable[Mapping[str, Any]]) -> dict[Key, Quoted]:
    """Every quotation that can be found in a public version, in four queries for any number."""
    items = _items({key_of(value) for value in values})
    if not items:
        return {}
    latest = _latest_versions(items.values())
    places = _present_places(items.values(), latest)
    digests = [item.wording_id for item in items.values()]
    digests += [item.wording_id for found in places.values() for item in found.values()]
    words = texts(digests, (get_language() or "az")[:2])
    return {key: _quoted(item, latest, places, words) for key, item in items.items()}


def _items(keys: Iterable[Key]) -> dict[Key, VersionItem]:
    wanted = [
        Q(version__bill__slug=bill, version__number=number, label=label)
        for bill, number, label in keys
    ]
    if not wanted:
        return {}
    rows = (
        VersionItem.objects.filter(reduce(or_, wanted), version__published_at__isnull=False)
        .select_related("version__bill")
        .order_by("-depth", "-position")
    )
    # Of several with one label ("a)" is in many clauses) the first and highest one stays.
    return {(row.version.bill.slug, row.version.number, row.label): row for row in rows}


def _latest_versions(items: Iterable[VersionItem]) -> dict[int, Version]:
    bills = {item.version.bill_id for item in items}
    rows = (
        Version.objects.published()
        .filter(bill__in=bills)
        .select_related("bill")
        .order_by("bill_id", "-number")
        .distinct("bill_id")
    )
    return {version.bill_id: version for version in rows}


def _present_places(items: Iterable[VersionItem], latest: Mapping[int, Version]) -> Places:
    rows = VersionItem.objects.filter(
        version__in=[version.pk for version in latest.values()],
        provision__in={item.provision_id for item in items},
    ).select_related("version__bill")
    places: dict[int, dict[Any, VersionItem]] = {}
    for row in rows:
        places.setdefault(row.version.bill_id, {})[row.provision_id] = row
    return places


def _quoted(
    item: VersionItem, latest: Mapping[int, Version], places: Places, words: Texts
) -> Quoted:
    old = words.get(item.wording_id, NO_TEXT)
    last = latest[item.version.bill_id]
    if last.pk == item.version_id:
        return Quoted(item, old.language)
    now = places.get(last.bill_id, {}).get(item.provision_id)
    if now is None:
        return Quoted(item, old.language, last)
    new = words.get(now.wording_id, NO_TEXT)
    marks = compared(old.text, new.text) if now.wording_id != item.wording_id else []
    return Quoted(item, new.language, last, now, tuple(marks))
