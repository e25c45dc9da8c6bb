"""Compare two versions of a law, each a file of any format we read, and print what changed.

manage.py compare_texts old.md new.md --language az --json
"""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from legislation.management.text_command import Law, TextCommand, read_law
from legislation.parsing import question_data
from legislation.text.differences import differences, frame


class Command(TextCommand):
    help = "Compare two versions of a law, provision by provision and word by word. No database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("old", type=Path)
        parser.add_argument("new", type=Path)
        super().add_arguments(parser)

    def answer(self, options: Mapping[str, Any]) -> dict[str, Any]:
        old, new = (read_law(options[side], options["language"]) for side in ("old", "new"))
        documents = old.parsed.document, new.parsed.document
        pairs = differences(*documents, old.names, new.names)
        return {
            "pairs": pairs,
            "found": dict(Counter(pair["state"] for pair in pairs)),
            **frame(*documents),
            "unsure": [*_questions("a", old), *_questions("b", new)],
        }

    def lines(self, data: dict[str, Any]) -> Iterator[str]:
        for pair in data["pairs"]:
            flags = [name for name in _FLAGS if pair[name]]
            if pair["state"] != "unchanged" or flags:
                label = f"{pair['label_a'] or '-'} → {pair['label_b'] or '-'}"
                yield f"{pair['kind']} {label}: {', '.join([pair['state'], *flags])}"
                yield from (f"  {sign} {text}" for sign, text in pair["segments"] if sign != "=")
        for state, count in data["found"].items():
            yield f"{state}: {count}"
        yield from (f"? {one['file']}, {one['where']}: {one['question']}" for one in data["unsure"])


_FLAGS = ("moved", "renumbered", "heading_changed", "spacing_changed", "split", "joined")


def _questions(file: str, law: Law) -> Iterator[dict[str, Any]]:
    return ({"file": file, **question_data(question)} for question in law.parsed.unsure)
