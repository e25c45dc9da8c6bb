"""Signing in with an address and a password."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from core.text import EmailNotUsable, normalise_email


class EmailBackend(AuthenticationBackend):
    """allauth's backend, for which `ınfo@x.az` is nobody rather than `info@x.az`."""

    def authenticate(self, request: Any, **credentials: Any) -> Any:
        if "email" in credentials:
            try:
                credentials["email"] = normalise_email(credentials["email"])
            except EmailNotUsable:
                return None
        return super().authenticate(request, **credentials)
