"""A comment from the form to the moderators, with and without an account."""

import re

import pytest
from django.core import mail as outbox
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.mail.mailings import mailing_of
from core.models import Mailing, OutgoingMail
from core.roles import Role
from legislation.enums import CommentStatus
from legislation.models import Comment
from tests.factories.comments import ORDER, item_of
from tests.factories.core import UserFactory
from tests.factories.legislation import ConsultationFactory, VersionFactory, law
from tests.legislation.comments.conftest import WORDS, Writer, form_of, words_of

pytestmark = pytest.mark.django_db


def link_in(message):
    return next(line for line in message.body.splitlines() if "/comments/confirm/" in line)


def path_of(link):
    return link.replace("http://testserver", "")


def test_a_citizen_without_an_account_writes_checks_sends_and_confirms(writer, deliver_mail):
    page = writer.open()
    assert ORDER in words_of(page)

    check = writer.check()
    assert WORDS in words_of(check)
    assert not Comment.objects.exists()

    sent = writer.send()
    comment = Comment.objects.get()
    assert sent.status_code == 302
    assert sent.url.endswith(f"/comments/{comment.reference}/")
    assert comment.status == CommentStatus.UNCONFIRMED
    assert (comment.text, comment.stance, comment.place) == (WORDS, "change", "Gəncə")
    assert comment.item == writer.item

    (message,) = deliver_mail()
    assert message.to == ["leyla@example.org"]
    link = path_of(link_in(message))
    shown = writer.client.get(link)
    assert WORDS in words_of(shown)
    comment.refresh_from_db()
    assert comment.status == CommentStatus.UNCONFIRMED, "a GET confirms nothing"

    done = writer.client.post(link)
    comment.refresh_from_db()
    assert done.status_code == 302
    assert comment.status == CommentStatus.PENDING
    assert comment.confirmed_at is not None


def test_an_account_with_a_proved_address_sends_without_a_letter(item, signed_in, person_with):
    user = person_with(display_name="Leyla")
    writer = Writer(item, signed_in(user))

    assert 'name="email"' not in writer.check().content.decode()
    writer.send()

    comment = Comment.objects.get()
    assert comment.status == CommentStatus.PENDING
    assert (comment.author, comment.email) == (user, user.email)
    assert not OutgoingMail.objects.exists()


def test_an_account_still_sends_nothing_before_the_check_page_is_posted(item, signed_in):
    writer = Writer(item, signed_in(Role.CITIZEN))

    writer.check()

    assert not Comment.objects.exists()


def test_an_account_whose_address_is_not_proved_confirms_like_everybody(item):
    user = UserFactory(verified=False)
    browser = Client()
    browser.force_login(user)

    Writer(item, browser).send(email="other@example.org")

    comment = Comment.objects.get()
    assert comment.status == CommentStatus.UNCONFIRMED
    assert comment.author is None
    assert comment.email == "other@example.org"


def test_the_name_of_an_account_is_offered_and_may_be_taken_out(item, signed_in, person_with):
    writer = Writer(item, signed_in(person_with(display_name="Leyla Quliyeva")))

    assert form_of(writer.open(), "text")["author_name"] == "Leyla Quliyeva"
    writer.send(author_name="", place="")

    assert Comment.objects.get().author_name == ""


def test_sending_the_same_form_twice_stores_one_comment_and_one_letter(writer):
    page = writer.check()
    data = {**form_of(page, "key"), "email": "leyla@example.org"}

    first = writer.client.post(writer.url("comment_send"), data)
    second = writer.client.post(writer.url("comment_send"), data)

    assert first.url == second.url
    assert Comment.objects.count() == 1
    assert OutgoingMail.objects.count() == 1


def test_going_back_to_correct_the_address_is_not_taken_for_the_same_comment(writer):
    data = form_of(writer.check(), "key")

    writer.client.post(writer.url("comment_send"), {**data, "email": "leyal@example.org"})
    writer.client.post(writer.url("comment_send"), {**data, "email": "leyla@example.org"})

    assert set(Comment.objects.values_list("email", flat=True)) == {
        "leyal@example.org",
        "leyla@example.org",
    }


def test_the_draft_survives_a_change_of_language(writer):
    writer.type(author_name="")

    russian = Writer(writer.item, writer.client, "ru")
    check = russian.client.get(russian.url("comment_check"))

    assert check.status_code == 200
    assert WORDS in words_of(check)
    assert form_of(russian.open(), "text")["text"] == WORDS


