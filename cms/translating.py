"""Rules of translating pages, above what wagtail-localize does by itself.

wagtail-localize fills every passage nobody translated with the source's words and publishes
that. Here a translation goes live when somebody translated all of it, and not before.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import Translation

# Without a translation the address stays the source's, which is an address as good as another.
OPTIONAL_PATHS = ("slug",)


def translation_of(page: Page) -> Translation | None:
    """The translation this page is the target of, when it is kept in step with its source."""
    found: Translation | None = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    return found


def kept_in_step(pages: Iterable[Page], *, with_drafts_below: bool = False) -> bool:
    """Whether one of the pages, or of the drafts below them, is the target of a translation."""
    affected = list(pages)
    if with_drafts_below:
        affected += [draft for page in pages for draft in page.get_descendants().not_live()]
    return any(translation_of(page) for page in affected)


def missing_passages(translation: Translation) -> int:
    """How many passages of the source have no translation yet, or a faulty one."""
    segments: Any = translation.source.stringsegment_set
    waiting = segments.annotate_translation(translation.target_locale).filter(
        translation__isnull=True
    )
    return int(waiting.exclude(context__path__in=OPTIONAL_PATHS).count())


@transaction.atomic
def publish_complete(translations: list[Translation], user: Any) -> list[Translation]:
    """Publish those with nothing missing; return the others, which stay as they were."""
    waiting = [one for one in translations if missing_passages(one)]
    for translation in translations:
        if translation not in waiting:
            translation.save_target(user=user, publish=True)
    return waiting
