"""P2: what every response carries, asserted on the bytes a real server sends."""

import pytest

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
TOO_LONG = 40_000_000

# What is asked, with what, and the status of the answer.
ASKED = {
    "a page": ("/az/", {}, 200),
    "a page of records": ("/az/bills/", {}, 200),
    "JSON": ("/health/", {}, 200),
    "a static file": ("/static/cms/css/site.css", {}, 200),
    "an upload": ("{rendition}", {}, 200),
    "an attachment": ("{document}", {}, 200),
    "only the headers": ("/az/bills/", {"method": "HEAD"}, 200),
    "a form": ("/az/account/login/", {}, 200),
    "no TLS": ("/az/", {"x_forwarded_proto": None}, 301),
    "a missing slash": ("/az/bills", {}, 301),
    "the bare address": ("/", {}, 302),
    "a page for the signed in": ("/az/account/", {}, 302),
    "a foreign host": ("/az/", {"host": "evil.test"}, 400),
    "a foreign host without TLS": ("/az/", {"host": "evil.test", "x_forwarded_proto": None}, 400),
    "NUL": ("/az/%00/", {}, 400),
    "NUL in a cookie": ("/az/", {"cookie": 'sessionid="\\000abcdefgh"'}, 400),
    "a form without its key": ("/az/account/login/", {"method": "POST", "body": b"a=1"}, 403),
    "an invented page": ("/az/no-such-page/", {}, 404),
    "a page of no language": ("/no-such-page", {}, 302),
    "an address of nothing": ("/no-such.page", {}, 404),
    "an invented file": ("/static/cms/css/none.css", {}, 404),
    "an invented upload": ("/media/images/none.jpg", {}, 404),
    "an original for editors": ("{original}", {}, 404),
    "a wrong method": ("/az/bills/", {"method": "DELETE"}, 405),
    "an invented method": ("/az/bills/", {"method": "BREW"}, 405),
    "an action as a link": ("/az/questions/confirm/", {}, 405),
    "a link that is too old": ("/az/questions/confirm/{expired}/", {}, 410),
    "a body beyond any form": (
        "/az/display/",
        {"method": "POST", "content_length": str(TOO_LONG)},
        413,
    ),
    "a fault of ours": ("/az/broken/", {}, 500),
    "a database lost on the way": ("/az/lost/", {}, 503),
    "an editor's page": ("/cms/", {}, 302),
}
# What gunicorn refuses itself.
BROKEN = {
    "no HTTP": (b"hello\r\n\r\n", 400),
    "an invented version": (b"GET / HTTP/9.9\r\nHost: a\r\n\r\n", 400),
    "a header without a colon": (b"GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n", 400),
    "NUL in a header": (b"GET / HTTP/1.1\r\nHost: a\x00b\r\n\r\n", 400),
    "two lengths": (b"POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx", 400),
    "a huge header": (b"GET / HTTP/1.1\r\nX-A: " + b"a" * 100_000 + b"\r\n\r\n", 431),
    "a long address": (b"GET /" + b"a" * 10_000 + b" HTTP/1.1\r\n\r\n", 414),
    "an invented coding": (b"POST / HTTP/1.1\r\nTransfer-Encoding: foo\r\n\r\n", 501),
}


def directives(policy: str) -> dict[str, set[str]]:
    parts = [part.split() for part in policy.split(";") if part.strip()]
    return {name: set(values) for name, *values in parts}


def assert_protected(answer) -> None:
    assert {name: answer.get(name) for name in HEADERS} == HEADERS
    assert answer.get("Referrer-Policy") in {"strict-origin-when-cross-origin", "same-origin"}
    assert "camera=()" in answer.get("Permissions-Policy")
    policy = directives(answer.get("Content-Security-Policy"))
    assert {"frame-ancestors", "default-src"} <= set(policy)
    if "sandbox" not in policy:
        assert policy["object-src"] == policy["base-uri"] == {"'none'"}
        assert policy["form-action"] == {"'self'"}
    scripts = policy.get("script-src", policy["default-src"])
    assert not scripts & {"'unsafe-inline'", "'unsafe-eval'", "*", "data:", "https:"}


@pytest.mark.parametrize("what", ASKED)
def test_every_kind_of_response_carries_the_protective_headers(served, what):
    path, how, status = ASKED[what]
    answer = served.ask(path.format(**served.known), **how)
    assert answer.status == status
    assert_protected(answer)


@pytest.mark.parametrize("what", BROKEN)
def test_what_the_server_refuses_by_itself_carries_them_too(served, what):
    raw, status = BROKEN[what]
    answer = served.send(raw)
    assert answer.status == status
    assert_protected(answer)
    assert answer.get("Cache-Control") == "no-store"


@pytest.mark.parametrize("path", ["/az/", "/static/cms/css/site.css", "/az/none/", "/health/"])
def test_browsers_are_told_to_come_by_tls_only(served, path):
    assert "max-age=31536000" in served.ask(path).get("Strict-Transport-Security")


@pytest.mark.parametrize("path", ["/az/", "/static/cms/css/site.css"])
def test_who_has_the_file_already_gets_the_headers_with_the_short_answer(served, path):
    first = served.ask(path)
    known = {"if_none_match": first.get("ETag") or None}
    known["if_modified_since"] = first.get("Last-Modified") or None
    second = served.ask(path, **known)
    assert (second.status, second.body) == (304, b"")
    assert_protected(second)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", ["/az/broken/", "/ru/broken/"])
def test_no_error_shows_how_the_site_is_made(served, path, method):
    answer = served.ask(path, method=method)
    for word in ("Traceback", "geheimnis", "RuntimeError", "settings", "tests/"):
        assert word not in answer.text


def test_without_its_database_the_site_says_so_and_nothing_more(without_database):
    for path in ("/az/", "/ru/bills/", "/en/none/", "/az/account/login/", "/cms/"):
        answer = without_database.ask(path, cookie="sessionid=abcdefghijklmnop")
        assert answer.status == 503, path
        assert f'<html lang="{path[1:3]}"'.replace("cm", "az") in answer.text
        assert "nowhere" not in answer.text
        assert answer.get("Retry-After")
        assert_protected(answer)


def test_without_its_database_the_health_page_names_it(without_database):
    answer = without_database.ask("/health/")
    assert answer.status == 503
    assert '"database": "down"' in answer.text


def test_a_foreign_host_appears_in_no_address(served):
    answer = served.ask("/az/bills", x_forwarded_host="evil.test")
    assert "evil.test" not in answer.get("Location")
    assert "evil.test" not in served.ask("/az/", x_forwarded_host="evil.test").text


def test_what_the_server_refuses_by_itself_is_as_strict_about_tls(served):
    raw, _status = BROKEN["no HTTP"]
    assert "max-age=31536000" in served.send(raw).get("Strict-Transport-Security")
