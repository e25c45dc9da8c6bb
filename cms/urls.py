"""The whole site's addresses. The other apps are composed here, search by name only."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from cms.views import files
from core.views.health import health_view
from core.views.ledger import ledger_checkpoints

to_language = RedirectView.as_view(url=f"/{settings.LANGUAGE_CODE}/")

urlpatterns = [
    path("", require_safe(to_language), name="root"),
    path("health/", health_view, name="health"),
    path("ledger/checkpoints.json", ledger_checkpoints, name="ledger_checkpoints"),
    path("cms/", include("cms.admin_urls")),
    re_path(r"^documents/(\d{1,9})/(.*)$", files.document, name="wagtaildocs_serve"),
    re_path(r"^media/(images/[^\x00]+)$", files.rendition, name="rendition"),
    re_path(r"^media/(original_images/[^\x00]+)$", files.original, name="original_image"),
]

urlpatterns += i18n_patterns(
    path("account/", include("core.accounts.urls")),
    path("account/", include("allauth.urls")),
    path("", include("core.urls")),
    path("", include("constituents.urls")),
    path("", include("legislation.urls")),
    path("", include("ethics_code.urls")),
    path("search/", include("search.urls")),
    path("", include("cms.page_urls")),
)

handler400 = "core.views.errors.bad_request"
handler403 = "core.views.errors.permission_denied"
handler404 = "core.views.errors.page_not_found"
handler500 = "core.views.errors.server_error"
