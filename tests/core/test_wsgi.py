"""Requests Django cannot begin to read get a page of ours, not the web server's bare 500."""

import io

import pytest

from core.wsgi import Handler, Request

FORM = "application/x-www-form-urlencoded"
MANY = "a&" * 3000


@pytest.fixture(autouse=True)
def the_tests_connection_stays(monkeypatch):
    """A request begins with closing what the one before left open."""
    monkeypatch.setattr("django.core.signals.request_started.send", lambda **_: None)


def environment(kind="", query="", body=b"", length=None, method="GET"):
    return {
        "REQUEST_METHOD": method,
        "PATH_INFO": "/en/no-such-page/",
        "QUERY_STRING": query,
        "CONTENT_TYPE": kind,
        "CONTENT_LENGTH": str(len(body) if length is None else length),
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
    }


def answered(**asked) -> tuple[int, str]:
    seen = []
    body = b"".join(Handler()(environment(**asked), lambda status, headers: seen.append(status)))
    return int(seen[0].split()[0]), body.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "query"),
    [
        ("text/html; charset=rot13", "q=a"),
        ("text/html; charset=undefined", "q=%ff"),
        ("text/html; charset=utf-16", "q=a"),
        ("text/html; charset*=nothing''utf-8", ""),
        ("text/html; charset*=undefined''%ff", ""),
        ("text/html; charset=utf-8", MANY),
        ("text/html; " + "a=b; " * 4000, ""),
    ],
)
def test_a_kind_of_body_that_nobody_can_read_is_a_bad_request(kind, query):
    status, page = answered(kind=kind, query=query)
    assert status == 400
    assert "<h1" in page


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["", FORM, f"{FORM}; charset=UTF-8", "text/html; charset=zzz"])
def test_an_ordinary_kind_is_read_as_ever(kind):
    assert answered(kind=kind, query="q=a")[0] == 404


def form(body: bytes, length: int, kind=FORM) -> Request:
    return Request(environment(kind, body=body, length=length, method="POST"))


def test_a_whole_form_is_read():
    assert form(b"a=1&b=2", 7).POST.dict() == {"a": "1", "b": "2"}


def test_only_the_stated_length_is_read():
    assert form(b"a=1&b=2", 3).POST.dict() == {"a": "1"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"a=1&b=", FORM),
        (b"", FORM),
        (b"a=1\n", FORM),
        (
            b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nhalf a wo',
            "multipart/form-data; boundary=x",
        ),
    ],
)
def test_half_a_form_is_not_taken_for_the_whole(body, kind):
    status, page = answered(kind=kind, body=body, length=999, method="POST")
    assert status == 400
    assert "<h1" in page


def test_lines_are_read_to_their_end_and_not_beyond_a_cut():
    request = form(b"one\ntwo", 20)
    assert request.readline() == b"one\n"
    with pytest.raises(Exception, match="shorter"):
        request.readline()
