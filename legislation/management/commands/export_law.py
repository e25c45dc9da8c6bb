"""Read a law from a file of any format we know and write it in another. No database.

manage.py export_law law.md --to akn -o law.xml --number 1024-IQ --date 1997-09-30
"""

import datetime as dt
import os
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from legislation.exporting import FORMATS, Facts
from legislation.management.text_command import Refused, TextCommand, read_law


class Command(TextCommand):
    help = "Write a law as Akoma Ntoso, plain text, Markdown or JSON. No database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--to", required=True, choices=sorted(FORMATS), dest="form")
        parser.add_argument("-o", "--output", type=Path, required=True)
        parser.add_argument("--kind", choices=["act", "bill"], default="act")
        parser.add_argument("--number", default="", help="official number, as 1024-IQ")
        parser.add_argument("--date", type=dt.date.fromisoformat, help="of the law: YYYY-MM-DD")
        super().add_arguments(parser)

    def answer(self, options: Mapping[str, Any]) -> dict[str, Any]:
        law = read_law(options["file"], options["language"]).parsed
        facts = Facts(timezone.localdate(), options["kind"], options["number"], options["date"])
        _write(options["output"], FORMATS[options["form"]](law, facts))
        return {
            "file": str(options["output"]),
            "format": options["form"],
            "title": law.document.title,
            "found": law.found,
            "unsure": len(law.unsure),
        }

    def lines(self, data: dict[str, Any]) -> Iterator[str]:
        yield f"{data['file']}: {data['title']}"
        for kind, count in data["found"].items():
            yield f"{kind}: {count}"


def _write(file: Path, text: str) -> None:
    """Write the whole file or leave what was there. Raises Refused."""
    written = None
    try:
        with NamedTemporaryFile("w", dir=file.parent, encoding="utf-8", delete=False) as written:
            written.write(text)
        Path(written.name).replace(file)
    except (OSError, ValueError) as problem:
        if written:
            Path(written.name).unlink(missing_ok=True)
        raise Refused(_("The file cannot be written: %(file)s") % {"file": file}) from problem
    # A temporary file is its owner's alone; this one is an ordinary one.
    mask = os.umask(0)
    os.umask(mask)
    file.chmod(0o666 & ~mask)
