from typing import Any, cast

from django.core.management.base import BaseCommand, CommandParser
from procrastinate.app import WorkerOptions
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector


class Command(BaseCommand):
    help = "Run the job worker until it is stopped (SIGTERM finishes the jobs at hand)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when no job is waiting")

    def handle(self, *args: Any, **options: Any) -> None:
        run_worker(wait=not options["once"])


def run_worker(*, wait: bool) -> None:
    """Run jobs in this process. Without `wait`, return as soon as none is due."""
    connector = cast(DjangoConnector, app.connector)
    # A second hand that finds the queue empty would end the work while the first one's job
    # is about to enqueue another: without `wait` there is one hand.
    options: WorkerOptions = {} if wait else {"concurrency": 1}
    # Another app for the worker alone: what a job enqueues goes through Django's connection, so
    # that it is part of the job's transaction and no second hand finds it before the commit.
    working = app.with_connector(connector.get_worker_connector())
    working.run_worker(wait=wait, listen_notify=wait, install_signal_handlers=wait, **options)
