"""Consolidating 500 operations, and how the cost grows; the reference is one comparison.

The law has 500 articles of the same make; each operation changes words of its own article, and of
every hundredth two collide.
"""

import math
import time

from legislation.text import compare, consolidate, parse
from legislation.text.document import Document
from legislation.text.notes import NoteKind
from legislation.text.operations import Address, Operation
from tests.bench import Measured, benchmark, report

OPERATIONS = 500
SIZES = (200, 500, 1000, 2000)
ARTICLE = """Maddə {n}. Müraciətə baxılma qaydası {n}
{n}.1. Müraciətə qanunla müəyyən edilmiş {n} gün müddətində baxılır və aşağıdakılar nəzərə alınır:
{n}.1.1. {n}-ci müraciətin mahiyyəti və müraciət edənin hüquqlarına onun təsiri;
{n}.1.2. tərəflərin {n} izahatı, onların təqdim etdikləri sənədlər və digər sübutlar.
{n}.2. Qərar {n} əsasla əsaslandırılmalı, müraciət edənə yazılı formada bildirilməlidir.
"""


def law(articles: int) -> Document:
    return parse("".join(ARTICLE.format(n=n) for n in range(1, articles + 1))).document


def operations(articles: int) -> list[Operation]:
    made = [
        Operation(f"{n}", NoteKind.REPLACED, Address(article=f"{n}.1"), f"{n} gün", "on gün")
        for n in range(1, articles + 1)
    ]
    again = [
        Operation(f"{n}/2", NoteKind.REMOVED, Address(article=f"{n}.1"), old="gün müddətində")
        for n in range(100, articles + 1, 100)
    ]
    return made[: articles - len(again)] + again


@benchmark(unit="articles", amount=OPERATIONS, rounds=3)
def compare_what_was_consolidated() -> Measured:
    before = law(OPERATIONS)
    after = consolidate(before, operations(OPERATIONS)).document
    return lambda: compare(before, after)


@benchmark(unit="operations", amount=OPERATIONS, baseline="compare_what_was_consolidated", rounds=3)
def consolidate_500_operations() -> Measured:
    before, made = law(OPERATIONS), operations(OPERATIONS)
    return lambda: consolidate(before, made)


@report
def how_consolidating_grows() -> list[str]:
    """Seconds for as many operations as articles, and the exponent of the growth."""
    seconds = {size: timed(size) for size in SIZES}
    exponent = math.log(seconds[SIZES[-1]] / seconds[SIZES[0]]) / math.log(SIZES[-1] / SIZES[0])
    lines = [f"{size:6} operations {taken * 1000:8.1f} ms" for size, taken in seconds.items()]
    return [*lines, f"exponent {exponent:.2f} (1.00 is linear)"]


def timed(size: int) -> float:
    before, made = law(size), operations(size)
    timings = []
    for _ in range(3):
        begun = time.process_time()
        consolidate(before, made)
        timings.append(time.process_time() - begun)
    return min(timings)
