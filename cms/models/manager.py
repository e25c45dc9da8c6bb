"""Finding the pages the public may see."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.db.models.functions import Now
from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from core.plans import planned


class PublicPageQuerySet(PageQuerySet):
    """Adds the one verb lists, feeds and switches are to use."""

    def published(self) -> "PublicPageQuerySet":
        """Live, not past its end, not private, and no mere copy of a page in another language.

        The job that unpublishes expired pages comes each minute; nothing is shown in between.
        """
        lasting = Q(expire_at__isnull=True) | Q(expire_at__gt=Now())
        private = Exists(_restrictions_above())
        found: PublicPageQuerySet = self.filter(~private, lasting, live=True, alias_of__isnull=True)
        return found


@planned
def _restrictions_above() -> QuerySet[PageViewRestriction]:
    """Of the page itself or one above it. Wagtail's public() asks for all of them first."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    rows: QuerySet[PageViewRestriction] = PageViewRestriction.objects.alias(below=path)
    return rows.filter(below__startswith=F("page__path"))


PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)
