"""What this app holds about a person: consultations. Their words are the MP's alone to take."""

from core.accounts.holdings import Holding
from core.models import User
from ethics_code.closing import close, erase
from ethics_code.models import Consultation
from ethics_code.reading import open_thread


class ConsultationHolding(Holding):
    name = "consultations"

    def export(self, user: User) -> object:
        """An MP's own with their words, the opening recorded; an adviser's as numbers and days."""
        own = Consultation.objects.filter(mp=user)
        return {
            "own": [_facts(row) | {"messages": _words(row, user)} for row in own],
            "advised": [_facts(row) for row in Consultation.objects.filter(adviser=user)],
        }

    def erase(self, user: User) -> None:
        """The key of an MP's own goes. That they took place, and who opened them, is permanent:
        the record protects the MP as well, and holds no name once the account is empty.
        """
        for consultation in Consultation.objects.filter(mp=user):
            if not consultation.is_closed:
                close(consultation, user)
            erase(consultation)


def _facts(row: Consultation) -> dict[str, object]:
    return {
        "number": row.number,
        "state": row.status,
        "begun": row.created_at,
        "closed": row.closed_at,
    }


def _words(row: Consultation, user: User) -> list[dict[str, object]]:
    messages = open_thread(row, user).messages
    return [{"by": said.side, "when": said.at, "text": said.text} for said in messages]
