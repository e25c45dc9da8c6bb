"""The embedded PostgreSQL: shared by whoever needs it, gone when nobody does."""

import os
import shutil
import signal
import stat
import tempfile
import time
from pathlib import Path

import psycopg
import pytest
from django.db import connections

from core.embedded import postgres
from core.embedded.cluster import Cluster
from tests.embedded.conftest import postgres_on, within

is_root = os.geteuid() == 0
only_root = pytest.mark.skipif(not is_root, reason="only root can become somebody else")


def query(host: str, sql: str):
    with psycopg.connect(postgres.url(host), autocommit=True) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchone()[0] if cursor.description else None


def started_at(host: str):
    return query(host, "SELECT pg_postmaster_start_time()")


def test_two_processes_share_one_server(use) -> None:
    first, second = use(), use()
    assert first.answer == second.answer
    assert started_at(first.answer) == started_at(second.answer)


def test_processes_that_start_at_the_same_moment_make_one_cluster(use, tmp_path) -> None:
    together = [use() for _ in range(5)]
    hosts = {user.answer for user in together}
    assert hosts == {str(tmp_path / "postgres" / "socket")}
    assert query(hosts.pop(), "SELECT 1") == 1


def test_the_server_stays_for_the_second_user_when_the_first_is_killed(use) -> None:
    first, second = use(), use()
    before = started_at(first.answer)
    assert second.answer == first.answer
    first.kill()
    time.sleep(2.5)
    assert started_at(second.answer) == before


def test_nothing_is_left_when_every_user_is_killed(use, tmp_path) -> None:
    first, second = use(), use()
    assert first.answer == second.answer
    assert postgres_on(tmp_path)
    first.kill()
    second.kill()
    assert within(8, lambda: not postgres_on(tmp_path))


def test_nothing_is_left_when_a_user_ends_in_peace(use, tmp_path) -> None:
    user = use()
    assert user.answer
    user.go()
    assert within(8, lambda: not postgres_on(tmp_path))


def test_a_killed_keeper_takes_the_server_along_and_the_next_user_finds_the_data(
    use, tmp_path
) -> None:
    user = use()
    query(user.answer, "CREATE TABLE kept AS SELECT 42 AS n")
    keeper = int(Cluster(tmp_path / "postgres").keeper.read_text())
    os.kill(keeper, signal.SIGKILL)
    successor = use()
    assert query(successor.answer, "SELECT n FROM kept") == 42
    assert "not properly shut down" not in (tmp_path / "postgres" / "log").read_text()


def test_a_user_that_comes_while_the_server_stops_gets_a_new_one(use, tmp_path) -> None:
    first = use()
    before = started_at(first.answer)
    first.kill()
    os.kill(int(Cluster(tmp_path / "postgres").keeper.read_text()), signal.SIGTERM)
    second = use()
    assert started_at(second.answer) > before


def test_the_second_start_keeps_the_data_and_is_quick(use, tmp_path) -> None:
    first = use()
    query(first.answer, "CREATE TABLE kept AS SELECT 42 AS n")
    first.go()
    assert within(8, lambda: not postgres_on(tmp_path))
    begun = time.monotonic()
    second = use()
    assert query(second.answer, "SELECT n FROM kept") == 42
    # Measured 0.4 s with the interpreter's own start; a busy machine gets some room.
    assert time.monotonic() - begun < 3


def test_asking_again_in_the_same_process_costs_next_to_nothing(tmp_path) -> None:
    host = postgres.ensure_running(tmp_path, durable=False)
    begun = time.perf_counter()
    for _ in range(100):
        assert postgres.ensure_running(tmp_path, durable=False) == host
    assert time.perf_counter() - begun < 1
    postgres.leave(tmp_path, wait=5)


def test_leaving_as_the_last_user_stops_the_server_at_once(tmp_path) -> None:
    postgres.ensure_running(tmp_path, durable=False)
    postgres.leave(tmp_path, wait=10)
    assert not postgres_on(tmp_path)


