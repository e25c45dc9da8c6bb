"""Building the demonstration's page tree in three languages; running it again changes nothing."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.text import slugify as ascii_slug
from wagtail.models import Locale, Page, Site

from cms.models import HomePage
from core.text import slugify

type Texts = Mapping[str, Any]

LANGUAGES = ("az", "en", "ru")


def locales() -> dict[str, Locale]:
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}


def slug_of(title: str) -> str:
    return ascii_slug(slugify(title)) or "page"


def ensure_home(texts: Mapping[str, Texts]) -> dict[str, HomePage]:
    """The three home pages below Wagtail's root, the Azerbaijani one as the site's."""
    root = Page.objects.get(depth=1)
    homes: dict[str, HomePage] = {}
    for code, locale in locales().items():
        home = HomePage.objects.filter(locale=locale).first()
        if home is None:
            home = HomePage(locale=locale, slug=f"home-{code}", **texts[code])
            if homes:
                home.translation_key = homes["az"].translation_key
            root.add_child(instance=home)
            home.save_revision().publish()
        homes[code] = home
    _serve(homes["az"])
    return homes


def _serve(home: HomePage) -> None:
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.port = "localhost", 80
    site.site_name, site.root_page = settings.WAGTAIL_SITE_NAME, home
    site.save()
    # Wagtail's own "Welcome" page, which nobody asked for.
    Page.objects.filter(depth=2, content_type__app_label="wagtailcore").delete()


def ensure_pages(
    model: type[Page], parents: Mapping[str, Page], texts: Mapping[str, Texts], **common: Any
) -> dict[str, Page]:
    """One page of `model` in each language of `texts`, below the parent of that language.

    `texts[code]` holds the translated fields (with `title`), `common` the others. An
    existing page, recognised by its slug below its parent, is returned as it is.
    """
    made: dict[str, Page] = {}
    for code, fields in texts.items():
        slug = fields.get("slug") or slug_of(fields["title"])
        page = model.objects.child_of(parents[code]).filter(slug=slug).first()
        made[code] = page or _create(model, parents[code], slug, fields, common, made)
    return made


def _create(
    model: type[Page],
    parent: Page,
    slug: str,
    fields: Texts,
    common: Mapping[str, Any],
    siblings: Mapping[str, Page],
) -> Page:
    values = {**fields, **common, "slug": slug}
    related = {name: values.pop(name) for name in ("bills",) if name in values}
    page = model(locale=parent.locale, **values)
    if siblings:
        page.translation_key = next(iter(siblings.values())).translation_key
    parent.add_child(instance=page)
    for name, rows in related.items():
        setattr(page, name, rows)
    page.save()
    page.save_revision().publish()
    return page
