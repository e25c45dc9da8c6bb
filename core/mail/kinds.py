"""What each letter is about, in words, by its template: for lists in which its text is gone.

Each app names its own; a test asks for every template of a letter.
"""

from collections.abc import Mapping

from django.utils.functional import Promise

_labels: dict[str, Promise] = {}


def register(labels: Mapping[str, Promise]) -> None:
    _labels.update(labels)


def all_kinds() -> Mapping[str, Promise]:
    return dict(_labels)


def label_of(template: str) -> str:
    """In the language that is active; the name itself for a letter that exists no more."""
    return str(_labels.get(template, template))
