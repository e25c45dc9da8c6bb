"""The tab "What changed": the words of each change, newest version first."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from legislation.enums import ItemChange
from legislation.models import Amendment, Version, VersionItem
from legislation.presenters import marks, places
from legislation.presenters.marks import Paragraph
from legislation.selectors.article_history import Happening
from legislation.selectors.texts import NO_TEXT, Text, Texts


@dataclass(frozen=True)
class Line:
    title: str
    tag: str
    kind: str
    paragraphs: list[Paragraph]
    language: str
    amendment: Amendment | None


@dataclass(frozen=True)
class Chapter:
    """What one version did to the article."""

    version: Version
    lines: list[Line]


def by_version(found: Iterable[Happening], texts: Texts) -> list[Chapter]:
    return [
        Chapter(version, [_line(each, texts) for each in group])
        for version, group in groupby(found, key=lambda each: each.version)
    ]


def digests(found: Iterable[Happening]) -> set[str]:
    """The wordings to load before `by_version`."""
    items = (item for each in found for item in (each.old, each.new) if item)
    return {item.wording_id for item in items}


def _line(each: Happening, texts: Texts) -> Line:
    old, new = _text(each.old, texts), _text(each.new, texts)
    return Line(
        title=_title(each.item),
        tag=change_tag(each.change, each.old, each.new),
        kind=each.change,
        paragraphs=_words(each, old, new),
        language=(new if each.new else old).language,
        amendment=each.cause.amendment if each.cause else None,
    )


def _title(item: VersionItem) -> str:
    if item.kind == "article":
        return places.article_name(item.label)
    return places.clause_number(item.label) or _("Text of the article")


def _text(item: VersionItem | None, texts: Texts) -> Text:
    return texts.get(item.wording_id, NO_TEXT) if item else NO_TEXT


def _whole(text: Text) -> str:
    return "\n".join(part for part in (text.heading, text.text) if part)


def _words(each: Happening, old: Text, new: Text) -> list[Paragraph]:
    if each.new is None:
        return marks.deleted(_whole(old))
    if each.old is None:
        return marks.inserted(_whole(new))
    if old == new:
        return []
    if old.language != new.language:
        return marks.plain(_whole(new))
    return marks.compared(_whole(old), _whole(new))


def change_tag(change: str, old: VersionItem | None, new: VersionItem | None) -> str:
    """The sign and the word; a new number or place says where it came from."""
    if change == ItemChange.MOVED and old and new:
        return f"→ {old.label} → {new.label}"
    if change == ItemChange.RENUMBERED and old and new:
        return f"№ {old.label} → {new.label}"
    return CHANGE_TAGS[ItemChange(change)]()


CHANGE_TAGS = {
    ItemChange.CHANGED: lambda: _("~ Changed"),
    ItemChange.INSERTED: lambda: _("+ Added"),
    ItemChange.REMOVED: lambda: _("− Removed"),
    ItemChange.MOVED: lambda: _("→ Moved"),
    ItemChange.RENUMBERED: lambda: _("№ Renumbered"),
    ItemChange.UNCHANGED: lambda: _("= Unchanged"),
}
