"""The web server's worker towards clients that do not finish."""

import socket
import time
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from cms import server
from cms.server import Worker


@pytest.fixture
def pair():
    ours, theirs = socket.socketpair()
    yield ours, theirs
    ours.close()
    theirs.close()


def worker_with(sock: socket.socket, age: float) -> Worker:
    """One that began to read a request so many seconds ago."""
    worker = object.__new__(Worker)
    worker.tmp = SimpleNamespace(notify=lambda: None)
    worker._begun = {Connection(sock): time.monotonic() - age}
    return worker


@dataclass(frozen=True)
class Connection:
    sock: socket.socket


def test_who_never_finishes_is_heard_no_longer_but_still_answered(pair):
    ours, theirs = pair
    theirs.sendall(b"GET / HTTP/1.1\r\n")
    worker_with(ours, server.SECONDS_TO_ARRIVE + 1).notify()
    assert ours.recv(100) == b"GET / HTTP/1.1\r\n"
    assert ours.recv(100) == b""
    ours.sendall(b"HTTP/1.1 400 Bad Request\r\n")
    assert theirs.recv(100) == b"HTTP/1.1 400 Bad Request\r\n"


def test_who_has_time_left_is_heard(pair):
    ours, theirs = pair
    worker_with(ours, 1).notify()
    theirs.sendall(b"more")
    assert ours.recv(100) == b"more"


def test_a_client_that_went_away_meanwhile_stops_nobody(pair):
    ours, _theirs = pair
    ours.close()
    worker_with(ours, server.SECONDS_TO_ARRIVE + 1).notify()


def test_a_client_that_keeps_its_end_open_is_not_waited_for(pair, monkeypatch):
    ours, theirs = pair
    monkeypatch.setattr(server, "SECONDS_TO_CLOSE", 0.05)
    ours.sendall(b"answer")
    theirs.sendall(b"x" * 200_000)
    server._part_from(ours)
    assert theirs.recv(100) == b"answer"
    assert theirs.recv(100) == b""
