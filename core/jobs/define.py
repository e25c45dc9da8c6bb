"""How a job is declared. Tasks live in each app's tasks.py, which procrastinate discovers."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
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
    name: str, *, pass_context: bool = False
) -> Callable[[Callable[..., Any]], Task[Any, Any, Any]]:
    """Declare a periodic job; when it runs stands in the table CRON of the settings.

    Raises:
        ImproperlyConfigured: the table names another function for `name`.
    """

    def declare(function: Callable[..., Any]) -> Task[Any, Any, Any]:
        cron, path = settings.CRON[name]
        if path != f"{function.__module__}.{function.__name__}":
            raise ImproperlyConfigured(f"CRON says that {name} is {path}")
        options: dict[str, Any] = {"queueing_lock": name, "pass_context": pass_context}
        task: Task[Any, Any, Any] = app.task(**options)(function)
        app.periodic(cron=cron)(task)
        return task

    return declare
