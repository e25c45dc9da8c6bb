"""What core itself holds about a person: the account and everything around it."""

import datetime as dt
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet

from core.accounts import sessions
from core.accounts.holdings import Holding
from core.mail import kinds
from core.models import (
    AccountEvent,
    AddressChange,
    Confirmation,
    Invitation,
    Mailing,
    OutgoingMail,
    User,
)


def _addresses(user: User) -> set[str]:
    listed = EmailAddress.objects.filter(user=user, verified=True)
    return {user.email, *listed.values_list("email", flat=True)}


def _invitations(user: User) -> Q:
    return Q(accepted_by=user) | Q(email__in=_addresses(user))


class AccountHolding(Holding):
    name = "account"

    def export(self, user: User, prepared: Any = None) -> object:
        return {
            "email": user.email,
            "display_name": user.display_name,
            "language": user.language,
            "joined": user.date_joined,
            "last_login": user.last_login,
            "addresses": list(
                EmailAddress.objects.filter(user=user).values("email", "verified", "primary")
            ),
            "roles": sorted(user.groups.values_list("name", flat=True)),
            "ways_of_signing_in": _ways(user),
            "devices": list(
                sessions.sessions_of(user).values(
                    "browser", "system", "network", "first_seen", "last_seen"
                )
            ),
            "events": [
                {"what": row.act, "when": row.at, "detail": row.detail, "by_you": row.actor == user}
                for row in AccountEvent.objects.filter(person=user).select_related("actor")
            ],
            # What was done to others' accounts: not to whose.
            "acts": list(
                AccountEvent.objects.filter(actor=user).exclude(person=user).values("act", "at")
            ),
            "changes_of_address": list(
                AddressChange.objects.filter(user=user).values(
                    "old_email", "new_email", "requested_at", "done_at", "cancelled_at"
                )
            ),
            "invitations": list(
                Invitation.objects.filter(_invitations(user)).values(
                    "email", "role", "post", "created_at", "accepted_at", "revoked_at"
                )
            ),
            "invitations_sent": list(
                Invitation.objects.filter(invited_by=user).values(
                    "role", "post", "created_at", "accepted_at", "revoked_at"
                )
            ),
            "letters": [_letter(row) for row in _letters_to(user)],
            "letters_stopped": list(
                Mailing.objects.filter(email__in=_addresses(user), stopped_at__isnull=False).values(
                    "kind", "email", "stopped_at"
                )
            ),
            "links": list(
                Confirmation.objects.filter(email__in=_addresses(user)).values(
                    "purpose", "email", "created_at", "expires_at", "used_at"
                )
            ),
        }

    def erase(self, user: User) -> None:
        """The last of all: the others find their rows by the address."""
        addresses = _addresses(user)
        OutgoingMail.objects.filter(recipient__in=addresses).delete()
        # A stop outlives the account: the address asked not to be written to.
        Mailing.objects.filter(email__in=addresses, stopped_at=None).delete()
        Confirmation.objects.filter(email__in=addresses).delete()
        for change in AddressChange.objects.filter(user=user):
            _forget_letters_about(change)
        Invitation.objects.filter(_invitations(user)).delete()
        Invitation.objects.filter(invited_by=user).update(invited_by=None)
        AccountEvent.objects.filter(person=user).delete()
        AddressChange.objects.filter(user=user).delete()
        Authenticator.objects.filter(user=user).delete()
        EmailAddress.objects.filter(user=user).delete()
        sessions.end_all(user)


def _ways(user: User) -> list[dict[str, object]]:
    found = Authenticator.objects.filter(user=user).order_by("created_at")
    return [
        {
            "kind": row.type,
            # Only keys have a name; the secrets are nobody's business on paper.
            "name": row.data.get("name", "") if row.type == Authenticator.Type.WEBAUTHN else "",
            "added": row.created_at,
            "last_used": row.last_used_at,
        }
        for row in found
    ]


def _letters_to(user: User) -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(recipient__in=_addresses(user)).order_by("pk")


def _letter(row: OutgoingMail) -> dict[str, object]:
    """Its text is gone once it went, and one that waits may hold a link: the kind in words."""
    return {
        "to": row.recipient,
        "about": kinds.label_of(row.template),
        "language": row.language,
        "state": row.status,
        "queued": row.created_at,
        "sent": row.sent_at,
    }


def _forget_letters_about(change: AddressChange) -> None:
    """To both mailboxes; and what went to the old one while it was the person's."""
    OutgoingMail.objects.filter(key__startswith=f"account:address:{change.pk}:").delete()
    subject = str(change.pk)
    Confirmation.objects.filter(purpose__startswith="address-", subject=subject).delete()
    if change.done_at:
        # The letter that tells of the change itself follows within the moment.
        before = {"created_at__lte": change.done_at + dt.timedelta(minutes=1)}
        OutgoingMail.objects.filter(recipient=change.old_email, **before).delete()
        Confirmation.objects.filter(email=change.old_email, **before).delete()
