from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from core.database.roles import UnfitRole, grant


class Command(BaseCommand):
    help = (
        "Give a database role what the site needs to run, and nothing that could alter a table,"
        " disable a trigger or change the ledger. Run as the owner's role after each migrate."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role", help="the role in DATABASE_URL of the web server and worker")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                kept = grant(cursor, options["role"])
        except UnfitRole as problem:
            raise CommandError(str(problem)) from problem
        for table, privileges in kept.items():
            self.stdout.write(f"{table}: no {', '.join(privileges)}")
