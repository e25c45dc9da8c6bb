"""Switches and parked letters in the admin: for whom, with what effect, recorded how."""

import pytest
from django.db import connection
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from constituents.tasks import record_delivery
from core import parking
from core.mail.deliver import deliver, park
from core.models import LedgerEntry, OutgoingMail, Switch
from core.roles import Role
from tests.core.test_mail import queue

pytestmark = pytest.mark.django_db

SWITCHES, PARKED = reverse("operation_switches"), reverse("operation_parked")
OTHERS = sorted(set(Role) - {Role.EDITOR, Role.ADMINISTRATOR})


def throw(browser, name="comments", to="stop", **notes):
    data = {"switch": name, "to": to} | {f"{name}-{key}": value for key, value in notes.items()}
    return browser.post(SWITCHES, data)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMINISTRATOR])
def test_editors_and_administrators_throw_switches(signed_in, role):
    browser = signed_in(role)
    assert browser.get(SWITCHES).status_code == 200
    assert throw(browser, note_az="Texniki iş gedir.").status_code == 302
    switch = Switch.objects.get(name="comments")
    assert (switch.is_stopped, switch.note_az) == (True, "Texniki iş gedir.")
    throw(browser, to="start")
    assert not Switch.objects.get(name="comments").is_stopped


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_does(signed_in, role):
    browser = signed_in(role)
    assert browser.get(SWITCHES, follow=True).status_code in (403, 404)
    throw(browser)
    assert not Switch.objects.filter(is_stopped=True).exists()


def test_a_visitor_is_sent_to_sign_in_and_throws_nothing(client):
    assert client.get(SWITCHES).status_code == 302
    throw(client)
    assert not Switch.objects.filter(is_stopped=True).exists()


def test_throwing_is_recorded_openly_with_the_notice_and_closed_with_the_person(signed_in):
    browser = signed_in(Role.EDITOR)
    throw(browser, note_az="Texniki iş gedir.")
    throw(browser, to="start")
    stopped, started = LedgerEntry.objects.filter(subject="switch:comments").order_by("sequence")
    assert (stopped.kind, started.kind) == ("switch.stopped", "switch.started")
    assert stopped.public["note_az"] == "Texniki iş gedir."
    assert len(stopped.commitment) == len(started.commitment) == 64


@pytest.mark.parametrize(
    "data",
    [
        {"switch": "nothing", "to": "stop"},
        {"switch": "comments", "to": "explode"},
        {"switch": "comments\x00", "to": ""},
        {},
    ],
)
def test_a_switch_there_is_not_is_not_thrown(signed_in, data):
    assert signed_in(Role.EDITOR).post(SWITCHES, data).status_code == 400
    assert not Switch.objects.filter(is_stopped=True).exists()


def test_a_notice_that_is_too_long_is_refused_and_kept(signed_in):
    page = throw(signed_in(Role.EDITOR), note_ru="я" * 501)
    assert page.status_code == 200
    assert "я" * 501 in page.content.decode()
    assert not Switch.objects.filter(is_stopped=True).exists()


@pytest.fixture
def parked():
    letter = queue(text="kanareyka", subject="kanareyka")
    park(letter.pk)
    return letter


def retry(browser, what, number):
    return browser.post(PARKED, {"what": what, "number": number}, follow=True)


def test_administrators_see_parked_letters_without_what_they_say(signed_in, parked):
    page = signed_in(Role.ADMINISTRATOR).get(PARKED).content.decode()
    assert f"№ {parked.pk}" in page
    assert "kanareyka" not in page
    assert parked.recipient not in page


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_nobody_else_sees_or_retries_them(signed_in, parked, role):
    browser = signed_in(role)
    assert browser.get(PARKED, follow=True).status_code in (403, 404) or "№" not in str(
        browser.get(PARKED, follow=True).content
    )
    retry(browser, "mail", parked.pk)
    parked.refresh_from_db()
    assert parked.status == "failed"


def test_a_retried_letter_goes_out_and_the_retry_is_recorded(signed_in, parked, deliver_mail):
    retry(signed_in(Role.ADMINISTRATOR), "mail", parked.pk)
    assert [message.body for message in deliver_mail()] == ["kanareyka\n"]
    assert LedgerEntry.objects.filter(kind="mail.retried").count() == 1


def test_two_clicks_are_one_retry(signed_in, parked):
    browser = signed_in(Role.ADMINISTRATOR)
    retry(browser, "mail", parked.pk)
    retry(browser, "mail", parked.pk)
    jobs = ProcrastinateJob.objects.filter(task_name="core.tasks.send_mail", status="todo")
    assert jobs.filter(args__mail_id=parked.pk).count() == 2, "the first job and one retry"
    assert LedgerEntry.objects.filter(kind="mail.retried").count() == 1


