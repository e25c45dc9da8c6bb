"""Jobs live and die with the caller's transaction, are retried, and survive their worker."""

import datetime as dt
import inspect
import json

import pytest
from asgiref.sync import async_to_sync
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection, transaction
from django.tasks import task as django_task
from django.tasks import task_backends
from django.utils import timezone
from django_tasks import task as wagtail_task
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from core.jobs import every, job
from core.jobs.purge import forget_finished
from core.jobs.rescue import MAX_RUNS, rescue_stalled
from core.tasks import send_mail
from tests.factories.core import UserFactory
from tests.factories.lives import ADDRESS, NAME, TOWN, a_whole_life

seen: list[str] = []


@job()
def note(what: str) -> None:
    seen.append(what)


@job(attempts=3)
def stumble(what: str) -> None:
    seen.append(what)
    raise OSError(what)


@job(attempts=1)
def enqueue_and_fail() -> None:
    with transaction.atomic():
        note.defer(what="never")
        raise OSError("after enqueuing")


@job(lock="only-one")
def note_alone() -> None:
    seen.append("alone")


@django_task
def note_by_django(what: str) -> None:
    seen.append(f"django {what}")


@wagtail_task
def note_by_wagtail(what: str) -> None:
    seen.append(f"wagtail {what}")


@pytest.fixture(autouse=True)
def _nothing_seen() -> None:
    seen.clear()


def waiting() -> int:
    return ProcrastinateJob.objects.filter(status="todo").count()


def work() -> None:
    call_command("worker", "--once")


