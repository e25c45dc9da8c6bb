"""Whether words are in the language they are said to be in."""

import re
from functools import cache
from pathlib import Path

import polib
from django.conf import settings

AZERBAIJANI = re.compile(r"\w*[əğışƏĞİŞ]\w*")
CYRILLIC = re.compile(r"[а-яё]{3,}", re.I)
# Words without which an English sentence hardly does, and which the other two do not have.
ENGLISH = re.compile(r"\b(?:the|and|of|with|your|this|from|is|are|not|to|by)\b", re.I)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|<[^>]+>|\{\w*\}")
# What a template shows that was handed too little: Python's own words, or its own source.
UNFILLED = re.compile(r"%\(\w+\)[a-z]|\{\{|\{%|%\}|^(?:None|True|False|nan|undefined)$|<\w+: |\[\]")
# 14 mart 2026-cı il, 14 March 2026, 14 марта 2026 г., 14 mart: with or without the hour.
MONTH = (
    r"(?:yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr"
    r"|january|february|march|april|june|july|august|september|october|november|december"
    r"|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
)
DATE = re.compile(rf"\d{{1,2}} {MONTH}(?: \d{{4}}(?:-\w+ il| г\.)?)?(?:,? \d\d:\d\d.*)?", re.I)
# As a machine writes them, or Django for who speaks English only.
RAW_DATE = re.compile(
    rf"\b\d{{4}}-\d\d-\d\d\b|\b\d\d?:\d\d:\d\d\b|\b{MONTH}\.? \d{{1,2}}, \d{{4}}", re.I
)
ADDRESS = re.compile(r"https?://\S+|\S+@\S+")


@cache
def messages(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """English messages that have another wording in `language`: whole ones, and telling parts.

    A part is what stands between two values, when it has three words or more.
    """
    whole, parts = set(), set()
    for folder in settings.LOCALE_PATHS:
        catalogue = Path(folder) / language / "LC_MESSAGES" / "django.po"
        entries = polib.pofile(str(catalogue)).translated_entries() if catalogue.exists() else []
        for entry in entries:
            wordings = {entry.msgstr, *entry.msgstr_plural.values()}
            for english in {entry.msgid, entry.msgid_plural} - wordings - {""}:
                pieces = [" ".join(piece.split()) for piece in PLACEHOLDER.split(english)]
                if len(pieces) == 1:
                    whole.add(pieces[0])
                parts.update(piece for piece in pieces if piece.count(" ") > 1)
    return frozenset(whole), tuple(sorted(parts))


@cache
def is_untranslated(language: str, text: str) -> bool:
    """Whether it is an English message of ours that `language` has other words for."""
    if language == "en":
        return False
    whole, parts = messages(language)
    return text in whole or any(part in text for part in parts)


@cache
def is_foreign(language: str, text: str) -> bool:
    """Whether the text is plainly not in the language it is said to be in.

    One word with the letters of another alphabet may be a name; three make a sentence.
    """
    text = ADDRESS.sub("", text)
    if language == "az":
        return bool(CYRILLIC.search(text) or ENGLISH.search(text))
    if language == "ru":
        return len(ENGLISH.findall(text)) > 1 or len(AZERBAIJANI.findall(text)) > 2
    return bool(CYRILLIC.search(text)) or len(AZERBAIJANI.findall(text)) > 2


def is_unfilled(text: str) -> bool:
    return bool(UNFILLED.search(text))


def is_date(text: str) -> bool:
    """Whether the text is a date and nothing else."""
    return bool(DATE.fullmatch(text))


def has_raw_date(text: str) -> bool:
    return bool(RAW_DATE.search(ADDRESS.sub("", text)))
