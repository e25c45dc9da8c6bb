"""Small things the account pages show."""

import json

from django import template
from django.core.serializers.json import DjangoJSONEncoder

register = template.Library()


@register.filter
def as_json(value: object) -> str:
    """For a data attribute; the template escapes it. (`json_script` would be an inline script.)"""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.filter
def in_fours(secret: str) -> str:
    """JBSW Y3DP EHPK 3PXP: as people type a long secret."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
