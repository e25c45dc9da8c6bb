"""The admin's API, which serves its choosers: files of one's own collections only.

Wagtail's lists every image and document to every editor.
"""

from typing import Any

from django.db.models import QuerySet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from cms.permissions import findable_documents, findable_images


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
    router.register_endpoint("images", Images)
    router.register_endpoint("documents", Documents)
