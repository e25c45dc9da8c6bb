"""Read a law from a file and print what was found, without storing anything.

manage.py parse_law law.md --language az --json
"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from legislation.parsing import as_data, as_lines
from legislation.problems import message_of
from legislation.text import parse
from legislation.text.errors import NotRecognised
from legislation.text.sources import LONGEST

REFUSED = 2


class Refused(Exception):
    """The file was not read; the message is for the person who named it."""


class Command(BaseCommand):
    help = "Read a law (text, Markdown, .docx, our JSON) and print its provisions. No database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--language", default="az", help="of the text: az, de, en, es, ru, tr")
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        as_json = options["as_json"]
        with override(language_of_messages(options["language"])):
            try:
                data = self._read(options["file"], options["language"])
            except Refused as refused:
                if as_json:
                    self.stdout.write(json.dumps({"error": str(refused)}, ensure_ascii=False))
                    raise SystemExit(REFUSED) from refused
                raise CommandError(str(refused), returncode=REFUSED) from refused
        if as_json:
            self.stdout.write(json.dumps(data, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(as_lines(data)))

    def _read(self, file: Path, language: str) -> dict[str, Any]:
        try:
            with file.open("rb") as opened:
                # One byte too many is enough to be refused, whatever the file's length.
                content = opened.read(LONGEST + 1)
        except (OSError, ValueError) as problem:
            raise Refused(_("The file cannot be read: %(file)s") % {"file": file}) from problem
        try:
            return as_data(parse(content, language))
        except NotRecognised as problem:
            raise Refused(message_of(problem)) from problem


def language_of_messages(language: str) -> str:
    """That of the text where we speak it, else Azerbaijani: Django runs commands without one."""
    spoken = {code for code, __ in settings.LANGUAGES}
    return language if language in spoken else settings.LANGUAGE_CODE
