"""A server of its own with fsync on and a migrated database, for what must survive a power cut."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from core.embedded import postgres


@cache
def environment() -> dict[str, str]:
    """The environment of a process that uses that server; made in about a minute."""
    folder = Path(tempfile.mkdtemp(prefix="aciq-meclis-durable-"))
    atexit.register(_remove, folder)
    host = postgres.ensure_running(folder)
    postgres.create_database(host, "durable")
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "DATABASE_URL": f"postgres://postgres@/durable?host={host}",
    }
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"], env=env, check=True
    )
    return env


def run(module: str, *arguments: str) -> str:
    """Run a function's module in a process of its own there; returns what it printed."""
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(
        command, env=environment(), check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def _remove(folder: Path) -> None:
    postgres.leave(folder, wait=10)
    shutil.rmtree(folder, ignore_errors=True)
