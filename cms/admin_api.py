"""The admin's API, which serves its choosers and its tree of pages.

Wagtail's lists every image and document to every editor, tells of drafts, and lets pages be
copied and published past the rules of the editors' screens, which do not use that.
"""

from collections import OrderedDict
from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet
from rest_framework.fields import ReadOnlyField
from wagtail.admin.api.serializers import (
    AdminPageSerializer,
    PageAncestorsField,
    PageStatusField,
    PageTranslationsField,
)
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.models import Page

from cms.discretion import is_discreet, last_change
from cms.permissions import findable_documents, findable_images, findable_pages

type Told = OrderedDict[str, Any]


class Status(PageStatusField):
    def to_representation(self, page: Page) -> Told:
        told: Told = super().to_representation(page)
        if is_discreet(page):
            told["has_unpublished_changes"] = False
        return told


class LastChange(ReadOnlyField):
    def get_attribute(self, instance: Page) -> datetime | None:
        return last_change(instance)


class Ancestors(PageAncestorsField):
    """A page on the way that was never published has its title from its draft."""

    def to_representation(self, page: Page) -> list[Told]:
        names = {above.pk: str(above) for above in page.get_ancestors()}
        rows: list[Told] = super().to_representation(page)
        for row in rows:
            row["title"] = names[row["id"]]
        return rows


class Translations(PageTranslationsField):
    def to_representation(self, page: Page) -> list[Told]:
        rows: list[Told] = super().to_representation(page)
        reach = findable_pages(self.context["request"].user)
        known = set(reach.filter(pk__in=[row["id"] for row in rows]).values_list("pk", flat=True))
        return [row for row in rows if row["id"] in known]


class PageSerializer(AdminPageSerializer):
    title = ReadOnlyField(source="__str__")
    status = Status(read_only=True)
    latest_revision_created_at = LastChange()
    ancestors = Ancestors(read_only=True)
    translations = Translations(read_only=True)


class Pages(PagesAdminAPIViewSet):
    base_serializer_class = PageSerializer
    actions: ClassVar[dict[str, Any]] = {}


class Images(ImagesAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        found: QuerySet[Any] = super().get_queryset()
        return found.filter(pk__in=findable_images(self.request.user).values("pk"))


class Documents(DocumentsAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        found: QuerySet[Any] = super().get_queryset()
        return found.filter(pk__in=findable_documents(self.request.user).values("pk"))


def register(router: WagtailAPIRouter) -> None:
    """In place of Wagtail's own, under the same names."""
    router.register_endpoint("pages", Pages)
    router.register_endpoint("images", Images)
    router.register_endpoint("documents", Documents)
