"""Members of parliament."""

from collections.abc import Iterable

from django.utils import translation

from constituents.models import Membership, Person
from search.document import Document, Kind
from search.paths import LANGUAGES, neutral_reverse
from search.registry import Projection, register


def identities() -> Iterable[str]:
    return map(str, Person.objects.values_list("pk", flat=True))


def project(identity: str) -> list[Document]:
    person = Person.objects.filter(pk=identity, memberships__isnull=False).distinct().first()
    if person is None:
        return []
    seats = list(Membership.objects.filter(person=person).select_related("constituency"))
    return [_document(person, seats, language) for language in LANGUAGES]


def _document(person: Person, seats: list[Membership], language: str) -> Document:
    with translation.override(language):
        parts = [
            *(str(seat.constituency) for seat in seats),
            person.committee,
            person.biography,
        ]
    return Document(
        key=f"{Kind.MP}:{person.pk}",
        kind=Kind.MP,
        language=language,
        title=person.name,
        body="\n".join(part for part in parts if part),
        path=neutral_reverse("constituents:mp", [person.slug]),
    )


register(Projection(Kind.MP, project, identities))
