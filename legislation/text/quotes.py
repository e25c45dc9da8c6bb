"""Finding quoted words in a text: the text quote selector of W3C Web Annotation.

White space counts as one space throughout, as browsers select it.
"""

import re
from dataclasses import dataclass
from itertools import takewhile

type Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quote:
    """The words themselves, and what stands right before and behind them."""

    exact: str = ""
    prefix: str = ""
    suffix: str = ""


def locate(text: str, quote: Quote) -> Span | None:
    """Where the quoted words stand, as offsets in code points; None when that is not certain.

    Of several places the one with the right surroundings counts; a wrong place would be worse
    than none.
    """
    places = spans(text, quote.exact)
    if len(places) > 1:
        places = [place for place in places if _fits(text, place, quote)]
    return places[0] if len(places) == 1 else None


def spans(text: str, words: str) -> list[Span]:
    """Every place of some words in a text; the places do not overlap."""
    plain_words = plain(words)
    if not plain_words:
        return []
    if plain(text) != text:
        pattern = r"\s+".join(map(re.escape, plain_words.split()))
        return [found.span() for found in re.finditer(pattern, text)]
    # The usual case: nothing to compile for words that are looked for once.
    found, start = [], text.find(plain_words)
    while start >= 0:
        found.append((start, start + len(plain_words)))
        start = text.find(plain_words, start + len(plain_words))
    return found


def _fits(text: str, place: Span, quote: Quote) -> bool:
    before, after = plain(text[: place[0]]), plain(text[place[1] :])
    return before.endswith(plain(quote.prefix)) and after.startswith(plain(quote.suffix))


def locate_between(text: str, quote: Quote) -> Span | None:
    """The one place right between the words that stood around."""
    places = [place for place in spans(text, quote.exact) if _fits(text, place, quote)]
    return places[0] if len(places) == 1 else None


def best_place(text: str, quote: Quote) -> Span | None:
    """The place whose surroundings agree over more characters than at any other."""
    ranked = sorted(agreements(text, quote), reverse=True)
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    return ranked[0][1] if ranked else None


def agreements(text: str, quote: Quote) -> list[tuple[int, Span]]:
    """The places of the words, each with the characters of its surroundings that agree."""
    places = spans(text, quote.exact)
    return [(_agreement(text, place, quote), place) for place in places]


def _agreement(text: str, place: Span, quote: Quote) -> int:
    before, after = plain(text[: place[0]]), plain(text[place[1] :])
    prefix, suffix = plain(quote.prefix), plain(quote.suffix)
    return _common_start(before[::-1], prefix[::-1]) + _common_start(after, suffix)


def _common_start(one: str, other: str) -> int:
    equal = (left == right for left, right in zip(one, other, strict=False))
    return len(list(takewhile(bool, equal)))


def plain(text: str) -> str:
    """The text with one space wherever there is any white space, and none around it."""
    return " ".join(text.split())
