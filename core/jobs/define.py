"""How a job is declared. Tasks live in each app's tasks.py, which procrastinate discovers."""

from collections.abc import Callable
from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.tasks import Task


def job(
    *,
    attempts: int = 6,
    lock: str | None = None,
    queue: str = "default",
    pass_context: bool = False,
) -> Callable[[Callable[..., Any]], Task[Any, Any, Any]]:
    """Declare a job, run `attempts` times at most; the pauses are 2, 4, 8 … seconds."""
    options: dict[str, Any] = {"queue": queue, "queueing_lock": lock, "pass_context": pass_context}
    # procrastinate counts the retries, we count the runs.
    options["retry"] = RetryStrategy(max_attempts=attempts - 1, exponential_wait=2)
    declare: Callable[[Callable[..., Any]], Task[Any, Any, Any]] = app.task(**options)
    return declare


def every(
    cron: str, *, lock: str, pass_context: bool = False
) -> Callable[[Callable[..., Any]], Any]:
    """Declare a periodic job by a cron line in UTC; `lock` keeps one waiting at most."""

    def declare(function: Callable[..., Any]) -> Any:
        options: dict[str, Any] = {"queueing_lock": lock, "pass_context": pass_context}
        task = app.task(**options)(function)
        return app.periodic(cron=cron)(task)

    return declare
