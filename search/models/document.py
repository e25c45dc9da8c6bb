"""The public projection of everything that can be found, one row per thing and language."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchDocumentQuerySet(models.QuerySet["SearchDocument"]):
    def findable(self) -> "SearchDocumentQuerySet":
        return self.filter(is_deleted=False)

    def waiting(self) -> "SearchDocumentQuerySet":
        """Rows of which Elasticsearch does not have the present revision."""
        return self.filter(mirrored__lt=models.F("revision"))


SearchDocumentManager = models.Manager.from_queryset(SearchDocumentQuerySet)


class SearchDocument(models.Model):
    """Committed together with what it is made from; Elasticsearch mirrors this table.

    A removed document stays as a tombstone (`is_deleted`, no text): its `revision` tells
    the mirror that the removal is newer than any write still under way, and `mirrored` is
    the revision that arrived there.
    """

    key = models.CharField(max_length=160)
    language = models.CharField(max_length=2)
    kind = models.CharField(max_length=20)
    law = models.CharField(max_length=120, blank=True)
    law_title = models.CharField(max_length=400, blank=True)
    eid = models.CharField(max_length=200, blank=True)
    label = models.CharField(max_length=60, blank=True)
    title = models.TextField(blank=True)
    body = models.TextField(blank=True)
    path = models.CharField(max_length=2000, blank=True)
    date = models.DateField(null=True, blank=True)
    vector = SearchVectorField(null=True)
    is_deleted = models.BooleanField(default=False)
    revision = models.BigIntegerField(default=0)
    mirrored = models.BigIntegerField(default=0)

    objects: ClassVar["SearchDocumentManager[SearchDocument]"] = SearchDocumentManager()

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")
        constraints = [
            models.UniqueConstraint(fields=["key", "language"], name="search_document_once")
        ]
        indexes = [
            GinIndex(fields=["vector"], name="search_document_vector"),
            models.Index(fields=["kind", "language"], name="search_document_kind"),
            models.Index(
                fields=["id"],
                condition=models.Q(mirrored__lt=models.F("revision")),
                name="search_document_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.language}"
