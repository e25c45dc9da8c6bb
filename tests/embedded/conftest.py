"""Processes that use an embedded server, and ways to see what is left of them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.embedded import postgres

PROJECT = Path(__file__).resolve().parents[2]
USER = """
import sys
from pathlib import Path
from core.embedded import postgres
from core.embedded.process import EmbeddedError
try:
    print(postgres.ensure_running(Path(sys.argv[1]), durable=False), flush=True)
except EmbeddedError as trouble:
    print("REFUSED", trouble, flush=True)
sys.stdin.read()
"""


class ServerUser:
    """A process of its own that joined the server and stays until told to go."""

    def __init__(self, root: Path, run_as: tuple[str, ...] = (), **environment: str) -> None:
        self.process = subprocess.Popen(
            [*run_as, sys.executable, "-c", USER, str(root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=PROJECT,
            env=os.environ | {"PYTHONPATH": str(PROJECT)} | environment,
        )
        self._answer: str | None = None

    @property
    def answer(self) -> str:
        """The socket's directory, or "REFUSED" with the reason."""
        if self._answer is None:
            self._answer = self.process.stdout.readline().rstrip("\n")
        return self._answer

    def go(self) -> None:
        self.process.stdin.close()
        self.process.wait(10)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)


def postgres_on(root: Path) -> set[int]:
    """Every live process that has `root` on its command line: postmasters and keepers."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                command = (entry / "cmdline").read_bytes()
            except (FileNotFoundError, ProcessLookupError):
                continue
            parts = command.decode(errors="replace").split("\0")
            is_server = "postgres" in parts[0] or "core.embedded.keeper" in parts
            if is_server and any(part.startswith(str(root)) for part in parts):
                found.add(int(entry.name))
    return found


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    """Whether `holds` came true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.05)
    return holds()


@pytest.fixture
def use(tmp_path: Path) -> Iterator[Callable[..., ServerUser]]:
    """`use()` starts a process that uses the server below `tmp_path`; all end with the test."""
    started: list[ServerUser] = []
    roots = {tmp_path}

    def begin(root: Path = tmp_path, **kwargs) -> ServerUser:
        roots.add(root)
        started.append(ServerUser(root, **kwargs))
        return started[-1]

    yield begin
    for user in started:
        if user.process.poll() is None:
            user.kill()
    for root in roots:
        postgres.leave(root)  # no lingering
        assert within(10, lambda root=root: not postgres_on(root)), f"left running on {root}"
