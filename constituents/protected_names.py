"""Names nobody may borrow: those of the people who sit in the assembly, in every spelling."""

from collections.abc import Iterator

from constituents.models import Person


def names_of_members() -> Iterator[str]:
    rows = Person.objects.values_list("name_az", "name_en", "name_ru")
    for spellings in rows.iterator():
        yield from filter(None, spellings)
