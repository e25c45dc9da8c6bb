"""What the editors' and administrators' groups may do in Wagtail, renewed after each migrate.

Wagtail's permissions are rows, so they are laid here as data, in one place, rather than
clicked together: a new installation has the same rights as an old one.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from core.roles import Role

PAGE_RIGHTS = ("add_page", "change_page", "publish_page")
COLLECTION_RIGHTS = (
    "add_image", "change_image", "choose_image", "add_document", "change_document",
    "choose_document",
)  # fmt: skip
TRANSLATION_RIGHTS = ("submit_translation",)


def set_up_editors(sender: Any, **kwargs: Any) -> None:
    """Editors publish everywhere; administrators also."""
    root = Page.objects.filter(depth=1).first()
    collection = Collection.get_first_root_node()
    if root is None or collection is None:
        return
    for role in (Role.EDITOR, Role.ADMINISTRATOR):
        group = Group.objects.filter(name=role).first()
        if group:
            _allow(group, root, collection)


def _allow(group: Group, root: Page, collection: Collection) -> None:
    group.permissions.add(
        *Permission.objects.filter(codename__in=("access_admin", *TRANSLATION_RIGHTS))
    )
    for permission in Permission.objects.filter(
        codename__in=PAGE_RIGHTS, content_type__app_label="wagtailcore"
    ):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    for permission in Permission.objects.filter(codename__in=COLLECTION_RIGHTS):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )
