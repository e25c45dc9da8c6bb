"""The seats of the scheme in force: who sits where, and finding one's own."""

import datetime as dt
import re
from dataclasses import dataclass

from constituents import workdays
from constituents.models import Constituency, Membership, Person
from core.text import fold, latinise

# Words people add to a place's name in the three languages, folded.
NOISE = frozenset(
    {"sayli", "secki", "secim", "daire", "dairesi", "rayon", "rayonu", "seher", "seheri"}
    | {"qesebesi", "no", "nomreli", "deputat", "deputati", "constituency", "district", "city"}
    | {"town", "mp", "member", "number", "депутат", "округ", "округа", "избирательный", "номер"}
    | {"избирательного", "район", "района", "город", "города"}
)
MAX_QUERY = 200


@dataclass(frozen=True)
class Seat:
    """A constituency and who sits for it. `vacant_since` is None while the past is unknown."""

    constituency: Constituency
    person: Person | None = None
    vacant_since: dt.date | None = None

    @property
    def is_vacant(self) -> bool:
        """Vacant is a fact with a date; a seat about which we know nothing is not called so."""
        return self.person is None and self.vacant_since is not None


def all_seats() -> list[Seat]:
    """Every constituency of the scheme in force, by number. Two queries."""
    memberships = Membership.objects.filter(
        constituency__in=Constituency.objects.current()
    ).select_related("person__user")
    held: dict[int, list[Membership]] = {}
    for membership in memberships:
        held.setdefault(membership.constituency_id, []).append(membership)
    return [_seat(place, held.get(place.pk, [])) for place in Constituency.objects.current()]


def seat_of(constituency: Constituency) -> Seat:
    return _seat(constituency, list(constituency.memberships.select_related("person__user")))


def sitting(person: Person) -> Membership | None:
    """The seat a person holds today, in the scheme in force."""
    current = Membership.objects.current().filter(
        person=person, constituency__in=Constituency.objects.current()
    )
    return current.first()


def holds_seat(person: Person, constituency: Constituency) -> bool:
    return Membership.objects.current().filter(person=person, constituency=constituency).exists()


def _seat(place: Constituency, memberships: list[Membership]) -> Seat:
    today = workdays.today()
    for membership in memberships:
        if membership.start <= today and (membership.end is None or membership.end >= today):
            return Seat(place, membership.person)
    ends = [m.end for m in memberships if m.end and m.end < today]
    return Seat(place, None, max(ends) + dt.timedelta(days=1) if ends else None)


def find(query: str) -> list[Seat]:
    """The seats a number, place or name may mean, by number; whole words win over beginnings."""
    wanted = _query_words(query)
    if not wanted:
        return []
    known = [(seat, _words_of(seat)) for seat in all_seats()]
    exact = [seat for seat, words in known if all(word & words for word in wanted)]
    return exact or [seat for seat, words in known if all(_begins(w, words) for w in wanted)]


def _query_words(query: str) -> list[frozenset[str]]:
    """Each word in the spellings it may have: folded, and read as Azerbaijani Cyrillic."""
    words = re.findall(r"[^\W_]+", query[:MAX_QUERY])
    spellings = [frozenset({fold(word), fold(latinise(word))}) for word in words]
    telling = [word for word in spellings if word.isdisjoint(NOISE)]
    return telling or spellings


def _words_of(seat: Seat) -> frozenset[str]:
    person = seat.person
    names = [person.name_az, person.name_en, person.name_ru] if person else []
    text = " ".join(filter(None, [str(seat.constituency.number), seat.constituency.name, *names]))
    return frozenset(re.findall(r"[^\W_]+", fold(text)))


def _begins(spellings: frozenset[str], words: frozenset[str]) -> bool:
    # A number is that number: "4" is not the beginning of 41.
    return any(
        not spelling.isdigit() and word.startswith(spelling)
        for spelling in spellings
        for word in words
    )
