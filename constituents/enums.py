"""The three axes of a question, who answered it, and the groups of states queries use."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Delivery(models.TextChoices):
    """The way of the question to the MP."""

    UNCONFIRMED = "unconfirmed", _("waiting for confirmation")
    QUEUED = "queued", _("confirmed, about to be sent")
    SENT = "sent", _("sent")
    DELIVERED = "delivered", _("delivered")
    BOUNCED = "bounced", _("returned by the MP's mail server")
    FAILED = "failed", _("could not be sent")


class Dialogue(models.TextChoices):
    """What the MP and the author said to each other so far."""

    AWAITING = "awaiting_answer", _("waiting for an answer")
    ANSWERED = "answered", _("answered")
    FOLLOW_UP = "follow_up", _("follow-up question")
    DECLINED = "declined", _("answer declined")
    TRANSFERRED = "transferred", _("passed to another body")
    CLOSED = "closed", pgettext_lazy("question", "closed")


class Visibility(models.TextChoices):
    """Who may read the question and its answer."""

    PUBLIC = "public", _("Everybody, with my name")
    WITHOUT_NAME = "public_without_name", _("Everybody, without my name")
    PRIVATE = "private", _("Only the MP and the MP's assistants")


class SignedAs(models.TextChoices):
    """Who answered: the exact label readers see beside the answer."""

    MP = "mp_self", _("Answered by the MP")
    ASSISTANT_SIGNED = "assistant_signed_by_mp", _("Prepared by an assistant, signed by the MP")
    ON_BEHALF = "assistant_on_behalf", _("Answered by an assistant on behalf of the MP")


PUBLIC_VISIBILITIES = (Visibility.PUBLIC, Visibility.WITHOUT_NAME)
# The desk is the second way to the MP: it also shows what the mail server sent back.
DESK_DELIVERIES = (Delivery.SENT, Delivery.DELIVERED, Delivery.BOUNCED)
OPEN_DIALOGUES = (Dialogue.AWAITING, Dialogue.FOLLOW_UP, Dialogue.TRANSFERRED)
ANSWERED_DIALOGUES = (Dialogue.ANSWERED, Dialogue.FOLLOW_UP)
