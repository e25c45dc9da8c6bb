"""The keeper: a small process that holds one PostgreSQL server as its child.

Web, worker, shell and tests come and go in any order and may be killed at any moment, so
none of them can own the server. Each holds a shared lock on `users` while it lives; the
keeper, detached from all of them, stops the server once it can take that lock alone. While
it stops it keeps the lock, so a newcomer waits at the lock and then starts a new keeper.
If the keeper itself is killed, the kernel asks the server for a fast shutdown.

Run as `python -m core.embedded.keeper ROOT [name=value ...]`: it returns when the server
answers, or with 1 and a sentence on standard error, and leaves the keeper behind.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from core.embedded import locks, process
from core.embedded.cluster import Cluster
from core.embedded.process import EmbeddedError

LOOK_AROUND = 0.25
# A sequence of commands should find the server still warm.
LINGER = 1.5
# Recovery after a power cut replays the journal before the first connection.
START_WITHIN = 120.0
_FAST_THEN_HARD = ((signal.SIGINT, 20.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0))
_AT_ONCE = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGHUP})
_WHEN_UNUSED = signal.SIGUSR1
_WATCHED = _AT_ONCE | {_WHEN_UNUSED, signal.SIGCHLD}


def main(arguments: list[str]) -> int:
    """Detach the keeper and wait until its server answers. Exit status 0, or 1 and why."""
    cluster = Cluster(Path(arguments[0]))
    options = dict(pair.split("=", 1) for pair in arguments[1:])
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        _become_keeper(cluster, options, writing)
        return 0
    os.close(writing)
    with os.fdopen(reading) as pipe:
        trouble = pipe.read()
    sys.stderr.write(trouble)
    return 1 if trouble else 0


def ask_to_stop(cluster: Cluster) -> None:
    """Tell a running keeper not to linger once nobody uses the server."""
    if locks.is_taken(cluster.keeper):
        # ValueError: it has just started and has not written its number yet.
        with suppress(ValueError, ProcessLookupError, PermissionError):
            os.kill(int(cluster.keeper.read_text(encoding="ascii")), _WHEN_UNUSED)


def is_stopping(cluster: Cluster) -> bool:
    """Return whether a keeper has made up its mind to stop the server."""
    return locks.is_taken(cluster.keeper) and "stopping" in cluster.keeper.read_text("ascii")


def _become_keeper(cluster: Cluster, options: Mapping[str, str], announcing: int) -> None:
    os.setsid()
    os.chdir("/")
    # Until the loop below looks at it, a polite request must not kill.
    signal.signal(_WHEN_UNUSED, signal.SIG_IGN)
    try:
        _detach_streams(cluster.log)
        holding = _take_patiently(cluster.keeper)
        if holding is None:
            return
        _note(holding, str(os.getpid()))
        cluster.create()
        server = _start(cluster, options)
    except (EmbeddedError, OSError) as trouble:
        os.write(announcing, str(trouble).encode("utf-8"))
        return
    os.close(announcing)
    _keep(server, cluster, holding)


def _detach_streams(log: Path) -> None:
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    logging = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(logging, 1)
    os.dup2(logging, 2)


def _note(holding: int, text: str) -> None:
    os.ftruncate(holding, 0)
    os.pwrite(holding, text.encode("ascii"), 0)


def _take_patiently(lock: Path) -> int | None:
    # A client that looks whether the lock is taken holds it shared for an instant.
    for _ in range(20):
        if (descriptor := locks.take(lock)) is not None:
            return descriptor
        time.sleep(0.02)
    return None


def _start(cluster: Cluster, options: Mapping[str, str]) -> subprocess.Popen[bytes]:
    deadline = time.monotonic() + START_WITHIN
    while cluster.running_pid() and time.monotonic() < deadline:
        time.sleep(0.1)  # the server of a killed keeper is about to end
    server = cluster.start(options)
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise EmbeddedError(f"PostgreSQL did not start: {cluster.last_words()}")
        if cluster.answers():
            return server
        time.sleep(0.02)
    process.stop([server], *_FAST_THEN_HARD)
    raise EmbeddedError(f"PostgreSQL did not answer in time: {cluster.last_words()}")


def _keep(server: subprocess.Popen[bytes], cluster: Cluster, holding: int) -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, _WATCHED)
    signal.signal(_WHEN_UNUSED, signal.SIG_DFL)
    unused_since: float | None = None
    linger = LINGER
    while server.poll() is None and locks.still_names(cluster.keeper, holding):
        received = signal.sigtimedwait(_WATCHED, LOOK_AROUND)
        if received and received.si_signo in _AT_ONCE:
            break
        if received and received.si_signo == _WHEN_UNUSED:
            linger = 0.0
        alone = locks.take(cluster.users)
        if alone is None:
            unused_since = None
            continue
        unused_since = unused_since or time.monotonic()
        if time.monotonic() - unused_since >= linger:
            break  # still holding the lock: it goes when this process ends
        os.close(alone)
    _note(holding, "stopping")
    process.stop([server], *_FAST_THEN_HARD)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
