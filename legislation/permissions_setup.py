"""The editors' rights over the law's records in the admin, laid after each migrate."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from core.roles import Role

EDITED_MODELS = ("bill", "version", "amendment", "stageevent", "consultation")
ACTIONS = ("view", "add", "change", "delete")


def permit_editors(sender: AppConfig, **extra: Any) -> None:
    """Editors keep all bills. Published texts stay closed to them too: see the viewset."""
    # Django creates an app's permissions in the same signal, perhaps after this receiver.
    create_permissions(sender, verbosity=0)
    codenames = [f"{action}_{model}" for action in ACTIONS for model in EDITED_MODELS]
    types = ContentType.objects.filter(app_label="legislation", model__in=EDITED_MODELS)
    wanted = Permission.objects.filter(content_type__in=types, codename__in=codenames)
    for group in Group.objects.filter(name=Role.EDITOR):
        group.permissions.add(*wanted)
