"""Print where passages of one version of a law stand in another.

manage.py place_comments old.md new.md comments.json --json

comments.json: [{"id": "1", "eid": "art_5", "exact": "words", "prefix": "", "suffix": ""}]
"""

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from legislation.management.text_command import Refused, TextCommand, read_json, read_law
from legislation.text import place
from legislation.text.placing import Comment, Placement
from legislation.text.quotes import Quote


class Command(TextCommand):
    help = "Tell where the passages of comments stand in a later version. No database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("old", type=Path)
        parser.add_argument("new", type=Path)
        parser.add_argument("comments", type=Path)
        super().add_arguments(parser)

    def answer(self, options: Mapping[str, Any]) -> list[dict[str, Any]]:
        old, new = (read_law(options[side], options["language"]) for side in ("old", "new"))
        eids = {name: eid for eid, name in old.names.items()}
        rows = _rows(read_json(options["comments"]))
        comments = [_comment(row, eids) for row in rows]
        placements = place(old.parsed.document, new.parsed.document, comments)
        return [
            _printed(row, placement, new.names)
            for row, placement in zip(rows, placements, strict=True)
        ]

    def lines(self, data: list[dict[str, Any]]) -> Iterator[str]:
        for one in data:
            where = f" {one['eid']} {one['start']}–{one['end']}" if one["eid"] else ""
            yield f"{one['id']}: {one['state']}{where} ({one['score']})"


def _rows(data: Any) -> list[dict[str, Any]]:
    if isinstance(data, dict):
        data = data.get("comments")
    if not isinstance(data, list):
        raise Refused(_("The file of comments is not a list of comments in JSON."))
    for index, row in enumerate(data):
        texts = [row.get(name) for name in _TEXTS] if isinstance(row, dict) else [0]
        if not all(text is None or isinstance(text, str) for text in texts):
            raise Refused(_("This comment is not as expected: number %(n)s.") % {"n": index + 1})
    return data


_TEXTS = ("eid", "exact", "prefix", "suffix")


def _comment(row: dict[str, Any], eids: Mapping[str, str]) -> Comment:
    eid, exact, prefix, suffix = (row.get(name) or "" for name in _TEXTS)
    return Comment(str(row.get("id", "")), eids.get(eid, eid), Quote(exact, prefix, suffix))


def _printed(row: dict[str, Any], one: Placement, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": row.get("id"),
        "state": one.state.value,
        "eid": names.get(one.eid, one.eid) if one.eid else None,
        "start": one.start,
        "end": one.end,
        "score": one.score,
    }
