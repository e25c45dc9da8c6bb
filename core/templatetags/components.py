"""Display tags of the site's components; docs/components.md shows each in use."""

from typing import cast
from urllib.parse import urlsplit, urlunsplit

from django import template
from django.conf import settings
from django.forms import BoundField, Textarea
from django.forms.boundfield import BoundWidget
from django.http import HttpRequest
from django.template.context import Context
from django.urls import translate_url
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.text import format_number, upper

register = template.Library()

LANGUAGE_NAMES = {"az": "Azərbaycanca", "en": "English", "ru": "Русский"}
THEMES = frozenset({"light", "dark"})


@register.simple_tag(takes_context=True)
def display_attributes(context: Context) -> SafeString:
    """` data-theme="dark" data-size="large"` as the reader's cookies ask, or nothing."""
    request = context.get("request")
    cookies = request.COOKIES if request else {}
    chosen = []
    # A page may ask for one of them itself, as the design system's does.
    theme = context.get("theme") or cookies.get("theme")
    if theme in THEMES:
        chosen.append(("theme", theme))
    if cookies.get("size") == "large":
        chosen.append(("size", "large"))
    return format_html_join("", ' data-{}="{}"', chosen)


def _in_language(full_path: str, code: str) -> str:
    """The same address under another language prefix; also for paths that do not resolve."""
    translated = translate_url(full_path, code)
    if translated != full_path:
        return translated
    parts = urlsplit(full_path)
    first, _slash, rest = parts.path.lstrip("/").partition("/")
    known = dict(settings.LANGUAGES)
    path = f"/{code}/{rest}" if first in known else f"/{code}/"
    return urlunsplit(("", "", path, parts.query, ""))


def _page_addresses(context: Context, request: HttpRequest) -> dict[str, str]:
    """Where a Wagtail page's public translations stand; empty for every other view."""
    page = context.get("page")
    if page is None or not hasattr(page, "get_translations"):
        return {}
    query = urlsplit(request.get_full_path()).query
    others = page.get_translations().published().select_related("locale")
    # All an address is made of: the texts of three long pages would be read for three links.
    others = others.only("url_path", "locale__language_code")
    addresses = {other.locale.language_code: other.get_url(request) for other in others}
    return {code: urlunsplit(("", "", url, query, "")) for code, url in addresses.items() if url}


def _language_choices(context: Context) -> list[dict[str, object]]:
    """The head of a page and its masthead both want them."""
    # A mapping that lasts for one rendering of one template.
    kept = cast("dict[str, list[dict[str, object]]]", context.render_context)
    if "language_choices" not in kept:
        kept["language_choices"] = _found_choices(context)
    return kept["language_choices"]


def _found_choices(context: Context) -> list[dict[str, object]]:
    """`exists` is False for a translation of a Wagtail page that nobody made yet."""
    request: HttpRequest | None = context.get("request")
    current = get_language()
    pages = _page_addresses(context, request) if request else {}
    full_path = request.get_full_path() if request else "/"
    is_page = hasattr(context.get("page"), "get_translations")
    return [
        {
            "code": code,
            "short": code.upper(),
            "name": LANGUAGE_NAMES.get(code, name),
            "current": code == current,
            "exists": not is_page or code == current or code in pages,
            "url": pages.get(code) or _in_language(full_path, code),
        }
        for code, name in settings.LANGUAGES
    ]


@register.inclusion_tag("components/language_switch.html", takes_context=True)
def language_links(context: Context) -> dict[str, object]:
    """AZ EN RU, staying on the page and keeping the query string.

    A Wagtail page without a live translation keeps its path under the other prefix, where the
    site says that the translation is not ready.
    """
    return {"links": _language_choices(context)}


