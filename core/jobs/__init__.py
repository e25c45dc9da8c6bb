"""Jobs: enqueued in the caller's transaction, run by `manage.py worker`."""

from core.jobs.define import every, job

__all__ = ["every", "job"]
