"""Too many comments or letters: 429, when to come back, and the text still there."""

import pytest
from django.urls import reverse

from core.models import OutgoingMail
from legislation.models import Comment
from tests.legislation.comments.conftest import WORDS, Writer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _as_in_production(settings):
    settings.LIMITS_SCALE = 1


@pytest.mark.parametrize(
    ("language", "words"), [("az", "sonra"), ("en", "Try again in"), ("ru", "Повторите попытку")]
)
def test_one_comment_too_many_says_when_and_keeps_the_text(item, settings, language, words):
    settings.LIMITS = {"comment": {"address": "1/hour"}}
    Writer(item, language=language).send(email="first@example.org")
    page = Writer(item, language=language).send(email="leyla@example.org", text=f"{WORDS} yenə")
    assert page.status_code == 429
    assert 0 < int(page["Retry-After"]) <= 3600
    content = page.content.decode()
    assert f"{WORDS} yenə" in content
    assert "leyla@example.org" in content
    assert words in content
    assert Comment.objects.count() == 1


def test_the_same_person_from_many_addresses_is_counted_by_the_mailbox(item, settings):
    settings.LIMITS = {"comment": {"address": "100/hour", "recipient": "1/hour"}}
    settings.QUESTION_MAILS_PER_WINDOW = 9
    found = []
    for n in range(3):
        writer = Writer(item)
        writer.client.defaults["REMOTE_ADDR"] = f"192.0.2.{n}"
        found.append(writer.send(text=f"{WORDS} {n}").status_code)
    assert found == [302, 429, 429]


def test_one_letter_too_many_is_refused_beside_its_field(item, settings):
    settings.LIMITS = {"resend": {"address": "1/hour"}}
    settings.QUESTION_MAILS_PER_WINDOW = 9
    writer = Writer(item)
    writer.send()
    again = reverse("legislation:comment_again", args=[Comment.objects.get().reference])
    found = [writer.client.post(again, {"email": "leyla@example.org"}) for _ in range(2)]
    assert [page.status_code for page in found] == [302, 429]
    assert found[1].context["form"].errors["email"]
    assert OutgoingMail.objects.count() == 2
