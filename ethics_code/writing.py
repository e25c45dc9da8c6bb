"""Beginning a consultation and adding to it. The words are sealed before any query sees them."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from core.models import User
from core.submissions import own_key
from ethics_code.accesses import record
from ethics_code.crypto import seal
from ethics_code.enums import MOVES, Act, Side, Status
from ethics_code.keys import key_of, make_key
from ethics_code.models import Consultation, Message
from ethics_code.notify import tell_of

# Two MPs who begin at the same moment want the same number; the second takes the next.
NUMBER_ATTEMPTS = 10


class Closed(Exception):
    """Nothing can be added any more."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wrote, not yet sealed. `key` makes the same form sent twice one message,
    unless the words were corrected in between.
    """

    # Not in the representation: a traceback prints it.
    text: str = field(repr=False)
    language: str
    key: UUID


@sensitive_variables("draft", "key")
def begin(mp: User, adviser: User, draft: Draft) -> Consultation:
    """Open a consultation with its first message; the same draft again returns the same one."""
    stored_key = own_key(draft.key, mp.pk, adviser.pk, draft.text)
    with transaction.atomic():
        # One at a time for an MP: of two clicks the second finds what the first stored.
        User.objects.select_for_update(no_key=True).get(pk=mp.pk)
        known = Message.objects.filter(submission_key=stored_key).first()
        if known:
            return known.consultation
        consultation = _numbered(mp, adviser)
        key = make_key(consultation)
        message = _append(consultation, mp, Side.MP, draft, key, stored_key)
        record(consultation, Act.WROTE, mp)
        tell_of(message)
    return consultation


@sensitive_variables("draft", "key")
def write(consultation: Consultation, author: User, draft: Draft) -> Message:
    """Add a message.

    Raises:
        Closed: the consultation was closed meanwhile.
        Unreadable: its key was destroyed.
    """
    stored_key = own_key(draft.key, consultation.pk, author.pk, draft.text)
    side = consultation.side_of(author)
    act = Act.WROTE if side == Side.MP else Act.REPLIED
    with transaction.atomic():
        locked = Consultation.objects.select_for_update().get(pk=consultation.pk)
        known = Message.objects.filter(submission_key=stored_key).first()
        if known:
            return known
        move(locked, act)
        message = _append(locked, author, side, draft, key_of(locked), stored_key)
        record(locked, act, author)
        tell_of(message)
    return message


def move(locked: Consultation, act: Act) -> None:
    """Change the status as the table of moves allows; the row must be locked. Raises Closed."""
    target = MOVES.get((Status(locked.status), act))
    if target is None:
        raise Closed
    locked.status = target
    locked.closed_at = timezone.now() if target == Status.CLOSED else None
    locked.save(update_fields=["status", "closed_at", "changed_at"])


def _numbered(mp: User, adviser: User) -> Consultation:
    year = timezone.localdate().year
    for attempt in range(NUMBER_ATTEMPTS):
        latest = Consultation.objects.filter(year=year).aggregate(n=Max("sequence"))["n"] or 0
        try:
            with transaction.atomic():
                return Consultation.objects.create(
                    year=year, sequence=latest + 1, mp=mp, adviser=adviser
                )
        except IntegrityError:
            if attempt == NUMBER_ATTEMPTS - 1:
                raise
    raise AssertionError  # the loop returns or raises


@sensitive_variables("draft", "key")
def _append(
    consultation: Consultation,
    author: User,
    side: Side,
    draft: Draft,
    key: bytes,
    stored_key: UUID,
) -> Message:
    message = Message(
        id=uuid4(),
        consultation=consultation,
        author=author,
        side=side,
        language=draft.language,
        submission_key=stored_key,
    )
    sealed = seal(key, draft.text, message.place)
    message.nonce, message.ciphertext = sealed.nonce, sealed.ciphertext
    message.save(force_insert=True)
    return message
