"""Requests no browser sends, as bytes: what may follow an address, and how it may be asked for."""

from collections.abc import Callable

from tests.served.server import HOST

type Shape = Callable[[bytes], bytes]

FORM = b"application/x-www-form-urlencoded"


def head(target: bytes, *lines: bytes, method: bytes = b"GET", version: bytes = b"1.1") -> bytes:
    """A request with what a proxy that ends TLS adds to it."""
    usual = (b"Host: " + HOST.encode(), b"X-Forwarded-Proto: https", b"Connection: close")
    first = method + b" " + target + b" HTTP/" + version
    return b"\r\n".join([first, *usual, *lines, b"", b""])


def post(target: bytes, body: bytes, *lines: bytes, kind: bytes = FORM) -> bytes:
    length = b"Content-Length: %d" % len(body)
    return head(target, b"Content-Type: " + kind, length, *lines, method=b"POST") + body


def bare(target: bytes, *lines: bytes, method: bytes = b"GET") -> bytes:
    """Without the usual lines: for those that concern the host."""
    first = method + b" " + target + b" HTTP/1.1"
    return b"\r\n".join([first, b"X-Forwarded-Proto: https", *lines, b"", b""])


def chunked(target: bytes, body: bytes) -> bytes:
    return head(target, b"Transfer-Encoding: chunked", method=b"POST") + body


# What is written behind an address.
TAILS: dict[str, bytes] = {
    "garbage": b"wp-login.php",
    "NUL": b"%00",
    "NUL in the query": b"?q=a%00b",
    "lone surrogates": b"%ED%A0%80%ED%BF%BF",
    "lone surrogates in the query": b"?q=%ED%A0%80&page=%ED%BF%BF",
    "overlong UTF-8": b"%C0%AF%E0%80%AF%F0%80%80%AF",
    "a huge number": b"9" * 400 + b"/",
    "huge numbers in the query": b"?page=" + b"9" * 3000 + b"&version=-" + b"9" * 400,
    "a bad percent": b"%zz%%2",
    "double slashes": b"///evil.test//",
    "the way up": b"../../../../etc/passwd",
    "the way up, encoded": b"..%2f..%2f..%5c..%2fetc%2fpasswd",
    "a line end": b"%0d%0aX-Injected:%201",
    "another site": b"?next=//evil.test/&next=https:evil.test&next=%5c%5cevil.test",
    "parameters without end": b"?" + b"a&" * 2005,
    "one parameter ever deeper": b"?a" + b"[b]" * 900 + b"=1",
    "raw bytes": b"\x00\xff\xed\xa0\x80",
    "64 KB": b"a" * 65_536,
    "a megabyte in the query": b"?q=" + b"a" * 1_000_000,
    "markup": b"<script>alert(1)</script>",
    "a fragment": b"#/../x",
    "another coding": b"?q=+ADw-script+AD4-&charset=utf-7",
}

