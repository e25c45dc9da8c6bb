"""Mail that waits: the switch was off, or its job is gone."""

import datetime as dt

from django.db import connection
from django.utils import timezone

from core.models import OutgoingMail

# A job takes its mail within seconds; one that has none after this time is given a new one.
PATIENCE = dt.timedelta(minutes=10)
WITHOUT_JOB = """
SELECT mail.id FROM core_outgoingmail mail
WHERE mail.status = 'queued' AND mail.created_at <= %s AND NOT EXISTS (
    SELECT FROM procrastinate_jobs job
    WHERE job.task_name = 'core.tasks.send_mail' AND job.status IN ('todo', 'doing')
    AND job.args ->> 'mail_id' = mail.id::text)
ORDER BY mail.id
"""


def send_waiting(older_than: dt.timedelta = dt.timedelta(0)) -> int:
    """Give every queued mail without a job a new one; returns how many."""
    from core.tasks import send_mail  # the task needs the jobs app, which needs the models

    with connection.cursor() as cursor:
        cursor.execute(WITHOUT_JOB, [timezone.now() - older_than])
        waiting = [row[0] for row in cursor.fetchall()]
    for mail_id in waiting:
        send_mail.defer(mail_id=mail_id)
    return len(waiting)


def count_waiting() -> int:
    return OutgoingMail.objects.filter(status=OutgoingMail.Status.QUEUED).count()
