"""Several programs as one: started together, stopped together, by whatever means.

Ctrl-C, SIGTERM and a closed terminal stop the children in order; when the supervisor is
killed, the kernel stops them (see `process.start`).
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import Self

from core.embedded import process
from core.embedded.process import EmbeddedError

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_STAGES = ((signal.SIGTERM, 25.0), (signal.SIGKILL, 5.0))
_GLANCE = 0.2
_REPORT_EVERY = 5.0
_NOT_PASSED_ON = (1 << (signal.SIGINT - 1)) | (1 << (signal.SIGHUP - 1))


class StopRequested(BaseException):
    """Somebody wants everything to stop; like KeyboardInterrupt, no ordinary error."""


class Supervisor:
    """A context in which children live; leaving it ends them all."""

    def __init__(self, directory: Path, environment: Mapping[str, str]) -> None:
        self.directory = directory
        self.environment = dict(environment)
        self.children: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Self:
        for number in STOPPING:
            # Under nohup a closed terminal is no reason to stop.
            if (number, signal.getsignal(number)) != (signal.SIGHUP, signal.SIG_IGN):
                signal.signal(number, _request_stop)
        return self

    def __exit__(self, *error: object) -> None:
        for number in STOPPING:
            signal.signal(number, signal.SIG_IGN)
        process.stop(list(self.children.values()), *_STAGES)

    def start(self, name: str, command: Sequence[str], *, pass_fds: Sequence[int] = ()) -> None:
        """Start a child that is expected to run until everything stops."""
        self.children[name] = process.start(
            command, env=self.environment, cwd=self.directory, pass_fds=pass_fds
        )

    def step(self, title: str, command: Sequence[str]) -> None:
        """Run a preparing program to its end, with a sign of life now and then.

        Raises:
            EmbeddedError: it ended with an error; its output has been shown.
        """
        say(f"==> {title}")
        child = process.start(
            command, output=subprocess.PIPE, env=self.environment, cwd=self.directory
        )
        self.children[title] = child
        lines = _relay(child)
        if child.wait():
            sys.stderr.write("\n".join(lines) + "\n")
            raise EmbeddedError(f"{title}: failed with status {child.returncode}, see above.")
        del self.children[title]

    def wait_until(self, holds: Callable[[], bool]) -> str | None:
        """Wait for `holds()`; return the name of a child that ended meanwhile, or None.

        Raises:
            StopRequested: also when the `make` that runs this was interrupted.
        """
        while not holds():
            for name, child in self.children.items():
                if child.poll() is not None:
                    return name
            if _make_was_interrupted():
                raise StopRequested
            time.sleep(_GLANCE)
        return None


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - this is a program's front


def _request_stop(_number: int, _frame: FrameType | None) -> None:
    raise StopRequested


def _relay(child: subprocess.Popen[bytes]) -> list[str]:
    """Show the latest line: in place on a terminal, every few seconds elsewhere."""
    lines: list[str] = []
    is_terminal = sys.stdout.isatty()
    shown_at = time.monotonic()
    for raw in child.stdout or ():
        lines.append(raw.decode("utf-8", errors="replace").rstrip())
        if is_terminal:
            sys.stdout.write(f"\r\033[K    {lines[-1][:70]}")
            sys.stdout.flush()
        elif time.monotonic() > shown_at + _REPORT_EVERY:
            say(f"    {lines[-1]}")
            shown_at = time.monotonic()
    if is_terminal:
        sys.stdout.write("\r\033[K")
    return lines


def _make_was_interrupted() -> bool:
    """Whether our parent is a `make` that was told to stop, and nobody told us.

    It passes SIGTERM on, but expects SIGINT and SIGHUP to come from a terminal, which tells
    everybody: it blocks the signal and waits for its children. After `kill -INT` of make
    alone it would wait for ever.
    """
    parent = Path(f"/proc/{os.getppid()}")
    try:
        if "make" not in (parent / "comm").read_text():
            return False
        status = (parent / "status").read_text()
    except OSError:
        return False
    blocked = next(line for line in status.splitlines() if line.startswith("SigBlk:"))
    return bool(int(blocked.split()[1], 16) & _NOT_PASSED_ON)
