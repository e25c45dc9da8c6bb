"""What this app holds about a person: consultations. Their words are the MP's alone to take."""

from uuid import UUID

from core.accounts.holdings import Holding
from core.models import User
from ethics_code import reading
from ethics_code.closing import close, erase
from ethics_code.models import Access, Consultation


class ConsultationHolding(Holding):
    name = "consultations"

    def prepare(self, user: User) -> frozenset[UUID]:
        """Record that the MP opens each of the own ones; others are not read afterwards."""
        own = list(Consultation.objects.filter(mp=user))
        for consultation in own:
            reading.record_opening(consultation, user)
        return frozenset(consultation.pk for consultation in own)

    def export(self, user: User, prepared: frozenset[UUID] = frozenset()) -> object:
        """An MP's own with their words; an adviser's as numbers and days."""
        own = Consultation.objects.filter(mp=user, pk__in=prepared)
        return {
            "own": [_facts(row) | {"messages": _words(row)} for row in own],
            "advised": [_facts(row) for row in Consultation.objects.filter(adviser=user)],
            "opened_or_changed": [
                {"number": row.consultation.number, "what": row.act, "when": row.at}
                for row in Access.objects.filter(user=user).select_related("consultation")
            ],
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


def _words(row: Consultation) -> list[dict[str, object]]:
    messages = reading.recorded_thread(row).messages
    return [{"by": said.side, "when": said.at, "text": said.text} for said in messages]
