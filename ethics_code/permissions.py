"""Who may see what of the ethics section. Views fetch through these and nothing else.

Being a superuser, an editor, a moderator or an administrator opens nothing here.
"""

from django.contrib.auth.models import AnonymousUser

from core.models import User
from core.roles import Role, has_role
from ethics_code.models import Consultation
from ethics_code.models.consultation import ConsultationQuerySet

type Visitor = User | AnonymousUser


def may_consult(user: Visitor) -> bool:
    """Members themselves; their assistants do not see the section at all."""
    return has_role(user, Role.MP)


def may_advise(user: Visitor) -> bool:
    return has_role(user, Role.ETHICS_ADVISER)


def readable_consultations(user: Visitor) -> ConsultationQuerySet:
    """For everything outside this set a page answers as for what does not exist."""
    return Consultation.objects.readable_by(user)


def own_consultations(user: Visitor) -> ConsultationQuerySet:
    return Consultation.objects.asked_by(user)


def consultations_put_to(user: Visitor) -> ConsultationQuerySet:
    return Consultation.objects.put_to(user)


def may_read(user: Visitor, consultation: Consultation) -> bool:
    return readable_consultations(user).filter(pk=consultation.pk).exists()


def may_write(user: Visitor, consultation: Consultation) -> bool:
    return may_read(user, consultation) and not consultation.is_closed


def may_close(user: Visitor, consultation: Consultation) -> bool:
    """The MP, whose matter it is."""
    return (
        own_consultations(user).filter(pk=consultation.pk).exists() and not consultation.is_closed
    )


def advisers_for(user: User) -> list[User]:
    """Advisers an MP may choose from, by name."""
    found = User.objects.filter(groups__name=Role.ETHICS_ADVISER, is_active=True)
    return list(found.exclude(pk=user.pk).order_by("display_name", "email"))
