"""Read a law from a file and print what was found, without storing anything.

manage.py parse_law law.md --language az --json
"""

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from legislation.management.text_command import TextCommand, read_law
from legislation.parsing import as_data, as_lines


class Command(TextCommand):
    help = "Read a law (text, Markdown, .docx, our JSON) and print its provisions. No database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        super().add_arguments(parser)

    def answer(self, options: Mapping[str, Any]) -> dict[str, Any]:
        return as_data(read_law(options["file"], options["language"]).parsed)

    def lines(self, data: dict[str, Any]) -> Iterator[str]:
        return as_lines(data)
