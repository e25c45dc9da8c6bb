"""What somebody is writing, kept in the session: it survives a change of language or of MP.

What is sent is what the form carries; the draft only fills pages one comes back to.
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

ASK, RECEIPT = "question_draft", "question_receipt"
# A session is no store for megabytes; longer texts are still in the form that is shown.
MAX_CHARACTERS = 50_000


def keep(request: HttpRequest, name: str, data: Mapping[str, Any]) -> None:
    """Store plain values. An anonymous visitor's draft ends with the browser session."""
    kept = {key: str(value) for key, value in data.items() if not key.startswith("csrf")}
    if sum(map(len, kept.values())) > MAX_CHARACTERS:
        return
    request.session[name] = kept
    if not request.user.is_authenticated:
        request.session.set_expiry(0)


def find(request: HttpRequest, name: str) -> dict[str, str]:
    """The draft, or an empty one."""
    found: dict[str, str] = request.session.get(name, {})
    return found


def drop(request: HttpRequest, name: str) -> None:
    request.session.pop(name, None)


def follow_up_name(reference: str) -> str:
    return f"follow_up_draft:{reference}"


def answer_name(reference: str) -> str:
    return f"answer_draft:{reference}"
