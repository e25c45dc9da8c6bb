"""Letters are stopped by one click in the mail program, and by nothing less (RFC 8058)."""

import re

import pytest
from django.core import mail as django_mail
from django.test import Client

from core.mail import enqueue
from core.mail.deliver import deliver
from core.mail.mailings import mailing_of, stop_link
from core.models import Mailing, OutgoingMail

pytestmark = pytest.mark.django_db


def is_stopped(kind, email):
    return Mailing.objects.filter(kind=kind, email=email, stopped_at__isnull=False).exists()


KIND = Mailing.Kind.CONFIRMATIONS


def queue(email: str = "aysel@x.az", key: str = "k", mailing: Mailing.Kind | None = KIND):
    return enqueue(
        key=key,
        to=email,
        language="az",
        template="core/mail/news",
        context={},
        mailing=mailing,
    )


def link_of(letter: OutgoingMail) -> str:
    """The path behind the mail program's own button."""
    deliver(letter.pk)
    header = django_mail.outbox[-1].message()["List-Unsubscribe"]
    (path,) = re.fullmatch(r"<http://testserver(/.+)>", header).groups()
    return path


@pytest.fixture
def program() -> Client:
    """A mail program: no cookies, and form keys are checked as in production."""
    return Client(enforce_csrf_checks=True)


def post(program: Client, path: str):
    body = "List-Unsubscribe=One-Click"
    return program.post(path, body, content_type="application/x-www-form-urlencoded")


def test_a_letter_that_can_be_stopped_carries_both_headers():
    deliver(queue().pk)
    message = django_mail.outbox[0].message()
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Unsubscribe"].startswith("<http://testserver/az/letters/stop/")


def test_a_letter_about_ones_own_doing_carries_neither():
    deliver(queue(mailing=None).pk)
    message = django_mail.outbox[0].message()
    assert message["List-Unsubscribe"] is message["List-Unsubscribe-Post"] is None


def test_every_letter_says_that_a_program_wrote_it():
    deliver(queue(mailing=None).pk)
    assert django_mail.outbox[0].message()["Auto-Submitted"] == "auto-generated"


def test_the_programs_post_stops_the_letters_without_cookies(program):
    path = link_of(queue())
    assert post(program, path).status_code == 200
    assert Mailing.objects.get().stopped_at is not None
    assert not program.cookies


def test_opening_the_link_changes_nothing(program):
    path = link_of(queue())
    page = program.get(path)
    assert (page.status_code, program.head(path).status_code) == (200, 200)
    assert b'<form method="post">' in page.content
    assert "no-store" in page["Cache-Control"]
    assert Mailing.objects.get().stopped_at is None


def test_the_link_of_one_reader_does_not_stop_anothers_letters(program):
    path = link_of(queue("aysel@x.az", "a"))
    link_of(queue("murad@x.az", "b"))
    post(program, path)
    stopped = Mailing.objects.filter(stopped_at__isnull=False)
    assert [one.email for one in stopped] == ["aysel@x.az"]


@pytest.mark.parametrize("token", ["x", "A" * 43, "ə" * 10, "0" * 3000, "%00"])
def test_a_token_we_never_made_stops_nothing(program, token):
    mailing_of(KIND, "aysel@x.az")
    assert post(program, f"/az/letters/stop/{token}/").status_code in (400, 404)
    assert Mailing.objects.get().stopped_at is None


def test_twice_is_as_once(program):
    path = link_of(queue())
    post(program, path)
    first = Mailing.objects.get().stopped_at
    assert post(program, path).status_code == 200
    assert Mailing.objects.get().stopped_at == first


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(program, method):
    assert getattr(program, method)(link_of(queue())).status_code == 405


def test_the_page_is_in_the_letters_language(program):
    letter = enqueue(
        key="k",
        to="a@x.az",
        language="ru",
        template="core/mail/news",
        context={},
        mailing=KIND,
    )
    path = link_of(letter)
    assert path.startswith("/ru/")
    assert b'<html lang="ru"' in program.get(path).content


def test_letters_of_a_kind_have_one_link_and_the_token_is_not_stored():
    first, second = link_of(queue(key="a")), link_of(queue(key="b"))
    assert first == second
    assert first.split("/")[-2] not in str(Mailing.objects.values().get())


def test_a_letter_that_waited_when_its_reader_stopped_it_is_dropped(program):
    path, waiting = link_of(queue(key="a")), queue(key="b")
    post(program, path)
    assert not deliver(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.status, waiting.text, waiting.html, waiting.subject) == ("dropped", "", "", "")
    assert len(django_mail.outbox) == 1


def test_stopping_confirmations_stops_them_for_good(program):
    post(program, link_of(queue()))
    assert is_stopped(KIND, "aysel@x.az")
    assert not is_stopped(KIND, "murad@x.az")


def test_the_letter_itself_has_the_same_link_as_the_mail_program(program):
    assert stop_link(KIND, "aysel@x.az", "az") == f"http://testserver{link_of(queue())}"


def test_a_changed_secret_makes_new_links_that_work(program, settings):
    old = link_of(queue(key="a"))
    settings.SECRET_KEY = "another-key-" + "y" * 50
    new = link_of(queue(key="b"))
    assert old != new
    assert post(program, new).status_code == 200


def test_stopping_is_limited_too(program, settings):
    settings.LIMITS_SCALE, settings.LIMITS = 1, {"unsubscribe": {"address": "2/hour"}}
    found = [post(program, f"/az/letters/stop/{n}/").status_code for n in range(3)]
    assert found == [404, 404, 429]
