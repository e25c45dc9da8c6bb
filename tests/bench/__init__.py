"""Measurements behind the numbers in the documentation. Each module here adds its own.

    from tests.bench import benchmark

    @benchmark(unit="articles", amount=205)
    def recognise_the_family_code() -> Callable[[], object]:
        text = ...                      # prepared once, not measured
        return lambda: recognise(text)  # measured

`baseline="other_name"` shows the ratio to another benchmark of the same run. What is no time is
a report: a function that returns the lines of a table.
"""

from collections.abc import Callable
from dataclasses import dataclass

type Measured = Callable[[], object]
type Report = Callable[[], list[str]]


@dataclass(frozen=True)
class Benchmark:
    """One measurement: `prepare` returns what is timed."""

    name: str
    prepare: Callable[[], Measured]
    unit: str
    amount: int
    baseline: str
    rounds: int


REGISTRY: dict[str, Benchmark] = {}
REPORTS: dict[str, Report] = {}


def benchmark(
    *, unit: str = "", amount: int = 1, baseline: str = "", rounds: int = 5
) -> Callable[[Callable[[], Measured]], Callable[[], Measured]]:
    """Register a function that prepares and returns what is to be timed.

    Args:
        unit: what one call works through, such as "articles"; shown as so many a second.
        amount: how many of them.
        baseline: the name of a benchmark to be compared with.
        rounds: calls after a first one that only warms up.
    """

    def register(prepare: Callable[[], Measured]) -> Callable[[], Measured]:
        name = prepare.__name__
        if name in REGISTRY:
            raise ValueError(f"Two benchmarks are called {name}")
        REGISTRY[name] = Benchmark(name, prepare, unit, amount, baseline, rounds)
        return prepare

    return register


def report(lines: Report) -> Report:
    """Register a function that measures something and returns a table."""
    REPORTS[lines.__name__] = lines
    return lines
