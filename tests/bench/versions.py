"""Two to six versions of a long law: comparing, placing comments, blaming, beside git's diff.

500 articles of 320 words; 15 % of the articles have 15 % of their words changed, and three new
ones renumber all that follow. git compares the same texts as one line a paragraph.
"""

import math
import subprocess
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

from legislation.text import align, blame, compare, place
from legislation.text.compare import Change
from legislation.text.document import Document, Kind, Node
from legislation.text.placing import Comment
from legislation.text.quotes import Quote
from tests.bench import Measured, benchmark, report

ARTICLES, WORDS, PARAGRAPHS = 500, 320, 4
EDITED = 0.15
COMMENTS, VERSIONS = 5000, 6
SIZES = (200, 500, 1000, 2000)
LETTERS = "aeəiıoöuübcçdfgğhjklmnpqrsştvxyz"


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """6,000 words, the n-th as frequent as a language has them."""
    dice = Random(1)  # noqa: S311 - a repeatable text, no secret
    words = ["".join(dice.choices(LETTERS, k=dice.randint(3, 10))) for _ in range(6000)]
    return words, [1 / (rank + 3) for rank in range(6000)]


@cache
def law(size: int) -> Document:
    dice = Random(size)  # noqa: S311 - a repeatable text, no secret
    words, weights = vocabulary()
    texts = [dice.choices(words, weights, k=WORDS) for _ in range(size)]
    return numbered([(" ".join(dice.choices(words, weights, k=4)), text) for text in texts])


def numbered(articles: list[tuple[str, list[str]]]) -> Document:
    nodes = [article(at, heading, text) for at, (heading, text) in enumerate(articles, start=1)]
    return Document("Qanun", children=tuple(nodes))


def article(number: int, heading: str, words: list[str]) -> Node:
    size = math.ceil(len(words) / PARAGRAPHS)
    parts = [words[at : at + size] for at in range(0, len(words), size)]
    children = tuple(
        Node(Kind.PARAGRAPH, f"{number}.{at}", "", " ".join(part))
        for at, part in enumerate(parts, start=1)
    )
    return Node(Kind.ARTICLE, str(number), heading, "", children)


def amended(document: Document, *, share: float, seed: int) -> Document:
    """`share` of the articles with 15 % of their words changed, three new ones in between."""
    dice = Random(seed)  # noqa: S311 - repeatable edits, no secret
    words, weights = vocabulary()
    articles = []
    for node in document.children:
        text = [word for child in node.children for word in child.text.split()]
        if dice.random() < share:
            text = [dice.choice(words) if dice.random() < EDITED else word for word in text]
        articles.append((node.heading, text))
    for place_of_new in sorted(dice.sample(range(len(articles)), 3)):
        new = dice.choices(words, weights, k=100)
        articles.insert(place_of_new, (" ".join(dice.choices(words, k=4)), new))
    return numbered(articles)


@cache
def pair(size: int = ARTICLES, share: float = EDITED) -> tuple[Document, Document]:
    return law(size), amended(law(size), share=share, seed=2)


@cache
def history() -> list[Document]:
    versions = [law(ARTICLES)]
    for seed in range(1, VERSIONS):
        versions.append(amended(versions[-1], share=EDITED, seed=seed))
    return versions


def compared(old: Document, new: Document) -> list[Change]:
    return compare(old, new, align(old, new))


@benchmark(unit="articles", amount=ARTICLES)
def git_diff_of_500_articles() -> Measured:
    return git_diff(*pair())


@benchmark(unit="articles", amount=ARTICLES, baseline="git_diff_of_500_articles")
def compare_500_articles() -> Measured:
    """The bar: at most three times git's diff of words."""
    old, new = pair()
    return lambda: compared(old, new)


@benchmark(unit="articles", amount=ARTICLES)
def git_diff_of_500_edited_articles() -> Measured:
    return git_diff(*pair(share=1.0))


@benchmark(unit="articles", amount=ARTICLES, baseline="git_diff_of_500_edited_articles")
def compare_500_edited_articles() -> Measured:
    """The same with 15 % of the words of every article changed."""
    old, new = pair(share=1.0)
    return lambda: compared(old, new)


@benchmark(unit="comments", amount=COMMENTS, baseline="compare_500_articles")
def place_5000_comments() -> Measured:
    """The bar: at most ten comparisons, the one it makes itself among them."""
    old, new = pair()
    said = list(comments(old))
    return lambda: place(old, new, said)


@benchmark(unit="versions", amount=VERSIONS, baseline="compare_500_articles")
def blame_six_versions() -> Measured:
    """From the stored changes of each step. The bar: at most one comparison."""
    versions = history()
    steps = [compared(old, new) for old, new in pairwise(versions)]
    return lambda: blame(versions, steps=steps)


def git_diff(old: Document, new: Document) -> Measured:
    folder = Path(tempfile.mkdtemp())
    files = [folder / "old.txt", folder / "new.txt"]
    for file, document in zip(files, (old, new), strict=True):
        file.write_text("\n".join(lines(document)), "utf-8")
    command = ["git", "diff", "--no-index", "--word-diff", *map(str, files)]
    return lambda: subprocess.run(command, capture_output=True, check=False)


def lines(document: Document) -> Iterator[str]:
    for placed in document.walk():
        yield f"{placed.node.label}. {placed.node.heading or placed.node.text}"


def comments(document: Document) -> Iterator[Comment]:
    """On a few words of some paragraph each, as a browser quotes them."""
    dice = Random(3)  # noqa: S311 - repeatable places, no secret
    paragraphs = [placed for placed in document.walk() if placed.node.text]
    for number in range(COMMENTS):
        placed = dice.choice(paragraphs)
        text = placed.node.text
        start = dice.randrange(len(text) - 40)
        around = text[max(0, start - 32) : start], text[start + 40 : start + 72]
        yield Comment(str(number), placed.eid, Quote(text[start : start + 40], *around))


@report
def how_comparing_grows() -> list[str]:
    """Seconds for laws of 200 to 2,000 articles, and the exponent of the growth."""
    seconds = {size: timed(size) for size in SIZES}
    points = [(math.log(size), math.log(taken)) for size, taken in seconds.items()]
    rows = [f"{size:6} articles {taken * 1000:8.1f} ms" for size, taken in seconds.items()]
    return [*rows, f"exponent {slope(points):.2f} (1.00 is linear)"]


def timed(size: int) -> float:
    """Seconds of the processor alone: other work on the machine must not bend the curve."""
    old, new = pair(size)
    timings = []
    for _ in range(3):
        begun = time.process_time()
        compared(old, new)
        timings.append(time.process_time() - begun)
    return min(timings)


def slope(points: list[tuple[float, float]]) -> float:
    """Of the line that fits best."""
    middle = [sum(axis) / len(points) for axis in zip(*points, strict=True)]
    rise = sum((x - middle[0]) * (y - middle[1]) for x, y in points)
    return rise / sum((x - middle[0]) ** 2 for x, _ in points)
