"""Why a text could not be read as a law. The caller words the message from `code` and data."""

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
