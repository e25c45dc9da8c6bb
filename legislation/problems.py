"""Why a text was not taken, in a sentence for the person who brought it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from core.text import format_number
from legislation.text.align import Pair
from legislation.text.errors import (
    BinaryText,
    DuplicateArticle,
    EmptyText,
    MarkupText,
    NotALaw,
    NotOurData,
    NotRecognised,
    TooLong,
)


class ImportRefused(Exception):
    """The text is a law, and yet it cannot be stored as asked."""

    @property
    def message(self) -> str:
        raise NotImplementedError


class NoTitle(ImportRefused):
    @property
    def message(self) -> str:
        return _("The text has no title. Give one.")


class SlugTaken(ImportRefused):
    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug

    @property
    def message(self) -> str:
        return _(
            "The address “%(slug)s” belongs to a law with another text. "
            "Import this text as its new version, or choose another address."
        ) % {"slug": self.slug}


class WrongLanguage(ImportRefused):
    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.language = language

    @property
    def message(self) -> str:
        return _("The versions of one law must be in one language: %(language)s.") % {
            "language": self.language
        }


class Unsure(ImportRefused):
    """Pairs that may or may not be one provision; a person has to say."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        super().__init__(len(pairs))
        self.pairs = tuple(pairs)

    @property
    def message(self) -> str:
        return _(
            "It is not certain which provision is which: %(places)s. Decide each of them first."
        ) % {"places": ", ".join(self.places)}

    @property
    def places(self) -> list[str]:
        return [
            f"{pair.old.node.label} → {pair.new.node.label}"
            for pair in self.pairs
            if pair.old and pair.new
        ]


def message_of(problem: NotRecognised | ImportRefused) -> str:
    """The sentence, in the language that is active."""
    if isinstance(problem, ImportRefused):
        return problem.message
    return _recognition_message(problem)


def _recognition_message(problem: NotRecognised) -> str:
    match problem:
        case DuplicateArticle():
            return _(
                "Article %(label)s stands twice, in lines %(first)s and %(second)s. "
                "Correct the text and try again."
            ) % {
                "label": problem.label,
                "first": problem.first_line,
                "second": problem.second_line,
            }
        case NotALaw():
            return _(
                "No article was found in the text. A law needs headings like "
                "“Maddə 1.”, “Article 1” or “Статья 1”."
            )
    return _file_message(problem)


def _file_message(problem: NotRecognised) -> str:
    match problem:
        case EmptyText():
            return _("There is no text: the file is empty.")
        case BinaryText():
            return _(
                "This is not a text file: byte %(position)s cannot be read. "
                "Save it as plain text in UTF-8 and try again."
            ) % {"position": problem.position}
        case MarkupText():
            return _(
                "This file is %(name)s. Only plain text and Markdown can be read here; save it "
                "as plain text and try again."
            ) % {"name": problem.name}
        case TooLong():
            return _("The file is too long to be a law: more than %(limit)s characters.") % {
                "limit": format_number(problem.limit)
            }
        case NotOurData():
            return _("This is not the JSON of a law; something is wrong here: %(place)s.") % {
                "place": problem.place
            }
    return _("The text was not recognised as a law.")
