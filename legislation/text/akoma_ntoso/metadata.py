"""What the head of an Akoma Ntoso document says: language, names, and whether it is ours."""

from xml.etree.ElementTree import Element

from legislation.text.akoma_ntoso.flat import even

# ISO 639-2 by ISO 639-1; Akoma Ntoso writes the former.
LONG_CODES = {
    "az": "aze",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fi": "fin",
    "fr": "fra",
    "it": "ita",
    "ka": "kat",
    "kk": "kaz",
    "pl": "pol",
    "pt": "por",
    "ru": "rus",
    "tr": "tur",
    "uk": "ukr",
}
_SHORT_CODES = {long: short for short, long in LONG_CODES.items()} | {
    "ger": "de",
    "fre": "fr",
    "esp": "es",
}
# The source our own export names; what it wrote is read back letter by letter.
OURS = "#aciq-meclis"
_NO_TITLES = frozenset(["", "untitled"])


class Head:
    """The `meta` of one document."""

    def __init__(self, document: Element) -> None:
        self._identification = document.find("meta/identification")

    @property
    def is_ours(self) -> bool:
        """Whether our export wrote the document."""
        one = self._identification
        return one is not None and one.get("source") == OURS

    @property
    def language(self) -> str:
        """The language of the text in two letters where there are such, "" when nothing tells."""
        code = self._value("FRBRExpression/FRBRlanguage", "language").lower()
        return _SHORT_CODES.get(code, code)

    @property
    def number(self) -> str:
        """The number of the work, "" for none."""
        return self._value("FRBRWork/FRBRnumber", "value")

    @property
    def alias(self) -> str:
        """The title, where the file keeps it beside the text, "" for none."""
        title = self._value("FRBRWork/FRBRalias[@name='title']", "value")
        return "" if title.lower() in _NO_TITLES else title

    def _value(self, path: str, attribute: str) -> str:
        found = self._identification.find(path) if self._identification is not None else None
        return even(found.get(attribute, "")) if found is not None else ""