def test_leaving_while_others_use_it_disturbs_nobody(use, tmp_path) -> None:
    other = use()
    before = started_at(other.answer)
    postgres.ensure_running(tmp_path, durable=False)
    postgres.leave(tmp_path, wait=10)
    time.sleep(1)
    assert started_at(other.answer) == before


def test_a_process_that_left_may_come_back(tmp_path) -> None:
    postgres.ensure_running(tmp_path, durable=False)
    postgres.leave(tmp_path, wait=10)
    assert query(postgres.ensure_running(tmp_path, durable=False), "SELECT 1") == 1
    postgres.leave(tmp_path, wait=10)


def test_two_data_roots_run_side_by_side(use, tmp_path) -> None:
    one, two = use(tmp_path / "one"), use(tmp_path / "two")
    query(one.answer, "CREATE DATABASE only_here")
    count = "SELECT count(*) FROM pg_database WHERE datname = 'only_here'"
    assert (query(one.answer, count), query(two.answer, count)) == (1, 0)


@pytest.mark.parametrize("name", ["with a space", 'comma, and "quotes"', "Qanun layihəsi", "50%d"])
def test_any_name_of_a_directory_will_do(use, tmp_path, name) -> None:
    assert query(use(tmp_path / name).answer, "SELECT 1") == 1


def test_a_path_too_long_for_a_socket_moves_the_socket_to_the_temporary_folder(
    use, tmp_path
) -> None:
    root = tmp_path / ("d" * 60) / ("e" * 60)
    host = Path(use(root).answer)
    assert root not in host.parents
    assert query(str(host), "SELECT 1") == 1
    assert stat.S_IMODE(host.stat().st_mode) & 0o007 == 0


def test_a_socket_directory_that_belongs_to_another_user_is_refused(tmp_path, monkeypatch) -> None:
    root = tmp_path / ("d" * 60) / ("e" * 60)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    cluster = Cluster(root)
    root.mkdir(parents=True)
    planted = cluster._make_socket_directory()
    planted.rmdir()
    planted.symlink_to(tmp_path)
    with pytest.raises(postgres.EmbeddedError, match="belongs to another user"):
        cluster._make_socket_directory()


