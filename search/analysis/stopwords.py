"""Words a query may lose. Short on purpose: "haqqında" stands in nearly every law's title,
and losing it is harmless only because such words are dropped from queries, never from texts."""

from core.text import fold

_WORDS = {
    "az": "və ilə bu o da də ki ya üçün isə həmin onun bir amma həm",
    "en": "the a an of and or to in on for is are be by with as at that this it",
    "ru": "и в во на о об с со к ко по за из у от до для не что это как или а но",
}

STOP_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(fold(word) for word in words.split()) for language, words in _WORDS.items()
}
