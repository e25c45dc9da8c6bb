"""The whole site's addresses. The other apps are composed here, search by name only."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.decorators.csp import csp_override
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from core.views.health import health_view

# Wagtail's own sign-in form would be a second door past multi-factor authentication.
SIGN_IN = RedirectView.as_view(pattern_name="account_login", query_string=True)
SIGN_OUT = RedirectView.as_view(pattern_name="account_logout")

admin_patterns = decorate_urlpatterns(
    wagtailadmin_urls.urlpatterns, csp_override(settings.ADMIN_SECURE_CSP)
)

urlpatterns = [
    path("", RedirectView.as_view(url=f"/{settings.LANGUAGE_CODE}/"), name="root"),
    path("health/", health_view, name="health"),
    path("cms/login/", SIGN_IN, name="cms_login"),
    path("cms/logout/", SIGN_OUT, name="cms_logout"),
    path("cms/", include((admin_patterns, None))),
    path("documents/", include(wagtaildocs_urls)),
]

urlpatterns += i18n_patterns(
    path("account/", include("core.accounts.urls")),
    path("account/", include("allauth.urls")),
    path("", include("core.urls")),
    path("", include("constituents.urls")),
    path("", include("legislation.urls")),
    path("", include("ethics_code.urls")),
    path("search/", include("search.urls")),
    path("", include(wagtail_urls)),
)

handler400 = "core.views.errors.bad_request"
handler403 = "core.views.errors.permission_denied"
handler404 = "core.views.errors.page_not_found"
handler500 = "core.views.errors.server_error"