def test_the_check_page_without_a_draft_leads_to_the_form(writer):
    response = writer.client.get(writer.url("comment_check"))

    assert response.status_code == 302
    assert response.url == writer.url()


def test_a_missing_position_is_named_and_the_words_stay(writer):
    response = writer.type(stance="")

    assert response.status_code == 200
    assert form_of(response, "text")["text"] == WORDS
    assert 'aria-invalid="true"' in response.content.decode() or "problem" in words_of(response)
    assert response.context["form"].errors.keys() == {"stance"}


def test_a_wrong_address_brings_back_the_check_page_with_what_was_typed(writer):
    data = {**form_of(writer.check(), "key"), "email": "not an address"}

    response = writer.client.post(writer.url("comment_send"), data, follow=True)

    assert response.redirect_chain[-1][0].endswith("/comment/check/?errors=1")
    assert WORDS in words_of(response)
    assert form_of(response, "email")["email"] == "not an address"
    assert response.context["address"].errors
    assert not Comment.objects.exists()


def test_several_addresses_or_a_line_end_in_the_address_are_refused(writer):
    for address in ("a@example.org,b@example.org", "a@example.org\nBcc: b@example.org"):
        data = {**form_of(writer.check(), "key"), "email": address}
        writer.client.post(writer.url("comment_send"), data)
    assert not Comment.objects.exists()
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Mənə zəng edin: 055 000 00 00", False),
        ("Yazın: leyla@example.org", False),
        ("Müddət 12.0.3-1-ə və № 214-ə uyğun olsun, 2026-cı ildən", True),
    ],
)
def test_telephone_numbers_and_addresses_are_refused_and_numbers_of_laws_are_not(
    writer, words, kept
):
    assert (writer.type(text=words).status_code == 302) is kept


@pytest.mark.parametrize(
    "name", ["Açıq Məclis", "Aсiq Mеclis moderator", "www.example.com", "\u200b\u200d"]
)
def test_a_name_that_is_empty_looking_or_somebody_elses_is_refused(writer, name):
    response = writer.type(author_name=name)

    assert response.status_code == 200
    assert "author_name" in response.context["form"].errors
    assert form_of(response, "text")["text"] == WORDS


def test_a_proposed_wording_is_shown_as_a_difference_and_kept(writer):
    proposal = ORDER.replace("30", "60")

    check = writer.check(proposal=proposal).content.decode()

    assert "<del>" in check
    assert "<ins>" in check
    writer.send(proposal=proposal)
    assert Comment.objects.get().proposal == proposal


def test_the_present_wording_sent_back_unchanged_is_no_proposal(writer):
    writer.send()

    assert Comment.objects.get().proposal == ""


def test_the_difference_can_be_seen_before_the_form_is_complete(writer):
    data = writer.filled(text="", stance="", proposal=ORDER.replace("30", "45"), step="compare")

    response = writer.client.post(writer.url(), data)

    assert "<ins>" in response.content.decode()
    assert not response.context["form"].errors


def test_a_comment_on_a_whole_article_has_no_wording_to_change(item):
    writer = Writer(item_of(item.version, "art_9"))

    assert 'name="proposal"' not in writer.open().content.decode()
    writer.send()

    assert Comment.objects.get().item.eid == "art_9"


def test_selected_words_are_marked_and_stored_with_what_stands_around_them(writer):
    query = "?exact=30+g%C3%BCn&prefix=t%C9%99r%C9%99find%C9%99n&suffix=m%C3%BCdd%C9%99tin%C9%99"
    page = writer.open(query)

    assert "<mark>30 gün</mark>" in page.content.decode()
    data = {**form_of(page, "text"), "stance": "for", "text": WORDS}
    writer.client.post(writer.url(), data)
    check = form_of(writer.client.get(writer.url("comment_check")), "key")
    writer.client.post(writer.url("comment_send"), {**check, "email": "a@example.org"})

    comment = Comment.objects.get()
    assert comment.quote == "30 gün"
    assert (comment.quote_prefix, comment.quote_suffix) == ("tərəfindən", "müddətinə")


