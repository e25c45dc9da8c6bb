"""A translated text laid over a version: the same numbers, other words."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction

from core import ledger
from core.ledger import chain
from legislation.models import Translation, Version, Wording
from legislation.signals import version_translated
from legislation.text.document import Document, Placed


@dataclass(frozen=True)
class Translated:
    """How well a translation fits: `missing` and `extra` are eids."""

    matched: int
    missing: tuple[str, ...]
    extra: tuple[str, ...]


def import_translation(version: Version, document: Document, language: str) -> Translated:
    """Store a translation of each wording, matched by eid; a later import replaces an earlier.

    It may come after publication: translations are not the law, and say so.
    """
    placed = {place.eid: place for place in document.walk()}
    items = list(version.items.select_related("wording"))
    worded = [item for item in items if item.wording.heading or item.wording.text]
    rows = {
        item.wording_id: _translation(item.wording_id, language, placed[item.eid])
        for item in worded
        if item.eid in placed
    }
    rows |= {row.wording_id: row for row in _framing(version, document, language)}
    with transaction.atomic():
        Translation.objects.bulk_create(
            rows.values(),
            update_conflicts=True,
            unique_fields=["wording", "language"],
            update_fields=["heading", "text"],
        )
        _name_bill(version, document.title, language)
        if version.is_published:
            version_translated.send(Version, version=version)
            _record(version, rows, language)
    known = {item.eid for item in items}
    return Translated(
        matched=sum(item.eid in placed for item in worded),
        missing=tuple(item.eid for item in worded if item.eid not in placed),
        extra=tuple(eid for eid in placed if eid not in known),
    )


def _record(version: Version, rows: Mapping[str, Translation], language: str) -> None:
    """`text` is the SHA-256 of the translated wordings, in the order of their digests."""
    words = [[key, row.heading, row.text] for key, row in sorted(rows.items())]
    ledger.append(
        "version.translated",
        subject=f"bill:{version.bill_id}",
        public={
            "bill": version.bill.slug,
            "version": version.number,
            "language": language,
            "text": hashlib.sha256(chain.canonical(words)).hexdigest(),
        },
    )


def _translation(wording: str, language: str, place: Placed) -> Translation:
    node = place.node
    return Translation(wording_id=wording, language=language, heading=node.heading, text=node.text)


def _framing(version: Version, document: Document, language: str) -> Iterator[Translation]:
    """The preamble and the closing lines, which are wordings without an item."""
    for own, translated in (
        (version.preamble, document.preamble),
        (version.closing, document.closing),
    ):
        if own and translated:
            digest = Wording.digest_of(version.language, "", own)
            yield Translation(wording_id=digest, language=language, text=translated)


def _name_bill(version: Version, title: str, language: str) -> None:
    """The translated title, where the bill has none in that language yet."""
    field = f"title_{language}"
    bill = version.bill
    if title and not getattr(bill, field):
        setattr(bill, field, title)
        bill.save(update_fields=[field])
