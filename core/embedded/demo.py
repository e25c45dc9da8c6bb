"""`make demo`: the whole site on this machine, web and job worker together."""

import os
import socket
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from core.embedded import postgres
from core.embedded.process import EmbeddedError
from core.embedded.supervisor import StopRequested, Supervisor, say

PROJECT = Path(__file__).resolve().parents[2]
DATA = PROJECT / ".data"
INTRODUCTION = DATA / "introduction.txt"
# The demonstration's accounts have public passwords: it is for this machine only.
HOST = "127.0.0.1"
LAST_PORT = 65535
ANSWERS_WITHIN = 90.0


def main() -> int:
    """Prepare, run and watch the site until it is stopped. Exit status for the shell."""
    try:
        with Supervisor(PROJECT, _environment()) as supervisor:
            return _run(supervisor)
    except StopRequested:
        say("\n==> Stopped.")
        return 0
    except EmbeddedError as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    finally:
        postgres.leave(DATA, wait=10)


def reserve(port: int) -> socket.socket:
    """Return a bound socket that refuses connections until the web server listens on it.

    So a busy port is noticed before the long steps, and nobody is let in before they end.

    Raises:
        EmbeddedError: somebody else has the port.
    """
    reserved = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        reserved.bind((HOST, port))
    except OSError as refusal:
        raise EmbeddedError(
            f"Port {port} cannot be used ({refusal.strerror}): "
            f"choose another one, for example `make demo PORT={port % 50000 + 123}`."
        ) from refusal
    return reserved


def _environment() -> dict[str, str]:
    defaults = {"PORT": "8000", "DJANGO_SETTINGS_MODULE": "cms.settings.demo"}
    return defaults | os.environ | {"PYTHONUNBUFFERED": "1"}


def _run(supervisor: Supervisor) -> int:
    port = _port(supervisor.environment["PORT"])
    with reserve(port) as listener:
        _prepare(supervisor)
        supervisor.start("the web server", _gunicorn(listener), pass_fds=[listener.fileno()])
        supervisor.start("the job worker", [sys.executable, "manage.py", "worker"])
    deadline = time.monotonic() + ANSWERS_WITHIN
    ended = supervisor.wait_until(lambda: _answers(port) or time.monotonic() > deadline)
    if ended is None:
        say(INTRODUCTION.read_text(encoding="utf-8"))
        ended = supervisor.wait_until(lambda: False)
    sys.stderr.write(f"Stopping, because {ended} ended by itself: see its last lines above.\n")
    return 1


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= LAST_PORT:
        raise EmbeddedError(f"PORT must be a number between 1 and {LAST_PORT}, not {text!r}.")
    return int(text)


def _prepare(supervisor: Supervisor) -> None:
    # Joining here keeps one server from the first step to the last.
    if not supervisor.environment.get("DATABASE_URL"):
        postgres.ensure_running(DATA)
    command = [sys.executable, "manage.py", "prepare_demo", "--introduction", str(INTRODUCTION)]
    supervisor.step("Preparing the database and the demonstration", command)
    say("==> Starting")


def _gunicorn(listener: socket.socket) -> list[str]:
    options = ["--workers", "2", "--threads", "4", "--preload", "--log-level", "warning"]
    quick_end = ["--graceful-timeout", "5", "--no-control-socket"]
    bind = ["--bind", f"fd://{listener.fileno()}"]
    return [sys.executable, "-m", "gunicorn", "cms.wsgi:application", *bind, *options, *quick_end]


def _answers(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://{HOST}:{port}/health/", timeout=10).close()
    except urllib.error.HTTPError:
        return True  # a part may still be coming up; the web server is there
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
