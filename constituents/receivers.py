"""What happens elsewhere and concerns questions."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from constituents.delivering import QUESTION_MAIL
from core.models import OutgoingMail
from core.roles import Role

EDITED_MODELS = ("constituency", "person", "membership")
EDITOR_ACTIONS = ("view", "add", "change", "delete")


def note_delivery(sender: object, mail: OutgoingMail, **extra: Any) -> None:
    if mail.template == QUESTION_MAIL:
        from constituents.tasks import record_delivery  # needs the jobs app to be ready

        record_delivery.defer(key=mail.key)


def permit_editors(sender: AppConfig, **extra: Any) -> None:
    """Editors and administrators keep people and seats in the admin."""
    # Django creates an app's permissions in the same signal, perhaps after this receiver.
    create_permissions(sender, verbosity=0)
    codenames = [f"{action}_{model}" for action in EDITOR_ACTIONS for model in EDITED_MODELS]
    types = ContentType.objects.filter(app_label="constituents", model__in=EDITED_MODELS)
    wanted = Permission.objects.filter(content_type__in=types, codename__in=codenames)
    for group in Group.objects.filter(name__in=[Role.EDITOR, Role.ADMINISTRATOR]):
        group.permissions.add(*wanted)
