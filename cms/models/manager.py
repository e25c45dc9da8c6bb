"""Finding the pages the public may see."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet


class PublicPageQuerySet(PageQuerySet):
    """Adds the one verb lists, feeds and switches are to use."""

    def published(self) -> "PublicPageQuerySet":
        """Live, not past its end, not private, and no mere copy of a page in another language.

        The job that unpublishes expired pages comes each minute; nothing is shown in between.
        """
        lasting = Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
        # Wagtail's public() asks for all restrictions first: a query more for each list.
        path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        above = PageViewRestriction.objects.alias(below=path)
        private = Exists(above.filter(below__startswith=F("page__path")))
        found: PublicPageQuerySet = self.live().filter(~private, lasting, alias_of__isnull=True)
        return found


PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)