def make_due() -> None:
    """What the retry put off is due now."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")


@pytest.mark.django_db
def test_a_rollback_removes_the_job():
    before = waiting()
    with transaction.atomic():
        note.defer(what="never")
        assert waiting() == before + 1
        transaction.set_rollback(True)
    assert waiting() == before


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_committed_job_is_run_once_and_forgotten():
    with transaction.atomic():
        note.defer(what="done")
    work()
    work()
    assert seen == ["done"]
    assert not ProcrastinateJob.objects.filter(task_name=note.name).exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_tasks_of_django_and_of_wagtail_go_through_the_same_queue():
    note_by_django.enqueue("a")
    note_by_wagtail.enqueue("b")
    work()
    assert sorted(seen) == ["django a", "wagtail b"]


@pytest.mark.django_db
def test_a_task_of_wagtail_is_rolled_back_with_its_cause():
    before = waiting()
    with transaction.atomic():
        note_by_wagtail.enqueue("never")
        transaction.set_rollback(True)
    assert waiting() == before


@pytest.mark.django_db
def test_a_deferred_task_keeps_its_time_and_priority():
    later = timezone.now() + dt.timedelta(hours=1)
    note_by_wagtail.using(run_after=later, priority=5).enqueue("later")
    row = ProcrastinateJob.objects.latest("id")
    assert (row.scheduled_at, row.priority) == (later, 5)


def test_both_task_packages_use_our_backend():
    from core.jobs.backend import ProcrastinateBackend

    assert isinstance(task_backends["default"], ProcrastinateBackend)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_failing_job_is_tried_as_often_as_declared_and_then_parked():
    stumble.defer(what="x")
    for _ in range(5):
        work()
        make_due()
    assert seen == ["x"] * 3
    assert ProcrastinateJob.objects.get(task_name=stumble.name).status == "failed"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_retry_waits_before_it_runs():
    stumble.defer(what="x")
    work()
    row = ProcrastinateJob.objects.get(task_name=stumble.name)
    assert row.status == "todo"
    assert row.scheduled_at > timezone.now()


def killed(task, attempts: int = 0, **arguments) -> int:
    """A job whose worker fell silent a minute ago, as after kill -9."""
    job_id = task.defer(**arguments)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - interval '1 minute') RETURNING id"
        )
        (worker,) = cursor.fetchone()
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s, attempts = %s"
            " WHERE id = %s",
            [worker, attempts, job_id],
        )
    return job_id


def rescue() -> int:
    return async_to_sync(rescue_with_a_workers_connection)()


async def rescue_with_a_workers_connection() -> int:
    worker_app = app.with_connector(app.connector.get_worker_connector())
    async with worker_app.open_async():
        return await rescue_stalled(worker_app.job_manager)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_killed_workers_job_is_rescued_and_run():
    killed(note, what="rescued")
    assert rescue() == 1
    work()
    assert seen == ["rescued"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_job_whose_worker_was_pruned_is_rescued_too():
    killed(note, what="rescued")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
    assert rescue() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_job_at_work_is_left_alone():
    job_id = killed(note, what="busy")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now()")
    assert rescue() == 0
    assert ProcrastinateJob.objects.get(pk=job_id).status == "doing"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_stalled_job_makes_way_for_the_one_waiting_under_its_lock():
    stalled = killed(note_alone)
    other = killed(note, what="behind it")
    fresh = note_alone.defer()
    assert rescue() == 2
    assert not ProcrastinateJob.objects.filter(pk=stalled).exists()
    left = ProcrastinateJob.objects.filter(pk__in=[fresh, other])
    assert set(left.values_list("status", flat=True)) == {"todo"}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_job_that_kills_every_worker_is_parked():
    job_id = killed(note, attempts=MAX_RUNS - 1, what="poison")
    rescue()
    assert ProcrastinateJob.objects.get(pk=job_id).status == "failed"


def test_the_rescue_itself_runs_every_minute():
    crons = {key[0]: entry.cron for key, entry in app.periodic_registry.periodic_tasks.items()}
    assert crons["core.tasks.rescue_stalled_jobs"] == "* * * * *"


def test_every_line_of_the_table_of_times_is_a_task_that_runs_then(settings):
    crons = {key[0]: entry.cron for key, entry in app.periodic_registry.periodic_tasks.items()}
    assert crons == {path: cron for cron, path in settings.CRON.values()}


def test_the_name_in_the_table_keeps_one_job_waiting_at_most(settings):
    for name, (_cron, path) in settings.CRON.items():
        assert app.tasks[path].queueing_lock == name


def test_a_line_that_names_another_function_is_refused(settings):
    with pytest.raises(ImproperlyConfigured, match="rescue-stalled-jobs"):
        every("rescue-stalled-jobs")(note.func)


# Forgetting

# What a job may be given: numbers of rows, a letter's key, the path of a function. Nothing a
# person typed, and nobody's address: a failed job keeps its arguments.
GIVEN = {"context", "timestamp", "mail_id", "question_id", "key", "ids", "bill"}
# Wagtail's tasks, which get labels and primary keys.
GIVEN_TO_WAGTAIL = {"path", "args", "kwargs"}


def test_jobs_are_given_numbers_and_keys_only():
    for name, task in app.tasks.items():
        if name.startswith(("builtin", "procrastinate.", "tests.")):
            continue
        allowed = GIVEN | (GIVEN_TO_WAGTAIL if name == "core.tasks.run_task" else set())
        assert set(inspect.signature(task.func).parameters) <= allowed, name


@pytest.mark.django_db
def test_no_job_knows_whom_it_is_about():
    person = UserFactory(email=ADDRESS, display_name=NAME)
    a_whole_life(person)
    jobs = list(ProcrastinateJob.objects.all())
    assert len(jobs) >= 5
    given = json.dumps([job.args for job in jobs], ensure_ascii=False)
    for word in ("@", NAME, TOWN, "SUAL", "SERH"):
        assert word not in given


def finished(status: str, days: int, task=note, **given) -> int:
    job_id = task.defer(**given or {"what": "x"})
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = %s WHERE id = %s", [status, job_id])
        cursor.execute(
            "UPDATE procrastinate_events SET at = now() - make_interval(days => %s)"
            " WHERE job_id = %s",
            [days, job_id],
        )
    return job_id


@pytest.mark.django_db
def test_what_is_over_goes_after_a_week_and_what_waits_for_somebody_stays():
    letter = {"task": send_mail, "mail_id": 1}
    going = [finished(status, 8) for status in ("succeeded", "cancelled", "aborted")]
    going.append(finished("failed", 8, **letter))
    staying = [
        finished("failed", 800),
        finished("todo", 800),
        finished("doing", 800),
        finished("cancelled", 6),
        finished("failed", 6, **letter),
    ]
    assert forget_finished() == len(going)
    left = set(ProcrastinateJob.objects.values_list("pk", flat=True))
    assert left >= set(staying)
    assert not left & set(going)
    assert forget_finished() == 0


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_a_job_enqueues_is_part_of_the_jobs_own_transaction():
    enqueue_and_fail.defer()
    call_command("worker", "--once")
    assert seen == []
    assert not ProcrastinateJob.objects.filter(task_name__endswith=".note").exists()
