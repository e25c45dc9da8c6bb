"""Several programs as one: they start together and nothing of them stays."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.embedded import demo
from core.embedded.process import EmbeddedError
from tests.embedded.conftest import PROJECT, within

# Two children that end on SIGTERM; one has a child of its own, as a web server has.
PROGRAM = """
import sys, time
from pathlib import Path
from core.embedded.supervisor import StopRequested, Supervisor
place = Path(sys.argv[1])
note = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(600)"
nest = '''
import signal, subprocess, sys
child = subprocess.Popen([sys.executable, "-c", *sys.argv[1:]])
signal.signal(signal.SIGTERM, lambda *_: child.terminate())
child.wait()
'''
try:
    with Supervisor(place, {}) as supervisor:
        supervisor.start("web", [sys.executable, "-c", note, str(place / "web")])
        supervisor.start("worker", [sys.executable, "-c", nest, note, str(place / "nested")])
        ended = supervisor.wait_until(lambda: False)
        print("ended:", ended, flush=True)
except StopRequested:
    print("stopped", flush=True)
"""


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.fixture
def children(tmp_path) -> Callable[[], list[int]]:
    """The process ids of both programs, once they run."""

    def pids() -> list[int]:
        notes = [tmp_path / "web", tmp_path / "nested"]
        assert within(10, lambda: all(note.exists() and note.read_text() for note in notes))
        return [int(note.read_text()) for note in notes]

    return pids


@pytest.fixture
def supervised(tmp_path) -> Iterator[Callable[..., subprocess.Popen]]:
    """`supervised()` runs the program; `supervised("make")` runs it as make's recipe."""
    started: list[subprocess.Popen] = []

    def begin(under: str = "") -> subprocess.Popen:
        script = tmp_path / "program.py"
        script.write_text(PROGRAM)
        command = [sys.executable, str(script), str(tmp_path)]
        if under:
            recipe = f"all:\n\t@exec setpriv --pdeathsig TERM {' '.join(command)}\n"
            (tmp_path / "Makefile").write_text(recipe)
            command = ["make", "-C", str(tmp_path)]
        # In the background of a shell these tests are deaf to Ctrl-C, and so would make be.
        command = ["env", "--default-signal=INT", *command]
        environment = os.environ | {"PYTHONPATH": str(PROJECT)}
        started.append(
            subprocess.Popen(
                command,
                env=environment,
                stdout=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )
        )
        return started[-1]

    yield begin
    for process in started:
        process.kill()
        process.wait()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("under", ["", "make"])
def test_a_signal_stops_everything(supervised, children, number, under) -> None:
    process = supervised(under)
    pids = children()
    process.send_signal(number)
    output, _ = process.communicate(timeout=60)
    assert "stopped" in output
    assert within(5, lambda: not any(map(is_running, pids)))


def test_ctrl_c_in_a_terminal_stops_everything(supervised, children) -> None:
    process = supervised("make")
    pids = children()
    os.killpg(process.pid, signal.SIGINT)  # what a terminal does
    output, _ = process.communicate(timeout=60)
    assert "stopped" in output
    assert within(5, lambda: not any(map(is_running, pids)))


@pytest.mark.parametrize("under", ["", "make"])
def test_a_killed_parent_leaves_nothing_running(supervised, children, under) -> None:
    process = supervised(under)
    pids = children()
    process.kill()
    assert within(8, lambda: not any(map(is_running, pids)))


def test_a_child_that_ends_by_itself_is_named_and_the_others_stop(supervised, children) -> None:
    process = supervised()
    pids = children()
    os.kill(pids[0], signal.SIGKILL)
    output, _ = process.communicate(timeout=60)
    assert "ended: web" in output
    assert within(5, lambda: not any(map(is_running, pids)))


def test_a_busy_port_is_explained_in_one_sentence() -> None:
    with socket.socket() as other:
        other.bind((demo.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(EmbeddedError, match=rf"Port {port} cannot be used .*make demo PORT="):
            demo.reserve(port)


def test_a_reserved_port_refuses_connections_until_the_web_server_listens() -> None:
    with demo.reserve(0) as mine, socket.socket() as visitor:
        with pytest.raises(ConnectionRefusedError):
            visitor.connect(mine.getsockname())
        mine.listen()
        visitor.connect(mine.getsockname())


@pytest.mark.parametrize("text", ["", "0", "65536", "http", "-1", "8000 "])
def test_a_port_that_is_no_port_is_refused(text) -> None:
    with pytest.raises(EmbeddedError, match="PORT must be a number"):
        demo._port(text)
