"""Two hundred parallel requests to a running site against a limit."""

import socket
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection

from core.limits.table import DEFAULTS
from tests.bench import Measured, benchmark, report
from tests.bench.durable import environment

REQUESTS, HANDS = 200, 100
# A POST without cookies: an unknown token answers 404, one request too many 429.
ADDRESS = "/az/letters/stop/none/"


@report
def limits_under_parallel_requests() -> list[str]:
    port = _free_port()
    env = environment() | {"LIMITS_SCALE": "1"}
    server = [sys.executable, "-m", "gunicorn", "cms.wsgi", "-b", f"127.0.0.1:{port}"]
    options = ["--workers", "4", "--threads", "8", "--log-level", "error"]
    with subprocess.Popen([*server, *options], env=env) as running:
        try:
            _await(port)
            with ThreadPoolExecutor(HANDS) as pool:
                statuses = Counter(pool.map(lambda _: _post(port), range(REQUESTS)))
        finally:
            running.terminate()
    allowed = DEFAULTS["unsubscribe"]["address"]
    return [f"{REQUESTS} parallel requests against {allowed}: {dict(statuses)} by status"]


def _post(port: int) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("POST", ADDRESS, body="List-Unsubscribe=One-Click")
    return connection.getresponse().status


def _await(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@benchmark(unit="takes", amount=100)
def take_a_token() -> Measured:
    from core.limits import By, take
    from tests.bench.database import connect

    connect()
    numbers = iter(range(10**9))
    return lambda: [take("search", By.ADDRESS, f"bench:{next(numbers)}") for _ in range(100)]
