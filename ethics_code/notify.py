"""Telling the other side that something happened, in a letter that says nothing.

No link (a link in such a letter teaches people to click), no number, no word of ethics; the
template and the key of the mail log are those of any news of an account.
"""

from core.mail import enqueue
from core.models import OutgoingMail
from ethics_code.enums import Side
from ethics_code.models import Message

NEUTRAL_TEMPLATE = "core/mail/news"


def tell_of(message: Message) -> OutgoingMail:
    consultation = message.consultation
    reader = consultation.adviser if message.side == Side.MP else consultation.mp
    return enqueue(
        key=f"news:{message.pk}",
        to=reader.email,
        language=reader.language,
        template=NEUTRAL_TEMPLATE,
        context={},
    )
