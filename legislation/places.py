"""Finding a provision by the number somebody wrote."""

from legislation.outline import Outline, Row


class NoSuchPlace(ValueError):
    """The number is not in the text, or (`matches` > 1) in several places."""

    def __init__(self, label: str, matches: int) -> None:
        super().__init__(label)
        self.label, self.matches = label, matches


def place_in(outline: Outline, label: str) -> Row:
    """The provision numbered `label`: "9", "9.2", "9.2 ə)".

    Raises:
        NoSuchPlace: none or more than one is called so.
    """
    wanted = _bare(label)
    rows = [row for row in outline.rows if row.label and not row.is_container]
    found = [row for row in rows if _bare(row.label) == wanted]
    if len(found) != 1:
        found = [row for row in rows if _bare(_full(outline, row)) == wanted] or found
    if len(found) != 1:
        raise NoSuchPlace(label, len(found))
    return found[0]


def _full(outline: Outline, row: Row) -> str:
    above = outline.parent(row)
    return f"{above.label} {row.label}" if above and not above.is_container else row.label


def _bare(label: str) -> str:
    """ "9.2." and "9.2" are one number; so are "9.2 ə)" and "9.2ə)"."""
    return "".join(label.split()).rstrip(".")
