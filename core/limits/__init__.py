"""How often somebody may do something: token buckets in the database, exact for all workers."""

from core.limits.buckets import purge, take
from core.limits.refusal import Refused, wait_in_words
from core.limits.table import By
from core.limits.web import limited, note, spend

__all__ = ["By", "Refused", "limited", "note", "purge", "spend", "take", "wait_in_words"]
