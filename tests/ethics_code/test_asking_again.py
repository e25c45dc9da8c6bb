"""Where second steps are required, an adviser opens a consultation only after proving it again."""

import datetime as dt

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from core.models import User
from ethics_code.models import Access
from tests.factories.ethics_code import CANARY, make_consultation, path_of

pytestmark = pytest.mark.django_db

PASSWORD = "uzun-sirli-parol-7"


@pytest.fixture(autouse=True)
def _strict(settings):
    settings.SECOND_STEP_REQUIRED = True
    cache.clear()


def browser_of(user: User) -> Client:
    """Signed in with a second step, as allauth records it."""
    user.set_password(PASSWORD)
    user.save()
    Authenticator.objects.create(user=user, type="webauthn", data={"name": "k", "credential": {}})
    browser = Client()
    browser.force_login(user)
    session = browser.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 1}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return browser


def prove(browser: Client) -> None:
    """As the page for it does."""
    session = browser.session
    session["account_authentication_methods"] = [
        *session["account_authentication_methods"],
        {"method": "mfa", "at": timezone.now().timestamp(), "reauthenticated": True},
    ]
    session.save()


def openings() -> int:
    return Access.objects.filter(act="opened").count()


def test_the_adviser_is_asked_before_a_word_is_shown_or_an_opening_recorded():
    consultation = make_consultation()
    response = browser_of(consultation.adviser).get(path_of(consultation))
    assert "/reauthenticate/" in response.url
    assert openings() == 0


def test_having_proved_it_the_adviser_reads():
    consultation = make_consultation()
    browser = browser_of(consultation.adviser)
    prove(browser)
    assert CANARY in browser.get(path_of(consultation)).content.decode()
    assert openings() == 1


def test_a_quarter_of_an_hour_later_the_adviser_is_asked_again():
    consultation = make_consultation()
    browser = browser_of(consultation.adviser)
    prove(browser)
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=16)):
        assert "/reauthenticate/" in browser.get(path_of(consultation)).url


def test_the_mp_reads_the_own_consultation_without_being_asked():
    consultation = make_consultation()
    html = browser_of(consultation.mp).get(path_of(consultation)).content.decode()
    assert CANARY in html


def test_for_somebody_else_there_is_nothing_to_prove():
    """The question itself would say that there is something."""
    consultation, other = make_consultation(), make_consultation()
    browser = browser_of(other.adviser)
    assert browser.get(path_of(consultation)).status_code == 404


def test_words_sent_meanwhile_never_lie_in_the_session():
    consultation = make_consultation()
    browser = browser_of(consultation.adviser)
    browser.post(f"{path_of(consultation)}add/", {"text": "GIZLI-CAVAB"})
    assert "GIZLI-CAVAB" not in str(dict(browser.session))
