"""Fair figures about an MP's answers: counts first, and no share of a handful.

The interval is Wilson's (E. B. Wilson, 1927), which stays honest for few cases and for
shares near 0 and 1, where the usual one does not.
"""

import math
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from constituents import workdays
from constituents.conf import limit
from constituents.enums import ANSWERED_DIALOGUES, Dialogue, SignedAs
from constituents.models import Answer, Person, Question

Z_95 = 1.959964


@dataclass(frozen=True)
class Figures:
    """Counted over the public questions, so that readers can count them again.

    `closed`: answered, declined, or the time for an answer has passed. `median_days`, `middle`
    (days between which half of the answers came) are None without answers; `share` and
    `interval` (of 0 to 1) are None under FIGURES_SMALLEST_BASE closed questions.
    """

    asked: int
    answered: int
    closed: int
    median_days: int | None
    middle: tuple[int, int] | None
    signed_by_mp: int
    by_assistant: int

    @property
    def open(self) -> int:
        return self.asked - self.closed

    @property
    def unanswered(self) -> int:
        """Closed without an answer."""
        return self.closed - self.answered

    @property
    def share(self) -> float | None:
        if self.closed < limit("FIGURES_SMALLEST_BASE"):
            return None
        return self.answered / self.closed

    @property
    def interval(self) -> tuple[float, float] | None:
        return None if self.share is None else wilson(self.answered, self.closed)


def of_person(person: Person) -> Figures:
    questions = list(Question.objects.public().filter(recipient=person))
    days = sorted(q.days_to_answer for q in questions if q.days_to_answer is not None)
    signed = _signatures(person)
    return Figures(
        asked=len(questions),
        answered=sum(q.dialogue in ANSWERED_DIALOGUES for q in questions),
        closed=sum(map(_is_closed, questions)),
        median_days=round(statistics.median(days)) if days else None,
        middle=_middle_half(days),
        signed_by_mp=signed[SignedAs.MP] + signed[SignedAs.ASSISTANT_SIGNED],
        by_assistant=signed[SignedAs.ON_BEHALF],
    )


def _signatures(person: Person) -> Counter[str]:
    answers = Answer.objects.filter(
        question__in=Question.objects.public(), question__recipient=person
    )
    return Counter(answers.values_list("signed_as", flat=True))


def _is_closed(question: Question) -> bool:
    if question.dialogue in (*ANSWERED_DIALOGUES, Dialogue.DECLINED, Dialogue.CLOSED):
        return True
    return question.deadline is not None and question.deadline < workdays.today()


def _middle_half(days: Sequence[int]) -> tuple[int, int] | None:
    if len(days) < 2:
        return None
    lower, _, upper = statistics.quantiles(days, n=4, method="inclusive")
    return round(lower), round(upper)


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """The 95 % score interval of a share, as two numbers between 0 and 1; `trials` >= 1."""
    share = successes / trials
    spread = Z_95**2 / trials
    centre = share + spread / 2
    margin = Z_95 * math.sqrt(share * (1 - share) / trials + spread / (4 * trials))
    low, high = ((centre + sign * margin) / (1 + spread) for sign in (-1, 1))
    return max(0.0, low), min(1.0, high)
