"""One backend for `django.tasks` and for the `django_tasks` package Wagtail 8 uses.

Both read TASKS and call the same few methods; a task becomes one procrastinate job that
names the function by its module path, so it is enqueued in the caller's transaction.
"""

from typing import Any

from django.utils import timezone
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import TaskResult, TaskResultStatus
from django_tasks.utils import get_module_path, normalize_json


class ProcrastinateBackend(BaseTaskBackend):
    supports_defer = True
    supports_priority = True

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> TaskResult[Any]:
        from core.tasks import run_task  # needs the jobs app to be ready

        self.validate_task(task)
        job_id = run_task.configure(priority=task.priority, schedule_at=task.run_after).defer(
            path=get_module_path(task.func),
            args=normalize_json(list(args)),
            kwargs=normalize_json(kwargs),
        )
        return TaskResult(
            task=task,
            id=str(job_id),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            finished_at=None,
            last_attempted_at=None,
            args=list(args),
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
