"""Wagtail's admin behind our door, under its own content security policy."""

from django.conf import settings
from django.urls import path, re_path
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.views.admin import absent, atomic_posts, hidden_from_others, sign_in, sign_out
from cms.views.sections import within_reach
from cms.views.translations import SubmitPage, UpdateTranslations

# In place of wagtail-localize's, at the same addresses; its names go on working.
_translations = decorate_urlpatterns(
    [
        path("localize/submit/page/<int:page_id>/", SubmitPage.as_view()),
        path("localize/update/<int:translation_source_id>/", UpdateTranslations.as_view()),
    ],
    require_admin_access,
)
_reachable = decorate_urlpatterns(
    [*decorate_urlpatterns(_translations, never_cache), *wagtailadmin_urls.urlpatterns],
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
