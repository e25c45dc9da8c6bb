"""Reading a list of constituencies, CSV or JSON."""

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from constituents.models import Constituency
from core.text import TextNotUsable, clean_text

# EveryPolitician writes "seçim dairəsi", the election commission "seçki dairəsi".
SUFFIXES = (" seçim dairəsi", " seçki dairəsi")
NUMBER_COLUMNS = ("number", "area_id")
NAME_COLUMNS = ("name_az", "area", "name")
MAX_NUMBER, MAX_NAME = 1_000, 120


class NotAListError(ValueError):
    """The file is no list of constituencies; the message says where and why."""


@dataclass(frozen=True)
class Area:
    number: int
    name: str


def read_areas(path: Path) -> list[Area]:
    """The constituencies of a `.csv` or `.json` file. Raises NotAListError or OSError."""
    try:
        text = clean_text(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, TextNotUsable) as problem:
        raise NotAListError("the file is not readable UTF-8 text") from problem
    rows = _json_rows(text) if path.suffix == ".json" else csv.DictReader(text.splitlines())
    areas = [_area(place, row) for place, row in enumerate(rows, start=1)]
    numbers = [area.number for area in areas]
    repeated = {number for number in numbers if numbers.count(number) > 1}
    if not areas:
        raise NotAListError("the file holds no constituency")
    if repeated:
        raise NotAListError(f"number {min(repeated)} stands twice")
    return areas


def _json_rows(text: str) -> Iterable[Mapping[str, object]]:
    try:
        rows = json.loads(text)
    except ValueError as problem:
        raise NotAListError(f"the file is not JSON: {problem}") from problem
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise NotAListError("the file is not a list of objects")
    return rows


def _area(place: int, row: Mapping[str, object]) -> Area:
    number = next((str(row[name]) for name in NUMBER_COLUMNS if row.get(name)), "")
    name = next((str(row[name]) for name in NAME_COLUMNS if row.get(name)), "")
    for words in SUFFIXES:
        # In the middle too: "Nizami I seçim dairəsi (Gəncə şəhəri)".
        name = name.replace(words, "").strip()
    # isdecimal alone would take digits of other scripts and thirty of them.
    if not (number.isascii() and number.isdecimal() and len(number) < len(str(MAX_NUMBER))):
        raise NotAListError(f"row {place}: no number of a constituency: {number[:20]!r}")
    if not name or len(name) > MAX_NAME:
        raise NotAListError(f"row {place}: no name of a constituency")
    return Area(int(number), name)


@transaction.atomic
def store_areas(areas: Iterable[Area], scheme: str) -> int:
    """Create or rename the constituencies of a scheme; returns how many are new."""
    created = 0
    for area in areas:
        _, is_new = Constituency.objects.update_or_create(
            scheme=scheme, number=area.number, defaults={"name": area.name}
        )
        created += is_new
    return created
