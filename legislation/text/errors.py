"""Why a text could not be read as a law. The caller words the message from `code` and data."""

from enum import StrEnum
from typing import ClassVar


class NotRecognised(ValueError):
    """The text is no law we can read; `code` is stable, the fields are for the message."""

    code: ClassVar[str] = "not_recognised"


class EmptyText(NotRecognised):
    """There is nothing but white space."""

    code: ClassVar[str] = "empty"


class BinaryText(NotRecognised):
    """The bytes are no text: a NUL or an undecodable byte at `position`."""

    code: ClassVar[str] = "binary"

    def __init__(self, position: int) -> None:
        super().__init__(f"not text at {position}")
        self.position = position


class MarkupText(NotRecognised):
    """A page or document in XML or HTML, which is no plain text: `name` is "XML" or "HTML"."""

    code: ClassVar[str] = "markup"

    def __init__(self, name: str) -> None:
        super().__init__(f"not plain text but {name}")
        self.name = name


class NotWellFormed(NotRecognised):
    """XML that breaks off or breaks its own rules at `line` and `column`, from 1."""

    code: ClassVar[str] = "not_well_formed"

    def __init__(self, line: int, column: int) -> None:
        super().__init__(f"not well-formed in line {line}, column {column}")
        self.line = line
        self.column = column


class DeclaresEntities(NotRecognised):
    """XML with a document type declaration in `line`: it could name files and grow without end."""

    code: ClassVar[str] = "declares_entities"

    def __init__(self, line: int) -> None:
        super().__init__(f"document type declaration in line {line}")
        self.line = line


class NestedTooDeep(NotRecognised):
    """XML whose elements stand in one another deeper than in any law, from `line` on."""

    code: ClassVar[str] = "nested_too_deep"

    def __init__(self, line: int) -> None:
        super().__init__(f"nested too deep in line {line}")
        self.line = line


class NoSuchDocument(NotRecognised):
    """Akoma Ntoso, but no law: `name` is the element that says what it is ("judgment")."""

    code: ClassVar[str] = "no_law_document"

    def __init__(self, name: str) -> None:
        super().__init__(f"a {name} is no law")
        self.name = name


class UnknownVersion(NotRecognised):
    """Akoma Ntoso in a version nobody here knows: `name` is its namespace."""

    code: ClassVar[str] = "unknown_version"

    def __init__(self, name: str) -> None:
        super().__init__(f"unknown version {name}")
        self.name = name


class TooLong(NotRecognised):
    """The file is longer than any law: more than `limit` bytes or characters."""

    code: ClassVar[str] = "too_long"

    def __init__(self, limit: int) -> None:
        super().__init__(f"longer than {limit}")
        self.limit = limit


class DocumentProblem(StrEnum):
    """Why a file that looks like one of Word's was not opened."""

    NOT_WORD = "not_word"
    OLD_FORMAT = "old_format"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    OUTSIDE = "outside"
    ENTITIES = "entities"
    UNSAFE_NAMES = "unsafe_names"
    TOO_BIG = "too_big"
    BROKEN = "broken"


class UnusableDocument(NotRecognised):
    """A Word document, or what pretends to be one, that is not opened; `problem` says why."""

    code: ClassVar[str] = "unusable_document"

    def __init__(self, problem: DocumentProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class NotOurData(NotRecognised):
    """JSON that names itself a law of ours and is not: `place` is where it goes wrong."""

    code: ClassVar[str] = "not_our_data"

    def __init__(self, place: str) -> None:
        super().__init__(f"not as expected: {place}")
        self.place = place


class NotALaw(NotRecognised):
    """No article heading stands in the text ("Maddə 1.", "Article 1", "Статья 1")."""

    code: ClassVar[str] = "not_a_law"


class DuplicateArticle(NotRecognised):
    """Two articles have one label; lines are counted from 1."""

    code: ClassVar[str] = "duplicate_article"

    def __init__(self, label: str, first_line: int, second_line: int) -> None:
        super().__init__(f"article {label} in lines {first_line} and {second_line}")
        self.label = label
        self.first_line = first_line
        self.second_line = second_line
