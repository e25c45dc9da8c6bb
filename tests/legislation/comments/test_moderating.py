"""The queue: text first, one decision, the author behind a recorded link."""

import pytest
from django.urls import reverse

from core.ledger import first_fault
from core.models import LedgerEntry, OutgoingMail
from core.roles import Role
from legislation.commenting import moderate
from legislation.enums import CommentStatus
from legislation.models import Comment
from tests.factories.comments import CommentFactory, ReplyFactory, item_of, open_version
from tests.factories.core import UserFactory
from tests.legislation.comments.conftest import form_of, words_of


def url(name, *args):
    return reverse(f"legislation:{name}", args=args)


@pytest.fixture
def desk(signed_in):
    return signed_in(Role.MODERATOR)


@pytest.fixture
def waiting(item):
    return CommentFactory(item=item, pending=True)


def decide(browser, comment, decision, **more):
    data = {"decision": decision, "seen": comment.status, "rule": "", "note": "", **more}
    return browser.post(url("moderation_decide", comment.reference), data)


@pytest.mark.django_db
def test_the_queue_opens_the_oldest_comment_and_lists_the_others(desk, item):
    newer = CommentFactory(item=item, pending=True, text="Yeni rəy.")
    older = CommentFactory(item=item, pending=True, text="Köhnə rəy.")
    Comment.objects.filter(pk=older.pk).update(confirmed_at="2026-01-01T00:00Z")
    CommentFactory(item=item, unconfirmed=True, text="Təsdiqlənməyib.")

    page = desk.get(url("moderation"))

    assert page.context["comment"] == older
    assert [entry["comment"] for entry in page.context["rail"]] == [older, newer]
    assert "Təsdiqlənməyib." not in words_of(page)


@pytest.mark.django_db
def test_an_empty_queue_says_so(desk):
    assert desk.get(url("moderation")).status_code == 200


@pytest.mark.django_db
def test_the_author_does_not_stand_on_the_page(desk, item):
    author = UserFactory(email="hidden@example.org", display_name="Gizli Ad")
    comment = CommentFactory(item=item, pending=True, email=author.email, author=author)

    page = words_of(desk.get(url("moderation_comment", comment.reference)))

    assert "hidden@example.org" not in page
    assert "Gizli Ad" not in page


@pytest.mark.django_db
def test_personal_data_are_marked_and_the_queue_warns(desk, item):
    CommentFactory(item=item, pending=True, text="Mənə zəng edin: 055 000 00 00.")

    page = desk.get(url("moderation"))

    assert "<mark>055 000 00 00</mark>" in page.content.decode()
    assert page.context["rail"][0]["found"]


@pytest.mark.django_db
def test_publishing_makes_the_comment_public_records_it_and_writes_to_the_author(
    desk, client, waiting, deliver_mail
):
    response = decide(desk, waiting, "published")

    waiting.refresh_from_db()
    assert response.url == url("moderation")
    assert waiting.status == CommentStatus.PUBLISHED
    assert waiting.moderated_by is not None
    entry = LedgerEntry.objects.get(kind="comment.published")
    assert entry.subject == f"comment:{waiting.reference}"
    assert entry.public["eid"] == waiting.item.eid
    assert first_fault() is None
    assert client.get(waiting.get_absolute_url()).status_code == 200
    (message,) = deliver_mail()
    assert message.to == [waiting.email]
    assert waiting.get_absolute_url() in message.body


@pytest.mark.django_db
def test_the_record_names_rule_and_place_but_no_text_author_or_moderator(desk, waiting):
    decide(desk, waiting, "rejected", rule="insult", note="Zəhmət olmasa, yenidən yazın.")

    entry = LedgerEntry.objects.get(kind="comment.rejected")
    said = str(entry.public)
    assert entry.public["rule"] == "insult"
    for secret in (waiting.text, waiting.email, "Zəhmət", "moderator"):
        assert secret not in said
    assert entry.commitment


@pytest.mark.django_db
def test_a_refusal_tells_the_author_why_and_gives_the_words_back(
    desk, client, waiting, deliver_mail
):
    decide(desk, waiting, "rejected", rule="off_topic", note="Layihə haqqında yazın.")

    (message,) = deliver_mail()
    assert waiting.text in message.body
    assert "Layihə haqqında yazın." in message.body
    assert waiting.reference in message.subject
    assert client.get(waiting.get_absolute_url()).status_code == 404


@pytest.mark.django_db
def test_a_refusal_needs_a_rule(desk, waiting):
    response = decide(desk, waiting, "rejected")

    assert response.status_code == 200
    assert "rule" in response.context["form"].errors
    waiting.refresh_from_db()
    assert waiting.status == CommentStatus.PENDING


@pytest.mark.django_db
@pytest.mark.parametrize("invented", ["pending", "unconfirmed", "", "deleted", "\x00"])
def test_only_the_offered_decisions_count(desk, waiting, invented):
    assert decide(desk, waiting, invented).status_code == 200
    waiting.refresh_from_db()
    assert waiting.status == CommentStatus.PENDING


