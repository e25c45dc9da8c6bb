"""Pages that appear and disappear, in the ledger. Receivers run in the changing transaction."""

import hashlib
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from core import ledger


@receiver(page_published, weak=False)
def page_appeared(sender: Any, instance: Page, **kwargs: Any) -> None:
    # Wagtail sends the signal also for a page that is only scheduled.
    if instance.live:
        _record("page.published", instance)


@receiver(page_unpublished, weak=False)
def page_disappeared(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Also a deleted one: Wagtail takes it off the site first."""
    _record("page.unpublished", instance)


def _record(kind: str, page: Page) -> None:
    """Openly what everybody may read; of a page for some only a commitment."""
    facts = {"path": page.url_path, "language": page.locale.language_code, "text": _digest(page)}
    for_all = not page.get_view_restrictions().exists()
    ledger.append(
        kind,
        subject=f"page:{page.translation_key}",
        public=facts if for_all else None,
        private=None if for_all else facts,
    )


def _digest(page: Page) -> str:
    """SHA-256 of the page's stored content: title, introduction, body, without its history."""
    content = page.specific.serializable_data()
    stable = {name: content.get(name) for name in ("title", "slug", "intro", "body")}
    encoded = DjangoJSONEncoder(sort_keys=True, ensure_ascii=False).encode(stable)
    return hashlib.sha256(encoded.encode(errors="surrogatepass")).hexdigest()
