"""What people type and paste, made fit to store and to show."""

import re
from unicodedata import normalize


class TextNotUsable(ValueError):
    """The text cannot be stored; `reason` is "nul" or "surrogate", `position` a code point."""

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(f"{reason} at {position}")
        self.reason = reason
        self.position = position


_NUL = "\x00"
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Legal in PostgreSQL, illegal in XML 1.0, meaningless to a reader.
_INVISIBLE_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")

_ANY_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = re.compile("[\u202a-\u202e]")
_OPENING, _CLOSING = "\u2066\u2067\u2068", "\u2069"


def clean_text(text: str) -> str:
    """The text in NFC, lines ended by "\\n", without control characters, bidi controls tamed.

    Its length is `len()`: code points, as the page's character count counts them.
    Raises TextNotUsable for NUL and for a lone surrogate, which no store of ours can hold.
    """
    refuse_unstorable(text)
    text = _LINE_ENDS.sub("\n", text)
    return normalize("NFC", isolate(_INVISIBLE_CONTROLS.sub("", text)))


def refuse_unstorable(text: str) -> None:
    """Raise TextNotUsable for the first NUL or lone surrogate."""
    if _NUL in text:
        raise TextNotUsable("nul", text.index(_NUL))
    if found := _SURROGATE.search(text):
        raise TextNotUsable("surrogate", found.start())


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
