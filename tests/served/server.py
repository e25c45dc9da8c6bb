"""A real web server with production's settings, and a client that sends whatever bytes it likes."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPResponse
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
HOST = "meclis.example.org"
SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "tests.served.settings",
    "SECRET_KEY": "k9" * 30 + "-%abcdefgh",
    "ETHICS_KEY": "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=",
    "LEDGER_KEY": "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=",
    "ALLOWED_HOSTS": HOST,
    "SITE_URL": f"https://{HOST}",
    "FROM_EMAIL": f"meclis@{HOST}",
    "PYTHONPATH": str(PROJECT),
}
GUNICORN = ("-m", "gunicorn", "cms.wsgi:application", "--no-control-socket", "--threads", "4")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def get(self, name: str) -> str:
        """All values of the header, joined as a browser would."""
        return ", ".join(value for key, value in self.headers if key.lower() == name.lower())

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Server:
    """gunicorn on a socket of its own; `known` is what the content program printed."""

    environment: dict[str, str]
    known: dict[str, str] = field(default_factory=dict)

    def fill(self) -> None:
        printed = self._python("-m", "tests.served.content")
        self.known = json.loads(printed.splitlines()[-1])

    def start(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=200)
        number = self._listener.fileno()
        self.address = self._listener.getsockname()
        # Into a file: a pipe that nobody reads fills up, and then the server stands still.
        self._says = tempfile.TemporaryFile()  # noqa: SIM115 - as long as it runs
        self._process = subprocess.Popen(
            [sys.executable, *GUNICORN, "--bind", f"fd://{number}", "--log-level", "critical"],
            cwd=PROJECT,
            env=self._environment(),
            pass_fds=[number],
            stderr=self._says,
        )
        self._wait_until_it_answers()

    def stop(self) -> str:
        """End it; returns what it had to say."""
        self._process.terminate()
        self._process.wait(timeout=60)
        self._listener.close()
        with self._says:
            return self.said()

    def has_said(self) -> int:
        """How many bytes it wrote to its error output so far."""
        return os.fstat(self._says.fileno()).st_size

    def said(self, since: int = 0) -> str:
        """What it wrote to its error output, from this byte on."""
        return os.pread(self._says.fileno(), 10_000_000, since).decode(errors="replace")

    def send(self, raw: bytes, *, timeout: float = 60, ends: bool = False) -> Answer:
        """Send the bytes as they are and read one answer; `ends`: say that no more will come."""
        with socket.create_connection(self.address, timeout=timeout) as connection:
            # Who is refused early may find the door shut before all is said.
            with suppress(OSError):
                connection.sendall(raw)
                if ends:
                    connection.shutdown(socket.SHUT_WR)
            answer = HTTPResponse(connection, method=raw.split(b" ", 1)[0].decode("latin-1"))
            answer.begin()
            return Answer(answer.status, answer.getheaders(), answer.read())

    def ask(
        self, path: str, method: str = "GET", body: bytes = b"", **headers: str | None
    ) -> Answer:
        """An ordinary request, as a proxy that ends TLS hands it on; None leaves a header out."""
        named = {"host": HOST, "x_forwarded_proto": "https", "connection": "close", **headers}
        if body or method == "POST":
            named.setdefault("content_length", str(len(body)))
        lines = [f"{method} {path} HTTP/1.1"]
        lines += [f"{key.replace('_', '-')}: {value}" for key, value in named.items() if value]
        return self.send("\r\n".join([*lines, "", ""]).encode("utf-8") + body)

    def _environment(self) -> dict[str, str]:
        inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return {**inherited, **SETTINGS, **self.environment}

    def _python(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=PROJECT,
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                self.ask("/health/")
            except OSError:
                time.sleep(0.2)
            else:
                return
        raise AssertionError(self.stop())
