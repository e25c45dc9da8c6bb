"""Wagtail's admin behind our door, under its own content security policy."""

from django.conf import settings
from django.urls import URLPattern, path, re_path
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.generic import BaseListingView
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.views import choosing, reports
from cms.views.admin import absent, atomic_posts, hidden_from_others, sign_in, sign_out
from cms.views.sections import within_reach
from cms.views.translations import SubmitPage, UpdateTranslations


def _list(address: str, view: type[BaseListingView]) -> list[URLPattern]:
    """The whole page, and the part that its filters load anew."""
    return [
        path(f"{address}/", view.as_view()),
        path(f"{address}/results/", view.as_view(results_only=True)),
    ]


# In place of Wagtail's and wagtail-localize's, at the same addresses; their names go on working.
_ours = decorate_urlpatterns(
    [
        path("localize/submit/page/<int:page_id>/", SubmitPage.as_view()),
        path("localize/update/<int:translation_source_id>/", UpdateTranslations.as_view()),
        *_list("localize/reports/translations", reports.Translations),
        *_list("reports/site-history", reports.SiteHistory),
        *_list("reports/page-types-usage", reports.PageTypes),
        *_list("pages/search", choosing.FindPages),
        path("choose-page/", choosing.BrowsePages.as_view()),
        path("choose-page/<int:parent_page_id>/", choosing.BrowsePages.as_view()),
        path("choose-page/search/", choosing.SearchPages.as_view()),
        path("choose-external-link/", choosing.ExternalLink.as_view()),
        path("tag-autocomplete/", choosing.complete_tag),
        path("tag-autocomplete/<slug:app_name>/<slug:model_name>/", absent),
    ],
    require_admin_access,
)
_reachable = decorate_urlpatterns(
    [*decorate_urlpatterns(_ours, never_cache), *wagtailadmin_urls.urlpatterns],
    within_reach,
)
_guarded = decorate_urlpatterns(_reachable, hidden_from_others)
_whole = decorate_urlpatterns(_guarded, atomic_posts)

urlpatterns = [
    # Accounts have one page of ours: a form that writes any address into any account would
    # open an adviser's consultations to whoever may use it.
    re_path(r"^(?:users|groups|bulk/core/user|bulk/auth/group)/", absent),
    path("login/", sign_in, name="cms_login"),
    path("logout/", sign_out, name="cms_logout"),
    *decorate_urlpatterns(_whole, csp_override(settings.ADMIN_SECURE_CSP)),
]
