"""Querysets that never vary, described once.

To describe a query costs Django about as much as to ask it. What is kept is the description
alone: each call gets a copy without rows, and whoever reads it asks the database anew.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

from django.db.models import QuerySet

# Of one description with different arguments, such as one for each language.
VARIANTS = 16


def planned[**P, Q: QuerySet[Any]](describe: Callable[P, Q]) -> Callable[P, Q]:
    """For functions whose queryset depends on their arguments alone.

    Not on the time (`Now()` is the database's), on who asks, or on the language: so translated
    names may be read, but not filtered or sorted by.
    """
    kept = lru_cache(VARIANTS)(describe)

    @wraps(describe)
    def copied(*args: P.args, **kwargs: P.kwargs) -> Q:
        return kept(*args, **kwargs).all()  # type: ignore[arg-type] # unhashable ones raise

    return copied
