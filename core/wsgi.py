"""Requests that Django could not even begin to read, or whose end never came.

Django decodes an address and looks at the kind of a body while it makes the request. What fails
there is seen by no middleware: the web server answers it with a bare 500.
"""

from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.handlers.wsgi import LimitedStream, WSGIHandler, WSGIRequest


class WholeStream(LimitedStream):
    """Refuses a body that ends before its stated length: half a form must not be taken for it."""

    _pos: int  # Django's, which its types leave out

    def read(self, size: int | None = -1, /) -> bytes:
        data: bytes = super().read(size)
        self._refuse_end(cut_off=_is_less(data, size))
        return data

    def readline(self, size: int | None = -1, /) -> bytes:
        line: bytes = super().readline(size)
        self._refuse_end(cut_off=_is_less(line, size) and not line.endswith(b"\n"))
        return line

    def _refuse_end(self, *, cut_off: bool) -> None:
        if cut_off and self._pos < self.limit:
            raise BadRequest("the body is shorter than its stated length")


def _is_less(data: bytes, size: int | None) -> bool:
    return size is None or size < 0 or len(data) < size


class Request(WSGIRequest):
    """`is_unreadable`: a body of a kind or in a coding that no form of ours is sent in."""

    is_unreadable = False
    _encoding: str | None

    def __init__(self, environ: dict[str, Any]) -> None:
        super().__init__(environ)
        limited: Any = self._stream
        self._stream: Any = WholeStream(environ["wsgi.input"], limited.limit)

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        try:
            super()._set_content_type_params(meta)  # type: ignore[misc] # see above
            self.is_unreadable = (self._encoding or "utf-8").lower() not in {"utf-8", "utf8"}
        except (BadRequest, SuspiciousOperation, LookupError, ValueError):
            self.content_type, self.content_params = "", {}
            self.is_unreadable = True
        if self.is_unreadable:
            # The page that says so reads the address as everybody's.
            self._encoding = None
            self.__dict__.pop("GET", None)


class Handler(WSGIHandler):
    request_class = Request
