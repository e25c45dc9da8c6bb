"""The platform's own jobs."""

from typing import Any

from django.utils.module_loading import import_string
from procrastinate import JobContext

from core.jobs import every, job
from core.mail.deliver import deliver


@job(queue="mail")
def send_mail(mail_id: int) -> None:
    deliver(mail_id)


@job()
def run_task(path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Run a function wrapped by django.tasks or django_tasks (Wagtail's indexing)."""
    task = import_string(path)
    getattr(task, "func", task)(*args, **kwargs)


@every("* * * * *", lock="rescue-stalled-jobs", pass_context=True)
async def rescue_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """procrastinate never reruns a killed worker's job by itself."""
    manager = context.app.job_manager
    for stalled in await manager.get_stalled_jobs(seconds_since_heartbeat=30):
        await manager.retry_job(stalled)
