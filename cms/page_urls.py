"""Wagtail's pages. Its sign-in form and its page passwords are left out: allauth is the door."""

from django.urls import path, re_path
from wagtail import views
from wagtail.urls import serve_pattern

from cms.views.admin import sign_in

urlpatterns = [
    # Wagtail looks the name up, but a page nobody may see is answered before with 404.
    path("_util/login/", sign_in, name="wagtailcore_login"),
    re_path(serve_pattern, views.serve, name="wagtail_serve"),
]
