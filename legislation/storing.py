"""Between the tree of a law and its rows: a version stored, a version read back."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from legislation.enums import ProvisionKind
from legislation.models import Provision, Version, VersionItem, Wording
from legislation.models.version import EID_LIMIT, LABEL_LIMIT
from legislation.text.document import Document, Kind, Node, Placed


class LabelTooLong(ValueError):
    """A number of a provision that no law has; the text was misread."""

    def __init__(self, label: str) -> None:
        super().__init__(label[:LABEL_LIMIT])
        self.label = label


def store_items(version: Version, document: Document) -> list[VersionItem]:
    """Write the provisions of an unpublished version; every node must carry its uid.

    A handful of queries, one a level of the tree, since parents need their keys first.

    Raises:
        LabelTooLong: before anything is written.
    """
    placed = list(document.walk())
    for place in placed:
        if len(place.node.label) > LABEL_LIMIT or len(place.eid) > EID_LIMIT:
            raise LabelTooLong(place.node.label)
    wordings = _store_wordings(version, document, placed)
    _store_provisions(version, placed)
    return _store_levels(version, placed, wordings)


def _store_wordings(version: Version, document: Document, placed: list[Placed]) -> dict[str, str]:
    """The digest of each place by eid. The preamble is a wording too, so it can be translated."""
    made = {
        place.eid: Wording.make(document.language, place.node.heading, place.node.text)
        for place in placed
    }
    rows = {wording.digest: wording for wording in made.values()}
    for text in filter(None, (version.preamble, version.closing)):
        extra = Wording.make(document.language, "", text)
        rows[extra.digest] = extra
    # Sorted, so that two imports at once never wait for each other's rows in a circle.
    Wording.objects.bulk_create(
        sorted(rows.values(), key=lambda wording: wording.digest), ignore_conflicts=True
    )
    return {eid: wording.digest for eid, wording in made.items()}


def _store_provisions(version: Version, placed: list[Placed]) -> None:
    known = set(Provision.objects.filter(bill=version.bill_id).values_list("uid", flat=True))
    new = [uid for uid in map(_uid, placed) if uid not in known]
    Provision.objects.bulk_create(Provision(uid=uid, bill_id=version.bill_id) for uid in new)


def _uid(place: Placed) -> UUID:
    if place.node.uid is None:
        raise ValueError(f"{place.eid}: only documents whose provisions are known can be stored")
    return place.node.uid


def _store_levels(
    version: Version, placed: list[Placed], wordings: dict[str, str]
) -> list[VersionItem]:
    levels: dict[int, list[VersionItem]] = defaultdict(list)
    items: dict[str, VersionItem] = {}
    for position, place in enumerate(placed):
        item = VersionItem(
            version=version,
            provision_id=_uid(place),
            position=position,
            depth=place.depth,
            kind=str(place.node.kind),
            label=place.node.label,
            eid=place.eid,
            wording_id=wordings[place.eid],
        )
        items[place.eid] = item
        levels[place.depth].append(item)
    parents = {place.eid: place.parent_eid for place in placed}
    for depth in sorted(levels):
        for item in levels[depth]:
            item.parent = items.get(parents[item.eid])
        VersionItem.objects.bulk_create(levels[depth])
    return list(items.values())


def read_document(version: Version) -> Document:
    """The tree of a stored version, every node with its uid. Two queries."""
    items = list(version.items.select_related("wording").order_by("position"))
    below: dict[int | None, list[VersionItem]] = defaultdict(list)
    for item in items:
        below[item.parent_id].append(item)
    return Document(
        title=version.bill.title,
        preamble=version.preamble,
        children=_nodes(None, below),
        language=version.language,
        closing=version.closing,
    )


def _nodes(parent: int | None, below: dict[int | None, list[VersionItem]]) -> tuple[Node, ...]:
    return tuple(
        Node(
            kind=Kind(item.kind),
            label=item.label,
            heading=item.wording.heading,
            text=item.wording.text,
            children=_nodes(item.pk, below),
            uid=item.provision_id,
        )
        for item in below.get(parent, [])
    )


def same_text(old: Document, new: Document) -> bool:
    """Whether two documents say the same under the same numbers, uids aside."""
    return _plain(old) == _plain(new)


type _Plain = tuple[str, str, list[tuple[ProvisionKind | str, str, str, str, int]]]


def _plain(document: Document) -> _Plain:
    rows = [
        (str(p.node.kind), p.node.label, p.node.heading, p.node.text, p.depth)
        for p in document.walk()
    ]
    return document.preamble, document.closing, rows


def uids_by_label(version: Version, kinds: Iterable[str] = ()) -> dict[str, UUID]:
    """Provisions by printed number; only for laws whose clauses carry full numbers ("9.2")."""
    items = version.items.exclude(label="")
    if kinds:
        items = items.filter(kind__in=list(kinds))
    return dict(items.values_list("label", "provision_id"))
