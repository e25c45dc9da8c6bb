"""P6: what a cache between us and the reader may keep, and what not."""

import gzip

import pytest

SHARED = ["/az/", "/az/bills/", "{bill}", "/az/about-us/", "/az/mps/", "/az/questions/"]
PRIVATE = ["/az/account/", "/az/account/login/", "/az/display/", "{comment}", "/az/mailbox/"]


def address(served, path):
    return path.format(**served.known)


@pytest.mark.parametrize("path", SHARED)
def test_a_public_page_may_be_shared_and_carries_no_cookie(served, path):
    answer = served.ask(address(served, path))
    assert answer.status == 200
    assert answer.get("Cache-Control").startswith("public,")
    assert answer.get("Set-Cookie") == ""
    assert "Cookie" in answer.get("Vary")
    assert "csrfmiddlewaretoken" not in answer.text


@pytest.mark.parametrize("path", [*SHARED, *PRIVATE])
def test_pages_of_a_signed_in_person_are_kept_by_nobody(served, path):
    answer = served.ask(address(served, path), cookie=f"sessionid={served.known['session']}")
    assert "no-store" in answer.get("Cache-Control")
    assert "public" not in answer.get("Cache-Control")


@pytest.mark.parametrize("path", PRIVATE)
def test_pages_with_a_form_or_for_one_reader_are_kept_by_nobody(served, path):
    assert "no-store" in served.ask(address(served, path)).get("Cache-Control")


@pytest.mark.parametrize("path", SHARED)
def test_a_page_seen_signed_in_leaves_nothing_for_the_next_reader(served, path):
    place = address(served, path) + "?seen=signed-in"
    own = served.ask(place, cookie=f"sessionid={served.known['session']}")
    others = [served.ask(place), served.ask(place), served.ask(place, cookie="csrftoken=x")]
    assert "/az/account/login/" not in own.text
    for other in others:
        assert "/az/account/login/" in other.text
        assert other.get("Set-Cookie") == ""


def test_a_page_seen_anonymously_is_not_repeated_to_who_is_signed_in(served):
    place = "/az/bills/?seen=anonymously"
    served.ask(place)
    own = served.ask(place, cookie=f"sessionid={served.known['session']}")
    assert "/az/account/login/" not in own.text


def test_the_look_somebody_chose_is_not_anybody_elses(served):
    place = "/az/bills/?seen=dark"
    assert 'data-theme="dark"' in served.ask(place, cookie="theme=dark").text
    assert "data-theme" not in served.ask(place).text
    assert 'data-theme="dark"' in served.ask(place, cookie="theme=dark").text
    assert "data-theme" not in served.ask(place, cookie="theme=<evil>").text


def test_every_browser_gets_a_page_it_can_unpack(served):
    place = "/az/bills/?seen=packed"
    packed = served.ask(place, accept_encoding="gzip")
    plain = served.ask(place)
    assert packed.get("Content-Encoding") == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert "Accept-Encoding" in packed.get("Vary")
    assert served.ask(place, accept_encoding="gzip").body == packed.body


def test_an_unknown_cookie_is_never_answered_from_the_cache(served):
    place = "/az/bills/?seen=unknown"
    served.ask(place)
    assert "no-store" in served.ask(place, cookie="messages=x").get("Cache-Control")


@pytest.mark.parametrize("path", ["/az/none/", "/az/questions/confirm/{expired}/", "/az/lost/"])
def test_a_refusal_is_kept_by_nobody(served, path):
    assert "no-store" in served.ask(address(served, path)).get("Cache-Control")


POISON = {
    "another host": {"x_forwarded_host": "evil.test", "forwarded": "host=evil.test"},
    "another port": {"x_forwarded_port": "4711"},
    "another page": {"x_original_url": "/az/mps/", "x_rewrite_url": "/az/mps/"},
    "another place": {"script_name": "/evil", "x_script_name": "/evil", "x_forwarded_prefix": "/e"},
    "another language": {"accept_language": "ru", "cookie": "django_language=ru"},
    "another method": {"x_http_method_override": "POST"},
    "another look": {"cookie": "theme=dark; size=large"},
    "another way": {"x_requested_with": "XMLHttpRequest", "referer": "https://evil.test/"},
    "another coding": {"accept": "application/json", "accept_charset": "utf-16"},
}


@pytest.mark.parametrize("poison", POISON)
def test_what_one_request_says_beside_its_address_reaches_no_other(served, poison):
    place = f"/az/bills/?poison={poison.split()[-1]}"
    served.ask(place, **POISON[poison])
    clean = served.ask(place)
    assert clean.status == 200
    assert clean.text == served.ask(place, cookie="anything=1").text
    for word in ("evil", "4711", "/e/"):
        assert word not in clean.text
