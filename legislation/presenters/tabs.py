"""The tabs of an article's page: plain links, one address each."""

from dataclasses import dataclass
from enum import StrEnum

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from legislation.models import Version


class Tab(StrEnum):
    TEXT = "legislation:article"
    CHANGES = "legislation:article_changes"
    AUTHORS = "legislation:article_authors"
    COMMENTS = "legislation:article_comments"


@dataclass(frozen=True)
class TabLink:
    label: str
    url: str
    current: bool


def tabs(version: Version, eid: str, current: Tab, comments: int) -> list[TabLink]:
    labels = {
        Tab.TEXT: pgettext("tab", "Text"),
        Tab.CHANGES: _("What changed"),
        Tab.AUTHORS: _("Who changed it"),
        Tab.COMMENTS: _("Comments (%(n)s)") % {"n": comments},
    }
    args = [version.bill.slug, version.number, eid]
    found = []
    for tab, label in labels.items():
        try:
            found.append(TabLink(label, reverse(tab, args=args), tab is current))
        except NoReverseMatch:
            continue
    return found
