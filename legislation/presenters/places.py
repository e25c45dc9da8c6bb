"""What a provision is called: "Maddə 12-1", "Chapter 1", "9.2", "9.2 ə)"."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from legislation.enums import ProvisionKind
from legislation.outline import Outline, Row
from legislation.text.labels import natural_key

_ORDINAL_ENDING = re.compile(r"(?<=\d)-?(?:ci|cı|cu|cü)$")
_ROMAN = re.compile(r"[IVXLC]+")
# Akoma Ntoso keeps the word with the number: "Article 5", "§ 301.", "CHAPTER II".
_NAMES_ITSELF = re.compile(r"(?:§|[^\W\d_]{2,}\.?)\s+(?:\d|[IVXLC]+\b)")


def container_name(kind: str, label: str, language: str) -> str:
    """ "I fəsil", "Fəsil 1", "Chapter I"; "" for a container without a number."""
    if not label or _NAMES_ITSELF.match(label):
        return label
    if language != "az":
        label = _counted(label)
    patterns = _NUMBERED if label.isdigit() else _NAMED
    return patterns[ProvisionKind(kind)]() % {"label": label}


def _counted(label: str) -> str:
    """Azerbaijani ordinals as figures, for readers of other languages: "Birinci" is 1."""
    bare = _ORDINAL_ENDING.sub("", label)
    if bare[:1].isdigit() or _ROMAN.fullmatch(bare):
        return bare
    # The last piece of a key is the label itself; a lone number before it is what it counts.
    pieces = natural_key(bare)[:-1]
    is_number = len(pieces) == 1 and pieces[0][1] == 0
    return pieces[0][3] if is_number else label


_NAMED = {
    ProvisionKind.PART: lambda: _("Part %(label)s"),
    ProvisionKind.SECTION: lambda: _("Section %(label)s"),
    ProvisionKind.CHAPTER: lambda: _("Chapter %(label)s"),
    ProvisionKind.SUBCHAPTER: lambda: _("Sub-chapter %(label)s"),
    ProvisionKind.BOOK: lambda: _("Book %(label)s"),
    ProvisionKind.DIVISION: lambda: _("Division %(label)s"),
    ProvisionKind.SUBPART: lambda: _("Sub-part %(label)s"),
    ProvisionKind.TITLE: lambda: _("Title %(label)s"),
    ProvisionKind.SUBTITLE: lambda: _("Sub-title %(label)s"),
    ProvisionKind.SUBSECTION: lambda: _("Sub-section %(label)s"),
    ProvisionKind.ANNEX: lambda: _("Annex %(label)s"),
}
_NUMBERED = {
    ProvisionKind.PART: lambda: pgettext("bare number", "Part %(label)s"),
    ProvisionKind.SECTION: lambda: pgettext("bare number", "Section %(label)s"),
    ProvisionKind.CHAPTER: lambda: pgettext("bare number", "Chapter %(label)s"),
    ProvisionKind.SUBCHAPTER: lambda: pgettext("bare number", "Sub-chapter %(label)s"),
    ProvisionKind.BOOK: lambda: pgettext("bare number", "Book %(label)s"),
    ProvisionKind.DIVISION: lambda: pgettext("bare number", "Division %(label)s"),
    ProvisionKind.SUBPART: lambda: pgettext("bare number", "Sub-part %(label)s"),
    ProvisionKind.TITLE: lambda: pgettext("bare number", "Title %(label)s"),
    ProvisionKind.SUBTITLE: lambda: pgettext("bare number", "Sub-title %(label)s"),
    ProvisionKind.SUBSECTION: lambda: pgettext("bare number", "Sub-section %(label)s"),
    ProvisionKind.ANNEX: lambda: pgettext("bare number", "Annex %(label)s"),
}


def article_name(label: str) -> str:
    if _NAMES_ITSELF.match(label):
        return label
    return _("Article %(label)s") % {"label": label} if label else _("Article")


def clause_number(label: str) -> str:
    """As the margin of a law prints it: "9.1.", "ə)", "" for none."""
    return f"{label}." if label and label[-1].isalnum() else label


def name_in(outline: Outline, row: Row, language: str) -> str:
    """The name of any row, alone on a page; a point is named with the clause above it."""
    if row.is_container:
        return container_name(row.kind, row.label, language)
    if row.is_article:
        return article_name(row.label)
    if "." in row.label or not row.label:
        return row.label
    above = outline.parent(row)
    if above is None or above.is_container:
        return row.label
    prefix = above.label if above.label else ""
    return f"{prefix} {row.label}".strip()


@dataclass(frozen=True)
class Title:
    """A container's name in the reader's language, its heading in whatever language it has."""

    name: str
    heading: str
    language: str


def titled(name: str, heading: str) -> str:
    """ "Chapter I. General provisions", or whichever of the two there is."""
    return f"{name}. {heading}" if name and heading else name or heading
