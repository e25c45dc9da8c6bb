"""A mail server on the loopback interface that remembers what it accepted and when."""

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class Post:
    """`accepted` holds (moment, message) in order of the server's "250" to the data."""

    port: int = 0
    accepted: list[tuple[float, EmailMessage]] = field(default_factory=list)
    # Seconds the server thinks before it accepts.
    delay: float = 0.0
    refused: frozenset[str] = frozenset()

    @property
    def messages(self) -> list[EmailMessage]:
        return [message for __, message in self.accepted]


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self._say("220 loopback")
        for line in self.rfile:
            word = line[:4].upper().strip()
            if word == b"QUIT":
                self._say("221 bye")
                return
            if word == b"DATA":
                self._take()
            elif word == b"RCPT" and self._is_refused(line.decode()):
                self._say("550 no such mailbox")
            else:
                self._say("250 fine")

    def _is_refused(self, line: str) -> bool:
        return any(address in line for address in self.server.post.refused)

    def _take(self) -> None:
        self._say("354 go on")
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line)
        else:
            return  # the client died in the middle: nothing was accepted
        post = self.server.post
        time.sleep(post.delay)
        message = message_from_bytes(b"".join(lines), policy=policy.default)
        post.accepted.append((time.monotonic(), message))
        self._say("250 accepted")

    def _say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request, client_address) -> None:
        """A killed client leaves a broken pipe; that is what is being tried."""


@contextmanager
def running() -> Iterator[Post]:
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.post = Post(port=server.server_address[1])
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.post
        server.shutdown()


def mailers(post: Post) -> dict[str, dict[str, object]]:
    """A value for the setting MAILERS."""
    options = {"host": "127.0.0.1", "port": post.port, "timeout": 20}
    return {
        "default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}
    }
