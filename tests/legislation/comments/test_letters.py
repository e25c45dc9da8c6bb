"""What the letters say, and what they never say."""

import pytest
from django.utils import translation

from core.models import OutgoingMail
from legislation.commenting import letters, moderate
from legislation.commenting.reply import give_reply
from tests.factories.comments import CommentFactory
from tests.factories.core import UserFactory
from tests.legislation.comments.conftest import Writer

pytestmark = pytest.mark.django_db
CANARY = "Pulsuz-kazino"


def every_word_of(mail):
    return "\n".join((mail.subject, mail.text, mail.html))


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_a_stranger_gets_none_of_the_words_somebody_typed_with_their_address(item, language):
    Writer(item, language=language).send(
        email="victim@example.org",
        text=f"{CANARY} haqqında rəy.",
        place=CANARY,
        author_name=CANARY,
        proposal=f"{CANARY} 30 gün.",
        quote=CANARY,
    )

    mail = OutgoingMail.objects.get()
    assert CANARY not in every_word_of(mail)
    assert item.wording.text not in every_word_of(mail)
    reference = item.comments.get().reference
    assert reference in mail.text
    with translation.override(language):
        assert item.version.bill.name in mail.text


def test_the_confirmation_letter_has_a_way_to_stop_them_for_good(item, client, deliver_mail):
    writer = Writer(item)
    writer.send(email="victim@example.org")
    (message,) = deliver_mail()
    stop = next(line for line in message.body.splitlines() if "/stop/" in line)

    client.post(stop.replace("http://testserver", ""))

    Writer(item).send(email="victim@example.org", text="Yenə.")
    assert OutgoingMail.objects.filter(recipient="victim@example.org").count() == 1


def test_links_in_letters_never_come_from_the_host_header(item, settings):
    settings.ALLOWED_HOSTS = ["*"]
    writer = Writer(item)
    writer.client.defaults["HTTP_HOST"] = "evil.test"
    writer.send()

    assert "evil.test" not in every_word_of(OutgoingMail.objects.get())


def test_each_letter_is_in_the_language_of_the_comment_whoever_decides(item):
    comments = {
        language: CommentFactory(item=item, pending=True, language=language)
        for language in ("az", "en", "ru")
    }
    with translation.override("en"):
        for comment in comments.values():
            moderate.publish(comment.pk, UserFactory(), seen="pending")

    mails = {mail.language: mail for mail in OutgoingMail.objects.all()}
    assert mails.keys() == comments.keys()
    assert len({mail.text for mail in mails.values()}) == 3
    for language, mail in mails.items():
        assert f"/{language}/comments/{comments[language].reference}/" in mail.text


def test_a_title_with_signs_of_markup_is_escaped_in_html_and_plain_in_text(item):
    bill = item.version.bill
    bill.short_title_az = 'Mətbuat & "azadlıq"'
    bill.save()

    letters.ask_for_confirmation(CommentFactory(item=item, unconfirmed=True))

    mail = OutgoingMail.objects.get()
    assert 'Mətbuat & "azadlıq"' in mail.text
    assert "Mətbuat &amp; &quot;azadlıq&quot;" in mail.html


def test_words_of_the_author_come_back_escaped(item):
    comment = CommentFactory(item=item, pending=True, text="<script>alert(1)</script> & 'söz'")

    moderate.reject(comment.pk, UserFactory(), seen="pending", rule="off_topic")

    mail = OutgoingMail.objects.get()
    assert "<script>" not in mail.html
    assert "<script>alert(1)</script> & 'söz'" in mail.text


def test_the_reply_letter_names_outcome_and_reason(item):
    comment = CommentFactory(item=item, language="ru")

    give_reply(comment.pk, UserFactory(), outcome="accepted", text="Учтено.", language="ru")

    mail = OutgoingMail.objects.get()
    assert "Учтено." in mail.text
    assert comment.reference in mail.subject
