"""What the embedded PostgreSQL costs those who use it."""

import atexit
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from core.embedded import postgres
from tests.bench import Measured, benchmark


def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="aciq-meclis-bench-"))
    atexit.register(_remove, folder)
    return folder


def _remove(folder: Path) -> None:
    postgres.leave(folder, wait=10)
    shutil.rmtree(folder, ignore_errors=True)


@benchmark(rounds=3)
def create_a_cluster() -> Measured:
    def create() -> None:
        folder = _folder()
        postgres.ensure_running(folder)
        _remove(folder)

    return create


@benchmark(rounds=5, baseline="create_a_cluster")
def start_and_stop_an_existing_cluster() -> Measured:
    folder = _folder()

    def start() -> None:
        postgres.ensure_running(folder)
        postgres.leave(folder, wait=10)

    return start


@benchmark(rounds=5)
def join_a_running_server_from_a_new_process() -> Measured:
    folder = _folder()
    postgres.ensure_running(folder)
    code = "import sys; from pathlib import Path; from core.embedded import postgres;"
    code += "postgres.ensure_running(Path(sys.argv[1]))"
    return lambda: subprocess.run([sys.executable, "-c", code, str(folder)], check=True)


@benchmark(rounds=5, unit="calls", amount=1000)
def ask_again_in_the_same_process() -> Measured:
    folder = _folder()
    postgres.ensure_running(folder)
    return lambda: [postgres.ensure_running(folder) for _ in range(1000)]
