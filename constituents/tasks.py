"""Jobs of the conversations."""

from constituents import asking, delivering
from core.jobs import every, job


@job()
def deliver_question(question_id: int) -> None:
    delivering.hand_over(question_id)


@job()
def record_delivery(key: str) -> None:
    delivering.record_delivery(key)


@every("purge-unconfirmed-questions")
def purge_unconfirmed_questions(timestamp: int) -> None:
    asking.purge_unconfirmed()


@every("give-up-late-questions")
def give_up_late_questions(timestamp: int) -> None:
    delivering.give_up_late()
