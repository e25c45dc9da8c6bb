"""Goes before allauth's own patterns: the first that matches answers."""

from django.urls import path, re_path

from core.accounts import views
from core.views import address

urlpatterns = [
    re_path(
        r"^confirm-email/(?P<key>[-:\w]+)/$", views.confirm_email, name="account_confirm_email"
    ),
    # In place of allauth's, which would not ask the old mailbox.
    path("email/", address.change, name="account_email"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
