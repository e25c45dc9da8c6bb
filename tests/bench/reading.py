"""Reading laws: what it costs, how the cost grows, and how much of the notes is right.

The reference of the Family Code is `str.split` and `clean_text` on the same characters, the least
a reader must do; the texts that grow are made of one article of many levels.
"""

import json
import math
import time
from pathlib import Path

from core.text import clean_text
from core.text.dates import MONTHS
from legislation.text import parse
from legislation.text.notes import NoteKind, NoteOperation
from tests.bench import Measured, benchmark, report

SHARED = Path(__file__).parents[3] / "shared/data"
LAW = Path(__file__).parents[2] / "cms/demo/content/laws/family-code.az.md"
ARTICLES = 205
SIZES = (200, 500, 1000, 2000)

ARTICLE = """Maddə {n}. Müraciətə baxılma qaydası
{n}.1. Müraciətə qanunla müəyyən edilmiş müddətdə baxılır və aşağıdakılar nəzərə alınır:
{n}.1.1. müraciətin mahiyyəti;
{n}.1.2. tərəflərin izahatı:
a) yazılı;
b) şifahi.
{n}.2. Qərar əsaslandırılmalıdır.
"""


@benchmark(unit="articles", amount=ARTICLES)
def clean_the_family_code() -> Measured:
    text = LAW.read_text("utf-8")
    return lambda: clean_text(text).split()


@benchmark(unit="articles", amount=ARTICLES, baseline="clean_the_family_code")
def parse_the_family_code() -> Measured:
    text = LAW.read_bytes()
    return lambda: parse(text)


@report
def how_parsing_grows() -> list[str]:
    """Seconds for laws of 200 to 2,000 articles, and the exponent of the growth."""
    seconds = {size: timed(size) for size in SIZES}
    first, last = SIZES[0], SIZES[-1]
    exponent = math.log(seconds[last] / seconds[first]) / math.log(last / first)
    lines = [f"{size:6} articles {taken * 1000:8.1f} ms" for size, taken in seconds.items()]
    return [*lines, f"exponent {exponent:.2f} (1.00 is linear)"]


def timed(size: int) -> float:
    """Seconds of the processor alone: other work on the machine must not bend the curve."""
    text = "".join(ARTICLE.format(n=n) for n in range(1, size + 1))
    timings = []
    for _ in range(3):
        begun = time.process_time()
        parse(text)
        timings.append(time.process_time() - begun)
    return min(timings)


@report
def what_is_found_in_real_laws() -> list[str]:
    """Articles, what is dropped and what is unsure of every law in the shared data."""
    folders = ("az-laws/md", "versions/de-gesetze", "az-domain/law-excerpts")
    files = [file for folder in folders for file in sorted((SHARED / folder).rglob("*.*"))]
    if not files:
        return ["the real data are not on this machine"]
    return [f"{'file':36}{'articles':>9}{'others':>8}{'dropped':>8}{'unsure':>7}", *map(row, files)]


def row(file: Path) -> str:
    parsed = parse(file.read_bytes(), "de" if "de-gesetze" in file.parts else "az")
    articles = parsed.found.get("article", 0)
    others = sum(parsed.found.values()) - articles
    dropped, unsure = len(parsed.dropped), len(parsed.unsure)
    return f"{file.name[:35]:36}{articles:9}{others:8}{dropped:8}{unsure:7}"


@report
def how_many_notes_of_the_family_code_are_right() -> list[str]:
    """Law number, date, article and kind of 179 notes against a list made by others."""
    truth = SHARED / "az-laws/truth_notes_family-code.json"
    if not truth.exists():
        return ["the real data are not on this machine"]
    operations = parse((SHARED / "az-laws/md/family-code.md").read_bytes()).notes
    wanted = json.loads(truth.read_text("utf-8"))
    right = [note for note in wanted if agrees(note, operations)]
    wrong = [note["note"] for note in wanted if note not in right]
    share = len(right) / len(wanted)
    return [f"{len(right)} of {len(wanted)} notes agree ({share:.1%}); the others: {wrong}"]


def agrees(note: dict, operations: tuple[NoteOperation, ...]) -> bool:
    """Whether our reading of a note has its laws with dates, its kinds, and its first article."""
    ours = [one for one in operations if one.note == note["note"]]
    laws = {f"{long_date(one)} {one.law.number}" for one in ours}
    beyond = {NoteKind.RENUMBERED, NoteKind.APPROVED, NoteKind.UNKNOWN}
    kinds = {one.kind.value for one in ours if one.kind not in beyond}
    counted = {kind for kind, number in note["ops"].items() if number} - {"old_wording_given"}
    articles = {one.provision for one in ours}
    has_article = not note["articles"] or note["articles"][0] in articles
    return laws == set(note["laws"]) and kinds == counted and has_article


def long_date(operation: NoteOperation) -> str:
    """ "2 may 2023", "" for none."""
    date = operation.law.date
    return f"{date.day} {MONTHS['az'][date.month - 1]} {date.year}" if date else ""
