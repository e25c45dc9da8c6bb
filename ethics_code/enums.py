"""States of a consultation and what can happen to one."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("consultation", "Waiting for the adviser")
    ANSWERED = "answered", pgettext_lazy("consultation", "The adviser has answered")
    CLOSED = "closed", pgettext_lazy("consultation", "Closed")


class Side(models.TextChoices):
    """In which capacity somebody touches a consultation."""

    MP = "mp", _("Member of parliament")
    ADVISER = "adviser", _("Ethics adviser")
    SYSTEM = "system", pgettext_lazy("ethics record", "The site itself")


class Act(models.TextChoices):
    WROTE = "wrote", pgettext_lazy("ethics record", "written")
    REPLIED = "replied", pgettext_lazy("ethics record", "answered")
    OPENED = "opened", pgettext_lazy("ethics record", "read")
    CLOSED = "closed", pgettext_lazy("ethics record", "closed")
    KEY_DESTROYED = "key_destroyed", pgettext_lazy("ethics record", "erased for ever")


# The one table of moves: (status, act) → status. What is not here is refused.
MOVES = {
    (Status.WAITING, Act.WROTE): Status.WAITING,
    (Status.WAITING, Act.REPLIED): Status.ANSWERED,
    (Status.ANSWERED, Act.WROTE): Status.WAITING,
    (Status.ANSWERED, Act.REPLIED): Status.ANSWERED,
    (Status.WAITING, Act.CLOSED): Status.CLOSED,
    (Status.ANSWERED, Act.CLOSED): Status.CLOSED,
}