def test_a_letter_whose_text_is_gone_is_not_retried(signed_in, parked):
    OutgoingMail.objects.update(text="")
    retry(signed_in(Role.ADMINISTRATOR), "mail", parked.pk)
    assert OutgoingMail.objects.get().status == "failed"


@pytest.mark.parametrize("number", ["", "x", "9" * 30, "-1", "1.5", "٣", "\x00"])
@pytest.mark.parametrize("what", ["mail", "job", "drop-mail", "drop-job", "other"])
def test_a_number_that_is_none_is_refused(signed_in, what, number):
    page = signed_in(Role.ADMINISTRATOR).post(PARKED, {"what": what, "number": number})
    assert page.status_code == 400


@pytest.fixture
def failed_job() -> int:
    job_id = record_delivery.defer(key="question:S-0000-0000:1")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [job_id])
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'failed', attempts = 6 WHERE id = %s", [job_id]
        )
    return job_id


def test_failed_jobs_are_listed_without_what_they_were_given(signed_in, failed_job):
    page = signed_in(Role.ADMINISTRATOR).get(PARKED).content.decode()
    assert f"constituents.tasks.record_delivery, № {failed_job}" in page
    assert "S-0000-0000" not in page


def test_a_retried_job_starts_anew_with_the_same_arguments(signed_in, failed_job):
    retry(signed_in(Role.ADMINISTRATOR), "job", failed_job)
    assert not ProcrastinateJob.objects.filter(pk=failed_job).exists()
    again = ProcrastinateJob.objects.get(task_name=record_delivery.name)
    assert (again.status, again.attempts) == ("todo", 0)
    assert again.args == {"key": "question:S-0000-0000:1"}
    assert LedgerEntry.objects.filter(kind="job.retried").count() == 1


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_nobody_else_deletes_them(signed_in, parked, failed_job, role):
    browser = signed_in(role)
    retry(browser, "drop-mail", parked.pk)
    retry(browser, "drop-job", failed_job)
    assert OutgoingMail.objects.get().status == "failed"
    assert ProcrastinateJob.objects.filter(pk=failed_job).exists()


def test_what_cannot_succeed_is_deleted_once_with_its_words(signed_in, parked, failed_job):
    browser = signed_in(Role.ADMINISTRATOR)
    for _ in range(2):
        retry(browser, "drop-mail", parked.pk)
        retry(browser, "drop-job", failed_job)
    parked.refresh_from_db()
    assert (parked.status, parked.text, parked.subject) == ("dropped", "", "")
    assert not ProcrastinateJob.objects.filter(pk=failed_job).exists()
    assert LedgerEntry.objects.filter(kind__in=["mail.dropped", "job.dropped"]).count() == 2


def test_a_job_that_waits_or_a_letter_that_went_is_not_deleted(signed_in, parked):
    job_id = record_delivery.defer(key="x")
    OutgoingMail.objects.update(status="sent")
    browser = signed_in(Role.ADMINISTRATOR)
    retry(browser, "drop-mail", parked.pk)
    retry(browser, "drop-job", job_id)
    assert ProcrastinateJob.objects.filter(pk=job_id).exists()
    assert OutgoingMail.objects.get().status == "sent"


def test_a_job_that_is_not_failed_is_left_alone(signed_in, person_with):
    job_id = record_delivery.defer(key="x")
    retry(signed_in(Role.ADMINISTRATOR), "job", job_id)
    assert ProcrastinateJob.objects.get(pk=job_id).status == "todo"
    with pytest.raises(parking.NotParked):
        parking.retry_job(10**17, person_with(Role.ADMINISTRATOR))


def test_the_menu_shows_what_one_may_open(signed_in):
    editor = signed_in(Role.EDITOR).get(reverse("wagtailadmin_home")).content.decode()
    administrator = signed_in(Role.ADMINISTRATOR).get(reverse("wagtailadmin_home"))
    assert SWITCHES in editor
    assert PARKED not in editor
    assert PARKED in administrator.content.decode()


def test_stopped_mail_waits_and_leaves_when_it_works_again(signed_in, deliver_mail):
    browser, letter = signed_in(Role.ADMINISTRATOR), queue()
    throw(browser, "mail")
    with connection.cursor() as cursor:
        # Its job came while mail was stopped, and is done with it.
        assert not deliver(letter.pk)
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'core.tasks.send_mail'")
    throw(browser, "mail", to="start")
    assert ProcrastinateJob.objects.filter(task_name="core.tasks.send_mail").count() == 1
    assert len(deliver_mail()) == 1


def test_the_health_page_says_that_mail_is_stopped(signed_in, client):
    throw(signed_in(Role.ADMINISTRATOR), "mail")
    assert client.get("/health/").json()["parts"]["mail"] == "stopped"
