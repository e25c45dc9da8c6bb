"""Absolute addresses come from the configuration, never from the request's Host."""

from django.conf import settings


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
