"""Asking over HTTP: write, check, send, confirm. Nothing typed is ever lost."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from constituents import workdays
from constituents.enums import Delivery
from constituents.models import Question
from core.models import OutgoingMail
from core.roles import Role
from tests.factories.constituents import MembershipFactory, PersonFactory, QuestionFactory

pytestmark = pytest.mark.django_db


def address(name: str, *args, language: str = "az") -> str:
    with translation.override(language):
        return reverse(f"constituents:{name}", args=args)


def sent_form(page) -> dict[str, str]:
    """The hidden fields of the check page, as a browser would send them."""
    fields = re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', page)
    return {name: value.replace("&#x27;", "'") for name, value in fields if name[:4] != "csrf"}


def ask(client, mp, typed):
    """From the form to the page after sending."""
    checked = client.post(address("ask", mp.slug), typed, follow=True)
    form = sent_form(checked.content.decode())
    return client.post(address("ask_send", mp.slug), form, follow=True)


def test_from_the_form_to_the_answer(client, mp, typed, post_office, link_in, signed_in):
    assert client.get(address("ask", mp.slug)).status_code == 200
    checked = client.post(address("ask", mp.slug), typed, follow=True)
    assert checked.redirect_chain[-1][0] == address("ask_check", mp.slug)
    for shown in (typed["subject"], "Nə vaxt açılacaq?", "Tovuz", typed["email"]):
        assert shown in checked.content.decode()
    received = client.post(
        address("ask_send", mp.slug), sent_form(checked.content.decode()), follow=True
    )
    assert received.redirect_chain[-1][0] == address("receipt")
    question = Question.objects.get()
    assert typed["email"] in received.content.decode()
    assert question.reference not in received.content.decode()
    assert question.text == typed["text"]

    [letter] = post_office()
    link = link_in(letter, "/confirm/")
    page = client.get(link)
    assert page.status_code == 200
    assert typed["subject"] in page.content.decode()
    assert Question.objects.get().delivery == Delivery.UNCONFIRMED
    token = link.rstrip("/").rsplit("/", 1)[-1]
    done = client.post(address("confirm"), {"token": token}, follow=True)
    assert question.reference in done.content.decode()

    assert client.get(question.get_absolute_url()).status_code == 404
    post_office()
    shown = client.get(question.get_absolute_url()).content.decode()
    assert "Tovuz" in shown
    assert typed["author_name"] not in shown
    assert typed["email"] not in shown

    desk = signed_in(mp.user)
    given = {"text": "Mayda açılacaq.", "signed_as": "mp_self"}
    key = sent_form(desk.get(address("desk_question", question.reference)).content.decode())["key"]
    desk.post(address("desk_answer", question.reference), {**given, "key": key})
    outbox = post_office()
    assert outbox[-1].to == [typed["email"]]
    assert "Mayda açılacaq." in client.get(question.get_absolute_url()).content.decode()


def test_a_line_break_survives_the_check_page(client, mp, typed):
    ask(client, mp, typed)
    assert Question.objects.get().text == typed["text"]


def test_pressing_send_twice_is_one_question(client, mp, typed):
    checked = client.post(address("ask", mp.slug), typed, follow=True)
    form = sent_form(checked.content.decode())
    for _ in range(2):
        received = client.post(address("ask_send", mp.slug), form, follow=True)
        assert received.redirect_chain[-1][0] == address("receipt")
    assert Question.objects.count() == 1
    assert OutgoingMail.objects.count() == 1


def test_a_known_and_an_unknown_address_get_the_same_page(client, mp, typed, person_with):
    known = person_with(Role.CITIZEN)
    pages = []
    for email in (known.email, "unknown@example.org"):
        page = ask(client, mp, {**typed, "email": email})
        pages.append((page.status_code, page.content.decode().replace(email, "X")))
    assert pages[0] == pages[1]


def test_a_second_question_within_the_hour_says_when_and_keeps_the_text(client, mp, typed):
    ask(client, mp, typed)
    page = ask(client, mp, {**typed, "text": "İkinci sualım budur."})
    assert page.status_code == 429
    assert 0 < int(page["Retry-After"]) <= 3600
    until = timezone.localtime(OutgoingMail.objects.get().created_at + dt.timedelta(hours=1))
    content = page.content.decode()
    assert f"{until:%H:%M}" in content
    assert "İkinci sualım budur." in content
    assert Question.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"subject": ""}, "subject"),
        ({"subject": "\u200b\u200b"}, "subject"),
        ({"subject": "x" * 121}, "subject"),
        ({"subject": "Sual\nBcc: victim@example.org"}, "subject"),
        ({"subject": "Zəng: +994 50 000 00 00"}, "subject"),
        ({"text": ""}, "text"),
        ({"text": "x" * 2001}, "text"),
        ({"text": "Nömrəm 050 000 00 00"}, "text"),
        ({"text": "Mənə yazın: ad@example.org"}, "text"),
        ({"text": "nul\x00"}, "text"),
        ({"visibility": ""}, "visibility"),
        ({"visibility": "delivered"}, "visibility"),
        ({"visibility": "public", "author_name": ""}, "author_name"),
        ({"author_name": "Nigar Səfərli"}, "author_name"),
        ({"author_name": "Niğar Sefәrli"}, "author_name"),
        ({"author_name": "a\r\nBcc: b@example.org"}, "author_name"),
        ({"place": "x" * 81}, "place"),
        ({"email": ""}, "email"),
        ({"email": "a@example.org, b@example.org"}, "email"),
        ({"email": "a@example.org\nBcc: b@example.org"}, "email"),
        ({"email": "ınfo@example.org"}, "email"),
        ({"email": "x" * 300 + "@example.org"}, "email"),
    ],
)
def test_a_mistake_is_named_beside_its_field_and_nothing_is_lost(client, mp, typed, changed, field):
    page = client.post(address("ask", mp.slug), {**typed, **changed})
    assert page.status_code == 200
    assert set(page.context["form"].errors) == {field}
    content = page.content.decode()
    assert f'href="#id_{field}"' in content
    for name, value in typed.items():
        if name not in changed and name != "text":
            assert value in content
    assert not Question.objects.exists()


def test_the_mistake_comes_back_from_the_check_page_too(client, mp, typed):
    form = {**typed, "text": "", "key": "x"}
    page = client.post(address("ask_send", mp.slug), form, follow=True)
    assert page.context["form"].errors
    assert typed["subject"] in page.content.decode()


def test_a_private_question_may_hold_a_telephone_number(client, mp, typed):
    ask(client, mp, {**typed, "visibility": "private", "text": "Nömrəm 050 000 00 00"})
    assert Question.objects.get().visibility == "private"


def test_emoji_and_stacked_marks_count_as_code_points(client, mp, typed):
    page = client.post(address("ask", mp.slug), {**typed, "text": "👩‍👩‍👧" * 400})
    assert page.status_code == 302
    page = client.post(address("ask", mp.slug), {**typed, "text": "👩‍👩‍👧" * 401})
    assert "text" in page.context["form"].errors


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_language_may_change_in_the_middle(client, mp, typed, language):
    client.post(address("ask", mp.slug), typed)
    written = client.get(address("ask", mp.slug, language=language)).content.decode()
    checked = client.get(address("ask_check", mp.slug, language=language)).content.decode()
    assert typed["subject"] in written
    assert typed["subject"] in checked
    assert f'<html lang="{language}"' in checked


def test_the_check_page_without_a_draft_leads_to_the_form(client, mp):
    assert client.get(address("ask_check", mp.slug)).url == address("ask", mp.slug)


def test_an_account_sends_without_confirming_by_mail(mp, typed, signed_in, person_with):
    author = person_with(Role.CITIZEN, display_name="Leyla S.")
    browser = signed_in(author)
    form = browser.get(address("ask", mp.slug)).content.decode()
    assert 'name="email"' not in form
    assert "Leyla S." in form
    page = ask(browser, mp, {**typed, "email": "victim@example.org"})
    question = Question.objects.get()
    assert (question.author, question.email) == (author, author.email)
    assert question.delivery == Delivery.QUEUED
    assert question.reference in page.content.decode()
    assert not OutgoingMail.objects.exists()


def test_an_unproved_account_confirms_like_everybody(mp, typed, signed_in, person_with):
    browser = signed_in(person_with(Role.CITIZEN, verified=False))
    ask(browser, mp, typed)
    question = Question.objects.get()
    assert (question.author, question.delivery) == (None, Delivery.UNCONFIRMED)


def test_fields_nobody_may_set_are_ignored(client, mp, typed):
    forged = {"delivery": "delivered", "dialogue": "answered", "author": "1", "reference": "S-1"}
    ask(client, mp, {**typed, **forged})
    question = Question.objects.get()
    assert (question.delivery, question.dialogue) == (Delivery.UNCONFIRMED, "awaiting_answer")
    assert question.reference != "S-1"


def test_the_page_one_came_from_goes_along(client, mp, typed):
    start = f"{address('ask', mp.slug)}?about=/az/questions/&about_title=Madd%C9%99+9"
    form = client.get(start)
    assert "Maddə 9" in form.content.decode()
    about = {"about_path": "/az/questions/", "about_title": "Maddə 9"}
    ask(client, mp, {**typed, **about})
    question = Question.objects.get()
    assert (question.about_path, question.about_title) == ("/questions/", "Maddə 9")


def test_a_foreign_page_does_not(client, mp, typed):
    ask(client, mp, {**typed, "about_path": "https://evil.test/", "about_title": "x"})
    assert Question.objects.get().about_path == ""


def test_a_former_mp_cannot_be_asked_and_the_text_is_kept(client, mp, typed):
    client.post(address("ask", mp.slug), typed)
    place = mp.memberships.get().constituency
    mp.memberships.update(end=workdays.today() - dt.timedelta(days=1))
    successor = PersonFactory(seat=False, name="Yeni Deputat")
    MembershipFactory(person=successor, constituency=place, start=workdays.today())
    form = {**typed, "key": "0" * 32}
    page = client.post(address("ask_send", mp.slug), form, follow=True)
    content = page.content.decode()
    assert "Yeni Deputat" in content
    assert "90 kilometr" in content
    assert not Question.objects.exists()
    onward = client.post(address("ask", successor.slug), sent_form(content), follow=True)
    assert onward.redirect_chain[-1][0] == address("ask_check", successor.slug)


def test_an_mp_without_an_address_takes_no_questions(client, typed):
    silent = PersonFactory(email="")
    page = client.get(address("ask", silent.slug))
    assert 'name="subject"' not in page.content.decode()
    assert client.post(address("ask", silent.slug), typed).status_code == 200
    assert not Question.objects.exists()


def test_a_seat_lost_before_confirming_is_told_with_the_text(
    client, mp, typed, post_office, link_in
):
    ask(client, mp, typed)
    link = link_in(post_office()[0], "/confirm/")
    mp.memberships.update(end=workdays.today() - dt.timedelta(days=1))
    assert "90 kilometr" in client.get(link).content.decode()
    token = link.rstrip("/").rsplit("/", 1)[-1]
    page = client.post(address("confirm"), {"token": token}, follow=True)
    assert "90 kilometr" in page.content.decode()
    assert Question.objects.get().delivery == Delivery.UNCONFIRMED


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_a_wrong_a_used_and_an_old_link_say_so(
    client, mp, typed, post_office, link_in, language, time_machine
):
    wrong = client.get(address("confirm_page", "nobody", language=language))
    assert wrong.status_code == 404
    ask(client, mp, typed)
    link = link_in(post_office()[0], "/confirm/").replace("/az/", f"/{language}/")
    token = link.rstrip("/").rsplit("/", 1)[-1]
    assert client.post(address("confirm"), {"token": token}).status_code == 302
    assert client.get(link).status_code == 410
    again = client.post(address("confirm", language=language), {"token": token})
    assert again.status_code == 410
    assert f'<html lang="{language}"' in again.content.decode()
    ask(client, mp, {**typed, "email": "later@example.org"})
    [letter] = [mail for mail in post_office() if mail.to == ["later@example.org"]]
    late = link_in(letter, "/confirm/")
    time_machine.move_to(timezone.now() + dt.timedelta(days=8))
    assert client.get(late).status_code == 410


def test_looking_at_the_link_changes_nothing(client, mp, typed, post_office, link_in):
    ask(client, mp, typed)
    letter = post_office()[0]
    for _ in range(3):
        client.get(link_in(letter, "/confirm/"))
        client.get(link_in(letter, "/stop/"))
        client.head(link_in(letter, "/confirm/"))
    assert Question.objects.get().delivery == Delivery.UNCONFIRMED
    assert not OutgoingMail.objects.exclude(template="constituents/mail/confirm").exists()


def test_the_owner_of_an_address_stops_the_letters_for_good(
    client, mp, typed, post_office, link_in, settings
):
    settings.QUESTION_MAILS_PER_WINDOW = 9
    ask(client, mp, typed)
    link = link_in(post_office()[0], "/stop/")
    assert typed["email"] in client.get(link).content.decode()
    assert client.post(link).status_code == 200
    page = ask(client, mp, typed)
    # Nobody who types the address learns it from the page.
    assert page.redirect_chain[-1][0] == address("receipt")
    assert len(post_office()) == 1


def test_the_receipt_belongs_to_the_browser_that_sent(client, mp, typed):
    ask(client, mp, typed)
    other = client.__class__()
    assert other.get(address("receipt")).url == address("question_list")


def test_pages_with_a_draft_are_kept_by_no_cache(client, mp, typed):
    client.post(address("ask", mp.slug), typed)
    assert "no-store" in client.get(address("ask", mp.slug))["Cache-Control"]
    assert "no-store" in client.get(address("ask_check", mp.slug))["Cache-Control"]


def test_a_form_without_its_key_shows_the_text_again(mp, typed):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    page = strict.post(address("ask_send", mp.slug), typed)
    assert page.status_code == 403
    assert "90 kilometr" in page.content.decode()


def test_an_unconfirmed_question_is_visible_to_nobody(mp, signed_in, person_with, assistant):
    author = person_with(Role.CITIZEN)
    question = QuestionFactory(recipient=mp, author=author)
    for user in (mp.user, assistant, author, person_with(Role.MODERATOR)):
        browser = signed_in(user)
        assert browser.get(question.get_absolute_url()).status_code == 404
        assert browser.get(address("desk_question", question.reference)).status_code == 404


def test_pages_behind_links_let_the_browser_name_its_origin(
    client, mp, typed, post_office, link_in
):
    """Under "no-referrer" browsers send `Origin: null`, and the form's key is refused."""
    ask(client, mp, typed)
    letter = post_office()[0]
    for part in ("/confirm/", "/stop/"):
        content = client.get(link_in(letter, part)).content.decode()
        assert '<meta name="referrer" content="same-origin">' in content
