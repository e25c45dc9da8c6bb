"""A site whose key cannot be used does not start."""

import pytest

from ethics_code.checks import check_ethics_key


def test_the_configured_key_is_accepted():
    assert check_ethics_key() == []


@pytest.mark.parametrize("key", ["", "short", "%" * 44, "QUJD"])
def test_a_useless_key_is_an_error_that_shows_no_key(settings, key):
    settings.ETHICS_KEY = key
    (error,) = check_ethics_key()
    assert error.id == "ethics_code.E001"
    assert not key or key not in error.msg
