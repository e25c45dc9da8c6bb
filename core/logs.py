"""What the log says."""

import logging
from http import HTTPStatus


class WithoutTraces(logging.Filter):
    """A request refused is one line: strangers must not be able to write thirty each time."""

    def filter(self, record: logging.LogRecord) -> bool:
        status = getattr(record, "status_code", HTTPStatus.INTERNAL_SERVER_ERROR)
        if status < HTTPStatus.INTERNAL_SERVER_ERROR:
            record.exc_info = record.exc_text = None
        return True
