"""What a line announces: an article, a chapter, a numbered paragraph. All languages at once.

Every expression is anchored and looks at the start of a line only, so that a paragraph of a
megabyte costs no more than a short one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from core.text import fold
from legislation.text.document import Kind
from legislation.text.languages import Language, languages


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
    # The word or sign before the number, for laws where it has to be part of the label.
    word: str = ""


_SUPERSCRIPTS = "[⁰¹²³⁴-⁹]*"
_SERIES = r"(?:bis|ter|qu[aá]ter|quinquies|sexies|septies|octies|nonies|decies)"
_NUMBER = (
    rf"\d{{1,5}}(?:[a-z]{{1,3}}(?![^\W_]))?(?:[-–.]\d{{1,4}}(?:[a-z](?![^\W_]))?)*{_SUPERSCRIPTS}"
    rf"(?:\s?{_SERIES}\b)?(?:[A-Za-zə](?!\w))?"
)
_ROMAN = r"(?-i:(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?!\w))"
_SHORT_NUMBER = r"\d{1,3}(?:-\d{1,2})?"
# "Maddə 5.", "Artículo 5.-", "MADDE 5 –"; a hyphen alone would be an inserted number's.
_STOP = r"(?:\s?(?P<stop>[.:](?:\s?[-–—]{1,2}(?=\s|$))?|[-–—]{1,2}(?=\s|$))\s*|\s+|$)"

_PARAGRAPH_SIGN = re.compile(
    rf"(?P<word>§)\s*(?P<label>{_NUMBER})(?:(?P<stop>\.)\s*|\s+|$)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_AFTER_LABEL = re.compile(r"[\s.:–—-]*")
_NUMERO = r"(?:(?:№|no\.?|nr\.?|n)\s*)?"

_LABELLED = (
    # 1.1. and 12.0.3-1. (the last stop is often lost), 12-1.2.
    re.compile(
        r"(?P<label>\d{1,5}(?:-\d{1,4})?(?:\.\d{1,4}(?:-\d{1,3})*){1,8})(?:\.(?!\d)\s*|\s+)(?P<rest>\S.*)",
        re.DOTALL,
    ),
    re.compile(r"(?P<label>\d{1,3}(?:[a-z]|-\d{1,3})?[⁰¹²³⁴-⁹]*)\.\s+(?P<rest>\S.*)", re.DOTALL),
    re.compile(
        r"(?P<label>\((?:\d{1,3}[a-z]{0,2}|[^\W\d_]{1,4}|[ivxl]{1,7})\))\s*(?P<rest>\S.*)",
        re.DOTALL,
    ),
    re.compile(
        r"(?P<label>(?:\d{1,3}(?:-\d{1,3})?|[^\W\d_]{1,2}(?:-\d{1,2})?|[ivx]{1,5})\))\s*(?P<rest>\S.*)",
        re.DOTALL,
    ),
    re.compile(r"(?P<label>[IVX]{1,7})\.\s+(?P<rest>\S.*)", re.DOTALL),
)

_ENDS_A_SENTENCE = re.compile(r"[.;:!?…][”»“’‘\"')\]]*$")
_ENDS_AN_ITEM = re.compile(r"(?:[.;:!?…,—–]|--)[”»“’‘\"')\]]*$")


def ends_a_sentence(text: str) -> bool:
    """Whether a text ends where a sentence or a list introduction may end."""
    return bool(_ENDS_A_SENTENCE.search(text[-8:]))


def ends_an_item(text: str) -> bool:
    """Whether a text ends as a list item may: a comma or a dash is enough."""
    return bool(_ENDS_AN_ITEM.search(text[-8:]))


_JOINING = re.compile(
    rf"(?<!\w)(?:{'|'.join(re.escape(w) for one in languages() for w in one.words.joining)})$"
)


def ends_with_and(text: str) -> bool:
    """Whether a list item ends so that the next one must follow: "…; and"."""
    return bool(_JOINING.search(text[-12:]))


def starts_small(text: str) -> bool:
    """Whether the first letter is a small one, so that the line may continue another."""
    return text[:1].islower()


class Headings:
    """The headings of some languages."""

    def __init__(self, known: Iterable[Language]) -> None:
        known = tuple(known)
        self._kinds = {
            fold(word): Kind(kind)
            for language in known
            for kind, words in language.levels.items()
            for word in words
        }
        self._articles = _articles(known)
        self._named_articles = _named_articles(known)
        self._number_first = _number_first([one for one in known if one.numbers.stand_before])
        self._word_first = _word_first(known)
        self._annex = _annex(known)

    def article(self, text: str) -> Announcement | None:
        """ "Maddə 12-1. Heading", "Article 5", "СТАТЬЯ 3"; not "Maddə 5-in tələbləri"."""
        if named := self._named_articles.match(text):
            return Announcement(Kind.ARTICLE, " ".join(named["label"].split()), named["rest"])
        match = self._articles.match(text)
        ambiguous = match is None
        match = match or _PARAGRAPH_SIGN.match(text)
        if match is None or not _is_announced(match["stop"], match["rest"]):
            return None
        label = " ".join(match["label"].replace("–", "-").split())
        is_weak = not match["stop"] and bool(match["rest"])
        rest = match["rest"].strip()
        return Announcement(Kind.ARTICLE, label, rest, ambiguous, is_weak, match["word"])

    def container(self, text: str) -> Announcement | None:
        """ "Birinci bölmə", "1-ci fəsil. Title", "I FƏSİL", "Chapter I", "Глава 2. Title"."""
        match = self._number_first.match(text) or self._word_first.match(text)
        if match is None:
            return None
        rest = _AFTER_LABEL.sub("", match["end"], count=1)
        has_stop = match["end"].startswith((".", ":", "—", "--")) and not starts_small(rest)
        if starts_small(rest) or rest[:1] in ("(", ",", ")", ";"):
            return None
        if not has_stop and ends_a_sentence(rest) and not rest.isupper():
            return None
        kind = self._kinds[fold(match["word"])]
        is_ambiguous = kind is Kind.SECTION and fold(match["word"]) in _AMBIGUOUS
        label = " ".join(match["label"].split())
        return Announcement(kind, label, rest, is_ambiguous, False, match["word"])

    def annex(self, text: str) -> Announcement | None:
        """ "ANNEX I", "Əlavə 2", "1 nömrəli əlavə", "Anlage (zu § 5)"; not "Əlavə məlumat"."""
        match = self._annex.match(text)
        if match is None:
            return None
        label = str(match["before"] or match["label"] or "")
        rest = _AFTER_LABEL.sub("", match["end"], count=1)
        is_bare = not label and rest and not rest.startswith("(")
        if is_bare or starts_small(rest) or ends_a_sentence(rest) or text[:1].islower():
            return None
        return Announcement(Kind.ANNEX, label, rest, word=match["word"])


# Words for a part of a chapter that head articles in other laws.
_AMBIGUOUS = frozenset({"section", "sec."})


def _choice(words: Iterable[str]) -> str:
    """An alternation, the longest first; a space matches any run of spaces."""
    parts = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in parts) or "(?!)"


def _level(known: Sequence[Language], *kinds: str) -> list[str]:
    return [word for one in known for kind in kinds for word in one.levels.get(kind, ())]


def _containers(known: Sequence[Language]) -> str:
    kinds = {kind for one in known for kind in one.levels} - {"article", "annex"}
    return _choice(_level(known, *sorted(kinds)))


def _ordinals(known: Iterable[Language]) -> str:
    """One ordinal word or two ("on birinci"), or a word that stands instead of one ("ümumi")."""
    known = tuple(known)
    words = _choice(word for one in known for word in one.numbers.ordinals)
    named = _choice(word for one in known for word in one.numbers.named)
    return rf"(?:(?:{words})(?:\s(?:{words}))?|{named})(?!\w)"


def _endings(known: Iterable[Language]) -> str:
    return _choice(ending for one in known for ending in one.numbers.endings)


def _articles(known: Sequence[Language]) -> re.Pattern[str]:
    after = [one for one in known if one.numbers.stand_after]
    endings = _endings(one for one in after if not one.numbers.stand_before)
    words = _choice(_level(known, "article"))
    label = rf"{_NUMBER}(?:{endings}|°)?|{_ROMAN}|{_ordinals(after)}"
    return re.compile(
        rf"(?P<word>{words})\.?\s*(?P<label>{label}){_STOP}(?P<rest>.*)",
        re.IGNORECASE | re.DOTALL,
    )


def _named_articles(known: Sequence[Language]) -> re.Pattern[str]:
    names = _choice(name for one in known for name in one.numbers.articles)
    number = rf"{_SHORT_NUMBER}(?:{_endings(known)})?|{_ordinals(known)}"
    return re.compile(
        rf"(?P<label>(?:{names})\s+(?:{number}))(?:[.:]\s*|$)(?P<rest>.*)",
        re.IGNORECASE | re.DOTALL,
    )


def _number_first(known: Sequence[Language]) -> re.Pattern[str]:
    counted = rf"{_SHORT_NUMBER}(?:\s?-?\s?(?:{_endings(known)}))?"
    return re.compile(
        rf"(?P<label>{_ordinals(known)}|{counted}|{_ROMAN})\s+(?P<word>{_containers(known)})"
        r"(?P<end>\W.*|$)",
        re.IGNORECASE | re.DOTALL,
    )


def _word_first(known: Sequence[Language]) -> re.Pattern[str]:
    after = [one for one in known if one.numbers.stand_after]
    endings = _endings(one for one in after if not one.numbers.stand_before)
    number = rf"{_SHORT_NUMBER}(?:{endings}|[a-z])?|{_ROMAN}|(?-i:[A-Z])|{_ordinals(after)}"
    return re.compile(
        rf"(?P<word>{_containers(known)})\.?\s+(?P<label>{number})(?P<end>[\s.:–—-].*|$)",
        re.IGNORECASE | re.DOTALL,
    )


def _annex(known: Sequence[Language]) -> re.Pattern[str]:
    number = rf"\d{{1,3}}[a-z]?|{_ROMAN}|(?-i:[A-Z])"
    return re.compile(
        rf"(?:(?P<before>\d{{1,3}})\s(?:nömrəli|saylı|№-li|-ci|-cı|-cu|-cü)\s)?"
        rf"(?P<word>{_choice(_level(known, 'annex'))})"
        rf"(?:\s+{_NUMERO}(?P<label>{number}))?(?P<end>[\s.:(–—-].*|$)",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def heading_words(language: Language) -> frozenset[str]:
    """The folded words that stand with numbers in a language's headings."""
    return frozenset(fold(word) for words in language.levels.values() for word in words)


_ALL = Headings(languages())
article = _ALL.article
container = _ALL.container
annex = _ALL.annex


_NUMBERED_HEADING = re.compile(
    r"(?P<label>[IVXLC]{1,7}[a-z]?|[A-Z])\.\s*(?:[-–—]\s+)?(?P<rest>[^\W\d_].*)", re.DOTALL
)


def numbered_heading(text: str) -> Announcement | None:
    """ "I. - Die Grundrechte", "B. Verfahren": a group of articles, where a file marks it so."""
    match = _NUMBERED_HEADING.match(text)
    if match is None or ends_a_sentence(match["rest"]):
        return None
    return Announcement(Kind.SECTION, match["label"], match["rest"])


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


def _is_announced(stop: str | None, rest: str) -> bool:
    """Whether what follows the number can be a heading: "Article 5 of the Law applies." cannot."""
    if stop or not rest:
        return True
    return not starts_small(rest) and rest[0] not in ",;)" and not ends_a_sentence(rest)
