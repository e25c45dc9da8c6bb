"""The posts an account may hold: an MP's own, and an assistant's with an MP."""

from collections.abc import Iterator

from constituents.models import Person
from core.accounts.posts import Posts, PostTaken
from core.models import User


class MemberPosts(Posts):
    """An account is one MP and an MP has one account."""

    def choices(self) -> Iterator[tuple[str, str]]:
        for person in Person.objects.filter(user__isnull=True):
            yield person.slug, person.name

    def label(self, key: str) -> str:
        return _name_of(key)

    def fill(self, key: str, user: User) -> None:
        person = Person.objects.select_for_update(of=("self",)).at(key)
        if person is None or person.user_id not in {None, user.pk}:
            raise PostTaken
        if Person.objects.filter(user=user).exclude(pk=person.pk).exists():
            raise PostTaken
        person.user = user
        person.save(update_fields=["user"])
        # The name others see is the one the assembly knows.
        user.display_name = person.name[:80]
        user.save(update_fields=["display_name"])

    def vacate(self, user: User) -> None:
        Person.objects.filter(user=user).update(user=None)


class AssistantPosts(Posts):
    """An MP has many assistants, and an assistant may work for several MPs."""

    def choices(self) -> Iterator[tuple[str, str]]:
        for person in Person.objects.all():
            yield person.slug, person.name

    def label(self, key: str) -> str:
        return _name_of(key)

    def fill(self, key: str, user: User) -> None:
        person = Person.objects.at(key)
        if person is None:
            raise PostTaken
        person.assistants.add(user)

    def vacate(self, user: User) -> None:
        for person in Person.objects.filter(assistants=user):
            person.assistants.remove(user)


def _name_of(slug: str) -> str:
    person = Person.objects.at(slug)
    return person.name if person else ""
