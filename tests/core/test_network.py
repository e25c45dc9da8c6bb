"""Whose word counts about where a request comes from, and how little of it is kept."""

import pytest

from core.network import address_block, client_address


@pytest.fixture
def ask(rf, settings):
    def at(remote: str, forwarded: str | None = None, proxies: int = 0):
        settings.TRUSTED_PROXIES = proxies
        headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
        return rf.get("/", REMOTE_ADDR=remote, headers=headers)

    return at


def test_without_proxies_the_header_is_the_clients_own_story(ask):
    assert str(client_address(ask("203.0.113.9", "1.2.3.4"))) == "203.0.113.9"


def test_behind_one_proxy_its_entry_counts_and_none_before_it(ask):
    request = ask("10.0.0.1", "1.2.3.4, 198.51.100.7", proxies=1)
    assert str(client_address(request)) == "198.51.100.7"


def test_behind_two_proxies_the_outer_ones_entry_counts(ask):
    request = ask("10.0.0.1", "1.2.3.4, 198.51.100.7, 10.0.0.2", proxies=2)
    assert str(client_address(request)) == "198.51.100.7"


def test_a_missing_header_behind_a_proxy_leaves_the_proxys_address(ask):
    assert str(client_address(ask("10.0.0.1", "", proxies=1))) == "10.0.0.1"
    assert str(client_address(ask("10.0.0.1", None, proxies=0))) == "10.0.0.1"


@pytest.mark.parametrize("sent", ["", "unknown", "<script>", "9" * 30, "1.2.3.4:80", "::1%eth0"])
def test_what_is_no_address_is_never_a_fault(ask, sent):
    assert isinstance(address_block(ask("10.0.0.1", sent, proxies=1)), str)


@pytest.mark.parametrize(
    ("address", "block"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:5:6:7:8:9:a", "2001:db8:5::/48"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
    ],
)
def test_only_the_block_of_an_address_is_kept(ask, address, block):
    assert address_block(ask(address)) == block
