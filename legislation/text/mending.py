"""Words broken by a PDF, put together again.

Official PDFs set ə, ş, ğ and İ in a second font. Text extracted from them has a space at every
change of font ("M ə c ə ll ə nin"), and true spaces beside such a letter are lost among the false
ones. The words that came through whole in the same document decide which were true: each line is
cut into the words that are likeliest together (a unigram model; Azerbaijani endings in vowel
harmony extend a known word). Measured on the Family Code against its hand-cleaned copy: 20 false
gaps or joins in 466 provisions.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from math import log

from core.text import lower

_SECOND_FONT = "əşğƏŞĞİ"
_FRAGMENT = re.compile(rf"[\s(“”«»\"',.;:)]*[{_SECOND_FONT}]+[\s(“”«»\"',.;:)]*")
_BARE_FRAGMENT = re.compile(rf"(?<!\S)[{_SECOND_FONT}]+(?!\S)")
_POINT_LABEL = re.compile(rf"\s*(?:[-•]\s+)?[{_SECOND_FONT}]\)")
_WORD = re.compile(r"[^\W\d_]+")
# Two spaces come from justified lines and were a true gap; one beside a fragment is doubtful.
_TRUE_GAP = re.compile(r"\s{2,}")

# A fragment beside a bracket or a quotation mark is drawn to the word behind it.
_BRACKETS = re.compile(r"(?<=\w)(?=[(“«])|(?<=[)”»])(?=\w)")
_LETTER_RUN = re.compile(r"(?<!\S)\S(?: \S)+(?!\S)")
# "M a d d ə   5 7 ." before a heading that is set as usual.
_SPACED_NUMBER = re.compile(r"^((?:[^\W\d_] ){4,}[^\W\d_])\s{2,}((?:\d ?){1,5}\.)\s*")
_LETTER_SPACED_SHARE = 0.9
_LETTER_SPACED_LEAST = 4

_VOWELS = frozenset("aıoueəiöü")
_BACK_VOWELS = frozenset("aıou")
_ENDINGS = re.compile(
    r"(?:l[aə]r|s?[ıiuü]|n?[ıiuü]n|n[ıiuü]|[yn]?[aə]|d[aə]n?|m[ıiuü]z|m[aə][qk]?|n|t|r"
    r"|l[ıiuü][qkğy]?|s[ıiuü]z|ç[ıiuü]|d[ıiuü]r|m[ıiuü]ş|d[ıiuü][qkğy]|[aəy][ən]|[ıiuü][lnş]|l[aə]ş?"
    r"|y?[aə]c[aə][qkğy]|y?[ıiuü]b|[aə]rk[aə]n|s[aə]|dək|c[aə]|m[aə]z|[aə]r[aə]?[qk]?|[aə]bil)+"
)
# Vowels that do not meet inside an Azerbaijani word.
_HIATUS = re.compile(r"ə[iüöou]|ı[əieüöaou]|[aou]ə")

# The commonest words with a letter of the second font: a badly broken text never shows them whole.
_COMMON = """
    bəzi belə bu barədə bölmə bilər cəlb dair daxil digər dövlət də edən edilən edilir edilmiş edə
    eləcə əks əlavə əleyhinə əmlak əmək ər ərazi əsas əsasən əsasında əvəz əgər fəsil gələn görə
    habelə həm həmin hər həyata hissə ilə isə iş işlər maddə maddəsi maddəsinin məcəllə məcəllənin
    məhkəmə mülki müəyyən nə nəzərdə nəzərə olmuş orqan qədər şərt şəxs şəxslər tədbirlər təmin
    tərəfindən tutulmuş uyğun üçün üzrə vəfat verilir yəni
