"""In the admin a page of another section is what the public knows of it.

Wagtail calls pages by the title of their newest draft, whoever is looking: in choosers,
breadcrumbs, reports, messages and its API. It has no hook for that, so the three things it asks
a page for are replaced here; outside of an editor's request they answer as they always did.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import Page

from cms.permissions import Editor, knows_drafts

_editor: ContextVar[Editor | None] = ContextVar("editor", default=None)
_draft_title = Page.get_admin_display_title
_live_title = Page.__str__
_draft_status = Page.status_string


@contextmanager
def as_seen_by(user: Editor) -> Iterator[None]:
    """Whatever is rendered within is for this editor."""
    token = _editor.set(user)
    try:
        yield
    finally:
        _editor.reset(token)


def editor_looking() -> Editor | None:
    return _editor.get()


def is_discreet(page: Page) -> bool:
    """Whether the editor looking must not learn what the page's drafts say."""
    editor = _editor.get()
    # A page that is just being made stands nowhere yet.
    return editor is not None and bool(page.path) and not knows_drafts(editor, page)


def last_change(page: Page) -> datetime | None:
    changed: datetime | None = (
        page.last_published_at if is_discreet(page) else page.latest_revision_created_at
    )
    return changed


def _title(page: Page) -> str:
    if page.depth == 1 and _editor.get():
        # Wagtail's first page has an English title, and nobody may change it.
        return pgettext("page", "All pages")
    if not is_discreet(page):
        return str(_draft_title(page))
    return str(page.title) if page.live else _("Page of another section")


def _name(page: Page) -> str:
    hidden = not page.live and is_discreet(page)
    return _("Page of another section") if hidden else str(_live_title(page))


def _status(page: Page) -> str:
    if not is_discreet(page):
        return str(_draft_status.fget(page))
    return pgettext("page", "live") if page.live else ""


def be_discreet() -> None:
    Page.get_admin_display_title = _title
    Page.__str__ = _name
    Page.status_string = property(_status)