def test_the_short_form_of_the_quote_works_and_words_that_are_not_there_mark_nothing(writer):
    assert "<mark>30 gün</mark>" in writer.open("?quote=30+g%C3%BCn").content.decode()
    page = writer.open("?quote=90+g%C3%BCn")
    assert "<mark>" not in page.content.decode()
    assert "90 gün" in words_of(page)


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_every_step_works_in_every_language(item, language, deliver_mail):
    writer = Writer(item, language=language)

    assert writer.open().status_code == 200
    assert writer.send(email=f"{language}@example.org").status_code == 302

    assert Comment.objects.get().language == language
    (message,) = deliver_mail()
    assert f"/{language}/comments/confirm/" in link_in(message)


def test_an_item_of_an_unpublished_version_does_not_exist_for_anybody(item, signed_in):
    bill = item.version.bill
    draft = VersionFactory(bill=bill, number=2, text=law())
    ConsultationFactory(version=draft)
    url = reverse("legislation:comment_create", args=[bill.slug, 2, "art_1"])

    for browser in (Client(), signed_in(Role.CITIZEN), signed_in(Role.EDITOR)):
        assert browser.get(url).status_code == 404
        assert browser.post(url, {"text": WORDS}).status_code == 404


@pytest.mark.parametrize("eid", ["art_77", "chp_1", "art_9__para_9.9", "x" * 500])
def test_a_chapter_or_what_is_not_in_the_text_cannot_be_commented_on(client, item, eid):
    url = reverse("legislation:comment_create", args=[item.version.bill.slug, 1, eid])

    assert client.get(url).status_code == 404
    assert client.post(url, {"text": WORDS}).status_code == 404


def test_a_form_opened_at_the_bills_former_address_is_still_taken(writer):
    data = writer.filled()
    old = writer.url()
    bill = writer.item.version.bill
    bill.slug = "yeni-unvan"
    bill.save()

    assert writer.client.post(old, data).status_code == 302


def test_one_letter_goes_to_an_address_in_a_window_whoever_typed_it(item):
    first = Writer(item)
    first.send(email="victim@example.org")
    for n in range(5):
        stranger = Writer(item)
        page = stranger.send(email="victim@example.org", text=f"{WORDS} {n}")
        assert page.status_code == 429
        assert 0 < int(page["Retry-After"]) <= 3600
        assert f"{WORDS} {n}" in words_of(page), "what was typed is not lost"
        assert page.context["address"]["email"].value() == "victim@example.org"

    assert OutgoingMail.objects.filter(recipient="victim@example.org").count() == 1
    assert Comment.objects.count() == 1


def test_an_address_that_asked_for_no_letters_gets_none_and_nothing_tells_so(item, deliver_mail):
    stopped = mailing_of(Mailing.Kind.CONFIRMATIONS, "quiet@example.org")
    Mailing.objects.filter(pk=stopped.pk).update(stopped_at=timezone.now())
    stopped, usual = Writer(item), Writer(item)

    response = stopped.send(email="quiet@example.org")
    other = usual.send(email="leyla@example.org")

    assert [mail.to for mail in deliver_mail()] == [["leyla@example.org"]]
    again = [
        browser.send(email=email, text=f"{WORDS} 2").status_code
        for browser, email in ((stopped, "quiet@example.org"), (usual, "leyla@example.org"))
    ]
    assert again == [429, 429]
    seen = []
    for browser, answer in ((stopped, response), (usual, other)):
        page = words_of(browser.client.get(answer.url))
        comment = Comment.objects.get(reference=answer.url.split("/")[-2])
        page = page.replace(comment.reference, "R").replace(comment.email, "X")
        seen.append(re.sub(r"\d\d:\d\d", "hour", page))
    assert seen[0] == seen[1]


def test_more_comments_than_one_person_may_write_in_a_day_are_refused_and_kept(
    item, signed_in, person_with, settings
):
    settings.COMMENTS_PER_DAY = 2
    writer = Writer(item, signed_in(person_with()))
    for n in range(2):
        writer.send(text=f"{WORDS} {n}")

    response = writer.send(text=f"{WORDS} 3")

    assert response.status_code == 429
    assert Comment.objects.count() == 2
    assert f"{WORDS} 3" in words_of(response)


def test_nothing_is_stored_when_the_letter_cannot_be_queued(writer, monkeypatch):
    from legislation.commenting import letters

    def fail(*args, **kwargs):
        raise RuntimeError("no letter")

    monkeypatch.setattr(letters.mail, "enqueue", fail)
    writer.client.raise_request_exception = False

    assert writer.send().status_code == 500
    assert not Comment.objects.exists()
    assert outbox.outbox == []
