"""What a line announces: an article, a chapter, a numbered paragraph. Five languages at once.

Every expression is anchored and looks at the start of a line only, so that a paragraph of a
megabyte costs no more than a short one.
"""

import re
from dataclasses import dataclass

from core.text import fold
from legislation.text.document import Kind


@dataclass(frozen=True, slots=True)
class Announcement:
    """The kind, the label as printed, and what follows on the line."""

    kind: Kind
    label: str
    rest: str
    # "§ 3" and "Section 3" are articles in some laws and parts of a chapter in others.
    is_ambiguous: bool = False
    # Nothing parts the number from the words behind it: "§ 30 Abs. 2" may be inside a sentence.
    is_weak: bool = False


_NUMBER = r"\d{1,5}(?:[-–.]\d{1,4})*[⁰¹²³⁴-⁹]*(?:\s?(?:bis|ter|quater)\b)?[A-Za-zə]?"
_ROMAN = r"[IVXL]{1,8}"

_ARTICLE = re.compile(
    rf"(?:maddə|маддә|madde|article|art\.|статья)\s*(?P<label>{_NUMBER}|{_ROMAN})"
    r"(?:\s?(?P<stop>[.:]|[-–—](?=\s|$))\s*|\s+|$)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_PARAGRAPH_SIGN = re.compile(
    rf"§\s*(?P<label>{_NUMBER})(?:(?P<stop>\.)\s*|\s+|$)(?P<rest>.*)", re.DOTALL
)

_CONTAINER_WORDS = {
    Kind.PART: "hissə|һиссә|part|часть|kısım",
    Kind.SECTION: "bölmə|бөлмә|section|sec.|раздел",
    Kind.CHAPTER: "fəsil|фәсил|chapter|глава|bölüm",
    Kind.SUBCHAPTER: "yarımfəsil|paraqraf|subchapter|параграф",
}
_KINDS = {fold(word): kind for kind, words in _CONTAINER_WORDS.items() for word in words.split("|")}
_CONTAINER = "|".join(
    re.escape(word) for words in _CONTAINER_WORDS.values() for word in words.split("|")
)
_ORDINAL = (
    r"(?:on\s|iyirmi\s|otuz\s)?(?:birinci|ikinci|üçüncü|dördüncü|beşinci|altıncı|yeddinci|səkkizinci"
    r"|doqquzuncu|onuncu|iyirminci|otuzuncu|yedinci|sekizinci|dokuzuncu|ümumi|xüsusi"
    r"|биринҹи|икинҹи|үчүнҹү|дөрдүнҹү|бешинҹи|алтынҹы|једдинҹи|сәккизинҹи|доггузунҹу|онунҹу)"
)
_COUNTED = r"\d{1,3}(?:-\d{1,2})?(?:\s?-?\s?(?:ci|cı|cu|cü|nci|ncı|ncu|ncü|inci|ıncı|ҹи|ҹы|ҹу|ҹү))?"
_NUMBER_FIRST = re.compile(
    rf"(?P<label>{_ORDINAL}|{_COUNTED}|{_ROMAN})\s+(?P<word>{_CONTAINER})(?P<end>\W.*|$)",
    re.IGNORECASE | re.DOTALL,
)
_WORD_FIRST = re.compile(
    rf"(?P<word>{_CONTAINER})\s+(?P<label>\d{{1,3}}(?:-\d{{1,2}})?[a-z]?|{_ROMAN})(?P<end>[\s.:–—-].*|$)",
    re.IGNORECASE | re.DOTALL,
)
_AFTER_LABEL = re.compile(r"[\s.:–—-]*")

_LABELLED = (
    # 1.1. and 12.0.3-1. (the last stop is often lost), 12-1.2.
    re.compile(
        r"(?P<label>\d{1,5}(?:-\d{1,4})?(?:\.\d{1,4}(?:-\d{1,3})*){1,8})(?:\.(?!\d)\s*|\s+)(?P<rest>\S.*)",
        re.DOTALL,
    ),
    re.compile(r"(?P<label>\d{1,3}(?:-\d{1,3})?[⁰¹²³⁴-⁹]*)\.\s+(?P<rest>\S.*)", re.DOTALL),
    re.compile(r"(?P<label>\((?:\d{1,3}[a-z]?|[^\W\d_]{1,4})\))\s*(?P<rest>\S.*)", re.DOTALL),
    re.compile(
        r"(?P<label>(?:\d{1,3}(?:-\d{1,3})?|[^\W\d_]{1,2}(?:-\d{1,2})?|[ivx]{1,5})\))\s*(?P<rest>\S.*)",
        re.DOTALL,
    ),
    re.compile(r"(?P<label>[IVX]{1,7})\.\s+(?P<rest>\S.*)", re.DOTALL),
)

_ENDS_A_SENTENCE = re.compile(r"[.;:!?…][”»\"')\]]*$")
_ENDS_AN_ITEM = re.compile(r"[.;:!?…,][”»\"')\]]*$")


def ends_a_sentence(text: str) -> bool:
    """Whether a text ends where a sentence or a list introduction may end."""
    return bool(_ENDS_A_SENTENCE.search(text[-8:]))


def ends_an_item(text: str) -> bool:
    """Whether a text ends as a list item may: a comma is enough."""
    return bool(_ENDS_AN_ITEM.search(text[-8:]))


def starts_small(text: str) -> bool:
    """Whether the first letter is a small one, so that the line may continue another."""
    return text[:1].islower()


def article(text: str) -> Announcement | None:
    """ "Maddə 12-1. Heading", "Article 5", "СТАТЬЯ 3"; not "Maddə 5-in tələbləri"."""
    match = _ARTICLE.match(text)
    ambiguous = match is None
    match = match or _PARAGRAPH_SIGN.match(text)
    if match is None or not _is_announced(match["stop"], match["rest"]):
        return None
    label = " ".join(match["label"].replace("–", "-").split())
    is_weak = not match["stop"] and bool(match["rest"])
    return Announcement(Kind.ARTICLE, label, match["rest"].strip(), ambiguous, is_weak)


def _is_announced(stop: str | None, rest: str) -> bool:
    """Whether what follows the number can be a heading: "Article 5 of the Law applies." cannot."""
    if stop or not rest:
        return True
    return not starts_small(rest) and rest[0] not in ",;)" and not ends_a_sentence(rest)


def container(text: str) -> Announcement | None:
    """ "Birinci bölmə", "1-ci fəsil. Title", "I FƏSİL", "Chapter I", "Глава 2. Title"."""
    match = _NUMBER_FIRST.match(text) or _WORD_FIRST.match(text)
    if match is None:
        return None
    rest = _AFTER_LABEL.sub("", match["end"], count=1)
    if starts_small(rest) or rest[:1] in ("(", ",", ")") or ends_a_sentence(rest):
        return None
    word = fold(match["word"])
    return Announcement(_KINDS[word], match["label"], rest, word in {"section", "sec."})


def labelled(text: str) -> tuple[str, str] | None:
    """The label and the text of a numbered line: "1.1. …", "2. …", "(3) …", "ə) …", "IV. …"."""
    for pattern in _LABELLED:
        match = pattern.match(text)
        if match and _is_label(match["label"], match["rest"], text):
            return match["label"], match["rest"]
    return None


def _is_label(label: str, rest: str, text: str) -> bool:
    # Without its stop a dotted number must stand before a capital: "1.5 faiz" is an amount.
    has_stop = not label[-1].isdigit() or text[len(label)] == "."
    return has_stop or not (starts_small(rest) or rest[0].isdigit() or rest[0] in "%,)")