def test_directories_above_the_data_keep_their_permissions(use, tmp_path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    user = use(home / "project" / ".data")
    assert query(user.answer, "SELECT 1") == 1
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    data = home / "project" / ".data" / "postgres" / "data"
    assert stat.S_IMODE(data.stat().st_mode) == 0o700


@only_root
def test_the_server_never_runs_as_root(use, tmp_path) -> None:
    use().answer  # noqa: B018 - waits until it runs
    pid = Cluster(tmp_path / "postgres").running_pid()
    assert Path(f"/proc/{pid}").stat().st_uid == 65534
    status = Path(f"/proc/{pid}/status").read_text()
    assert "CapEff:\t0000000000000002" in status  # dac_override and nothing else


@only_root
def test_an_ordinary_user_has_a_server_of_their_own(use, tmp_path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    os.chown(home, 1, 1)
    # Reading everywhere is not ordinary, but the interpreter may lie in root's home.
    reach = ("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search")
    ordinary = ("setpriv", "--reuid=1", "--regid=1", "--clear-groups", *reach)
    user = use(home / ".data", run_as=ordinary)
    assert query(user.answer, "SELECT 1") == 1
    assert (home / ".data/postgres/data").stat().st_uid == 1


@only_root
def test_the_data_of_another_user_are_refused_with_one_sentence(use, tmp_path) -> None:
    use(tmp_path / "data").answer  # noqa: B018 - root's
    reach = ("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search")
    ordinary = ("setpriv", "--reuid=1", "--regid=1", "--clear-groups", *reach)
    stranger = use(tmp_path / "data", run_as=ordinary)
    assert stranger.answer.startswith("REFUSED")
    assert "belongs to another user" in stranger.answer


@only_root
def test_a_container_whose_root_may_not_pass_over_permissions_drops_plainly(use) -> None:
    # Below a directory others may enter, since here only its mode can let the server in.
    root = Path(tempfile.gettempdir()) / f"aciq-meclis-test-{os.getpid()}"
    weak = ("setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override")
    try:
        user = use(root, run_as=weak)
        assert query(user.answer, "SELECT 1") == 1
    finally:
        user.kill()
        assert within(10, lambda: not postgres_on(root))
        shutil.rmtree(root)


@only_root
def test_a_root_that_cannot_become_anybody_else_is_told_what_to_do(use) -> None:
    user = use(run_as=("setpriv", "--bounding-set=-setuid,-setgid"))
    assert "run as an ordinary user" in user.answer


def test_secrets_of_the_environment_do_not_reach_the_server(use, tmp_path) -> None:
    use(SECRET_KEY="a canary").answer  # noqa: B018 - waits until it runs
    for pid in postgres_on(tmp_path):
        assert b"canary" not in Path(f"/proc/{pid}/environ").read_bytes()


def test_deleting_the_data_stops_the_server_although_somebody_uses_it(use, tmp_path) -> None:
    user = use()
    assert user.answer

    def delete() -> bool:
        # Again and again: the server still writes while its files go.
        shutil.rmtree(tmp_path / "postgres", ignore_errors=True)
        return not (tmp_path / "postgres").exists()

    assert within(8, delete)
    assert within(8, lambda: not postgres_on(tmp_path))


def test_a_half_made_cluster_is_thrown_away_and_made_anew(use, tmp_path) -> None:
    torso = tmp_path / "postgres" / "new-torso"
    torso.mkdir(parents=True)
    (torso / "PG_VERSION").write_text("18")
    assert query(use().answer, "SELECT 1") == 1
    assert not torso.exists()


def test_data_of_another_release_are_refused_with_one_sentence(use, tmp_path) -> None:
    first = use()
    assert first.answer
    first.go()
    assert within(8, lambda: not postgres_on(tmp_path))
    (tmp_path / "postgres" / "data" / "PG_VERSION").write_text("16\n")
    assert "was made by PostgreSQL 16" in use().answer


def test_the_server_listens_on_no_network_address(use) -> None:
    host = use().answer
    assert query(host, "SHOW listen_addresses") == ""


def test_options_reach_the_server_that_is_started(tmp_path) -> None:
    host = postgres.ensure_running(tmp_path, options={"work_mem": "7MB"})
    assert query(host, "SHOW work_mem") == "7MB"
    assert query(host, "SHOW fsync") == "on"
    postgres.leave(tmp_path, wait=10)


def test_a_setting_the_server_refuses_is_reported_with_its_own_words(tmp_path) -> None:
    with pytest.raises(postgres.EmbeddedError, match="no_such_setting"):
        postgres.ensure_running(tmp_path, options={"no_such_setting": "1"})


def test_a_database_is_created_once(use) -> None:
    host = use().answer
    assert postgres.create_database(host, 'qanun "layihəsi"')
    assert not postgres.create_database(host, 'qanun "layihəsi"')
    with psycopg.connect(postgres.url(host, 'qanun "layihəsi"')) as connection:
        assert connection.info.dbname == 'qanun "layihəsi"'


def test_django_connects_to_a_database_that_does_not_exist_yet(use, tmp_path, monkeypatch) -> None:
    from core.database.base import DatabaseWrapper

    host = use().answer
    monkeypatch.setattr(DatabaseWrapper, "_server", lambda self, root: host)
    given = connections["default"].settings_dict | {"NAME": "made_at_once", "OPTIONS": {}}
    fresh = DatabaseWrapper(given, alias="fresh")
    connection = fresh.get_new_connection(fresh.get_connection_params())
    assert connection.info.dbname == "made_at_once"
    connection.close()
