"""A limit is reached: until when, and how that is said."""

import datetime as dt
import math

from django.utils import timezone
from django.utils.translation import ngettext


class Refused(Exception):
    """Somebody has had their share. `until` (aware) is the moment they get more."""

    def __init__(self, until: dt.datetime) -> None:
        super().__init__(f"until {until:%H:%M}")
        self.until = until

    @property
    def seconds(self) -> int:
        """How long from now, rounded up; at least 1. The value of Retry-After."""
        return max(1, math.ceil((self.until - timezone.now()).total_seconds()))


def wait_in_words(refused: Refused) -> str:
    """ "Try again in 5 minutes.", in the reader's language."""
    seconds = refused.seconds
    if seconds < 60:
        words = ngettext("Try again in %(n)s second.", "Try again in %(n)s seconds.", seconds)
        return words % {"n": seconds}
    minutes = math.ceil(seconds / 60)
    if minutes < 90:
        words = ngettext("Try again in %(n)s minute.", "Try again in %(n)s minutes.", minutes)
        return words % {"n": minutes}
    hours = math.ceil(minutes / 60)
    return ngettext("Try again in %(n)s hour.", "Try again in %(n)s hours.", hours) % {"n": hours}
