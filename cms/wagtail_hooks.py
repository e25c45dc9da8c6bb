"""What the site adds to Wagtail."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import PagesSummaryItem, SummaryItem
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms import admin_api
from cms.permissions import findable_pages, may_read
from cms.translating import kept_in_step, missing_passages, translation_of
from cms.views import choosing, operation
from cms.views.reports import OwnPages
from core import parking, switches


def start_widgets_without_inline_scripts() -> SafeString:
    return format_html('<script src="{}"></script>', static("cms/js/admin-start.js"))


def dress_our_screens() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/admin/admin.css"))


def choose_within_reach(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    return pages.filter(pk__in=findable_pages(request.user).values("pk"))


def what_is_not_public_does_not_exist(
    page: Page, request: HttpRequest, args: Any, kwargs: Any
) -> None:
    """Wagtail would ask for a password or show its own sign-in form."""
    if not may_read(request, page):
        raise Http404


def refuse_half_a_translation(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The passages were stored as they were typed, so refusing loses nothing."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    translation = translation_of(page)
    missing = missing_passages(translation) if translation else 0
    if not missing:
        return None
    messages.error(
        request,
        ngettext(
            "Not published: %(n)s passage is not translated yet. What you wrote is kept.",
            "Not published: %(n)s passages are not translated yet. What you wrote is kept.",
            missing,
        )
        % {"n": missing},
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_translations_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """A draft made of a source holds the source's words until its own editor publishes it."""
    if action_type != "publish" or not all(isinstance(one, Page) for one in objects):
        return None
    below = bool(action.cleaned_form.cleaned_data.get("include_descendants"))
    if not kept_in_step(objects, with_drafts_below=below):
        return None
    words = _("Nothing was published: translations are published one by one, where they are made.")
    messages.error(request, words)
    return redirect(action.next_url)


def leave_accounts_to_their_own_page(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in {"users", "groups"}]


hooks.register("construct_settings_menu", leave_accounts_to_their_own_page)
hooks.register("construct_admin_search", leave_accounts_to_their_own_page)


def name_the_report_of_translations(request: HttpRequest, items: list[MenuItem]) -> None:
    """wagtail-localize names it once, in the language of whoever came first."""
    for item in items:
        if item.url == reverse("wagtail_localize:translations_report"):
            item.label = pgettext_lazy("menu", "Translations")


def count_own_pages(request: HttpRequest, items: list[SummaryItem]) -> None:
    items[:] = [OwnPages(request) if isinstance(one, PagesSummaryItem) else one for one in items]


class OperationItem(MenuItem):
    """Shown to those who may open it."""

    def __init__(self, *args: Any, may_open: Callable[..., bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may_open = may_open

    def is_shown(self, request: HttpRequest) -> bool:
        return self.may_open(request.user)


def operation_addresses() -> list[URLPattern]:
    return [
        path("operation/switches/", operation.Switches.as_view(), name="operation_switches"),
        path("operation/parked/", operation.Parked.as_view(), name="operation_parked"),
    ]


def switches_item() -> MenuItem:
    return OperationItem(
        gettext_lazy("Switches"),
        reverse_lazy("operation_switches"),
        icon_name="cogs",
        order=900,
        may_open=switches.may_throw,
    )


def parked_item() -> MenuItem:
    return OperationItem(
        gettext_lazy("Failures"),
        reverse_lazy("operation_parked"),
        icon_name="warning",
        order=910,
        may_open=parking.may_see_parked,
    )


choosing.offer_tags_within_reach()
hooks.register("register_admin_urls", operation_addresses)
hooks.register("register_admin_menu_item", switches_item)
hooks.register("register_admin_menu_item", parked_item)
hooks.register("insert_global_admin_css", dress_our_screens)
hooks.register("insert_global_admin_js", start_widgets_without_inline_scripts)
hooks.register("before_bulk_action", refuse_translations_in_bulk)
hooks.register("construct_page_chooser_queryset", choose_within_reach)
# After Wagtail's, to take their places.
hooks.register("construct_admin_api", admin_api.register, order=1)
hooks.register("construct_reports_menu", name_the_report_of_translations)
hooks.register("construct_homepage_summary_items", count_own_pages, order=1)
hooks.register("before_serve_page", what_is_not_public_does_not_exist)
# Before wagtail-localize's own hook, which publishes whatever there is.
hooks.register("before_edit_page", refuse_half_a_translation, order=-1)
