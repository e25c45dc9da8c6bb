"""Every component, once: the pages of /design/ are made of this list.

A specimen's file in templates/design/specimens holds the calls themselves, one a state, so
that what is shown and what is read beside it cannot differ.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class Section:
    """`specimens`: name of the file → title."""

    slug: str
    title: Promise
    specimens: dict[str, Promise]


# The word over a specimen, by the word after "state:" in its file.
STATES: dict[str, Promise] = {
    "usual": pgettext_lazy("state", "As usual"),
    "acts": pgettext_lazy("state", "With a button"),
    "assistant": pgettext_lazy("state", "Written by the assistant"),
    "attention": pgettext_lazy("state", "Attention"),
    "bar": pgettext_lazy("state", "With a bar"),
    "change": pgettext_lazy("state", "Something changed"),
    "closed": pgettext_lazy("state", "Closed"),
    "closing": pgettext_lazy("state", "Last line of a page"),
    "code": pgettext_lazy("state", "One-time code"),
    "columns": pgettext_lazy("state", "Text and side column"),
    "count": pgettext_lazy("state", "With a character count"),
    "danger": pgettext_lazy("state", "Cannot be undone"),
    "direct": pgettext_lazy("state", "Direct answer"),
    "equal": pgettext_lazy("state", "Two equal columns"),
    "error": pgettext_lazy("state", "With an error"),
    "fate": pgettext_lazy("state", "What became of a comment"),
    "inbox": pgettext_lazy("state", "In an inbox"),
    "key": pgettext_lazy("state", "Key"),
    "keyed": pgettext_lazy("state", "By article"),
    "keys": pgettext_lazy("state", "With a key of the keyboard"),
    "list": pgettext_lazy("state", "List"),
    "main": pgettext_lazy("state", "Main choices"),
    "narrow": pgettext_lazy("state", "Full width on phones"),
    "neighbours": pgettext_lazy("state", "Neighbouring pages"),
    "no_link": pgettext_lazy("state", "Without a page"),
    "one": pgettext_lazy("state", "One checkbox"),
    "operation": pgettext_lazy("state", "One operation of an amendment"),
    "person": pgettext_lazy("state", "Of a person"),
    "phone": pgettext_lazy("state", "Folded on phones only"),
    "picker": pgettext_lazy("state", "With a form"),
    "picture": pgettext_lazy("state", "Picture of a code"),
    "plain": pgettext_lazy("state", "Without a line"),
    "preamble": pgettext_lazy("state", "Opening and closing words"),
    "recommendation": pgettext_lazy("state", "Three columns"),
    "reflow": pgettext_lazy("state", "A list on phones"),
    "reply": pgettext_lazy("state", "A reply"),
    "rivals": pgettext_lazy("state", "Rival wordings"),
    "settings": pgettext_lazy("state", "Settings"),
    "several": pgettext_lazy("state", "Several answers"),
    "short": pgettext_lazy("state", "Short field"),
    "side_by_side": pgettext_lazy("state", "Side by side"),
    "signs": pgettext_lazy("state", "With signs"),
    "small": pgettext_lazy("state", "Small"),
    "split": pgettext_lazy("state", "Of a law"),
    "stopped": pgettext_lazy("state", "Stopped"),
    "translation": pgettext_lazy("state", "Translation"),
    "unavailable": pgettext_lazy("state", "Not available"),
    "versions": pgettext_lazy("state", "Versions of a text"),
    "waiting": pgettext_lazy("state", "Waiting"),
    "whole": pgettext_lazy("state", "Whole articles"),
    "why": pgettext_lazy("state", "Why this result"),
}

SECTIONS = (
    Section(
        "frame",
        _("Frame of a page"),
        {
            "masthead": _("Masthead"),
            "headings": _("Headings"),
            "breadcrumbs": _("Breadcrumbs"),
            "page_head": _("Head of a page"),
            "opening": _("Top of the home page"),
            "sections": _("Sections and columns"),
            "prose": _("Running text"),
            "leave_bar": _("Leave bar"),
            "footer": _("Footer"),
            "print": _("On paper"),
        },
    ),
    Section(
        "signs",
        _("Buttons, tags and notices"),
        {
            "buttons": _("Buttons"),
            "tags": _("Tags and signs"),
            "strips": _("Notice strip"),
            "messages": _("Notifications"),
            "folds": _("Folds"),
            "confirmation": _("A dangerous act, asked twice"),
            "empty": _("Empty state"),
        },
    ),
    Section(
        "lists",
        _("Lists and figures"),
        {
            "law_row": _("Law row and inbox row"),
            "change_log": _("Rows"),
            "pairs": _("Links with a value"),
            "figures": _("Key figures"),
            "stage_tracker": _("Stage tracker"),
            "timeline": _("Timeline"),
            "closing_notice": _("Closing notice"),
            "person": _("Person"),
            "status": _("Status line"),
            "key_values": _("Names and values"),
            "pagination": _("Pagination"),
        },
    ),
    Section(
        "law",
        _("Text of the law"),
        {
            "tabs": _("Tabs that are links"),
            "toggle": _("Tools over a text"),
            "marks": _("Marks of comparison"),
            "article": _("Article"),
            "rail": _("Contents rail"),
            "change_card": _("Change card"),
        },
    ),
    Section(
        "talk",
        _("Conversations"),
        {
            "comment": pgettext_lazy("discussion", "Comment"),
            "official_reply": _("Official reply and answer"),
            "outcome": _("Outcome"),
            "quotation": _("Pinned quotation"),
            "search_hit": _("Search hit"),
        },
    ),
    Section(
        "forms",
        _("Forms"),
        {
            "problems": _("Error summary"),
            "fields": _("Fields"),
            "choices": _("Choices"),
            "upload": _("File upload"),
            "answers": _("Check your answers"),
            "typed": _("What was typed, kept"),
            "finder": _("Search box"),
            "filters": _("Filter bar"),
            "facets": _("Facets"),
        },
    ),
    Section(
        "tables",
        _("Tables and charts"),
        {
            "table": _("Table"),
            "matrix": _("Matrix"),
            "chart": _("Chart"),
        },
    ),
)
