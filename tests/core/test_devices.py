"""A browser in words: what people call it, and nothing that tells one person from another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.accounts.devices import BROWSERS, SYSTEMS, device_of

CHROME = "Mozilla/5.0 ({}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36"


@pytest.mark.parametrize(
    ("user_agent", "browser", "system"),
    [
        (CHROME.format("Windows NT 10.0; Win64; x64"), "Chrome", "Windows"),
        (CHROME.format("Linux; Android 15; Pixel 9"), "Chrome", "Android"),
        (CHROME.format("X11; Linux x86_64") + " Edg/139.0", "Edge", "Linux"),
        (CHROME.format("Windows NT 10.0") + " OPR/120.0", "Opera", "Windows"),
        (CHROME.format("Windows NT 10.0") + " YaBrowser/25.8", "Yandex Browser", "Windows"),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Firefox/142.0",
            "Firefox",
            "Linux",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15) Version/18 Safari/605", "Safari", "macOS"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18) CriOS/139 Mobile Safari/604", "Chrome", "iPhone"),
        ("curl/8.5", "", ""),
        ("", "", ""),
    ],
)
def test_browsers_are_called_by_their_names(user_agent, browser, system):
    device = device_of(user_agent)
    assert (device.browser, device.system) == (browser, system)


@given(st.text())
def test_only_known_names_come_out_whatever_the_header_says(user_agent):
    device = device_of(user_agent)
    assert device.browser in {"", *dict(BROWSERS).values()}
    assert device.system in {"", *dict(SYSTEMS).values()}


def test_a_name_far_behind_in_a_long_header_is_not_looked_for():
    assert device_of("x" * 1_000_000 + "Firefox").browser == ""
