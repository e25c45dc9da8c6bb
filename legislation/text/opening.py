"""What stands around the articles: title and preamble before, signature after."""

import re

from legislation.text import headings
from legislation.text.lines import compact
from legislation.text.outline import Item, Role

_PREAMBLE_WORDS = frozenset({"preambula", "preamble", "преамбула", "onsoz"})
_LAW_WORDS = re.compile(
    r"(?:qanunu?|məcəlləsi|nizamnaməsi|konstitusiyası|law|code|act|закон|кодекс|kanunu?)\W*",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"Azərbaycan Respublikasının Prezidenti\b|\w+ ƏLİYEV,?\s*$|President of the Republic\b"
    r"|Президент Азербайджанской"
)
_LONGEST_TITLE_LINE = 200


def title_and_preamble(items: list[Item]) -> tuple[str, str]:
    """The title (its lines as one) and the preamble (a paragraph a line)."""
    texts = [
        item.text if item.role is not Role.LABELLED else item.line.text
        for item in items
        if compact(item.text) not in _PREAMBLE_WORDS
    ]
    last = _last_title_line(texts)
    return " ".join(texts[:last]), "\n".join(texts[last:])


def _last_title_line(texts: list[str]) -> int:
    if not texts or len(texts[0]) > _LONGEST_TITLE_LINE or headings.ends_a_sentence(texts[0]):
        return 0
    last = 1
    while last < len(texts) and _continues_title(texts[last]):
        last += 1
    return last


def _continues_title(text: str) -> bool:
    """Whether a line belongs to the title: "Azərbaycan Respublikasının Qanunu", or capitals."""
    if len(text) > _LONGEST_TITLE_LINE or headings.ends_a_sentence(text):
        return False
    words = text.split()
    return text.isupper() or bool(_LAW_WORDS.fullmatch(words[-1]))


def is_signature(item: Item) -> bool:
    """Whether a line is where the law ends and its signature begins."""
    return item.role is not Role.LABELLED and bool(_SIGNATURE.match(item.text))
