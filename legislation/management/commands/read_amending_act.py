"""Read an amending act and print the operations it orders, for a person to confirm.

manage.py read_amending_act act.txt --json
"""

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from legislation.management.text_command import Refused, TextCommand, read_bytes
from legislation.presenters.amending import act_data, act_lines
from legislation.problems import message_of
from legislation.text.amending import read_amending_act
from legislation.text.errors import NotRecognised


class Command(TextCommand):
    help = "Read an amending act in Azerbaijani and print its operations. No database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        super().add_arguments(parser)

    def answer(self, options: Mapping[str, Any]) -> dict[str, Any]:
        file: Path = options["file"]
        try:
            return act_data(read_amending_act(read_bytes(file)))
        except NotRecognised as problem:
            raise Refused(f"{file.name}: {message_of(problem)}") from problem

    def lines(self, data: dict[str, Any]) -> Iterator[str]:
        return act_lines(data)