@register.simple_tag(takes_context=True)
def alternate_links(context: Context) -> SafeString:
    """`<link rel="alternate" hreflang>` for pages whose address is the whole story."""
    request: HttpRequest | None = context.get("request")
    if request is None or request.GET or request.method != "GET":
        return mark_safe("")
    site = context.get("SITE_URL", "")
    return format_html_join(
        "\n",
        '<link rel="alternate" hreflang="{}" href="{}{}">',
        [
            (item["code"], site, item["url"])
            for item in _language_choices(context)
            if item["exists"]
        ],
    )


@register.inclusion_tag("components/crumbs.html")
def crumbs(*parts: object) -> dict[str, object]:
    """`{% crumbs label url label url label "" %}`: pairs; the last may go without an address."""
    pairs = [*parts, ""] if len(parts) % 2 else [*parts]
    labels, urls = pairs[0::2], pairs[1::2]
    return {"items": [{"label": a, "url": b} for a, b in zip(labels, urls, strict=True)]}


@register.filter
def initial(name: object) -> str:
    """The letter in a person's circle: "i" becomes "İ", never "I"."""
    return upper(str(name).strip()[:1])


@register.simple_tag
def ins(text: object) -> SafeString:
    """Inserted words: a hidden word for the ear, the sign is added by the style sheet."""
    return format_html(
        '<ins><span class="vh">{} </span><span class="w">{}</span></ins>', _("inserted:"), text
    )


@register.simple_tag(name="del")
def deleted(text: object) -> SafeString:
    """Deleted words; show them before the insertion that takes their place."""
    return format_html(
        '<del><span class="vh">{} </span><span class="w">{}</span></del>', _("deleted:"), text
    )


@register.simple_tag
def stage_ticks(step: int, steps: int = 6) -> SafeString:
    """The small bars of a law row; the words beside them carry the meaning."""
    states = ["done" if n < step else "now" if n == step else "" for n in range(1, steps + 1)]
    bars = format_html_join("", '<i class="{}"></i>', ((state,) for state in states))
    return format_html('<span class="ticks" aria-hidden="true">{}</span>', bars)


def _description_ids(field: BoundField, limit: int | None) -> str:
    ids = [
        f"{field.auto_id}_{suffix}"
        for suffix, shown in (
            ("helptext", field.help_text),
            ("error", field.errors),
            ("count", limit),
        )
        if shown
    ]
    return " ".join(ids)


@register.simple_tag
def described_by(field: BoundField, limit: int | None = None) -> SafeString:
    ids = _description_ids(field, limit or None)
    return format_html(' aria-describedby="{}"', ids) if ids else mark_safe("")


@register.simple_tag
def widget(field: BoundField, limit: int | None = None) -> SafeString:
    """The bare control with its descriptions, marked invalid when it is."""
    attrs: dict[str, str | bool] = {}
    ids = _description_ids(field, limit or None)
    if ids:
        attrs["aria-describedby"] = ids
    if field.errors:
        attrs["aria-invalid"] = "true"
    if isinstance(field.field.widget, Textarea):
        # Browsers cut pasted text at maxlength without a word; the count says it instead.
        attrs["maxlength"] = False
    return field.as_widget(attrs=attrs)


@register.inclusion_tag("components/char_count.html")
def char_count(field: BoundField, limit: int) -> dict[str, object]:
    """The limit in words; the script keeps it up to date while somebody writes."""
    words = {"limit": format_number(limit, (get_language() or "az")[:2])}
    return {
        "id": field.auto_id,
        "limit": limit,
        "rule": _("At most %(limit)s characters") % words,
        "left": _("Characters left: %(left)s (limit %(limit)s)") % {"left": "{n}", **words},
        "over": _("Characters too many: %(over)s (limit %(limit)s)") % {"over": "{n}", **words},
    }


@register.simple_tag
def choice_hint(field: BoundField, option: BoundWidget) -> str:
    """The line under one choice, from the form field's `choice_hints` (value → text)."""
    hints: dict[str, str] = getattr(field.field, "choice_hints", {})
    return str(hints.get(str(option.data["value"]), ""))
