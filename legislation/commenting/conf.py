"""Timers and limits of comments. A setting of the same name overrides a default."""

from datetime import timedelta

from django.conf import settings

DEFAULTS: dict[str, int] = {
    # Code points.
    "COMMENT_TEXT_LIMIT": 2_000,
    "COMMENT_PROPOSAL_LIMIT": 4_000,
    "COMMENT_NOTE_LIMIT": 500,
    "REPLY_TEXT_LIMIT": 4_000,
    # An unconfirmed comment lives as long as its link works.
    "COMMENT_CONFIRMATION_DAYS": 7,
    # Who opened the form before the discussion closed may send it for so long afterwards.
    "COMMENT_GRACE_MINUTES": 120,
    # Confirmed comments one address may have written in 24 hours.
    "COMMENTS_PER_DAY": 30,
    # So long a browser without an account may look at what it has just sent.
    "COMMENT_OWN_PAGE_HOURS": 24,
    # Promises shown on the pages.
    "COMMENT_MODERATION_WORKING_DAYS": 2,
    "COMMENT_REPLY_WORKING_DAYS": 10,
}


def limit(name: str) -> int:
    """The value of one of DEFAULTS. Raises KeyError for an unknown name."""
    return int(getattr(settings, name, DEFAULTS[name]))


def proposal_limit(passage: str) -> int:
    """A long clause may be reworded at length."""
    return max(limit("COMMENT_PROPOSAL_LIMIT"), 2 * len(passage))


def confirmation_lifetime() -> timedelta:
    return timedelta(days=limit("COMMENT_CONFIRMATION_DAYS"))


def grace() -> timedelta:
    return timedelta(minutes=limit("COMMENT_GRACE_MINUTES"))
