from collections.abc import Iterator
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import TranslatableField

from cms.models.base import BasePage
from cms.permissions import may_read


class HomePage(BasePage):
    """What is open for comment, what changed, and "ask your MP"."""

    hero = models.CharField(_("main sentence"), max_length=120)
    popular_searches = models.CharField(
        _("suggested searches"),
        max_length=200,
        blank=True,
        help_text=_("Separated by commas. An editors' choice: nobody's searches are recorded."),
    )

    content_panels: ClassVar[list[Panel]] = [
        *Page.content_panels,
        FieldPanel("hero"),
        FieldPanel("intro"),
        FieldPanel("popular_searches"),
    ]
    translatable_fields: ClassVar[list[TranslatableField]] = [
        *BasePage.translatable_intro,
        TranslatableField("hero"),
        TranslatableField("popular_searches"),
    ]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    max_count = len(settings.LANGUAGES)
    template = "cms/home.html"

    class Meta:
        verbose_name = _("home page")

    @property
    def popular(self) -> list[str]:
        return [word.strip() for word in self.popular_searches.split(",") if word.strip()]

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """A page nobody translated yet is shown in its own language, not as "not found".

        Private pages count as missing, so that they cannot be told from those that are.
        """
        for home in self._homes():
            try:
                # Not home.route(), which would look here again.
                found = Page.route(home, request, path_components)
            except Http404:
                continue
            if may_read(request, found.page):
                return found
        raise Http404

    def _homes(self) -> Iterator["HomePage"]:
        yield self
        yield from self.get_translations().order_by("locale_id")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.selectors.home import home_context

        return {**super().get_context(request, *args, **kwargs), **home_context(self)}
