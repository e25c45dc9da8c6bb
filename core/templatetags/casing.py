"""Django's `capfirst` in the page's language: "izah" becomes "İzah" in Azerbaijani.

A builtin of all templates, so that nobody has to know that Django's own is wrong there.
"""

from django import template
from django.template.defaultfilters import stringfilter
from django.utils.translation import get_language

from core.text import capitalise

register = template.Library()


@register.filter(is_safe=True)
@stringfilter
def capfirst(value: str) -> str:
    return capitalise(value, (get_language() or "az")[:2])
