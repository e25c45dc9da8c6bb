"""Letters and jobs that were given up, for administrators to try again or to delete.

Neither what a letter says nor what a job was given is shown: both may be somebody's secret.
"""

import json
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.db.models import QuerySet
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from core import ledger
from core.mail.deliver import close
from core.models import OutgoingMail, User
from core.roles import Role, has_role
from core.tasks import send_mail

LONGEST_LIST = 200
FAILED_JOBS = """
SELECT job.id, job.task_name, job.attempts, max(event.at)
FROM procrastinate_jobs job LEFT JOIN procrastinate_events event ON event.job_id = job.id
WHERE job.status = 'failed' AND job.task_name <> %s
GROUP BY job.id ORDER BY job.id DESC LIMIT %s
"""
TAKE_FAILED = """
DELETE FROM procrastinate_jobs WHERE id = %s AND status = 'failed'
RETURNING task_name, queue_name, priority, lock, queueing_lock, args
"""
DROP_FAILED = """
DELETE FROM procrastinate_jobs WHERE id = %s AND status = 'failed' AND task_name <> %s
RETURNING task_name
"""


@dataclass(frozen=True, slots=True)
class FailedJob:
    pk: int
    task: str
    attempts: int
    last: object


class NotParked(Exception):
    """It is not there, or not given up (any more)."""


def may_see_parked(user: User | AnonymousUser) -> bool:
    return has_role(user, Role.ADMINISTRATOR)


def parked_mails() -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(status=OutgoingMail.Status.FAILED).order_by("-pk")[
        :LONGEST_LIST
    ]


def failed_jobs() -> list[FailedJob]:
    """The newest first; those of letters stand among the letters."""
    with connection.cursor() as cursor:
        cursor.execute(FAILED_JOBS, [send_mail.name, LONGEST_LIST])
        return [FailedJob(*row) for row in cursor.fetchall()]


@transaction.atomic
def retry_mail(mail_id: int, by: User) -> None:
    """Put a parked letter into the queue again, with all its attempts. Raises NotParked."""
    parked = OutgoingMail.objects.select_for_update().filter(pk=mail_id)
    mail = parked.filter(status=OutgoingMail.Status.FAILED).exclude(text="").first()
    if mail is None:
        raise NotParked
    mail.status = OutgoingMail.Status.QUEUED
    mail.save(update_fields=["status"])
    send_mail.defer(mail_id=mail.pk)
    ledger.append("mail.retried", subject=f"mail:{mail.pk}", private={"by": by.pk})


@transaction.atomic
def retry_job(job_id: int, by: User) -> None:
    """Enqueue a failed job anew. Raises NotParked."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE_FAILED, [job_id])
        row = cursor.fetchone()
    if row is None or row[0] not in app.tasks:
        raise NotParked
    task, queue, priority, lock, queueing_lock, arguments = row
    again = app.tasks[task].configure(
        queue=queue, priority=priority, lock=lock, queueing_lock=queueing_lock
    )
    try:
        with transaction.atomic():
            again.defer(**json.loads(arguments))
    except AlreadyEnqueued:
        # One like it waits already and does this one's work.
        pass
    ledger.append("job.retried", subject=f"job:{task}", private={"by": by.pk})


@transaction.atomic
def drop_mail(mail_id: int, by: User) -> None:
    """Nobody will send it any more: what it says goes. Raises NotParked."""
    parked = OutgoingMail.objects.select_for_update().filter(pk=mail_id)
    mail = parked.filter(status=OutgoingMail.Status.FAILED).first()
    if mail is None:
        raise NotParked
    close(mail, OutgoingMail.Status.DROPPED)
    ledger.append("mail.dropped", subject=f"mail:{mail.pk}", private={"by": by.pk})


@transaction.atomic
def drop_job(job_id: int, by: User) -> None:
    """Raises NotParked."""
    with connection.cursor() as cursor:
        cursor.execute(DROP_FAILED, [job_id, send_mail.name])
        row = cursor.fetchone()
    if row is None:
        raise NotParked
    ledger.append("job.dropped", subject=f"job:{row[0]}", private={"by": by.pk})
