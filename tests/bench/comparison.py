"""Two versions of the Family Code against each other: 205 articles, 65 provisions changed.

The reference is `difflib.SequenceMatcher` on the words of the whole law: it knows nothing of
articles, and so answers less.
"""

import re
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from legislation.text.align import align
from legislation.text.compare import compare, compare_words
from legislation.text.document import Document
from legislation.text.recognise import recognise
from tests.bench import Measured, benchmark

LAW = Path(__file__).parents[2] / "cms/demo/content/laws/family-code.az.md"
ARTICLES = 205
WORD = re.compile(r"\b(?:müddət|hüquq|məhkəmə|nikah|uşaq|valideyn)\w*")


@cache
def text() -> str:
    return LAW.read_text()


@cache
def amended() -> str:
    """Every tenth line that speaks of the subject gets new words, and two others are gone."""
    lines = [line for number, line in enumerate(text().splitlines()) if number not in (400, 900)]
    matching = [number for number, line in enumerate(lines) if WORD.search(line)]
    for number in matching[::10]:
        lines[number] = WORD.sub(r"əsaslandırılmış \g<0>", lines[number], count=1)
    return "\n".join(lines)


@cache
def versions() -> tuple[Document, Document]:
    old, new = (recognise(one, "az").document for one in (text(), amended()))
    assert len(list(old.articles())) == ARTICLES
    return old, new


@benchmark(unit="articles", amount=ARTICLES)
def recognise_a_law() -> Measured:
    return lambda: recognise(text(), "az")


@benchmark(unit="articles", amount=ARTICLES, rounds=3)
def compare_with_difflib() -> Measured:
    old, new = text().split(), amended().split()
    return lambda: SequenceMatcher(None, old, new).get_opcodes()


@benchmark(unit="articles", amount=ARTICLES, baseline="compare_with_difflib")
def compare_two_versions() -> Measured:
    """Align the provisions, then mark the words of those that changed."""
    old, new = versions()
    return lambda: compare(old, new, align(old, new))


@benchmark(unit="articles", amount=ARTICLES, baseline="compare_with_difflib")
def compare_the_words_alone() -> Measured:
    """As difflib does, without looking at articles."""
    return lambda: compare_words(text(), amended())
