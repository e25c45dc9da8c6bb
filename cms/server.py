"""The web server's worker, with our headers also on what the server itself refuses.

A request that is no HTTP (a broken line, a header without a colon, one of 100 kB) never
reaches Django; gunicorn writes the answer itself, bare.
"""

import socket
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

END_OF_STATUS_LINE = b"\r\n"


class _Protected:
    """A socket that slips our headers in after the status line of the one answer it sends."""

    def __init__(self, client: socket.socket) -> None:
        self._client = client

    def sendall(self, answer: bytes) -> None:
        # gunicorn reads this module before Django is set up.
        from core.middleware import protective_headers

        status, end, rest = answer.partition(END_OF_STATUS_LINE)
        headers = {**protective_headers(), "Cache-Control": "no-store"}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self._client.sendall(status + end + lines.encode("latin-1") + rest)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)


class Worker(ThreadWorker):
    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:
        super().handle_error(req, _Protected(client), addr, exc)
