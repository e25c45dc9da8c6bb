"""What stands above what, as data: the same for both engines."""

from search.document import Kind

# The law itself first; what people say about it follows when both match as well.
KIND_WEIGHTS = {Kind.AMENDMENT: 0.5, Kind.COMMENT: 0.3}
# We made their titles, out of the law's name: it would otherwise count as if they were the law.
NAMED_BY_US = frozenset(KIND_WEIGHTS)


def weighed_texts(kind: str, label: str, title: str, body: str) -> tuple[str, str]:
    """What counts as title and what as text."""
    numbered = f"{label} {title}" if label else title
    return ("", f"{numbered}\n{body}") if kind in NAMED_BY_US else (numbered, body)
