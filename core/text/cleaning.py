"""What people type and paste, made fit to store and to show."""

import re
from unicodedata import combining, normalize


class TextNotUsable(ValueError):
    """The text cannot be stored.

    `reason` is "nul", "surrogate" or "pile", `position` a code point.
    """

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(f"{reason} at {position}")
        self.reason = reason
        self.position = position


_NUL = "\x00"
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Legal in PostgreSQL, illegal in XML 1.0, meaningless to a reader.
_INVISIBLE_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")

# Marks upon one letter. Writing needs a handful (UAX #15 calls 30 safe); composing sorts them
# one by one, so that a pile of 80,000 holds the server up for a quarter of a minute.
HIGHEST_PILE = 100
_NO_LATIN = re.compile(rf"[^\x00-\u02ff]{{{HIGHEST_PILE + 1},}}")

_ANY_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = re.compile("[\u202a-\u202e]")
_OPENING, _CLOSING = "\u2066\u2067\u2068", "\u2069"


def clean_text(text: str) -> str:
    """The text in NFC, lines ended by "\\n", without control characters, bidi controls tamed.

    Its length is `len()`: code points, as the page's character count counts them.
    Raises TextNotUsable for NUL and for a lone surrogate, which no store of ours can hold, and
    for piles of marks that no writing has.
    """
    refuse_unstorable(text)
    text = isolate(_INVISIBLE_CONTROLS.sub("", _LINE_ENDS.sub("\n", text)))
    _refuse_piles(text)
    return normalize("NFC", text)


def refuse_unstorable(text: str) -> None:
    """Raise TextNotUsable for the first NUL or lone surrogate."""
    if _NUL in text:
        raise TextNotUsable("nul", text.index(_NUL))
    if found := _SURROGATE.search(text):
        raise TextNotUsable("surrogate", found.start())


def _refuse_piles(text: str) -> None:
    for stretch in _NO_LATIN.finditer(text):
        height = 0
        for position in range(*stretch.span()):
            height = height + 1 if combining(text[position]) else 0
            if height > HIGHEST_PILE:
                raise TextNotUsable("pile", position)


def isolate(text: str) -> str:
    """The text unable to turn round what stands after it.

    Overrides and embeddings (which also forge "exe.txt") are removed; isolates, which honest
    right-to-left quotations need, stay and are closed at the end of their line.
    """
    if not _ANY_BIDI.search(text):
        return text
    return "\n".join(_balanced(line) for line in _OVERRIDES.sub("", text).split("\n"))


def _balanced(line: str) -> str:
    kept: list[str] = []
    depth = 0
    for character in line:
        if character == _CLOSING and depth == 0:
            continue
        depth += (character in _OPENING) - (character == _CLOSING)
        kept.append(character)
    return "".join(kept) + _CLOSING * depth
