"""What a reader chose in the filter bar of the draft laws."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self
from urllib.parse import urlencode

from legislation.enums import BillKind, Stage


class Sort(StrEnum):
    DEADLINE = "deadline"
    NEWEST = "newest"


@dataclass(frozen=True)
class BillFilter:
    """Unknown values count as "not chosen": an old or mistyped link still shows the list."""

    kind: str = ""
    stage: str = ""
    open_only: bool = False
    sort: str = Sort.DEADLINE

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        def chosen(name: str, values: list[str], default: str = "") -> str:
            value = query.get(name, "")
            return value if value in values else default

        return cls(
            kind=chosen("kind", BillKind.values),
            stage=chosen("stage", Stage.values),
            open_only=query.get("open") == "1",
            sort=chosen("sort", [*Sort], Sort.DEADLINE),
        )

    @property
    def narrows(self) -> bool:
        return bool(self.kind or self.stage or self.open_only)

    def query(self) -> str:
        """The address part after "?" that brings the same choice back; empty for no choice."""
        values = {
            "kind": self.kind,
            "stage": self.stage,
            "open": "1" if self.open_only else "",
            "sort": "" if self.sort == Sort.DEADLINE else self.sort,
        }
        return urlencode({name: value for name, value in values.items() if value})

    def wider(self) -> list[Self]:
        """The same choice with one part taken away, for a list that came out empty."""
        less = [
            replace(self, open_only=False),
            replace(self, stage=""),
            replace(self, kind=""),
        ]
        return [choice for choice in less if choice != self]
