"""Memory while a large tree is built."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Leave cycles alone for a moment.

    A tree of 100,000 new objects has none, and looking through it again and again takes a third of
    the time its reading takes. Whatever is not needed is freed as ever, by counting.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
