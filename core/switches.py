"""Stopping comments, questions or mail at once: the state is a row, asked for at each request."""

from collections.abc import Mapping

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core import ledger
from core.mail.waiting import send_waiting
from core.models import Switch, User
from core.roles import Role, has_role

STANDARD_NOTES = {
    Switch.Name.COMMENTS: _(
        "Comments are not taken just now. What you wrote is kept on this page: copy it, or send it"
        " when comments are open again."
    ),
    Switch.Name.QUESTIONS: _(
        "Questions are not taken just now. What you wrote is kept on this page: copy it, or send"
        " it when questions are open again."
    ),
    Switch.Name.MAIL: _("Letters leave later than usual just now. None is lost."),
}


class Stopped(Exception):
    """`notice` says it in the reader's language."""

    def __init__(self, notice: str) -> None:
        super().__init__(notice)
        self.notice = notice


def may_throw(user: User | AnonymousUser) -> bool:
    """Those who answer for the site, day and night: administrators and editors."""
    return has_role(user, Role.ADMINISTRATOR, Role.EDITOR)


def is_stopped(name: Switch.Name) -> bool:
    return Switch.objects.filter(name=name, is_stopped=True).exists()


def notice_of(name: Switch.Name) -> str:
    """What readers are told, or "" while the part works."""
    found = Switch.objects.filter(name=name, is_stopped=True).first()
    return _words(found) if found else ""


def refuse_stopped(name: Switch.Name) -> None:
    """Raises Stopped."""
    notice = notice_of(name)
    if notice:
        raise Stopped(notice)


def _words(switch: Switch) -> str:
    own = getattr(switch, f"note_{get_language() or 'az'}", "") or switch.note_az
    return own or str(STANDARD_NOTES[Switch.Name(switch.name)])


@transaction.atomic
def throw(name: Switch.Name, *, stop: bool, notes: Mapping[str, str], by: User) -> Switch:
    """Stop a part or let it work again, and change its notices. All of it is recorded."""
    switch = Switch.objects.select_for_update().get(name=name)
    was_stopped, switch.is_stopped = switch.is_stopped, stop
    for field in Switch.NOTES:
        setattr(switch, field, notes.get(field, ""))
    switch.changed_at, switch.changed_by = timezone.now(), by
    switch.save()
    if was_stopped and not stop and name == Switch.Name.MAIL:
        send_waiting()
    if was_stopped != stop or stop:
        ledger.append(
            "switch.stopped" if stop else "switch.started",
            subject=f"switch:{name}",
            public={field: getattr(switch, field) for field in Switch.NOTES} if stop else None,
            private={"by": by.pk},
        )
    return switch
