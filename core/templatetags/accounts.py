"""Small things the account pages show."""

import json
from collections.abc import Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from django import template
from django.core.serializers.json import DjangoJSONEncoder

from core.accounts import second_step

register = template.Library()


@register.filter
def as_json(value: object) -> str:
    """For a data attribute; the template escapes it. (`json_script` would be an inline script.)"""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.simple_tag(takes_context=True)
def has_code_app(context: Mapping[str, Any]) -> bool:
    """Whether whoever is signing in, and has passed the first step, has an app for the second."""
    user = context["request"]._login_stage.login.user
    return Authenticator.Type.TOTP in second_step.factors_of(user)


@register.filter
def in_fours(secret: str) -> str:
    """JBSW Y3DP EHPK 3PXP: as people type a long secret."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