"""
_COMMON_SHARE, _AND_SHARE = 400, 60

_LONGEST_WORD = 32
_MOST_FRAGMENTS = 16
_ROUNDS = 2
_LEAST_BROKEN = 3


def mend(lines: list[str]) -> tuple[list[str], int]:
    """The lines with broken words joined, and how many lines changed by it.

    A document with fewer than three broken words is returned as it is, but for letter-spaced
    lines ("M a d d ə   5 7 ."), which are always closed up.
    """
    closed = [_close_up(line) for line in lines]
    if sum(len(_BARE_FRAGMENT.findall(line)) for line in closed) >= _LEAST_BROKEN:
        closed = _join_fragments(closed)
    changed = sum(old.split() != new.split() for old, new in zip(lines, closed, strict=True))
    return closed, changed


def is_fragment(text: str) -> bool:
    """Whether a text is nothing but letters of the second font: a piece of a broken word."""
    return bool(_BARE_FRAGMENT.fullmatch(text))


def _close_up(line: str) -> str:
    """A line set in spaced letters, closed up; gaps of two spaces stay between the words."""
    line = _SPACED_NUMBER.sub(_closed_number, line, count=1)
    pieces = line.split()
    singles = sum(len(piece) == 1 for piece in pieces)
    if singles < _LETTER_SPACED_LEAST or singles < _LETTER_SPACED_SHARE * len(pieces):
        return line
    if not any(piece.isalpha() and len(piece) == 1 for piece in pieces):
        return line
    return _LETTER_RUN.sub(lambda run: run.group().replace(" ", ""), line)


def _closed_number(match: re.Match[str]) -> str:
    word, number = (group.replace(" ", "") for group in match.groups())
    return f"{word} {number} "


def _join_fragments(lines: list[str]) -> list[str]:
    chunks = [list(_chunks(line)) for line in lines]
    words = _Words(chunks)
    for _ in range(_ROUNDS):
        words.learn(chunks)
    return [" ".join(words.segment(chunk) for chunk in line if chunk) for line in chunks]


def _chunks(line: str) -> Iterator[tuple[str, ...]]:
    """Runs of pieces between which every gap is doubtful."""
    label = _POINT_LABEL.match(line)
    if label:
        yield (label.group().strip(),)
        line = line[label.end() :]
    for part in _TRUE_GAP.split(line.strip()):
        run: list[str] = []
        for piece in part.split():
            if run and not _is_doubtful(run[-1], piece):
                yield tuple(run)
                run = []
            run.append(piece)
        yield tuple(run)


def _is_doubtful(piece: str, following: str) -> bool:
    """Whether the gap between two pieces may be false: one is a fragment, none a number."""
    if piece[-1].isdigit() or following[0].isdigit():
        return False
    return bool(_FRAGMENT.fullmatch(piece) or _FRAGMENT.fullmatch(following))


class _Words:
    """How dear a word is: minus the logarithm of how often it, or its stem, was seen."""

    def __init__(self, chunks: Iterable[Iterable[tuple[str, ...]]]) -> None:
        self._whole: Counter[str] = Counter()
        self._split: dict[str, list[str]] = {}
        pieces = 0
        for chunk in (chunk for line in chunks for chunk in line):
            pieces += len(chunk)
            if len(chunk) == 1 and not _FRAGMENT.fullmatch(chunk[0]):
                self._whole.update(_words(chunk[0]))
        for word in _COMMON.split():
            self._whole[word] += 1 + pieces // _COMMON_SHARE
        self._whole["və"] += 1 + pieces // _AND_SHARE
        self._use(self._whole)

    def _use(self, seen: Counter[str]) -> None:
        self._seen = seen
        self._total = seen.total()
        self._costs: dict[str, float] = {}

    def learn(self, chunks: Iterable[Iterable[tuple[str, ...]]]) -> None:
        """Count the words of the present segmentation, so that repeated ones gain weight."""
        seen = self._whole.copy()
        for chunk in (chunk for line in chunks for chunk in line):
            if len(chunk) > 1:
                seen.update(_words(self.segment(chunk)))
        self._use(seen)

    def segment(self, chunk: tuple[str, ...]) -> str:
        """The cheapest way to cut a run of pieces into words."""
        if not chunk[1:]:
            return "".join(chunk)
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, len(chunk) + 1):
            starts = range(max(0, end - _MOST_FRAGMENTS), end)
            best.append(
                min(
                    (best[start][0] + self._cost("".join(chunk[start:end])), start)
                    for start in starts
                )
            )
        return _BRACKETS.sub(" ", " ".join(_cut(chunk, best)))

    def _cost(self, piece: str) -> float:
        words = self._split.get(piece)
        if words is None:
            words = self._split[piece] = _words(piece)
        return sum(map(self._word_cost, words)) if words else _NO_WORD

    def _word_cost(self, word: str) -> float:
        cost = self._costs.get(word)
        if cost is None:
            cost = min(self._seen_cost(word), self._derived_cost(word), _unknown_cost(word))
            self._costs[word] = cost
        return cost

    def _seen_cost(self, stem: str) -> float:
        count = self._seen.get(stem, 0)
        return log(self._total / count) if count else _NEVER

    def _derived_cost(self, word: str) -> float:
        return min(
            (
                self._seen_cost(word[:cut]) + _PER_STEM + _PER_ENDING_LETTER * (len(word) - cut)
                for cut in range(_SHORTEST_STEM, len(word))
                if word[:cut] in self._seen
                and _in_harmony(word[:cut], word[cut:])
                and _ENDINGS.fullmatch(word, cut)
            ),
            default=_NEVER,
        )


_NEVER = 1e6
_NO_WORD = 3.0
_PER_UNKNOWN, _PER_UNKNOWN_LETTER = 4.0, 2.2
_PER_STEM, _PER_ENDING_LETTER, _SHORTEST_STEM = 1.5, 0.3, 3
_WITHOUT_VOWEL, _TOO_SHORT, _PER_HIATUS = 14.0, 8.0, 4.0


def _words(text: str) -> list[str]:
    return [lower(word) for word in _WORD.findall(text)]


def _unknown_cost(word: str) -> float:
    if len(word) > _LONGEST_WORD:
        return _NEVER
    cost = _PER_UNKNOWN + _PER_UNKNOWN_LETTER * len(word)
    cost += _PER_HIATUS * len(_HIATUS.findall(word))
    cost += _WITHOUT_VOWEL if _VOWELS.isdisjoint(word) else 0
    return cost + (_TOO_SHORT if len(word) < _SHORTEST_STEM else 0)


def _in_harmony(stem: str, ending: str) -> bool:
    """Whether the ending's vowels are all of the class (front or back) of the stem's last."""
    last = next((letter for letter in reversed(stem) if letter in _VOWELS), "")
    back = last in _BACK_VOWELS
    return bool(last) and all((v in _BACK_VOWELS) == back for v in ending if v in _VOWELS)


def _cut(chunk: tuple[str, ...], best: list[tuple[float, int]]) -> list[str]:
    words: list[str] = []
    end = len(chunk)
    while end:
        start = best[end][1]
        words.append("".join(chunk[start:end]))
        end = start
    return words[::-1]
