"""Sending one request of the table, and naming what came of it."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.permissions.routes import arguments_of
from tests.permissions.world import MISSING

SIGN_IN = "/az/account/login/"
WORDS = {200: "yes", 400: "yes", 409: "yes", 403: "no", 405: "405", 410: "gone"}

type Arguments = dict[str, object]


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens within leaves nothing in the database."""
    block = transaction.atomic()
    # As Django's own test cases say of theirs, so that durable blocks may stand within.
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)


def address(view: str, given: Arguments) -> str:
    with translation.override("az"):
        if view == "wagtail_serve":
            return f"/az/{given['path']}"
        if view in {"wagtaildocs_serve", "rendition", "original_image"}:
            return str(given["url"])
        return reverse(view, kwargs={name: given[name] for name in arguments_of(view)})


def outcome(browser: Client, method: str, view: str, given: Arguments) -> str:
    """Ask, undo whatever it did, and say what came of it in a word of the table."""
    kept = copy.deepcopy(browser.cookies)
    with undone():
        place = address(view, given)
        answer = _ask(browser, method, place)
        word = _word(answer)
        if word == "404":
            nothing = address(view, missing_like(given))
            alike = _said(answer, place) == _said(_ask(browser, method, nothing), nothing)
            word = "absent" if alike else "404"
    browser.cookies = kept
    return word


def missing_like(given: Arguments) -> Arguments:
    """Names of the same kind that nothing has; versions keep their number."""
    return {
        name: MISSING[name] if isinstance(value, str) and name in MISSING else value
        for name, value in given.items()
    }


def _ask(browser: Client, method: str, place: str) -> HttpResponse:
    return browser.generic(method, place, content_type="application/x-www-form-urlencoded")


def _word(answer: HttpResponse) -> str:
    if answer.status_code in {301, 302, 303}:
        return "sign in" if answer["Location"].startswith(SIGN_IN + "?next=") else "yes"
    return WORDS.get(answer.status_code, str(answer.status_code))


def _said(answer: HttpResponse, place: str) -> tuple[int, str]:
    """Status and page, but for the page's own address."""
    text = answer.content.decode()
    for language in ("az", "en", "ru"):
        text = text.replace(place.replace("/az/", f"/{language}/", 1), f"/{language}/…")
    return answer.status_code, text
