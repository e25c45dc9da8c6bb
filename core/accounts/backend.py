"""Signing in with an address and a password."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from core.text import EmailNotUsable, normalise_email


class EmailBackend(AuthenticationBackend):
    """allauth's backend, for which `ınfo@x.az` is nobody rather than `info@x.az`."""

    def authenticate(self, request: Any, **credentials: Any) -> Any:
        # Code that is not ours may call the address a user name.
        for name in {"email", "username"} & credentials.keys():
            try:
                credentials[name] = normalise_email(credentials[name] or "")
            except EmailNotUsable:
                self._mitigate_timing_attack(credentials.get("password"))
                return None
        return super().authenticate(request, **credentials)
