"""Finding the words a comment speaks of: the text quote selector of W3C Web Annotation.

Pure functions. White space counts as one space throughout, as browsers select it.
"""

import re
from dataclasses import dataclass

# What the page's script sends: at most so many signs of the words and of their surroundings.
LONGEST = 600
AROUND = 64


@dataclass(frozen=True, slots=True)
class Quote:
    exact: str = ""
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in three parts; `words` is empty when nothing is marked."""

    before: str
    words: str = ""
    after: str = ""


def locate(text: str, quote: Quote) -> tuple[int, int] | None:
    """Where the quoted words stand, as offsets in code points; None when that is not certain.

    Of several places the one with the right surroundings counts; a wrong place would be worse
    than none.
    """
    words = quote.exact.split()
    if not words:
        return None
    places = [found.span() for found in re.finditer(r"\s+".join(map(re.escape, words)), text)]
    if len(places) > 1:
        places = [place for place in places if _fits(text, place, quote)]
    return places[0] if len(places) == 1 else None


def _fits(text: str, place: tuple[int, int], quote: Quote) -> bool:
    before, after = _plain(text[: place[0]]), _plain(text[place[1] :])
    return before.endswith(_plain(quote.prefix)) and after.startswith(_plain(quote.suffix))


def _plain(text: str) -> str:
    return " ".join(text.split())


def mark(text: str, quote: Quote) -> Marked:
    """The text with the quoted words apart, for the highlighter."""
    place = locate(text, quote)
    if place is None:
        return Marked(text)
    start, end = place
    return Marked(text[:start], text[start:end], text[end:])
