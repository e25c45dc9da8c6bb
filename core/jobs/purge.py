"""Forgetting jobs that need nobody any more.

Successful ones go at once (PROCRASTINATE_WORKER_DEFAULTS). Cancelled and aborted ones go after a
while, and failed ones of letters: the letter itself stands among the parked. Other failed jobs
wait for an administrator (`core.parking`), however long.
"""

from django.conf import settings
from django.db import connection

FORGET = """
DELETE FROM procrastinate_jobs job
WHERE (job.status IN ('succeeded', 'cancelled', 'aborted')
       OR (job.status = 'failed' AND job.task_name = %s))
AND NOT EXISTS (SELECT FROM procrastinate_events event
                WHERE event.job_id = job.id AND event.at > now() - make_interval(days => %s))
"""


def forget_finished() -> int:
    """Delete what has been over for JOB_LOG_DAYS; returns how many jobs."""
    from core.tasks import send_mail  # the task needs the jobs app, which needs the models

    with connection.cursor() as cursor:
        cursor.execute(FORGET, [send_mail.name, settings.JOB_LOG_DAYS])
        return int(cursor.rowcount)
