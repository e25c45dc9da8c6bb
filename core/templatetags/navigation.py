"""The site's menus as data: where each entry leads and who sees it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from core.roles import Role

register = template.Library()


@dataclass(frozen=True)
class Entry:
    """One menu entry: a named view, or the fixed path of a page under the language prefix."""

    label: str | Promise
    view: str = ""
    path: str = ""

    def url(self) -> str | None:
        if self.path:
            return f"{get_script_prefix()}{get_language()}/{self.path}"
        try:
            return reverse(self.view)
        except NoReverseMatch:
            # An installation may run without one of the apps.
            return None


BILLS = Entry(_("Draft laws"), "legislation:bill_list")
MPS = Entry(_("MPs"), "constituents:mp_list")
QUESTIONS = Entry(_("Questions and answers"), "constituents:question_list")
HELP = Entry(_("Where to get help"), path="help/")

SECTIONS = (
    BILLS,
    MPS,
    QUESTIONS,
    Entry(_("Briefings"), path="briefings/"),
    HELP,
)
SHORT_CUTS = (
    Entry(pgettext_lazy("short menu", "Search"), "search:search"),
    Entry(pgettext_lazy("short menu", "Drafts"), "legislation:bill_list"),
    Entry(pgettext_lazy("short menu", "Ask"), "constituents:mp_list"),
    Entry(pgettext_lazy("short menu", "Help"), path="help/"),
)
ABOUT = (
    Entry(_("How comments are handled"), path="about/comments/"),
    Entry(_("Recommendations"), "legislation:recommendation_list"),
    Entry(_("Code of Ethics"), "ethics_code:code"),
    Entry(_("Public record"), "core:record"),
    Entry(_("Accessibility statement"), path="about/accessibility/"),
    Entry(_("Display: light, dark, large text"), "core:display"),
    Entry(_("Account"), "core:account"),
)
MP_DESK = (
    Entry(_("Questions"), "constituents:desk"),
    Entry(_("My answers"), "constituents:desk_answers"),
    Entry(_("Ethics"), "ethics_code:consultation_list"),
    Entry(_("Assistants"), "constituents:assistant_list"),
)
MODERATION = (
    Entry(_("Comments to check"), "legislation:moderation"),
    Entry(_("Questions to check"), "constituents:moderation"),
)
UNIT_DESK = (
    Entry(_("Official replies"), "legislation:reply_list"),
    Entry(pgettext_lazy("menu", "Import"), "legislation:import_list"),
    Entry(_("Public record"), "core:record"),
)
DESKS: dict[str, tuple[Entry, ...]] = {
    Role.MP: MP_DESK,
    # Assistants never see the ethics section, not even its name.
    Role.ASSISTANT: tuple(e for e in MP_DESK if not e.view.startswith("ethics_code:"))[:2],
    Role.MODERATOR: MODERATION + UNIT_DESK,
    Role.EDITOR: UNIT_DESK,
    Role.ETHICS_ADVISER: (Entry(_("Consultations"), "ethics_code:adviser_list"),),
    Role.ADMINISTRATOR: (Entry(_("People"), "core:people"),),
}


def _items(entries: Iterable[Entry], request: HttpRequest | None) -> list[dict[str, object]]:
    path = request.path if request else ""
    found = [(entry, entry.url()) for entry in entries]
    return [
        {"label": entry.label, "url": url, "current": path.startswith(url)}
        for entry, url in found
        if url
    ]


def _narrowest(items: list[dict[str, object]]) -> list[dict[str, object]]:
    """Of two entries whose address begins the path, only the longer one is the current one."""
    current = [str(item["url"]) for item in items if item["current"]]
    longest = max(current, key=len, default="")
    return [{**item, "current": item["current"] and item["url"] == longest} for item in items]


@register.inclusion_tag("components/main_nav.html", takes_context=True)
def main_nav(context: Context) -> dict[str, object]:
    request = context.get("request")
    return {
        "items": _narrowest(_items(SECTIONS, request)),
        "shortcuts": _narrowest(_items(SHORT_CUTS, request)),
    }


@register.inclusion_tag("components/footer_links.html", takes_context=True)
def footer_links(context: Context) -> dict[str, object]:
    request = context.get("request")
    return {"sections": _items(SECTIONS, request), "about": _items(ABOUT, request)}


@register.simple_tag(takes_context=True)
def work_items(context: Context) -> list[dict[str, object]]:
    """The desks of every role the signed-in person holds, each entry once."""
    roles = context.get("roles") or frozenset()
    entries: dict[str, Entry] = {}
    for role, desk in DESKS.items():
        if role in roles:
            entries |= {entry.view: entry for entry in desk}
    return _narrowest(_items(entries.values(), context.get("request")))


@register.inclusion_tag("components/main_nav.html", takes_context=True)
def work_nav(context: Context) -> dict[str, object]:
    items = work_items(context)
    return {"items": items, "shortcuts": items[:4]}
