"""Addresses of comments and their moderation."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
