"""The words of provisions, in the reader's language where somebody translated them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from legislation.models import Translation, Wording


@dataclass(frozen=True, slots=True)
class Text:
    heading: str
    text: str
    language: str


type Texts = Mapping[str, Text]

NO_TEXT = Text("", "", "")


def texts(digests: Iterable[str], language: str) -> dict[str, Text]:
    """The texts of wordings by digest: the translation, or the original with its own language."""
    wanted = set(digests)
    if not wanted:
        return {}
    found = {
        digest: Text(heading, text, own)
        for digest, heading, text, own in Wording.objects.filter(pk__in=wanted).values_list(
            "digest", "heading", "text", "language"
        )
    }
    return found | _translated(wanted, found, language)


def headings(digests: Iterable[str], language: str) -> dict[str, Text]:
    """As `texts`, but of a whole law's contents: the bodies stay in the database."""
    wanted = set(digests)
    found = {
        digest: Text(heading, "", own)
        for digest, heading, own in Wording.objects.filter(pk__in=wanted).values_list(
            "digest", "heading", "language"
        )
    }
    if all(text.language == language for text in found.values()):
        return found
    translated = Translation.objects.filter(language=language, wording__in=wanted)
    return found | {
        digest: Text(heading, "", language)
        for digest, heading in translated.values_list("wording_id", "heading")
    }


def _translated(wanted: set[str], found: Texts, language: str) -> dict[str, Text]:
    if all(text.language == language for text in found.values()):
        return {}
    rows = Translation.objects.filter(language=language, wording__in=wanted)
    return {
        digest: Text(heading, text, language)
        for digest, heading, text in rows.values_list("wording_id", "heading", "text")
    }
