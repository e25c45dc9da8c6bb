"""Mail: queued with its cause, sent once, remembered without its text."""

import pytest
from django.core import mail as django_mail
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from core.mail import enqueue, enqueue_rendered
from core.mail.deliver import deliver, park
from core.models import OutgoingMail
from core.tasks import MAIL_ATTEMPTS, send_mail
from tests.core.test_jobs import make_due, work

pytestmark = pytest.mark.django_db


def queue(key: str = "comment.published:7:1", **fields) -> OutgoingMail:
    letter = {
        "to": "aysel@x.az",
        "language": "az",
        "template": "x",
        "subject": "Rəyiniz dərc olunub",
        "text": "Mətn & «dırnaq»",
        "html": "<p>Mətn</p>",
    }
    return enqueue_rendered(key=key, **(letter | fields))


def test_the_same_key_is_the_same_letter():
    assert queue() == queue(text="başqa mətn")
    assert ProcrastinateJob.objects.filter(task_name="core.tasks.send_mail").count() == 1


def test_a_letter_of_a_rolled_back_event_does_not_exist(deliver_mail):
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)
    assert not OutgoingMail.objects.exists()
    assert not ProcrastinateJob.objects.filter(task_name="core.tasks.send_mail").exists()
    assert deliver_mail() == []


def test_a_letter_is_sent_once_and_its_text_is_erased():
    letter = queue()
    assert deliver(letter.pk)
    assert not deliver(letter.pk)
    letter.refresh_from_db()
    assert (letter.status, letter.text, letter.html) == ("sent", "", "")
    assert letter.sent_at <= timezone.now()
    (sent,) = django_mail.outbox
    assert sent.body == "Mətn & «dırnaq»\n"
    assert sent.alternatives[0].mimetype == "text/html"


def test_what_was_sent_leaves_no_trace_in_the_table():
    letter = queue(text="kanareyka", html="<p>kanareyka</p>")
    deliver(letter.pk)
    assert "kanareyka" not in str(OutgoingMail.objects.values().get(pk=letter.pk))


def test_the_message_id_depends_on_the_key_alone():
    first, second = queue("a"), queue("b")
    assert first.message_id != second.message_id
    first_id = first.message_id
    OutgoingMail.objects.filter(pk=first.pk).delete()
    assert queue("a", text="yenidən").message_id == first_id
    assert first_id.endswith("@testserver>")


def test_a_delivery_repeated_after_a_crash_carries_the_same_message_id():
    letter = queue()
    deliver(letter.pk)
    # The server took it, and the worker died before it could write that down.
    OutgoingMail.objects.filter(pk=letter.pk).update(status="queued")
    deliver(letter.pk)
    first, second = django_mail.outbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_a_subject_cannot_bring_a_header_along():
    letter = queue(subject="Salam\r\nBcc: hamı@x.az\n\n mətn")
    deliver(letter.pk)
    (sent,) = django_mail.outbox
    assert sent.subject == "Salam Bcc: hamı@x.az mətn"
    assert sent.message()["Bcc"] is None


def test_a_letter_says_its_language():
    deliver(queue(language="ru").pk)
    assert django_mail.outbox[0].message()["Content-Language"] == "ru"


@pytest.mark.parametrize(
    ("language", "word"), [("az", "parol"), ("en", "password"), ("ru", "парол")]
)
def test_a_template_is_rendered_in_the_readers_language(language, word):
    letter = enqueue(
        key="x",
        to="a@x.az",
        language=language,
        template="account/email/password_reset_key",
        context={"url": "https://x.az/?a=1&b='2'"},
    )
    assert word in letter.text.lower()
    assert word in letter.subject.lower()
    assert f'<html lang="{language}">' in letter.html


def test_the_text_part_is_plain_and_the_html_part_escaped():
    letter = enqueue(
        key="x",
        to="a@x.az",
        language="az",
        template="account/email/notice",
        context={"notice": "A & <b>B</b> 'C'", "url": "https://x.az/"},
    )
    assert "A & <b>B</b> 'C'" in letter.text
    assert "A &amp; &lt;b&gt;B&lt;/b&gt;" in letter.html
    assert "\n\n\n" not in letter.text


def test_letters_load_nothing_from_anywhere():
    letter = enqueue(
        key="x",
        to="a@x.az",
        language="az",
        template="account/email/email_confirmation",
        context={"url": "https://x.az/"},
    )
    for forbidden in ("<img", "<link", "<script", "url(", "<iframe"):
        assert forbidden not in letter.html


def test_two_letters_cannot_have_one_key():
    queue("a")
    row = OutgoingMail(key="a", recipient="b@x.az", language="az", template="x", message_id="y")
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_parked_letter_keeps_its_text():
    letter = queue()
    park(letter.pk)
    letter.refresh_from_db()
    assert (letter.status, bool(letter.text)) == ("failed", True)


def test_a_sent_letter_is_not_parked():
    letter = queue()
    deliver(letter.pk)
    park(letter.pk)
    letter.refresh_from_db()
    assert letter.status == "sent"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_worker_sends_what_is_queued():
    queue()
    work()
    assert OutgoingMail.objects.get().status == "sent"
    assert len(django_mail.outbox) == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_server_that_is_down_is_tried_again_and_at_last_the_letter_is_parked(settings):
    settings.MAILERS = {"default": {"BACKEND": "tests.core.test_mail.DownBackend"}}
    queue()
    work()
    assert OutgoingMail.objects.get().status == "queued"
    run_out_of_attempts()
    assert OutgoingMail.objects.get().status == "failed"


def run_out_of_attempts() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET attempts = %s WHERE task_name = %s",
            [MAIL_ATTEMPTS - 1, send_mail.name],
        )
    make_due()
    work()


class DownBackend:
    def __init__(self, *args, **options):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError
