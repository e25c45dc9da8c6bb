"""What the site holds about a person, app by app: for handing over and for erasing.

core does not know the other apps' tables; each registers what it holds. A table with personal
data and no entry here would be forgotten in both: tests/core/test_whole_person.py goes through
every column that can hold an account or an address.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Q

from core.models import User


class Holding(ABC):
    # The key in the file that is handed over.
    name: str

    def prepare(self, user: User) -> Any:
        """What must be written down before `export` may read; it gets what this returns."""
        return None

    @abstractmethod
    def export(self, user: User, prepared: Any = None) -> object:
        """Everything about the person as JSON can hold it, and nothing about anybody else.

        Only reads: it runs in a transaction in which nothing can be written.
        """

    @abstractmethod
    def erase(self, user: User) -> None:
        """In the caller's transaction; a second time changes nothing.

        What is public stays without the name, what is private goes.
        """


_holdings: dict[str, Holding] = {}


def register(holding: Holding) -> None:
    _holdings[holding.name] = holding


def all_holdings() -> Mapping[str, Holding]:
    return dict(_holdings)


def written_by(user: User) -> Q:
    """Rows with `author` and `email` that are the person's: by account, or by proved address.

    Rows nobody confirmed yet are left to the caller: anybody can type anybody's address.
    """
    proved = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return Q(author=user) | Q(author__isnull=True, email__in=list(proved))
