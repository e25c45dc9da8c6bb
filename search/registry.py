"""The registry of public projections.

A projection says what the public may find of one model, or nothing. Whatever is not
returned here does not exist for search, suggestions, counts and highlights.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from search.document import Document, Kind

type Project = Callable[[str], list[Document]]
type Identities = Callable[[], Iterable[str]]
type Keys = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Projection:
    """`project(identity)` gives the documents of one thing (one a language), or none.

    `identities()` names all things that may have documents, for rebuilding. A thing with
    documents of several keys, as a law has one an article, names in `keys(identity)` all it
    ever had.
    """

    kind: Kind
    project: Project
    identities: Identities
    keys: Keys | None = None


_projections: dict[Kind, Projection] = {}


def register(projection: Projection) -> None:
    _projections[projection.kind] = projection


def documents_of(kind: Kind, identity: str) -> list[Document]:
    return _projections[kind].project(identity)


def keys_of(kind: Kind, identity: str) -> list[str]:
    keys = _projections[kind].keys
    return keys(identity) if keys else [f"{kind}:{identity}"]


def all_identities() -> Iterator[tuple[Kind, str]]:
    for kind, projection in _projections.items():
        for identity in projection.identities():
            yield kind, identity
