"""What every page of ours shares. Abstract: a concrete base breaks wagtail-localize."""

from http import HTTPMethod
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from cms.addresses import path_for_reader, reader_language
from cms.models.manager import PublicPageManager
from cms.selectors.quotations import find_quoted
from core.text import slugify
from legislation.models import Bill

# Wagtail's root has depth 1, home pages 2: a page there stands beside the addresses of our views.
HOME_DEPTH = 2


class PageForm(WagtailAdminPageForm):
    """The slug may stay empty: the page makes one of its title.

    Draft laws nobody published are offered to those who keep them, and stay on a page that
    has one already.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        if "bills" in self.fields:
            offered = Bill.objects.visible_to(self.for_user).values("pk")
            chosen = [bill.pk for bill in self.instance.bills.all()]
            self.fields["bills"].queryset = Bill.objects.filter(
                Q(pk__in=offered) | Q(pk__in=chosen)
            )


class BasePage(Page):
    """A page with an introduction in one or two sentences."""

    slug: Any  # Wagtail's field, which mypy cannot see
    intro = models.TextField(_("introduction"), blank=True)

    objects = PublicPageManager()

    # A page of ours takes no form; what a form is sent to is a view.
    allowed_http_methods = (HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS)
    base_form_class = PageForm
    content_panels: ClassVar[list[Panel]] = [*Page.content_panels, FieldPanel("intro")]
    translatable_intro: ClassVar[list[TranslatableField]] = [
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        TranslatableField("intro"),
    ]

    class Meta:
        abstract = True

    @property
    def language(self) -> str:
        """The language of the text; an alias still shows the text of its source."""
        source = self.alias_of if self.alias_of_id else self
        return str(source.locale.language_code)

    @property
    def is_foreign(self) -> bool:
        """Shown to a reader of another language, since nobody translated it yet."""
        return self.language != reader_language()

    def path_for_reader(self) -> str:
        """Its own path, under the prefix of the reader's language."""
        return path_for_reader(self.url_path)

    def address_for_reader(self) -> str:
        """Where the reader is to find this page: its translation's address, if there is one."""
        language = reader_language()
        if self.locale.language_code == language:
            return self.path_for_reader()
        return (self._translation_into(language) or self).path_for_reader()

    def _translation_into(self, language: str) -> Self | None:
        found: Self | None = (
            self.get_translations().published().filter(locale__language_code=language).first()
        )
        return found

    @cached_property
    def _restrictions(self) -> Any:
        return super().get_view_restrictions()

    def get_view_restrictions(self) -> Any:
        """Asked for three times a request: by the route, by our hook and by Wagtail's."""
        return self._restrictions

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One address a language: whoever comes by another is sent on."""
        address = self.address_for_reader()
        if request.path != address and not getattr(request, "is_preview", False):
            query = request.META.get("QUERY_STRING", "")
            return redirect(f"{address}?{query}" if query else address)
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["page_language"] = self.language
        context["quotations"] = find_quoted(self.quotation_values())
        return context

    def quotation_values(self) -> list[Any]:
        """The quotations of laws in the page's text, top level only: blocks do not nest them."""
        body = getattr(self, "body", None) or ()
        return [block.value for block in body if block.block_type == "quotation"]

    def _set_core_field_defaults(self) -> None:
        # Wagtail would make "şəxsi-həyat" of the title, Django's slugify "sxsi-hyat".
        if not self.slug and self.title and self._has_known_parent():
            self.slug = self._get_autogenerated_slug(slugify(self.title))
        super()._set_core_field_defaults()

    def _has_known_parent(self) -> bool:
        return bool(self.path or getattr(self, "_cached_parent_obj", None))

    @staticmethod
    def _slug_is_available(slug: str, parent_page: Page | None, page: Page | None = None) -> bool:
        """Also refuses addresses that lead to a view of ours, where nobody would find the page."""
        if parent_page is not None and parent_page.depth == HOME_DEPTH and _is_taken(slug):
            return False
        return bool(Page._slug_is_available(slug, parent_page, page))


def _is_taken(slug: str) -> bool:
    try:
        found = resolve(f"/{reader_language()}/{slug}/")
    except Resolver404:
        return False
    return found.url_name != "wagtail_serve"
