"""The allowed moves of a question on its three axes, and the one door through which it moves.

The database holds the same tables in a trigger, so that no other code can go round this one.
"""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from constituents.enums import Delivery, Dialogue, Visibility
from constituents.models import Question

type Table = Mapping[str, frozenset[str]]


def _table(moves: Mapping[str, tuple[str, ...]]) -> Table:
    return {str(state): frozenset(map(str, targets)) for state, targets in moves.items()}


DELIVERY = _table(
    {
        Delivery.UNCONFIRMED: (Delivery.QUEUED,),
        Delivery.QUEUED: (Delivery.SENT, Delivery.FAILED),
        Delivery.SENT: (Delivery.DELIVERED, Delivery.BOUNCED, Delivery.FAILED),
        # A bounce may come days after the server said yes.
        Delivery.DELIVERED: (Delivery.BOUNCED,),
        Delivery.BOUNCED: (Delivery.QUEUED,),
        Delivery.FAILED: (Delivery.QUEUED,),
    }
)

DIALOGUE = _table(
    {
        Dialogue.AWAITING: (
            Dialogue.ANSWERED,
            Dialogue.DECLINED,
            Dialogue.TRANSFERRED,
            Dialogue.CLOSED,
        ),
        Dialogue.TRANSFERRED: (Dialogue.ANSWERED, Dialogue.DECLINED, Dialogue.CLOSED),
        Dialogue.ANSWERED: (Dialogue.FOLLOW_UP, Dialogue.CLOSED),
        Dialogue.FOLLOW_UP: (Dialogue.ANSWERED, Dialogue.DECLINED, Dialogue.CLOSED),
        Dialogue.DECLINED: (Dialogue.ANSWERED, Dialogue.CLOSED),
        Dialogue.CLOSED: (),
    }
)

# A question only ever becomes less visible: what was written in confidence stays so.
VISIBILITY = _table(
    {
        Visibility.PUBLIC: (Visibility.WITHOUT_NAME, Visibility.PRIVATE),
        Visibility.WITHOUT_NAME: (Visibility.PRIVATE,),
        Visibility.PRIVATE: (),
    }
)

AXES: Mapping[str, Table] = {
    "delivery": DELIVERY,
    "dialogue": DIALOGUE,
    "visibility": VISIBILITY,
}

# The moment of entering a state, where a page or a deadline needs it.
STAMPS: Mapping[tuple[str, str], str] = {
    ("delivery", Delivery.QUEUED): "confirmed_at",
    ("delivery", Delivery.SENT): "sent_at",
    ("delivery", Delivery.DELIVERED): "delivered_at",
    ("dialogue", Dialogue.ANSWERED): "answered_at",
    ("dialogue", Dialogue.FOLLOW_UP): "followed_up_at",
    ("dialogue", Dialogue.DECLINED): "declined_at",
}

# The first time counts: a second answer does not make the first one late.
STAMPED_ONCE = frozenset({"confirmed_at", "answered_at"})


class MoveRefusedError(Exception):
    """The question is not in a state from which it may move so."""

    def __init__(self, axis: str, old: str, new: str) -> None:
        super().__init__(f"{axis}: {old} -> {new}")
        self.axis, self.old, self.new = axis, old, new


def is_allowed(axis: str, old: str, new: str) -> bool:
    return new in AXES[axis].get(old, frozenset())


def move(question_id: int, **targets: str) -> Question:
    """Move a question along one or more axes: `move(7, dialogue=Dialogue.ANSWERED)`.

    Call it inside a transaction; the row stays locked until that ends. Raises MoveRefusedError
    and changes nothing when one of the moves is not in the tables.
    """
    with transaction.atomic():
        question = Question.objects.select_for_update().get(pk=question_id)
        changed = [_step(question, axis, new) for axis, new in targets.items()]
        question.save(update_fields=[field for fields in changed for field in fields])
    return question


def _step(question: Question, axis: str, new: str) -> list[str]:
    old = getattr(question, axis)
    if not is_allowed(axis, old, new):
        raise MoveRefusedError(axis, old, new)
    setattr(question, axis, new)
    stamp = STAMPS.get((axis, new))
    if stamp is None or (stamp in STAMPED_ONCE and getattr(question, stamp)):
        return [axis]
    setattr(question, stamp, timezone.now())
    return [axis, stamp]
