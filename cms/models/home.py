from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import TranslatableField

from cms.models.base import BasePage


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
    template = "cms/home.html"

    class Meta:
        verbose_name = _("home page")

    @property
    def popular(self) -> list[str]:
        return [word.strip() for word in self.popular_searches.split(",") if word.strip()]

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """A page nobody translated yet is shown in its own language, not as "not found"."""
        try:
            return super().route(request, path_components)
        except Http404:
            found = self._route_elsewhere(request, path_components)
            if found is None:
                raise
            return found

    def _route_elsewhere(
        self, request: HttpRequest, path_components: list[str]
    ) -> RouteResult | None:
        for home in self.get_translations().live().order_by("locale_id"):
            try:
                found = Page.route(home.specific, request, path_components)
            except Http404:
                continue
            return self._prefer_own_language(found)
        return None

    def _prefer_own_language(self, found: RouteResult) -> RouteResult:
        own = found.page.get_translation_or_none(self.locale)
        return RouteResult(own.specific, found.args, found.kwargs) if own and own.live else found

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.selectors.home import home_context

        return {**super().get_context(request, *args, **kwargs), **home_context(self)}


