"""Child processes that never outlive their parent and never run as root."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

type Command = list[str]
type Stage = tuple[signal.Signals, float]

NOBODY = 65534
# By number: a container's list of users may lack "nobody".
_PLAIN = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
# dac_override alone lets the server reach its files below a private home directory,
# so that no parent directory ever has to be opened to others.
_WITH_REACH = [
    *_PLAIN,
    "--inh-caps=-all,+dac_override",
    "--ambient-caps=-all,+dac_override",
    "--bounding-set=-all,+dac_override",
]
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "LD_LIBRARY_PATH")


class EmbeddedError(RuntimeError):
    """A server cannot be brought up; the message is a sentence a newcomer can act on."""


def unprivileged(*, execute: Path, write: Path) -> Command:
    """Return the command prefix under which a server may run: empty for an ordinary user.

    Args:
        execute: a program the server must be able to start.
        write: a directory it must be able to write to; root may hand it over beforehand.

    Raises:
        EmbeddedError: root without any way to become somebody else who reaches both.
    """
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv"):
        for prefix in (_WITH_REACH, _PLAIN):
            if _reaches(prefix, execute, write):
                return prefix
    raise EmbeddedError(
        f"A server must not run as root, and here no other user can reach {write} and {execute}:"
        " run as an ordinary user, or move the project to a directory that others may enter."
    )


def _reaches(prefix: Command, execute: Path, write: Path) -> bool:
    test = ["sh", "-c", 'test -x "$1" && test -w "$2"', "sh", str(execute), str(write)]
    return subprocess.run([*prefix, *test], capture_output=True, check=False).returncode == 0


def bare_environment(**extra: str) -> dict[str, str]:
    """Return an environment without the secrets this process may hold in its own."""
    return {name: os.environ[name] for name in _PASSED_ON if name in os.environ} | extra


def start(
    command: Sequence[str],
    *,
    run_as: Sequence[str] = (),
    dying_signal: str = "TERM",
    output: IO[bytes] | int | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    pass_fds: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own that dies with this process.

    The kernel sends `dying_signal` when the starting *thread* ends: call from the main one.
    """
    # Innermost, because changing identity makes the kernel forget the wish.
    guard = ["setpriv", "--pdeathsig", dying_signal] if shutil.which("setpriv") else []
    return subprocess.Popen(
        [*run_as, *guard, *command],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=None if output is None else subprocess.STDOUT,
        env=env,
        cwd=cwd,
        pass_fds=pass_fds,
        start_new_session=True,
    )


def stop(children: Sequence[subprocess.Popen[bytes]], *stages: Stage) -> None:
    """Send the children each signal in turn, waiting its seconds together, until all ended.

    What they started in their sessions is killed after them.
    """
    for sent, seconds in stages:
        living = [child for child in children if child.poll() is None]
        for child in living:
            # Root without CAP_KILL may not signal a server it dropped to another user;
            # such a server stops when this process ends.
            with suppress(PermissionError):
                child.send_signal(sent)
        deadline = time.monotonic() + seconds
        for child in living:
            with suppress(subprocess.TimeoutExpired):
                child.wait(max(0.0, deadline - time.monotonic()))
    for child in children:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
