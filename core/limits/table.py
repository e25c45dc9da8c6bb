"""All limits as one table: who may do what how often.

LIMITS in the settings replaces rows of it: `{"search": {"address": "60/minute"}}`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from django.conf import settings


class By(StrEnum):
    """Whom a limit counts. `ADDRESS` is a block of internet addresses, see `addresses`."""

    ADDRESS = "address"
    ACCOUNT = "account"
    RECIPIENT = "recipient"


class Limit(NamedTuple):
    """`times` at once, and as many again spread over `seconds`."""

    times: int
    seconds: int


PERIODS = {"minute": 60, "hour": 3_600, "day": 86_400}

# Many people share one address (mobile networks, offices, libraries): those rows are wide, and
# narrow ones stand beside them where somebody in particular can be harmed.
DEFAULTS: Mapping[str, Mapping[str, str]] = {
    "sign-in": {"address": "60/hour", "recipient": "20/hour"},
    "second-step": {"address": "60/hour", "account": "10/hour"},
    "sign-up": {"address": "20/hour", "recipient": "5/hour"},
    "reset": {"address": "20/hour", "recipient": "5/hour"},
    "password": {"account": "20/hour"},
    # Letters a stranger can cause to an address by knowing it.
    "account-mail": {"recipient": "6/hour"},
    "resend": {"address": "20/hour", "recipient": "6/hour"},
    "comment": {"address": "40/hour", "account": "30/hour", "recipient": "30/hour"},
    "question": {"address": "20/hour", "account": "10/hour", "recipient": "10/hour"},
    "follow-up": {"address": "40/hour", "account": "20/hour"},
    "consultation": {"account": "20/hour"},
    "search": {"address": "120/minute"},
    "export": {"address": "60/hour", "account": "10/hour"},
    "unsubscribe": {"address": "120/hour"},
}


def limits_of(action: str) -> dict[By, Limit]:
    """The rows of an action. Raises KeyError for one that is not in the table."""
    rows = {**DEFAULTS[action], **getattr(settings, "LIMITS", {}).get(action, {})}
    return {By(by): parse(rate) for by, rate in rows.items()}


def parse(rate: str) -> Limit:
    """`20/hour`. Raises ValueError."""
    times, __, period = rate.partition("/")
    if period not in PERIODS or int(times) < 1:
        raise ValueError(f"{rate} is no limit: write it like 20/hour")
    return Limit(int(times) * settings.LIMITS_SCALE, PERIODS[period])
