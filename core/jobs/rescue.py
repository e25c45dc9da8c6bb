"""Giving the jobs of killed workers back to the queue."""

from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager

# A worker reports every 5 seconds (PROCRASTINATE_WORKER_DEFAULTS).
SILENCE_SECONDS = 30
# A job that kills every worker it meets is parked instead of killing one more.
MAX_RUNS = 20


async def rescue_stalled(manager: JobManager, silence: int = SILENCE_SECONDS) -> int:
    """Requeue what workers silent for so many seconds were doing; return how many jobs."""
    stalled = list(await manager.get_stalled_jobs(seconds_since_heartbeat=silence))
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
