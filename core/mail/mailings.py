"""Letters that can be stopped with one click in the mail program (RFC 8058)."""

import base64
import hashlib
import hmac

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from core.confirmations import LinkProblem
from core.links import absolute
from core.models import Mailing

ONE_CLICK = "List-Unsubscribe=One-Click"


def mailing_of(kind: Mailing.Kind, email: str) -> Mailing:
    """The row of an address on a kind of letters, made when there is none."""
    digest = _digest(_token(kind, email))
    found, __ = Mailing.objects.get_or_create(kind=kind, email=email, defaults={"digest": digest})
    if found.digest != digest:
        # SECRET_KEY was changed since.
        found.digest = digest
        found.save(update_fields=["digest"])
    return found


def headers(mailing: Mailing, language: str) -> dict[str, str]:
    """What mail programs make their own button of; both headers or none."""
    link = stop_link(mailing.kind, mailing.email, language)
    return {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": ONE_CLICK}


def stop_link(kind: str, email: str, language: str) -> str:
    """The page with the button, for the letter's own small print."""
    with translation.override(language):
        return absolute(reverse("core:stop_letters", args=[_token(kind, email)]))


def peek(token: str) -> Mailing:
    """Raises LinkProblem; changes nothing."""
    found = Mailing.objects.filter(digest=_digest(token)).first()
    if found is None:
        raise LinkProblem("unknown")
    return found


@transaction.atomic
def stop(token: str) -> Mailing:
    """No more letters of that kind to that address. Twice is as once. Raises LinkProblem."""
    mailing = Mailing.objects.select_for_update().filter(digest=_digest(token)).first()
    if mailing is None:
        raise LinkProblem("unknown")
    if mailing.stopped_at is None:
        mailing.stopped_at = timezone.now()
        mailing.save(update_fields=["stopped_at"])
    return mailing


def _token(kind: str, email: str) -> str:
    """43 characters that only we can make, the same for all letters of a kind to an address."""
    secret = hashlib.sha256(b"mailings" + settings.SECRET_KEY.encode()).digest()
    digest = hmac.digest(secret, f"{kind}\x1f{email}".encode(), "sha256")
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
