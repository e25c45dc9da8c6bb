"""The house bars for the size of code: functions, modules, and no auto-named migration."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

from tools import ROOT, SOURCES

LONGEST_FUNCTION = 60
LONGEST_MODULE = 500
MEDIAN_FUNCTION = 9
USUAL_FUNCTION = 35  # the 95th percentile
NAMED_BY_DJANGO = re.compile(r"^\d{4}_(auto_|alter_.*_more$|.*_and_more$)")


def modules(*folders: str) -> Iterator[Path]:
    """Yield our modules, migrations apart: those are made by Django."""
    for folder in folders:
        yield from (p for p in (ROOT / folder).rglob("*.py") if "migrations" not in p.parts)


def functions(module: Path) -> Iterator[tuple[str, int]]:
    """Yield each function's place and its number of lines."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            place = f"{module.relative_to(ROOT)}:{node.lineno} {node.name}"
            yield place, node.end_lineno - node.lineno + 1


def too_long(*folders: str) -> Iterator[str]:
    for module in modules(*folders):
        lines = module.read_text(encoding="utf-8").count("\n")
        if lines > LONGEST_MODULE:
            yield f"{module.relative_to(ROOT)}: {lines} lines, at most {LONGEST_MODULE}"
        for place, length in functions(module):
            if length > LONGEST_FUNCTION:
                yield f"{place}: {length} lines, at most {LONGEST_FUNCTION}"


def usual_lengths() -> tuple[float, float]:
    """Return the median and the 95th percentile of the functions outside the tests."""
    lengths = [length for module in modules(*SOURCES) for _, length in functions(module)]
    cuts = quantiles(lengths, n=20)
    return cuts[9], cuts[18]


def unnamed_migrations() -> Iterator[str]:
    for migration in ROOT.glob("*/migrations/[0-9]*.py"):
        if NAMED_BY_DJANGO.match(migration.stem):
            yield f"{migration.relative_to(ROOT)}: name it after what it does"


def main() -> int:
    faults = [*too_long(*SOURCES, "tools", "tests"), *unnamed_migrations()]
    median, usual = usual_lengths()
    if median > MEDIAN_FUNCTION or usual > USUAL_FUNCTION:
        faults.append("functions have grown too long over all")
    print(f"functions: median {median:.0f} lines, 95th percentile {usual:.0f}")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
