"""`make bench`: run the benchmarks whose names contain one of the arguments, or all."""

import os
import pkgutil
import sys
import time
from importlib import import_module
from statistics import median

import tests.bench
from tests.bench import REGISTRY, REPORTS, Benchmark


def main(wanted: list[str]) -> int:
    """Measure, print a table, return 1 when no benchmark fits."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    import django

    django.setup()
    for module in pkgutil.iter_modules(tests.bench.__path__):
        if module.name != "__main__":
            import_module(f"tests.bench.{module.name}")
    chosen = chosen_by(wanted)
    medians: dict[str, float] = {}
    if chosen:
        print(f"{'benchmark':44}{'median':>11}{'best':>11}  rate, ratio")
    for one in sorted(chosen, key=lambda b: (bool(b.baseline), b.name)):
        timings = measure(one)
        medians[one.name] = median(timings)
        print(row(one, timings, medians.get(one.baseline)), flush=True)
    reports = [lines for name, lines in REPORTS.items() if fits(name, wanted)]
    for lines in reports:
        print("", lines.__name__, *lines(), sep="\n", flush=True)
    return 0 if chosen or reports else 1


def fits(name: str, wanted: list[str]) -> bool:
    return not wanted or any(part in name for part in wanted)


def chosen_by(wanted: list[str]) -> list[Benchmark]:
    """The benchmarks asked for, with those they are compared with."""
    chosen = {name: one for name, one in REGISTRY.items() if fits(name, wanted)}
    needed = [REGISTRY[one.baseline] for one in chosen.values() if one.baseline]
    return list((chosen | {one.name: one for one in needed}).values())


def measure(one: Benchmark) -> list[float]:
    """Return the seconds of each round, after one that only warms up."""
    measured = one.prepare()
    measured()
    timings = []
    for _ in range(one.rounds):
        begun = time.perf_counter()
        measured()
        timings.append(time.perf_counter() - begun)
    return timings


def row(one: Benchmark, timings: list[float], baseline: float | None) -> str:
    middle = median(timings)
    text = f"{one.name:44}{milliseconds(middle)}{milliseconds(min(timings))}"
    if one.unit:
        text += f"  {one.amount / middle:,.0f} {one.unit}/s"
    if baseline:
        text += f"  {middle / baseline:.2f} of {one.baseline}"
    return text


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:8.2f} ms"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
