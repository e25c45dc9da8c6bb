"""The embedded PostgreSQL, as its users see it: ask for it and it is there.

Every process that asks shares one server per data root. The server stops by itself a
moment after the last of them is gone, however it went.
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from core.embedded import keeper, locks, process
from core.embedded.cluster import Cluster
from core.embedded.process import EmbeddedError

# Small sites on small machines; a real server is tuned where it runs.
SETTINGS = {"wal_level": "minimal", "max_wal_senders": "0", "jit": "off"}
# Data that may be lost with the machine, such as the tests'.
NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

_PROJECT = Path(__file__).resolve().parents[2]
_joined: dict[Path, int] = {}
_joining = threading.Lock()


def ensure_running(
    data_root: Path, *, durable: bool = True, options: Mapping[str, str] | None = None
) -> str:
    """Join the server below `data_root`, creating and starting it when need be.

    It costs a few microseconds when this process has joined before, about 0.1 s when
    another process runs the server, 0.3 s to start it and 1 s to create it.

    Args:
        data_root: where `postgres/` lies or is to be made, usually `.data`.
        durable: False trades safety at a power cut for speed.
        options: further server settings. Only the process that starts the server has a say.

    Returns:
        The socket's directory: HOST in Django's settings, `host` for libpq. User
        `postgres`, no password, port 5432.

    Raises:
        EmbeddedError: it cannot be brought up; the message says what to do.
    """
    cluster = Cluster(data_root.resolve() / "postgres")
    with _joining:
        if not _is_joined(cluster):
            _make_root(cluster)
            _join(cluster)
            chosen = SETTINGS | ({} if durable else NOT_DURABLE) | dict(options or {})
            _await(cluster, chosen)
        return cluster.socket_directory


def url(host: str, name: str = "postgres") -> str:
    """Return the DATABASE_URL of database `name` on the server at `host`."""
    return f"postgresql://postgres@{quote(host, safe='')}/{quote(name, safe='')}"


def create_database(host: str, name: str) -> bool:
    """Create database `name` on the server at `host` unless it exists; return whether it did."""
    with psycopg.connect(url(host), autocommit=True) as connection:
        try:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        except psycopg.errors.DuplicateDatabase:
            return False
    return True


def leave(data_root: Path, *, wait: float = 0.0) -> None:
    """Stop using the server; it ends at once if this was its last user.

    Args:
        wait: seconds to wait for that end.
    """
    cluster = Cluster(data_root.resolve() / "postgres")
    with _joining:
        held = _joined.pop(cluster.root, None)
        if held is not None:
            os.close(held)
    if not cluster.root.exists():
        return
    keeper.ask_to_stop(cluster)
    asked = time.monotonic()
    while locks.is_taken(cluster.keeper) and time.monotonic() < asked + wait:
        if time.monotonic() > asked + 1.0 and not keeper.is_stopping(cluster):
            return  # somebody else uses it
        time.sleep(0.05)


def _is_joined(cluster: Cluster) -> bool:
    held = _joined.get(cluster.root)
    return (
        held is not None
        and locks.still_names(cluster.users, held)
        and locks.is_taken(cluster.keeper)
    )


def _make_root(cluster: Cluster) -> None:
    try:
        cluster.root.mkdir(parents=True, exist_ok=True)
        locks.is_taken(cluster.keeper)
    except PermissionError as refusal:
        raise EmbeddedError(
            f"{cluster.root} belongs to another user: start as that user, or remove it."
        ) from refusal


def _join(cluster: Cluster) -> None:
    # Waits while a keeper without users is stopping the server.
    former = _joined.pop(cluster.root, None)
    _joined[cluster.root] = locks.share(cluster.users)
    if former is not None:
        os.close(former)


def _await(cluster: Cluster, options: Mapping[str, str]) -> None:
    deadline = time.monotonic() + keeper.START_WITHIN
    while time.monotonic() < deadline:
        if not locks.is_taken(cluster.keeper):
            _start_keeper(cluster, options)
        elif cluster.answers():
            return
        else:
            time.sleep(0.05)
    raise EmbeddedError(f"PostgreSQL in {cluster.root} did not answer: {cluster.last_words()}")


def _start_keeper(cluster: Cluster, options: Mapping[str, str]) -> None:
    settings = [f"{name}={value}" for name, value in options.items()]
    started = subprocess.run(
        [sys.executable, "-m", "core.embedded.keeper", str(cluster.root), *settings],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        cwd=_PROJECT,
        env=process.bare_environment(PYTHONPATH=str(_PROJECT)),
    )
    if started.returncode:
        raise EmbeddedError(started.stderr.strip())
