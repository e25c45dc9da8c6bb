"""What happened to an account that somebody may have to answer for: roles, factors, addresses."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AccountEvent(models.Model):
    """The account's own log. The ledger holds a commitment to the row; `salt` opens it.

    Rows go with the account: after an erasure only the commitment is left.
    """

    class Act(models.TextChoices):
        ROLE_GRANTED = "role_granted", _("A role was given")
        ROLE_REVOKED = "role_revoked", _("A role was taken away")
        SECOND_STEP_RESET = "second_step_reset", _("The second step was reset")
        DEACTIVATED = "deactivated", _("The account was closed")
        REACTIVATED = "reactivated", _("The account was opened again")
        SESSIONS_ENDED = "sessions_ended", _("Signed out everywhere")
        ADDRESS_CHANGED = "address_changed", _("The e-mail address was changed")
        ADDRESS_VOUCHED = "address_vouched", _("An administrator answered for a lost mailbox")
        INVITED = "invited", _("An invitation was sent")
        INVITATION_REVOKED = "invitation_revoked", _("An invitation was withdrawn")
        INVITATION_ACCEPTED = "invitation_accepted", _("An invitation was accepted")
        EXPORTED = "exported", _("The data were downloaded")
        ERASED = "erased", pgettext_lazy("account", "The account was deleted")

    # Whom it is about; nobody yet for an invitation that is not accepted.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="account_events"
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    act = models.CharField(max_length=20, choices=Act)
    # One word more: a role's name, an invitation's number.
    detail = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    sequence = models.BigIntegerField(unique=True)
    salt = models.BinaryField()

    class Meta:
        verbose_name = _("event of an account")
        verbose_name_plural = _("events of accounts")
        ordering = ["-sequence"]

    def __str__(self) -> str:
        return f"{self.sequence} {self.act}"
