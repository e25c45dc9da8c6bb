"""Readable addresses from titles: "Şəxsi həyat" becomes `sexsi-heyat`."""

import re
from hashlib import blake2b
from unicodedata import normalize

from core.text.casing import lower
from core.text.folding import is_azerbaijani_cyrillic, without_accents
from core.text.scripts import AZERBAIJANI_CYRILLIC, RUSSIAN

_APOSTROPHES = re.compile(r"['\u2018\u2019\u02bc]")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_AZERBAIJANI = str.maketrans(AZERBAIJANI_CYRILLIC)
_RUSSIAN = str.maketrans(RUSSIAN)


def slugify(text: str, max_length: int = 80, fallback: str = "") -> str:
    """An address part of a-z, 0-9 and single hyphens, at most `max_length` characters.

    Cut at a word where possible. A text without one Latin or Cyrillic letter or digit (Georgian,
    emoji) gives `fallback`, or a short digest of it: never empty, always the same.
    """
    if max_length < 1:
        raise ValueError("A slug has at least one character")
    plain = lower(normalize("NFKC", text))
    plain = plain.translate(_AZERBAIJANI if is_azerbaijani_cyrillic(plain) else _RUSSIAN)
    plain = without_accents(_APOSTROPHES.sub("", plain))
    slug = _NOT_SLUG.sub("-", plain).strip("-")
    return _shorten(slug or fallback or _digest(text), max_length)


def _shorten(slug: str, max_length: int) -> str:
    if len(slug) <= max_length:
        return slug
    cut = slug[:max_length]
    if slug[max_length] != "-":
        whole_words = cut.rpartition("-")[0]
        # A half word is better than a slug that lost most of its text.
        cut = whole_words if len(whole_words) * 2 > max_length else cut
    return cut.strip("-")


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
