"""Giving the jobs of killed workers back to the queue."""

from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager

# A worker reports every 5 seconds (PROCRASTINATE_WORKER_DEFAULTS).
SILENCE_SECONDS = 30
# A job that kills every worker it meets is parked instead of killing one more.
MAX_RUNS = 20


async def rescue_stalled(manager: JobManager) -> int:
    """Requeue what silent workers were doing; return how many jobs that were."""
    stalled = list(await manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE_SECONDS))
    for job in stalled:
        await _rescue(manager, job)
    return len(stalled)


async def _rescue(manager: JobManager, job: Job) -> None:
    if job.attempts + 1 >= MAX_RUNS:
        await manager.finish_job(job, Status.FAILED, delete_job=False)
        return
    try:
        await manager.retry_job(job)
    except UniqueViolation:
        # One with the same queueing lock waits already and will do this one's work.
        await manager.finish_job(job, Status.FAILED, delete_job=True)
