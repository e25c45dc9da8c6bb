"""The web server's worker: our headers on what it refuses itself, and patience with an end.

A request that is no HTTP (a broken line, a header without a colon, one of 100 kB) never
reaches Django; gunicorn writes the answer itself, bare. And it waits for ever for the rest of
a request that was announced: as many such clients as there are threads would be the whole site.
"""

import socket
import time
from contextlib import suppress
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

END_OF_STATUS_LINE = b"\r\n"
# How long a whole request may take to arrive. Proxies hand on complete ones, within milliseconds.
SECONDS_TO_ARRIVE = 60
# How long a client has to take the last bytes of an answer and to close.
SECONDS_TO_CLOSE = 1
PIECE = 65_536


class _Protected:
    """A socket that slips our headers in after the status line of the one answer it sends."""

    def __init__(self, client: socket.socket) -> None:
        self._client = client

    def sendall(self, answer: bytes) -> None:
        # gunicorn reads this module before Django is set up.
        from core.middleware import protective_headers, transport_security

        status, end, rest = answer.partition(END_OF_STATUS_LINE)
        headers = {**protective_headers(), **transport_security(), "Cache-Control": "no-store"}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self._client.sendall(status + end + lines.encode("latin-1") + rest)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)


class Worker(ThreadWorker):
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._begun: dict[TConn, float] = {}

    def handle(self, conn: TConn) -> Any:
        self._begun[conn] = time.monotonic()
        try:
            going_on = super().handle(conn)
        finally:
            del self._begun[conn]
        if going_on is False:
            # Here, in a thread: gunicorn would wait for the client in its only loop.
            _part_from(conn.sock)
        return going_on

    def notify(self) -> None:
        """Each second: who has not said everything by now is heard no longer."""
        super().notify()
        latest = time.monotonic() - SECONDS_TO_ARRIVE
        for conn, begun in self._begun.copy().items():
            if begun < latest:
                _hear_no_more(conn.sock)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:
        super().handle_error(req, _Protected(client), addr, exc)

    def _keepalive_after(self, conn: TConn, keepalive: bool) -> bool:
        try:
            return bool(super()._keepalive_after(conn, keepalive))
        except Exception:  # noqa: BLE001 - whatever is wrong with the rest of a body
            # The request is answered; a second answer would be taken for the next one's.
            return False


def _hear_no_more(client: socket.socket) -> None:
    with suppress(OSError):
        client.shutdown(socket.SHUT_RD)


def _part_from(client: socket.socket) -> None:
    """End both directions, but first take what still comes: else the answer might be lost.

    RFC 9112, 9.6. gunicorn closes afterwards, and has nothing left to wait for.
    """
    latest = time.monotonic() + SECONDS_TO_CLOSE
    with suppress(OSError):
        client.shutdown(socket.SHUT_WR)
        while (left := latest - time.monotonic()) > 0:
            client.settimeout(left)
            if not client.recv(PIECE):
                break
    with suppress(OSError):
        client.shutdown(socket.SHUT_RDWR)
