"""How a name sounds, whatever alphabet and romanisation somebody wrote it in."""

import re
from unicodedata import name as unicode_name

from core.text.folding import plain
from core.text.scripts import AZERBAIJANI_CYRILLIC, RUSSIAN

# Russian first: where the two differ (г, х, ж) the sounds below make them one again.
_TO_LATIN = str.maketrans({**AZERBAIJANI_CYRILLIC, **RUSSIAN})
# Longest first. Each writes a sound in the way of one romanisation or another.
_SOUNDS = (
    ("shch", "s"), ("dzh", "c"), ("tch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "c"),
    ("zh", "c"), ("dj", "c"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("ts", "s"),
    ("j", "c"), ("x", "h"), ("q", "g"), ("w", "v"), ("y", "i"), ("e", "a"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")


def echo(text: str) -> str:
    """A key under which Səfərli, Safarli, Seferli and Сафарли are one. Never show it.

    It merges far more than `skeleton`: compare whole names with it, not parts of texts.
    """
    heard = plain(plain(text).translate(_TO_LATIN))
    for written, sound in _SOUNDS:
        heard = heard.replace(written, sound)
    heard = _DOUBLE.sub(r"\1", heard)
    return " ".join(re.findall(r"[^\W_]+", heard))


def alphabet_of(letter: str) -> str:
    """LATIN, CYRILLIC …: the first word of a letter's Unicode name; empty when it has none."""
    return unicode_name(letter, "").partition(" ")[0]