@pytest.mark.django_db
def test_the_second_of_two_moderators_sees_what_the_first_decided(signed_in, waiting):
    first, second = signed_in(Role.MODERATOR), signed_in(Role.MODERATOR)
    opened = form_of(second.get(url("moderation_comment", waiting.reference)), "seen")

    decide(first, waiting, "rejected", rule="insult")
    decision = {**opened, "decision": "published", "note": "Təşəkkür edirik."}
    response = second.post(url("moderation_decide", waiting.reference), decision)

    waiting.refresh_from_db()
    assert response.status_code == 409
    assert "Təşəkkür edirik." in response.content.decode(), "what was typed is not lost"
    assert waiting.status == CommentStatus.REJECTED
    assert response.context["comment"].rejection_reason == "insult"
    assert not LedgerEntry.objects.filter(kind="comment.published").exists()
    assert OutgoingMail.objects.count() == 1


@pytest.mark.django_db
def test_the_same_decision_sent_twice_is_carried_out_once(desk, waiting):
    decide(desk, waiting, "published")
    response = decide(desk, waiting, "published")

    assert response.status_code == 409
    assert LedgerEntry.objects.filter(kind="comment.published").count() == 1
    assert OutgoingMail.objects.count() == 1


@pytest.mark.django_db
def test_a_decision_can_be_corrected_and_the_author_hears_of_it(
    desk, client, waiting, deliver_mail
):
    decide(desk, waiting, "published")
    waiting.refresh_from_db()
    decide(desk, waiting, "rejected", rule="personal_data")
    assert client.get(waiting.get_absolute_url()).status_code == 404

    waiting.refresh_from_db()
    decide(desk, waiting, "published")

    assert client.get(waiting.get_absolute_url()).status_code == 200
    assert len(deliver_mail()) == 3
    assert Comment.objects.get().rejection_reason == ""


@pytest.mark.django_db
def test_nobody_decides_about_their_own_comment(signed_in, person_with, item):
    moderator = person_with(Role.MODERATOR)
    own = CommentFactory(item=item, pending=True, author=moderator, email=moderator.email)
    browser = signed_in(moderator)

    page = browser.get(url("moderation_comment", own.reference))
    assert 'name="decision"' not in page.content.decode()
    assert decide(browser, own, "published").status_code == 404
    own.refresh_from_db()
    assert own.status == CommentStatus.PENDING


@pytest.mark.django_db
def test_looking_who_wrote_is_a_post_with_a_reason_and_recorded_each_time(desk, waiting):
    where = url("moderation_identity", waiting.reference)
    assert desk.get(where).status_code == 405
    assert waiting.email not in words_of(desk.post(where, {"reason": "curiosity"}))
    assert not LedgerEntry.objects.filter(kind="moderation.identity_opened").exists()

    for _ in range(2):
        assert waiting.email in words_of(desk.post(where, {"reason": "duty_of_care"}))

    entries = LedgerEntry.objects.filter(kind="moderation.identity_opened")
    assert entries.count() == 2
    assert {entry.public["reason"] for entry in entries} == {"duty_of_care"}
    assert all(entry.commitment for entry in entries)
    assert waiting.email not in str([entry.public for entry in entries])


@pytest.mark.django_db
def test_nobody_sees_an_unconfirmed_comment_at_the_desk(desk, item):
    comment = CommentFactory(item=item, unconfirmed=True)

    assert desk.get(url("moderation_comment", comment.reference)).status_code == 404
    assert decide(desk, comment, "published").status_code == 404


@pytest.mark.django_db
def test_a_desk_page_is_never_kept(desk, waiting):
    for name, args in (("moderation", ()), ("moderation_comment", (waiting.reference,))):
        assert "no-store" in desk.get(url(name, *args)).headers["Cache-Control"]


@pytest.mark.django_db
def test_the_queue_costs_the_same_with_three_comments_as_with_thirty(
    desk, django_assert_max_num_queries, item
):
    bills = [item, *(item_of(open_version()) for _ in range(2))]
    for n in range(3):
        CommentFactory(item=bills[n], pending=True)
    desk.get(url("moderation"))
    with django_assert_max_num_queries(20) as few:
        desk.get(url("moderation"))
    for n in range(27):
        CommentFactory(item=bills[n % 3], pending=True)
    with django_assert_max_num_queries(20) as many:
        desk.get(url("moderation"))

    assert len(many) == len(few)


@pytest.mark.django_db
def test_a_decision_whose_letter_fails_leaves_nothing_behind(waiting, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("no letter")

    monkeypatch.setattr(moderate.letters, "published", fail)
    with pytest.raises(RuntimeError):
        moderate.publish(waiting.pk, UserFactory(), seen="pending")

    waiting.refresh_from_db()
    assert waiting.status == CommentStatus.PENDING
    assert not LedgerEntry.objects.filter(kind="comment.published").exists()


@pytest.mark.django_db
def test_a_comment_with_a_reply_can_still_be_taken_down(desk, client):
    comment = ReplyFactory().comment

    decide(desk, comment, "rejected", rule="personal_data")

    assert client.get(comment.get_absolute_url()).status_code == 404
