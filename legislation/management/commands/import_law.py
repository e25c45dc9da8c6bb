"""Read a law from a file into a bill and a version.

manage.py import_law law.md --language az --publish --json
manage.py import_law second.md --language az --bill aile-mecellesi --json
"""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from legislation.enums import BillKind
from legislation.importing import About, Imported, import_law, store_version
from legislation.models import Bill
from legislation.problems import ImportRefused, message_of
from legislation.publishing import NotPublishable, publish
from legislation.storing import LabelTooLong
from legislation.text.errors import NotRecognised
from legislation.text.recognise import recognise


class Command(BaseCommand):
    help = "Import the text of a law as a bill, or as the next version of one (--bill)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        languages = [code for code, __ in settings.LANGUAGES]
        parser.add_argument("file", type=Path)
        parser.add_argument("--language", required=True, choices=languages)
        parser.add_argument("--bill", default="", help="the address (slug) of an existing bill")
        parser.add_argument("--slug", default="", help="the address of the new bill")
        parser.add_argument("--title", default="")
        parser.add_argument("--number", default="", help="registration number")
        parser.add_argument("--kind", choices=BillKind.values, default=BillKind.ACT)
        parser.add_argument("--date", type=date.fromisoformat, help="YYYY-MM-DD; today by default")
        parser.add_argument("--source-url", default="")
        parser.add_argument("--publish", action="store_true")
        parser.add_argument("--accept-unsure", action="store_true")
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        # Messages come in the language of the text; Django runs commands without one.
        with override(options["language"]):
            try:
                imported = self._import(options)
            except (NotRecognised, ImportRefused) as problem:
                raise CommandError(message_of(problem)) from problem
            except NotPublishable as problem:
                raise CommandError(str(problem.message)) from problem
            except LabelTooLong as problem:
                raise CommandError(
                    _("A number in the text is too long to be one: %(label)s") % {"label": problem}
                ) from problem
        self._report(imported, as_json=options["as_json"])

    @transaction.atomic
    def _import(self, options: dict[str, Any]) -> Imported:
        content = self._content(options["file"])
        about = About(
            title=options["title"],
            slug=options["slug"],
            kind=options["kind"],
            date=options["date"],
            number=options["number"],
            source_url=options["source_url"],
        )
        if options["bill"]:
            imported = store_version(
                self._bill(options["bill"]),
                recognise(content, options["language"]),
                about,
                accept_unsure=options["accept_unsure"],
            )
        else:
            imported = import_law(content, options["language"], about)
        if options["publish"]:
            publish(imported.version, by=None)
        return imported

    def _content(self, file: Path) -> bytes:
        try:
            return file.read_bytes()
        except OSError as problem:
            raise CommandError(_("The file cannot be read: %(file)s") % {"file": file}) from problem

    def _bill(self, slug: str) -> Bill:
        bill = Bill.objects.filter(slug=slug).first()
        if bill is None:
            raise CommandError(_("There is no law with the address “%(slug)s”.") % {"slug": slug})
        return bill

    def _report(self, imported: Imported, *, as_json: bool) -> None:
        report = report_of(imported)
        if as_json:
            self.stdout.write(json.dumps(report, ensure_ascii=False))
            return
        for name, value in report.items():
            self.stdout.write(f"{name}: {value}")


def report_of(imported: Imported) -> dict[str, object]:
    return {
        "bill": imported.bill.slug,
        "version": imported.version.number,
        "new": imported.is_new,
        "published": imported.version.is_published,
        "articles": imported.articles,
        "provisions": imported.provisions,
        "changes": imported.changes,
        "questions": [
            {"code": q.code.value, "line": q.line, "excerpt": q.excerpt, "chosen": q.chosen.value}
            for q in imported.questions
        ],
    }
