"""Data made once for several tests, which all find them as they were made."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def kept[Made](blocker, build: Callable[..., Made], *args) -> Iterator[Made]:
    """What `build` makes in the database stays until the end; each test's own changes go before.

    For fixtures of a module, with pytest-django's `django_db_setup` and `django_db_blocker`.
    Everything happens within one transaction, so a module with transactional tests must do
    without. Objects in memory are shared as well: hand a `deepcopy` to tests that change them.
    """
    around = transaction.atomic()
    with blocker.unblock():
        around.__enter__()
        try:
            made = build(*args)
        except BaseException as problem:
            around.__exit__(type(problem), problem, problem.__traceback__)
            raise
    yield made
    with blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)
