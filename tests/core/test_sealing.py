"""Code apps and backup codes lie sealed in the database, and open under old keys too."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st

from core.accounts.sealing import seal, unseal
from tests.factories.core import UserFactory

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_what_is_sealed_opens_again(text):
    assert unseal(seal(text)) == text


def test_the_same_text_never_looks_the_same():
    assert seal(SECRET) != seal(SECRET)


def test_an_older_key_opens_what_it_sealed(settings):
    sealed, old = seal(SECRET), settings.SECRET_KEY
    settings.SECRET_KEY = "x" * 60
    assert unseal(sealed) != SECRET
    settings.SECRET_KEY_FALLBACKS = [old]
    assert unseal(sealed) == SECRET


@pytest.mark.parametrize("sealed", ["", "x", SECRET, "gAAAAAB" + "x" * 100])
def test_what_no_key_opens_becomes_a_seed_nobody_knows(sealed):
    assert unseal(sealed) not in {"", sealed}
    assert unseal(sealed) != unseal(sealed)


@pytest.mark.django_db
def test_no_seed_stands_in_the_database():
    user = UserFactory()
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    assert SECRET not in str(list(Authenticator.objects.values_list("data", flat=True)))


@pytest.mark.django_db
def test_a_copied_row_under_another_key_lets_no_code_through(settings):
    cache.clear()
    user = UserFactory()
    TOTP.activate(user, SECRET)
    app = Authenticator.objects.get(user=user, type="totp").wrap()
    right, key = settings.SECRET_KEY, "x" * 60
    settings.SECRET_KEY = key
    for secret in (SECRET, ""):
        assert not app.validate_code(code_now(secret))
    settings.SECRET_KEY = right
    assert app.validate_code(code_now(SECRET))


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
