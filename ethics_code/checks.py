"""A key that cannot be used is found when the site starts, not when somebody writes."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from ethics_code.crypto import Keyring


def check_ethics_key(**options: Any) -> list[CheckMessage]:
    try:
        Keyring(settings.ETHICS_KEY)
    except ValueError as problem:
        hint = "python -c 'import base64, os; print(base64.b64encode(os.urandom(32)).decode())'"
        return [Error(str(problem), hint=hint, id="ethics_code.E001")]
    return []
