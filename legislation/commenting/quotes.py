"""Marking the words a comment speaks of."""

from dataclasses import dataclass

from legislation.text.quotes import Quote, locate

__all__ = ["AROUND", "LONGEST", "Marked", "Quote", "locate", "mark"]

# What the page's script sends: at most so many signs of the words and of their surroundings.
LONGEST = 600
AROUND = 64


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in three parts; `words` is empty when nothing is marked."""

    before: str
    words: str = ""
    after: str = ""


def mark(text: str, quote: Quote) -> Marked:
    """The text with the quoted words apart, for the highlighter."""
    place = locate(text, quote)
    if place is None:
        return Marked(text)
    start, end = place
    return Marked(text[:start], text[start:end], text[end:])
