"""P7, P8, L10: whatever arrives, an answer comes back and nothing typed is lost."""

import unicodedata
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from core.roles import Role
from legislation.models import Comment
from tests.factories.comments import CommentFactory
from tests.legislation.comments.conftest import WORDS, Writer, form_of, words_of

pytestmark = pytest.mark.django_db

MEGABYTE = "x" * 1_000_000
AWFUL = ["\x00", "a\x00b", "\ud800", MEGABYTE, "9" * 30, "-1", "%00", "{{ 7*7 }}", "' OR 1=1 --"]
TEXT_FIELDS = ["stance", "text", "proposal", "place", "author_name", "quote", "opened", "key"]


def raw(fields):
    """A form body as bytes, so that lone surrogates arrive as a browser would never send them."""
    return "&".join(
        f"{name}={quote(value.encode('utf-8', 'surrogatepass'))}" for name, value in fields.items()
    )


@pytest.mark.parametrize("value", AWFUL, ids=lambda value: repr(value)[:12])
def test_no_field_of_the_form_breaks_the_site(writer, value):
    filled = writer.filled()
    for n, field in enumerate([*TEXT_FIELDS, "step", "email"]):
        body = raw({**filled, field: value})
        # The steps read the same form: a third of the fields is enough for each.
        step = ("comment_create", "comment_send", "comment_take")[n % 3]
        response = writer.client.post(
            writer.url(step), body, content_type="application/x-www-form-urlencoded"
        )
        assert response.status_code in {200, 302, 400, 409}, (field, step)
        assert writer.client.get(writer.url("comment_check")).status_code in {200, 302}, field


@pytest.mark.parametrize("value", ["%00", "%ED%A0%80", "x" * 3000, "9" * 30, "%FF", "%F0%9F%98%80"])
def test_no_parameter_of_an_address_breaks_the_site(client, item, value):
    comment = CommentFactory(item=item)
    version = item.version
    tab = reverse("legislation:article_comments", args=[version.bill.slug, 1, "art_9"])
    form = reverse("legislation:comment_create", args=[version.bill.slug, 1, item.eid])
    paths = [
        *(f"{tab}?{name}={value}" for name in ("page", "sort", "outcome", "marks")),
        *(f"{form}?{name}={value}" for name in ("exact", "quote", "prefix", "suffix", "errors")),
        f"{form}?exact=30&prefix={value}&suffix={value}",
        f"{comment.get_absolute_url()}?page={value}",
        f"/az/comments/{value}/",
        f"/az/comments/confirm/{value}/",
        f"/az/bills/{version.bill.slug}/versions/{value}/art_9/comments/",
        f"/az/bills/{version.bill.slug}/versions/1/{value}/comment/",
        f"/az/bills/{value}/versions/1/art_9/comment/",
        f"/az/desk/moderation/{value}/",
    ]
    for path in paths:
        assert client.get(path).status_code in {200, 302, 400, 404}, path


@pytest.mark.parametrize("value", AWFUL, ids=lambda value: repr(value)[:12])
def test_no_field_of_the_desk_breaks_the_site(signed_in, item, value):
    moderator = signed_in(Role.MODERATOR)
    comment = CommentFactory(item=item, pending=True)
    public = CommentFactory(item=item)
    fields = {
        "moderation_decide": (comment, ["decision", "rule", "note", "seen"]),
        "moderation_identity": (comment, ["reason", "seen"]),
        "comment_reply": (public, ["outcome", "text", "amendment"]),
    }
    for name, (about, names) in fields.items():
        url = reverse(f"legislation:{name}", args=[about.reference])
        for field in names:
            body = {"decision": "rejected", "seen": "pending", "outcome": "partly", field: value}
            response = moderator.post(
                url, raw(body), content_type="application/x-www-form-urlencoded"
            )
            assert response.status_code in {200, 302, 400, 409}, (name, field)


def test_a_text_of_a_hundred_thousand_signs_is_refused_with_its_length_and_kept(writer):
    long = "ə" * 100_000

    response = writer.type(text=long)

    assert "text" in response.context["form"].errors
    assert "98000" in str(response.context["form"].errors).replace("\xa0", "").replace(" ", "")
    assert form_of(response, "text")["text"] == long


def test_length_is_counted_in_code_points_a_line_end_as_one(writer, settings):
    settings.COMMENT_TEXT_LIMIT = 10

    assert writer.type(text="👩‍👩‍👧‍👦" + "ab\r\n").status_code == 302
    assert writer.type(text="👩‍👩‍👧‍👦" + "abcd").status_code == 200


