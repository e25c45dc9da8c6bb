"""Wagtail's choosers and lists of tags, which know neither sections nor collections."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import BadRequest
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from taggit.models import Tag, TaggedItem
from wagtail.admin import filters
from wagtail.admin.models import popular_tags_for_model
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import chooser
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.views.tags import TAGS_AUTOCOMPLETE_LIMIT
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.views import chooser as image_chooser
from wagtail.models import Page

from cms.discretion import editor_looking, last_change
from cms.permissions import Editor, findable_documents, findable_images, findable_pages


def _dated_discreetly(columns: list[Column]) -> list[Column]:
    for column in columns:
        if column.name == "updated":
            column.accessor = last_change
    return columns


class BrowsePages(chooser.BrowseView):
    @property
    def columns(self) -> list[Column]:
        return _dated_discreetly(super().columns)


class SearchPages(chooser.SearchView):
    @property
    def columns(self) -> list[Column]:
        return _dated_discreetly(super().columns)


class FindPages(SearchView):
    """The original counts "None: 1–20"."""

    verbose_name = Page._meta.verbose_name
    verbose_name_plural = Page._meta.verbose_name_plural


class ExternalLink(chooser.ExternalLinkView):
    """An address of ours becomes a link to its page, if the editor may know of the page.

    Only the exact address: see WAGTAILADMIN_EXTERNAL_LINK_CONVERSION.
    """

    def post(self, request: HttpRequest) -> HttpResponse:
        # Wagtail reads the address without looking whether it came along.
        if f"{self.form_prefix}-{self.link_url_field_name}" not in request.POST:
            raise BadRequest
        response: HttpResponse = super().post(request)
        return response

    def render_chosen_response(self, result: dict[str, Any]) -> HttpResponse:
        if "id" in result:
            page = findable_pages(self.request.user).filter(pk=result["id"]).specific().first()
            known = {"adminTitle": page.get_admin_display_title()} if page else None
            result = result | known if known else self.get_result_data()
        response: HttpResponse = super().render_chosen_response(result)
        return response


def tags_within_reach(user: Editor, *models: Any) -> QuerySet[Tag]:
    """The tags of files the editor may come across; of others even the names tell something."""
    files = {get_image_model(): findable_images, get_document_model(): findable_documents}
    within = Q(pk=None)
    for model in models or files:
        kind = ContentType.objects.get_for_model(model)
        within |= Q(content_type=kind, object_id__in=files[model](user).values("pk"))
    found: QuerySet[Tag] = Tag.objects.filter(
        pk__in=TaggedItem.objects.filter(within).values("tag_id")
    )
    return found


def complete_tag(request: HttpRequest) -> JsonResponse:
    begun = request.GET.get("term", "").replace("\x00", "")
    found = tags_within_reach(request.user).filter(name__istartswith=begun).order_by("name")
    names = found.values_list("name", flat=True)[:TAGS_AUTOCOMPLETE_LIMIT] if begun else []
    return JsonResponse(list(names), safe=False)


def _popular_tags(model: Any, count: int = 10) -> QuerySet[Tag]:
    editor = editor_looking()
    found: QuerySet[Tag]
    if editor is None:
        found = popular_tags_for_model(model, count)
    else:
        within = tags_within_reach(editor, model)
        used = within.annotate(used=Count("taggit_taggeditem_items"))
        found = used.order_by("-used", "name")[:count]
    return found


def offer_tags_within_reach() -> None:
    """Wagtail's lists of the most frequent tags have no hook."""
    filters.popular_tags_for_model = _popular_tags
    image_chooser.popular_tags_for_model = _popular_tags
