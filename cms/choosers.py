"""Wagtail's choosers (pages, images, documents) without the inline script each writes."""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.widgets import BaseChooser


def _render(
    chooser: BaseChooser, name: str, value: Any, attrs: dict[str, Any], renderer: Any = None
) -> SafeString:
    """As Wagtail 8.0's own, but what was code is data, which admin-start.js reads."""
    chosen = chooser.get_value_data(value)
    options = chooser.get_js_init_options(attrs["id"], name, chosen)
    return format_html(
        '{}<span hidden data-start="{}" data-for="{}" data-options="{}"></span>',
        mark_safe(chooser.render_html(name, chosen, attrs)),  # noqa: S308 - Wagtail's template
        chooser.js_constructor,
        attrs["id"],
        json.dumps(options),
    )


def use_no_inline_scripts() -> None:
    """The admin's policy forbids them, and Wagtail has no hook for this one."""
    BaseChooser.render = _render
