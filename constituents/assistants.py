"""An MP's assistants: invited by the MP, and sent away by the MP."""

from django.db import transaction

from constituents.models import Person
from core.accounts import invitations, managing
from core.accounts.events import record
from core.models import AccountEvent, Invitation, User
from core.roles import Role


def waiting(person: Person) -> list[Invitation]:
    """Invitations to assist the person that nobody has answered."""
    found = Invitation.objects.open().filter(role=Role.ASSISTANT, post=person.slug)
    return list(found)


def invite(person: Person, email: str, *, language: str, by: User) -> Invitation:
    """Raises core.accounts.invitations.AlreadyInvited."""
    return invitations.invite(email, Role.ASSISTANT, post=person.slug, language=language, by=by)


@transaction.atomic
def remove(person: Person, assistant: User, *, by: User) -> None:
    """Who assists nobody any more is no assistant. Twice is once."""
    if not person.assistants.filter(pk=assistant.pk).exists():
        return
    person.assistants.remove(assistant)
    if Person.objects.filter(assistants=assistant).exists():
        record(
            AccountEvent.Act.ROLE_REVOKED,
            person=assistant,
            actor=by,
            detail=f"{Role.ASSISTANT} {person.slug}"[:80],
        )
    else:
        managing.take_role(assistant, Role.ASSISTANT, by=by)
