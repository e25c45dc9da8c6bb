"""The platform's own jobs."""

from typing import Any

from django.utils.module_loading import import_string
from procrastinate import JobContext

from core import limits, switches
from core.accounts import sessions
from core.jobs import every, job
from core.jobs.purge import forget_finished
from core.jobs.rescue import rescue_stalled
from core.ledger import checkpoints, first_fault
from core.mail import forget, waiting
from core.mail.deliver import deliver, is_permanent, park
from core.models import Switch

# With doubling pauses the last attempt comes 18 hours after the first: greylisting passes,
# and so does a mail server that is down for an evening.
MAIL_ATTEMPTS = 16


@job(queue="mail", attempts=MAIL_ATTEMPTS, pass_context=True)
def send_mail(context: JobContext, mail_id: int) -> None:
    try:
        deliver(mail_id)
    except Exception as problem:
        if is_permanent(problem):
            park(mail_id)
            return
        if context.job.attempts + 1 >= MAIL_ATTEMPTS:
            park(mail_id)
        raise


@job()
def run_task(path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Run a function wrapped by django.tasks or django_tasks (Wagtail's indexing)."""
    task = import_string(path)
    getattr(task, "func", task)(*args, **kwargs)


@every("rescue-stalled-jobs", pass_context=True)
async def rescue_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """procrastinate never reruns a killed worker's job by itself."""
    await rescue_stalled(context.app.job_manager)


@every("forget-ended-sessions")
def forget_ended_sessions(timestamp: int) -> None:
    """Expired sessions open nothing, and say for no reason where somebody was."""
    sessions.forget_ended()


@every("checkpoint-ledger")
def checkpoint_ledger(timestamp: int) -> None:
    """A broken chain is not vouched for: the job fails and is shown to administrators."""
    fault = first_fault(checkpoints.witnesses())
    if fault:
        raise RuntimeError(f"the ledger is broken at row {fault.sequence}: {fault.what}")
    checkpoints.sign_head()


@every("purge-limits")
def purge_limits(timestamp: int) -> None:
    limits.purge()


@every("send-waiting-mail")
def send_waiting_mail(timestamp: int) -> None:
    """Mail whose job was lost, or that was stopped when its job came."""
    if not switches.is_stopped(Switch.Name.MAIL):
        waiting.send_waiting(waiting.PATIENCE)


@every("forget-old-mail")
def forget_old_mail(timestamp: int) -> None:
    forget.forget_old()


@every("forget-finished-jobs")
def forget_finished_jobs(timestamp: int) -> None:
    forget_finished()
