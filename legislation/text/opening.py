"""What stands around the articles: title and preamble before, signature after."""

import re
from itertools import takewhile

from core.text import fold
from legislation.text import headings
from legislation.text.languages import languages
from legislation.text.lines import compact
from legislation.text.outline import Item, Role

_WORDS = [language.words for language in languages()]
_PREAMBLE_WORDS = frozenset(compact(word) for words in _WORDS for word in words.preamble)
_LAW_WORDS = frozenset(fold(word) for words in _WORDS for word in words.law)
# So long a word is told at the end of a compound: "Gewaltschutzgesetz".
_COMPOUNDS = tuple(word for word in _LAW_WORDS if len(word) >= 6)
_SIGNATURES = tuple(phrase for words in _WORDS for phrase in words.signature)
# "İlham ƏLİYEV", "V. PUTIN": a name alone on a line, the surname in capitals.
_NAME = re.compile(r"[^\W\d_]+\.?(?: [^\W\d_]+\.?)? (?P<surname>[^\W\d_]{3,}(?:-[^\W\d_]+)?),?")
_LONGEST_TITLE_LINE = 200


def title_and_preamble(items: list[Item]) -> tuple[str, str]:
    """The title (its lines as one) and the preamble (a paragraph a line)."""
    kept = [item for item in items if compact(item.text) not in _PREAMBLE_WORDS]
    texts = [item.text if item.role is not Role.LABELLED else item.line.text for item in kept]
    last = _marked_title_lines(kept) or _last_title_line(texts)
    return " ".join(texts[:last]), "\n".join(texts[last:])


def _marked_title_lines(items: list[Item]) -> int:
    """How many lines a title has that the file marks as a heading."""
    marked = takewhile(lambda item: item.role is Role.HEADING, items)
    return sum(1 for _ in marked)


def _last_title_line(texts: list[str]) -> int:
    if not texts or len(texts[0]) > _LONGEST_TITLE_LINE or _is_sentence(texts[0]):
        return 0
    last = 1
    while last < len(texts) and _continues_title(texts[last]):
        last += 1
    return last


def _is_sentence(text: str) -> bool:
    """Whether a first line is text; "Ley 39/2015, de 1 de octubre." is a title with a stop."""
    begins = fold(text.split(maxsplit=1)[0]).strip(".,:;()")
    return headings.ends_a_sentence(text) and not (begins in _LAW_WORDS and ". " not in text)


def _continues_title(text: str) -> bool:
    """Whether a line belongs to the title: "Azərbaycan Respublikasının Qanunu", or capitals."""
    if len(text) > _LONGEST_TITLE_LINE or headings.ends_a_sentence(text):
        return False
    last = fold(text.rsplit(maxsplit=1)[-1]).strip(".,:;()")
    return (
        text.isupper()
        or headings.starts_small(text)
        or last in _LAW_WORDS
        or last.endswith(_COMPOUNDS)
    )


def is_signature(item: Item) -> bool:
    """Whether a line is where the law ends and its signature begins."""
    if item.role is Role.LABELLED:
        return False
    name = _NAME.fullmatch(item.text)
    is_name = bool(name and name["surname"].isupper() and not item.text.isupper())
    return is_name or item.text.startswith(_SIGNATURES)
