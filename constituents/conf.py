"""Timers and limits of the conversations. A setting of the same name overrides a default."""

from datetime import timedelta

from django.conf import settings

DEFAULTS: dict[str, int] = {
    # Code points.
    "QUESTION_SUBJECT_LIMIT": 120,
    "QUESTION_TEXT_LIMIT": 2_000,
    "ANSWER_TEXT_LIMIT": 5_000,
    "DECLINE_REASON_LIMIT": 500,
    # An unconfirmed question lives as long as its link works.
    "QUESTION_CONFIRMATION_DAYS": 7,
    # Confirmation mails one address gets in a window, whoever typed it.
    "QUESTION_MAILS_PER_WINDOW": 1,
    "QUESTION_MAIL_WINDOW_MINUTES": 60,
    # Questions one confirmed address may put in 24 hours.
    "QUESTIONS_PER_DAY": 10,
    "QUESTION_REPLY_WORKING_DAYS": 15,
    # A question whose mail has not gone out by then counts as failed.
    "QUESTION_DELIVERY_HOURS": 48,
    "FIGURES_SMALLEST_BASE": 10,
}

# Fixed non-working days by (month, day): Labour Code of Azerbaijan, article 105. Ramazan and
# Qurban, and days moved by the Cabinet, are decided yearly: setting PUBLIC_HOLIDAYS (dates).
FIXED_HOLIDAYS = frozenset(
    {(1, 1), (1, 2), (1, 20), (3, 8), (3, 20), (3, 21), (3, 22), (3, 23), (3, 24)}
    | {(5, 9), (5, 28), (6, 15), (6, 26), (11, 8), (11, 9), (12, 31)}
)

CURRENT_SCHEME = "2015"


def limit(name: str) -> int:
    """The value of one of DEFAULTS. Raises KeyError for an unknown name."""
    return int(getattr(settings, name, DEFAULTS[name]))


def confirmation_lifetime() -> timedelta:
    return timedelta(days=limit("QUESTION_CONFIRMATION_DAYS"))


def mail_window() -> timedelta:
    return timedelta(minutes=limit("QUESTION_MAIL_WINDOW_MINUTES"))


def current_scheme() -> str:
    """The numbering of constituencies now in force (`Constituency.scheme`)."""
    return str(getattr(settings, "CONSTITUENCY_SCHEME", CURRENT_SCHEME))
