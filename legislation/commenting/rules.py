"""The rules a comment can break: the moderator names one, the author and the record read it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rule(models.TextChoices):
    """Why a comment is not published. The codes stand in the ledger and never change."""

    PERSONAL_DATA = "personal_data", _("Rule 1: it has personal data")
    INSULT = "insult", _("Rule 2: it insults or threatens somebody")
    HATRED = "hatred", _("Rule 3: it calls for violence or hatred")
    OFF_TOPIC = "off_topic", _("Rule 4: it is not about the text of the draft")
    ADVERTISING = "advertising", _("Rule 5: it is advertising")
    REPEATED = "repeated", _("Rule 6: the same person has sent the same text already")


class OpeningReason(models.TextChoices):
    """Why a moderator looks who wrote a comment; the reason goes into the ledger."""

    DUTY_OF_CARE = "duty_of_care", _("Somebody may be in danger")
    SAME_PERSON = "same_person", _("Several comments may be one person's")
    LEGAL_REQUEST = "legal_request", _("A lawful request of a court")
