"""P7: garbage in every parameter, path part, form field, cookie and header: never a 500."""

import re

import pytest
from django.test import Client

from core.roles import Role
from tests.factories.core import UserFactory
from tests.permissions.asking import address, undone
from tests.permissions.garbage import LONG, VALUES, mixtures, parameters
from tests.permissions.routes import routes
from tests.permissions.table import rows

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
OURS = sorted({(row.view, row.method) for row in rows()})
# The admin's screens that are ours; Wagtail's are Wagtail's to test.
OUR_SCREENS = ("bill", "version", "amendment", "stageevent", "consultation", "person",
               "constituency", "membership")  # fmt: skip


@pytest.fixture(scope="module")
def everybody(world):
    """A browser that every door of the site lets in."""
    browser = Client(raise_request_exception=False)
    browser.force_login(UserFactory(roles=tuple(Role)))
    return browser


def asked(browser, method, place, **more):
    with undone():
        return browser.generic(method, place, **more).status_code


def given_for(world, view):
    return world.objects[next(row.object for row in rows() if row.view == view)]


@pytest.mark.parametrize(("view", "method"), OURS)
def test_garbage_in_what_a_view_reads(world, everybody, view, method):
    place = address(view, given_for(world, view))
    broken = []
    # Every third mixture, for each view others: names are read by the same code in many views.
    first = sum(view.encode()) % 3
    for mixture in [*mixtures(parameters())][first::3]:
        if view == "account_logout":
            break
        sent = {"data": mixture, "content_type": FORM} if method == "POST" else {}
        where = place if method == "POST" else f"{place}?{mixture}"
        status = asked(everybody, method, where, **sent)
        if status >= 500:
            broken.append((status, mixture[:200]))
    assert broken == []


def test_garbage_in_every_part_of_every_address(world, everybody):
    broken = []
    for route in routes():
        if not route.converters or (route.is_admin and not is_ours(route)):
            continue
        for value in VALUES:
            place = filled(route.pattern, value)
            if asked(everybody, "GET", place) >= 500:
                broken.append((route.name, value[:40]))
    assert broken == []


def is_ours(route):
    return route.name.split(":")[0] in OUR_SCREENS


PART = re.compile(r"<\w+:\w+>|<\w+>|\(\?P<\w+>[^)]*\)|\([^?][^)]*\)")


def filled(pattern, value):
    return "/" + PART.sub(value, pattern).replace("^", "").replace("$", "")


@pytest.mark.parametrize("space", OUR_SCREENS)
def test_garbage_in_the_editors_screens(world, everybody, space):
    broken = []
    names = ("q", "p", "ordering", "bill", "kind", "stage", "status", "scheme", "is_demonstration")
    for route in routes():
        if route.name.split(":")[0] != space:
            continue
        for mixture in list(mixtures(names))[::3]:
            place = re.sub(r"<int:pk>", "1", f"/{route.pattern}")
            if asked(everybody, "GET", f"{place}?{mixture}") >= 500:
                broken.append(("GET", route.name, mixture[:100]))
        if route.name.endswith((":add", ":edit")):
            for mixture in list(mixtures(parameters()))[::4]:
                sent = asked(everybody, "POST", place, data=mixture, content_type=FORM)
                if sent >= 500:
                    broken.append(("POST", route.name, mixture[:100]))
    assert broken == []


@pytest.mark.parametrize("place", ["/az/account/login/", "/az/display/", "/az/search/", "/az/mps/"])
def test_a_megabyte_in_one_field(everybody, place):
    for name in ("login", "text", "theme", "q", "next"):
        data = f"{name}={LONG}"
        assert asked(everybody, "POST", place, data=data, content_type=FORM) < 500


HEADERS = (
    "Accept-Language",
    "Accept",
    "Accept-Encoding",
    "If-None-Match",
    "If-Modified-Since",
    "Referer",
    "Origin",
    "User-Agent",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Requested-With",
    "Cookie",
    "Host",
    "Content-Type",
    "Content-Length",
    "Authorization",
)
IN_HEADERS = (
    "\x80\xff",
    "\xed\xa0\x80",
    "9" * 30,
    "9" * 5000,
    "," * 3000,
    "q=;=;,;*/*;q=9e999",
    "az;q=" + "9" * 400,
    'sessionid="\\000\\377abcdef"; theme="\\000"; csrftoken="\\000"; messages="\\000"',
    "sessionid=" + "x" * 4000 + "; django_language=" + "y" * 500,
    "[::1",
    "multipart/form-data; boundary=" + "\xff" * 300,
    "text/html; charset=nothing-known",
)


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_garbage_in_a_header(method, name):
    browser = Client(raise_request_exception=False)
    key = name.upper().replace("-", "_")
    key = key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"
    for value in IN_HEADERS:
        for place in ("/az/", "/az/account/login/", "/", "/no-such-page", "/az/display/"):
            status = asked(browser, method, place, **{key: value})
            assert status < 500, (place, value[:60])
