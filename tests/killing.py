"""A worker in a process of its own that can be killed at any moment, and its toll."""

import os
import random
import signal
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from asgiref.sync import async_to_sync
from django.db import connections
from procrastinate.contrib.django import app

from core.jobs.rescue import rescue_stalled
from core.management.commands.worker import run_worker
from core.models import OutgoingMail
from tests.smtp import Post


@contextmanager
def worker() -> Iterator[int]:
    """Runs until it is stopped; gives its process id. Killed at the end if it lives still."""
    connections.close_all()
    with warnings.catch_warnings():
        # The mail server's threads hold no lock the child needs.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        status = 1
        try:
            run_worker(wait=True)
            status = 0
        finally:
            os._exit(status)
    try:
        yield pid
    finally:
        stop(pid, signal.SIGKILL)


def stop(pid: int, how: signal.Signals) -> int | None:
    """Signal and wait; the exit status, or None when it was gone before."""
    try:
        os.kill(pid, how)
        __, status = os.waitpid(pid, 0)
    except (ProcessLookupError, ChildProcessError):
        return None
    return os.waitstatus_to_exitcode(status)


def rescue() -> int:
    """What the minute's job does, without waiting for the silence of dead workers to be long."""

    async def run() -> int:
        own = app.with_connector(app.connector.get_worker_connector())
        async with own.open_async():
            return await rescue_stalled(own.job_manager, silence=0)

    return async_to_sync(run)()


def left() -> int:
    return OutgoingMail.objects.filter(status=OutgoingMail.Status.QUEUED).count()


def kill_at_random_moments(kills: int, longest: float, seed: int) -> list[float]:
    """Start workers and kill them; then let a last one finish. The moments of the kills."""
    moments, dice = [], random.Random(seed)  # noqa: S311 - moments, not secrets
    for _ in range(kills):
        with worker() as pid:
            time.sleep(dice.uniform(0.05, longest))
            moments.append(time.monotonic())
            stop(pid, signal.SIGKILL)
        rescue()
    with worker():
        wait_until_all_are_gone()
    return moments


def wait_until_all_are_gone(seconds: float = 300) -> None:
    until = time.monotonic() + seconds
    while left() and time.monotonic() < until:
        time.sleep(0.1)


def unexplained(post: Post, moments: list[float], window: float) -> list[str]:
    """Message-IDs accepted twice for another reason than a kill right after the first time."""
    times = defaultdict(list)
    for moment, message in post.accepted:
        times[message["Message-ID"]].append(moment)
    return [
        key
        for key, accepted in times.items()
        for first, __ in pairwise(accepted)
        if not any(first - window <= kill <= first + window for kill in moments)
    ]


def twice(post: Post) -> int:
    counts = Counter(message["Message-ID"] for message in post.messages)
    return sum(count - 1 for count in counts.values())
