"""Why a text was not taken, in a sentence for the person who brought it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from core.text import format_number
from legislation.text.align import Pair
from legislation.text.errors import (
    BinaryText,
    DeclaresEntities,
    DocumentProblem,
    DuplicateArticle,
    EmptyText,
    MarkupText,
    NestedTooDeep,
    NoSuchDocument,
    NotALaw,
    NotOurData,
    NotRecognised,
    NotWellFormed,
    TooLong,
    UnknownVersion,
    UnusableDocument,
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


class LanguageNotOurs(ImportRefused):
    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.language = language

    @property
    def message(self) -> str:
        return _(
            "The text is in a language this site does not publish in, as the file itself says: "
            "%(language)s."
        ) % {"language": self.language}


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
    if isinstance(problem, UnusableDocument):
        return _DOCUMENT_MESSAGES[problem.problem]()
    return _xml_message(problem) or _recognition_message(problem)


def _xml_message(problem: NotRecognised) -> str | None:
    match problem:
        case NotWellFormed():
            return _(
                "The XML is damaged: it cannot be read on from line %(line)s, column %(column)s. "
                "Get the file anew and try again."
            ) % {"line": problem.line, "column": problem.column}
        case DeclaresEntities():
            return _(
                "The XML has a document type declaration (DOCTYPE) in line %(line)s, which can "
                "fetch other files or grow without end. Remove it and try again."
            ) % {"line": problem.line}
        case NestedTooDeep():
            return _(
                "The XML is nested deeper than any law, from line %(line)s on. It was not read."
            ) % {"line": problem.line}
        case UnknownVersion():
            return _(
                "This version of Akoma Ntoso is not known here: %(name)s. Versions 1.0, 2.0 and "
                "3.0 can be read."
            ) % {"name": problem.name}
        case NoSuchDocument():
            return _no_law(problem.name)
    return None


def _no_law(name: str) -> str:
    known = {
        "judgment": _("This Akoma Ntoso file is a judgment, and no law."),
        "debate": _("This Akoma Ntoso file is the record of a debate, and no law."),
        "debateReport": _("This Akoma Ntoso file is the report of a debate, and no law."),
    }
    reason = known.get(name) or _("There is no law in this Akoma Ntoso file.")
    advice = _("Acts, bills, amendments and collections with one of them can be read here.")
    return f"{reason} {advice}"


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
                "This file is %(name)s. Of such files only Akoma Ntoso can be read here; save any "
                "other as plain text and try again."
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


_DOCUMENT_MESSAGES = {
    DocumentProblem.NOT_WORD: lambda: _(
        "This file is packed like a Word document and is none. Save the text as .docx, plain text "
        "or Markdown and try again."
    ),
    DocumentProblem.OLD_FORMAT: lambda: _(
        "This file is in an old Office format. Open it, save it as .docx and try again."
    ),
    DocumentProblem.ENCRYPTED: lambda: _(
        "The document is protected with a password. Save it without one and try again."
    ),
    DocumentProblem.MACROS: lambda: _(
        "The document contains macros, that is, programs. Save it as .docx without macros and "
        "try again."
    ),
    DocumentProblem.OUTSIDE: lambda: _(
        "The document takes something from outside: a template, a picture or another file. "
        "Nothing from outside is opened here. Put it into the document or remove it, and try "
        "again."
    ),
    DocumentProblem.ENTITIES: lambda: _(
        "The document declares entities of its own, which no word processor does. It was not read."
    ),
    DocumentProblem.UNSAFE_NAMES: lambda: _(
        "The parts of the document have names that are unsafe or stand twice. It was not read."
    ),
    DocumentProblem.TOO_BIG: lambda: _(
        "The document would unpack to more than a law can be, or is nested too deeply. It was "
        "not read."
    ),
    DocumentProblem.BROKEN: lambda: _(
        "The document is damaged and cannot be read. Open it, save it anew as .docx and try again."
    ),
}
