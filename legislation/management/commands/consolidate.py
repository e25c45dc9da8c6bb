"""Apply operations to a law and print the next version, or what keeps them out of it.

manage.py consolidate law.md operations.json --json

operations.json: what read_amending_act prints, or a list of
{"id": "1", "kind": "replaced", "address": {"article": "5"}, "old": "15 gün", "new": "10 gün"}
"""

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from legislation.management.text_command import Refused, TextCommand, read_json, read_law
from legislation.presenters.amending import consolidation_data, consolidation_lines
from legislation.problems import message_of
from legislation.text import consolidate
from legislation.text.errors import NotOurData
from legislation.text.operations import Address, Operation
from legislation.text.operations_data import operations_from


class Command(TextCommand):
    help = "Apply operations to a law; collisions and what does not fit are named. No database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("law", type=Path)
        parser.add_argument("operations", type=Path)
        parser.add_argument("--only", help="ids of the operations to try, with commas between them")
        super().add_arguments(parser)

    def answer(self, options: Mapping[str, Any]) -> dict[str, Any]:
        law = read_law(options["law"], options["language"])
        eids = {name: eid for eid, name in law.names.items()}
        operations = [_located(one, eids) for one in _operations(options["operations"])]
        only = options["only"].split(",") if options["only"] else None
        result = consolidate(law.parsed.document, operations, only)
        return consolidation_data(result, law.names)

    def lines(self, data: dict[str, Any]) -> Iterator[str]:
        return consolidation_lines(data)


def _operations(file: Path) -> list[Operation]:
    try:
        return operations_from(read_json(file))
    except NotOurData as problem:
        raise Refused(f"{file.name}: {message_of(problem)}") from problem


def _located(operation: Operation, eids: Mapping[str, str]) -> Operation:
    """The operation with our eids where it has those of the file."""

    def ours(address: Address) -> Address:
        return replace(address, eid=eids.get(address.eid, address.eid))

    beside = ours(operation.beside) if operation.beside else None
    return replace(operation, address=ours(operation.address), beside=beside)
