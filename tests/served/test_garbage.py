"""P7 over raw HTTP: bytes no client library would send, to every address of the site."""

import socket
import time
from urllib.parse import urlsplit

import pytest

from tests.permissions.routes import routes
from tests.served.server import HOST, PROJECT
from tests.served.shapes import HOW, TAILS, chunked, head
from tests.served.test_headers import assert_protected

PLACES = sorted({route.place for route in routes()})
PUBLIC = sorted({route.place for route in routes() if not route.is_admin})
# What gunicorn does not do at all, and says so.
NOT_IMPLEMENTED = 501
# So many tails and ways a public address meets a day; with the days, each meets all. Of the
# admin nobody reaches more than the way to the sign-in form.
EACH = 2
TODAY = int(time.time() // (24 * 3600))
# A place of each kind meets every one of them, every day.
ALWAYS = ("/az/", "/az/account/login/", "/health/", "/static/cms/css/site.css")
REFUSED = {
    "a coding that is no text's": 400,
    "a coding nobody knows": 400,
    "a coding that fails": 400,
    "more parameters than allowed, and a coding": 400,
    "a form in another coding": 400,
    "a body that is cut off": 400,
    "a form of 10,000 fields": 400,
    "another host": 400,
    "two hosts": 400,
    "a host of garbage": 400,
    "no host": 400,
    "an expectation": 417,
    "TRACE": 405,
    "a length of 30 digits": 413,
    "a place from headers": 200,
    "hosts of others": 200,
    "HEAD": 200,
    "HTTP/1.0": 200,
}


def faults(served, raw: bytes) -> list[str]:
    """What is wrong with the answer to these bytes."""
    try:
        answer = served.send(raw, timeout=20, ends=True)
    except (OSError, ValueError) as problem:
        return [f"no answer: {problem!r}"]
    found = []
    if answer.status >= 500 and answer.status != NOT_IMPLEMENTED:
        found.append(str(answer.status))
    try:
        assert_protected(answer)
    except AssertionError as problem:
        found.append(f"{answer.status} without its headers: {str(problem)[:200]}")
    if answer.get("X-Injected") or urlsplit(answer.get("Location")).netloc not in {"", HOST}:
        found.append(f"injected: {answer.get('Location')}")
    if b"Traceback" in answer.body or str(PROJECT).encode() in answer.body:
        found.append("tells how it is made")
    return found


def todays(names: list[str], place: str) -> list[str]:
    """Some of the names, for each place and day others."""
    each = EACH if place in PUBLIC else 1
    first = TODAY * each + sum(place.encode())
    return [names[(first + step) % len(names)] for step in range(each)]


def broken(served, place: str, tails: list[str], ways: list[str]) -> list[tuple[str, str, str]]:
    asked = [(tail, head(place.encode() + TAILS[tail])) for tail in tails]
    asked += [(way, HOW[way](place.encode())) for way in ways]
    return [(place, name, fault) for name, raw in asked for fault in faults(served, raw)]


def assert_quiet(said: str) -> None:
    """A refusal is a line in the log; a trace there is a fault of ours nobody saw."""
    assert "Traceback" not in said, said[said.index("Traceback") :][:3000]


def test_no_address_breaks_over_raw_http(served):
    """Some of everything at every address; every address there is."""
    before = served.has_said()
    found = []
    for place in PLACES:
        found += broken(served, place, todays([*TAILS], place), todays([*HOW], place))
    assert found == []
    assert_quiet(served.said(before))


@pytest.mark.parametrize("place", ALWAYS)
def test_nothing_of_it_breaks_these(served, place):
    before = served.has_said()
    assert broken(served, place, list(TAILS), list(HOW)) == []
    assert_quiet(served.said(before))


@pytest.mark.parametrize("way", REFUSED)
def test_what_cannot_be_meant_is_said_to_be_wrong(served, way):
    assert served.send(HOW[way](b"/az/account/login/"), ends=True).status == REFUSED[way]


def test_asked_for_the_headers_alone_every_address_says_what_it_would_say(served):
    """Of a third of them each day."""
    for place in PUBLIC[TODAY % 3 :: 3]:
        whole, short = served.ask(place), served.ask(place, method="HEAD")
        assert (short.status, short.body) == (whole.status, b""), place
        for name in ("Content-Type", "Location", "Cache-Control", "Vary"):
            assert short.get(name) == whole.get(name), (place, name)


def test_garbage_after_an_answered_request_is_not_answered_too(served):
    """A proxy would take the second answer for that of somebody else's request."""
    asked = chunked(b"/az/display/", b"zz\r\nhello\r\n0\r\n\r\n").replace(
        b"Connection: close", b"Connection: keep-alive"
    )
    with socket.create_connection(served.address, timeout=20) as connection:
        connection.sendall(asked)
        said = b"".join(iter(lambda: connection.recv(65_536), b""))
    assert said.count(b"HTTP/1.1 ") == 1
