"""allauth's views where a link scanner, a second click or an old link would do harm."""

from typing import Any

from allauth.account import app_settings
from allauth.account.models import EmailAddress
from allauth.account.views import ConfirmEmailView, PasswordResetFromKeyView
from django.core import signing
from django.http import HttpResponse

from core.confirmations import LinkProblem
from core.views.errors import link_problem

GONE = 410


class ConfirmEmail(ConfirmEmailView):
    """GET shows the button and changes nothing; POST confirms, once."""

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._answer("get", *args, **kwargs)

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._answer("post", *args, **kwargs)

    def _answer(self, method: str, *args: Any, **kwargs: Any) -> HttpResponse:
        problem = problem_of(kwargs["key"])
        if problem:
            return link_problem(self.request, problem)
        handler = super().get if method == "get" else super().post
        response: HttpResponse = handler(*args, **kwargs)
        return response

    def logout_other_user(self, confirmation: Any) -> None:
        if self.request.method == "POST":
            super().logout_other_user(confirmation)


class PasswordResetFromKey(PasswordResetFromKeyView):
    """An old link answers 410, and opening one signs nobody out."""

    def logout(self) -> None:
        if self.request.method == "POST":
            super().logout()

    def render_to_response(self, context: dict[str, Any], **options: Any) -> HttpResponse:
        if context.get("token_fail"):
            options["status"] = GONE
        response: HttpResponse = super().render_to_response(context, **options)
        return response


def problem_of(key: str) -> LinkProblem | None:
    """Why allauth's signed confirmation key cannot be used, or None when it can."""
    max_age = app_settings.EMAIL_CONFIRMATION_EXPIRE_DAYS * 24 * 60 * 60
    try:
        pk = signing.loads(key, max_age=max_age, salt=app_settings.SALT)
    except signing.SignatureExpired:
        return LinkProblem("expired")
    except signing.BadSignature:
        return LinkProblem("unknown")
    verified = EmailAddress.objects.filter(pk=pk).values_list("verified", flat=True).first()
    if verified is None:
        # The address was replaced or removed since the mail was written.
        return LinkProblem("expired")
    return LinkProblem("used") if verified else None


confirm_email = ConfirmEmail.as_view()
password_reset_from_key = PasswordResetFromKey.as_view()
