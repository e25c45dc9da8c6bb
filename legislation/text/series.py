"""The series a label may belong to: (1) (2), (a) (b), (i) (ii), 1.1 1.2.

Labels of one series stand on one level. "(i)" is the first of the Roman numbers or the letter
behind "(h)"; only what stands before it tells.
"""

import re
from dataclasses import dataclass
from functools import cache

from legislation.text.languages import languages

_DOTTED = re.compile(r"[\d-]+\..+")
_DIGITS = re.compile(r"\d+(?:-\d+)?[a-z]{0,2}[⁰¹²³⁴-⁹]*")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_WORDS = re.compile(r"(?:§|[^\W\d_]{2,}\.?)\s")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A series, and the place of a label in it: `core` is the label without its brackets."""

    style: str
    core: str
    number: int = 0

    @property
    def is_first(self) -> bool:
        """Whether a series may begin so."""
        if self.number:
            return self.number == 1
        return any(alphabet.startswith(self.core[:1]) for alphabet in _alphabets())

    def follows(self, other: "Meaning") -> bool:
        """Whether it is the very next label after another of its series."""
        if self.style != other.style:
            return False
        if self.number or other.number:
            return self.number == other.number + 1
        return any(one == other.core[:1] + self.core[:1] for one in _neighbours())

    def stands_behind(self, other: "Meaning") -> bool:
        """Whether it may stand later than another of its series."""
        if self.number or other.number:
            return self.number > other.number
        return any(
            -1 < alphabet.find(other.core[:1]) < alphabet.find(self.core[:1])
            for alphabet in _alphabets()
        )


def meanings(label: str) -> tuple[Meaning, ...]:
    """The series a label may belong to, the usual one first; of a word and number just one."""
    if _WORDS.match(label):
        return (Meaning("sign", label),)
    if _DOTTED.fullmatch(label):
        return (Meaning("dotted", label),)
    form = ("(" if label.startswith("(") else "") + (")" if label.endswith(")") else "")
    core = label.strip("()")
    if _DIGITS.fullmatch(core):
        return (Meaning(f"{form}1", core, _leading_number(core)),)
    return tuple(_of_letters(form, core))


def _leading_number(core: str) -> int:
    digits = re.match(r"\d{1,9}", core)
    return int(digits[0]) if digits else 0


def _of_letters(form: str, core: str) -> list[Meaning]:
    case = "A" if core.isupper() else "a"
    found: list[Meaning] = []
    bare = core.partition("-")[0]
    if len(bare) == 1 or (len(set(bare)) == 1 and not _is_roman(bare)):
        found.append(Meaning(f"{form}{case * len(bare)}", bare.lower()))
    if _is_roman(bare):
        # "I." is a number more often than a letter, "i)" is seldom met without "ii)".
        found.insert(0, Meaning(f"{form}{'I' if case == 'A' else 'i'}", bare, _roman(bare.upper())))
    return found or [Meaning(f"{form}{case}?", core)]


def _is_roman(core: str) -> bool:
    is_one_case = core.isupper() or core.islower()
    return bool(core) and is_one_case and bool(_ROMAN.fullmatch(core.upper()))


def _roman(core: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in core]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )


@cache
def _alphabets() -> tuple[str, ...]:
    return tuple({alphabet for language in languages() for alphabet in language.alphabets})


@cache
def _neighbours() -> frozenset[str]:
    return frozenset(
        alphabet[at : at + 2] for alphabet in _alphabets() for at in range(len(alphabet) - 1)
    )


def choose(label: str, siblings: list[Meaning], *, introduced: bool) -> Meaning:
    """What a label means behind the open labels `siblings`, the outermost first.

    `introduced`: the text before it announces a list ("the following:").
    """
    options = meanings(label)
    if len(options) == 1:
        return options[0]
    firsts = [one for one in options if one.is_first]
    styles = {sibling.style for sibling in siblings}
    if introduced and (new := [one for one in firsts if one.style not in styles]):
        return new[0]
    for sibling in reversed(siblings):
        for option in options:
            if option.follows(sibling):
                return option
    open_ones = [one for one in options if one.style in styles]
    return (firsts or open_ones or list(options))[0]
