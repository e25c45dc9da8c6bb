"""What the commands that read laws from files and touch no database have in common."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from legislation.problems import message_of
from legislation.text import parse
from legislation.text.errors import NotRecognised
from legislation.text.plain import given_names
from legislation.text.reading import Parsed, json_data
from legislation.text.sources import LONGEST

REFUSED = 2


class Refused(Exception):
    """A file cannot be used; the message is for the person who named it."""


@dataclass(frozen=True, slots=True)
class Law:
    """A law of a file, and what the file calls its provisions where it differs from our eids."""

    parsed: Parsed
    names: Mapping[str, str]


class TextCommand(BaseCommand):
    """Prints one JSON object (or array) with `--json`, else lines; exit 2 with the reason."""

    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--language", default="az", help="of the texts: az, de, en, es, ru, tr")
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        with override(language_of_messages(options["language"])):
            try:
                data = self.answer(options)
            except Refused as refused:
                self._refuse(str(refused), as_json=options["as_json"])
            text = _json(data) if options["as_json"] else "\n".join(self.lines(data))
        self.stdout.write(text)

    def answer(self, options: Mapping[str, Any]) -> Any:
        """What `--json` prints. Raises Refused."""
        raise NotImplementedError

    def lines(self, data: Any) -> Iterator[str]:
        """The same to be read in a terminal."""
        raise NotImplementedError

    def _refuse(self, why: str, *, as_json: bool) -> NoReturn:
        if as_json:
            self.stdout.write(_json({"error": why}))
            raise SystemExit(REFUSED)
        raise CommandError(why, returncode=REFUSED)


def read_law(file: Path, language: str) -> Law:
    """Read a law of any format. Raises Refused."""
    content = read_bytes(file)
    try:
        parsed = parse(content, language)
    except NotRecognised as problem:
        raise Refused(f"{file.name}: {message_of(problem)}") from problem
    data = json_data(content)
    return Law(parsed, given_names(data) if data else {})


def read_bytes(file: Path) -> bytes:
    """The content of a file. Raises Refused."""
    try:
        with file.open("rb") as opened:
            # One byte too many is enough to be refused, whatever the file's length.
            return opened.read(LONGEST + 1)
    except (OSError, ValueError) as problem:
        raise Refused(_("The file cannot be read: %(file)s") % {"file": file}) from problem


def read_json(file: Path) -> Any:
    """The data of a file of JSON. Raises Refused."""
    try:
        return json.loads(read_bytes(file))
    except (ValueError, RecursionError) as problem:
        raise Refused(_("This file is not JSON: %(file)s") % {"file": file.name}) from problem


def language_of_messages(language: str) -> str:
    """That of the text where we speak it, else Azerbaijani: Django runs commands without one."""
    spoken = {code for code, __ in settings.LANGUAGES}
    return language if language in spoken else settings.LANGUAGE_CODE


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)