@pytest.mark.parametrize(
    "text",
    [
        "Ailə 👩‍👩‍👧‍👦 və bayraq 🇦🇿 və dərhal 👍🏽",
        "Zalgo: z̸̡̛a̵l̴g̷o̶ mətn",
        "عربي və rus «сразу» və ə",
        "x" * 1990,
    ],
)
def test_unusual_but_honest_texts_are_stored_and_shown(writer, client, text):
    writer.send(text=text)

    comment = Comment.objects.get()
    assert comment.text == unicodedata.normalize("NFC", text)
    Comment.objects.filter(pk=comment.pk).update(status="pending")
    Comment.objects.filter(pk=comment.pk).update(status="published")
    assert comment.text in client.get(comment.get_absolute_url()).content.decode()


def test_decomposed_letters_are_stored_composed(writer):
    writer.send(text=unicodedata.normalize("NFD", "Şərt ğ İ ö"))

    assert Comment.objects.get().text == "Şərt ğ İ ö"


def test_bidi_overrides_cannot_turn_round_the_page(writer):
    writer.send(text="Söz \u202egnihtemos\u202c son", place="Bakı\u202e")

    comment = Comment.objects.get()
    assert "\u202e" not in comment.text + comment.place
    assert "Söz" in comment.text


def test_markup_is_shown_as_it_was_typed(writer, client):
    writer.send(text="<img src=x onerror=alert(1)> & <b>qalın</b>")
    comment = Comment.objects.get()
    for state in ("pending", "published"):
        Comment.objects.filter(pk=comment.pk).update(status=state)

    page = client.get(comment.get_absolute_url())

    assert "<img src=x" not in page.content.decode()
    assert "<img src=x onerror=alert(1)> & <b>qalın</b>" in words_of(page)


@pytest.mark.parametrize("field", ["text", "proposal"])
@pytest.mark.parametrize("empty", ["", "   ", "\u200b\u200d\u2060", "\n\n"])
def test_a_comment_must_show_something_and_a_proposal_need_not(writer, field, empty):
    response = writer.type(**{field: empty})

    if field == "text":
        assert "text" in response.context["form"].errors
    else:
        assert response.status_code in {200, 302}


def test_a_get_of_a_state_changing_address_is_405_and_changes_nothing(signed_in, item):
    moderator = signed_in(Role.MODERATOR)
    pending = CommentFactory(item=item, pending=True)
    args = [item.version.bill.slug, 1, item.eid]
    posts = {
        reverse("legislation:comment_send", args=args): 405,
        reverse("legislation:comment_take", args=args): 405,
        reverse("legislation:comment_again", args=[pending.reference]): 405,
        reverse("legislation:moderation_decide", args=[pending.reference]): 405,
        reverse("legislation:moderation_identity", args=[pending.reference]): 405,
    }
    for url, status in posts.items():
        assert moderator.get(url).status_code == status, url
        assert moderator.put(url).status_code == status, url
    pending.refresh_from_db()
    assert pending.status == "pending"
    assert Comment.objects.count() == 1


def test_other_methods_on_pages_are_405(client, item):
    comment = CommentFactory(item=item)
    tab = reverse("legislation:article_comments", args=[item.version.bill.slug, 1, "art_9"])
    for url in (comment.get_absolute_url(), tab):
        assert client.post(url).status_code == 405
        assert client.delete(url).status_code == 405


def test_a_post_without_the_forms_key_gives_the_words_back(item):
    strict = Client(enforce_csrf_checks=True)
    writer = Writer(item, strict)
    for step in ("comment_create", "comment_send"):
        response = strict.post(writer.url(step), {"text": WORDS, "stance": "for"})
        assert response.status_code == 403
        assert WORDS in response.content.decode()
    assert not Comment.objects.exists()


def test_a_spoilt_key_makes_the_comment_simply_a_new_one(writer):
    data = form_of(writer.check(), "key")
    for key in ("", "not-a-uuid", "x" * 90):
        writer.client.post(
            writer.url("comment_send"), {**data, "key": key, "email": f"a{len(key)}@example.org"}
        )

    assert Comment.objects.count() == 3


def test_fields_nobody_offers_change_nothing(writer):
    writer.send(status="published", author="1", is_staff="on", moderated_at="2026-01-01")

    comment = Comment.objects.get()
    assert (comment.status, comment.author, comment.moderated_at) == ("unconfirmed", None, None)
