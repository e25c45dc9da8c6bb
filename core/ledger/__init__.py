"""The ledger: what was published, tabled, decided, moderated, delivered and answered."""

from core.ledger.append import append
from core.ledger.verify import Fault, first_fault

__all__ = ["Fault", "append", "first_fault"]
