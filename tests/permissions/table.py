"""The table of permissions: docs/permissions.csv, the same data docs/permissions.md shows."""

import csv
from dataclasses import dataclass, field
from pathlib import Path

from tests.permissions.world import ROLES

FILE = Path(__file__).resolve().parents[2] / "docs" / "permissions.csv"


@dataclass(frozen=True)
class Row:
    """What each role gets (`outcomes`) when it sends `method` to `view` about `object`."""

    view: str
    object: str
    method: str
    outcomes: dict[str, str] = field(hash=False)

    def __str__(self) -> str:
        return f"{self.method} {self.view} {self.object}".strip()


def rows() -> list[Row]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            Row(one["view"], one["object"], one["method"], {role: one[role] for role in ROLES})
            for one in csv.DictReader(file)
        ]