# How an address is asked for.
HOW: dict[str, Shape] = {
    "HEAD": lambda to: head(to, method=b"HEAD"),
    "OPTIONS": lambda to: head(to, method=b"OPTIONS"),
    "TRACE": lambda to: head(to, method=b"TRACE"),
    "CONNECT": lambda to: head(HOST.encode() + b":443", method=b"CONNECT"),
    "an invented method": lambda to: head(to, method=b"BREW"),
    "a method in small letters": lambda to: head(to, method=b"get"),
    "a method from a header": lambda to: post(to, b"", b"X-HTTP-Method-Override: DELETE"),
    "HTTP/1.0": lambda to: head(to, version=b"1.0"),
    "HTTP/0.9": lambda to: b"GET " + to + b"\r\n",
    "HTTP/2": lambda to: b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "two slashes first": lambda to: head(b"//evil.test" + to),
    "a slash and a backslash first": lambda to: head(b"/%5cevil.test" + to.rstrip(b"/")),
    "an absolute address": lambda to: head(b"http://evil.test" + to),
    "an address without a path": lambda to: head(b"https://evil.test"),
    "a star": lambda to: head(b"*", method=b"OPTIONS"),
    "no host": bare,
    "another host": lambda to: bare(to, b"Host: evil.test"),
    "a host and a port too large": lambda to: bare(
        to, b"Host: " + HOST.encode() + b":" + b"9" * 40
    ),
    "a host of garbage": lambda to: bare(to, b"Host: [::1/\\@" + HOST.encode()),
    "two hosts": lambda to: bare(to, b"Host: " + HOST.encode(), b"Host: evil.test"),
    "hosts of others": lambda to: head(
        to,
        b"X-Forwarded-Host: evil.test",
        b"Forwarded: host=evil.test;proto=http",
        b"X-Original-URL: /cms/",
        b"X-Rewrite-URL: /cms/",
        b"X-Forwarded-Port: 99999999999999999999",
    ),
    "a place from headers": lambda to: head(to, b"SCRIPT_NAME: /evil", b"PATH_INFO: /cms/"),
    "a scheme from two headers": lambda to: head(to, b"X-Forwarded-Ssl: off"),
    "headers twice": lambda to: head(
        to, *[b"Accept-Language: az,en;q=9e999", b"Cookie: a=b", b"Accept: */*;q=x"] * 25
    ),
    "huge cookies": lambda to: head(to, *[b"Cookie: " + b"a=b; " * 1500] * 10),
    "broken cookies": lambda to: head(
        to, b'Cookie: sessionid="\\000\\377"; =; ;;csrftoken=\xff\xfe; messages="[[1]]"; theme'
    ),
    "a session that is none": lambda to: head(to, b"Cookie: sessionid=" + b"x" * 4000),
    "languages without sense": lambda to: head(
        to, b"Accept-Language: " + b"az-" * 900 + b",*;q=nan,;;q=,\xff"
    ),
    "codings without sense": lambda to: head(to, b"Accept-Encoding: gzip;q=x,,\x80,*;q=-1, br"),
    "ranges without sense": lambda to: head(to, b"Range: bytes=-9,9-1,x-,0-99999999999999999999"),
    "conditions without sense": lambda to: head(
        to,
        b'If-None-Match: W/"x, "',
        b'If-Match: "no"',
        b"If-Modified-Since: Thu, 99 Xxx 9999999999 99:99:99 GMT",
        b"If-Unmodified-Since: -1",
        b"If-Range: \xff",
    ),
    "origins without sense": lambda to: head(
        to, b"Referer: http://[::1", b"Origin: \xff://", b"X-Requested-With: XMLHttpRequest"
    ),
    "senders without sense": lambda to: head(to, b"X-Forwarded-For: [, ::1%x, 9.9, \xff" * 40),
    "an expectation": lambda to: head(to, b"Expect: the worst"),
    "an upgrade": lambda to: head(
        to, b"Upgrade: h2c", b"HTTP2-Settings: AAMAAABk", b"Connection: Upgrade, HTTP2-Settings"
    ),
    "a proxy's line": lambda to: b"PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n" + head(to),
    "a folded header": lambda to: head(to, b"X-A: 1\r\n 2"),
    "line feeds only": lambda to: head(to).replace(b"\r\n", b"\n"),
    "no kind of body": lambda to: post(to, b"a=1", kind=b""),
    "a coding that is no text's": lambda to: head(
        to + b"?q=a", b"Content-Type: text/html; charset=rot13"
    ),
    "a coding nobody knows": lambda to: head(
        to, b"Content-Type: text/html; charset*=nothing''utf-8"
    ),
    "a coding that fails": lambda to: head(
        to + b"?q=%ff", b"Content-Type: text/html; charset*=undefined''%ff"
    ),
    "more parameters than allowed, and a coding": lambda to: head(
        to + b"?" + b"a&" * 2005, b"Content-Type: text/html; charset=utf-8"
    ),
    "a form in another coding": lambda to: post(to, b"a=%ff", kind=FORM + b"; charset=utf-16"),
    "a form in parts in another coding": lambda to: post(
        to,
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xff\r\n--x--\r\n',
        kind=b"multipart/form-data; boundary=x; charset=idna",
    ),
    "a form of 10,000 fields": lambda to: post(to, b"&".join(b"a%d=1" % n for n in range(10_000))),
    "a form of bytes": lambda to: post(to, b"\x00\xff%00=%ED%A0%80&" * 200),
    "a form of a megabyte": lambda to: post(to, b"text=" + b"a" * 1_000_000),
    "parts without a boundary": lambda to: post(to, b"--x\r\n", kind=b"multipart/form-data"),
    "parts with a wrong boundary": lambda to: post(
        to, b"--y\r\nno end", kind=b"multipart/form-data; boundary=x"
    ),
    "parts with broken headers": lambda to: post(
        to,
        b"--x\r\nContent-Disposition: form-data; name*=rot13''a%ff; filename*=idna''%ff\r\n"
        b"Content-Type: image/png; charset=\xff\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        b"\xff\r\n--x--\r\n",
        kind=b"multipart/form-data; boundary=x",
    ),
    "parts with a huge header": lambda to: post(
        to,
        b"--x\r\nContent-Disposition: form-data; name=" + b"a" * 5000 + b"\r\n\r\n1\r\n--x--\r\n",
        kind=b"multipart/form-data; boundary=x",
    ),
    "JSON, nested": lambda to: post(to, b"[" * 50_000, kind=b"application/json"),
    "JSON with a lone surrogate": lambda to: post(
        to, b'{"a": "\\ud800", "b": 1e999999}', kind=b"application/json"
    ),
    "XML with an entity": lambda to: post(
        to, b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', kind=b"text/xml"
    ),
    "a body said to be compressed": lambda to: post(
        to, b"\x1f\x8b\x08\x00" + b"\x00" * 500, b"Content-Encoding: gzip"
    ),
    "garbage in chunks": lambda to: chunked(to, b"zz\r\nhello\r\n0\r\n\r\n"),
    "a chunk without end": lambda to: chunked(to, b"ffffffffffffffff\r\nhello"),
    "forbidden trailers": lambda to: chunked(to, b"0\r\nHost: evil.test\r\n\r\n"),
    "two codings of the length": lambda to: (
        head(to, b"Transfer-Encoding: chunked", b"Content-Length: 3", method=b"POST") + b"0\r\n\r\n"
    ),
    "a length too large": lambda to: head(to, b"Content-Length: 999999", method=b"POST") + b"a=1",
    "a length of 30 digits": lambda to: head(to, b"Content-Length: " + b"9" * 30, method=b"POST"),
    "a length too small": lambda to: head(to, b"Content-Length: 1", method=b"POST") + b"a=1&b=2",
    "a negative length": lambda to: head(to, b"Content-Length: -1", method=b"POST"),
    "a length of another script": lambda to: head(to, b"Content-Length: \xb2", method=b"POST"),
    "a body that is cut off": lambda to: (
        head(to, b"Content-Type: " + FORM, b"Content-Length: 50", method=b"POST")
        + b"csrfmiddlewaretoken=x"
    ),
}
