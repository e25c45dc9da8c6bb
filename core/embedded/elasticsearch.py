"""A real Elasticsearch for tests and trials: fetched once, run as nobody in particular.

Elastic publishes the whole server, with few modules, as a Maven artefact. It needs a JDK
of release 21 or newer. Production gives ELASTICSEARCH_URL and never comes here.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.embedded import locks, process
from core.embedded.process import NOBODY, EmbeddedError
from core.embedded.supervisor import StopRequested, Supervisor, say

VERSION = "9.5.0"
ARTEFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
OLDEST_JAVA = 21
JDKS = Path("/usr/lib/jvm")
HEAP = "512m"
# For a server that lives for a minute, quick to compile is better than quick in the end.
SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC"
HOST = "127.0.0.1"
ANSWERS_WITHIN = 180.0
_STAGES = ((signal.SIGTERM, 20.0), (signal.SIGKILL, 5.0))
_PROJECT = Path(__file__).resolve().parents[2]
_SETTINGS = """\
cluster.name: aciq-meclis
discovery.type: single-node
xpack.security.enabled: false
network.host: {host}
http.port: {port}
path.data: {data}
path.logs: {logs}
# A nearly full disk must not turn the indices of a test read-only.
cluster.routing.allocation.disk.threshold_enabled: false
"""


class Node:
    """One running server with an address, and a directory of its own."""

    def __init__(self, directory: Path, port: int, server: subprocess.Popen[bytes]) -> None:
        self.directory = directory
        self.port = port
        self.url = f"http://{HOST}:{port}"
        self.server = server

    def answers(self) -> bool:
        """Return whether it serves requests, from a started cluster."""
        health = "/_cluster/health?wait_for_status=yellow&timeout=1s"
        try:
            urllib.request.urlopen(f"http://{HOST}:{self.port}{health}", timeout=5).close()
        except OSError:  # an error status is one, too
            return False
        return True

    def stop(self) -> None:
        process.stop([self.server], *_STAGES)


def start(data_root: Path, *, name: str = "main", port: int = 0, options: str = "") -> Node:
    """Start a server below `data_root/elasticsearch`, fetching it the first time.

    It dies with this process. Call from the main thread.

    Args:
        name: its directory; one that runs already cannot be started again.
        port: 0 for any free one.
        options: more of them for the Java machine.

    Raises:
        EmbeddedError: a component is missing (the message says what to install), or it
            does not start.
    """
    home = fetch(data_root)
    directory = data_root.resolve() / "elasticsearch" / name
    node = _launch(home, directory, port or _free_port(), options)
    deadline = time.monotonic() + ANSWERS_WITHIN
    while time.monotonic() < deadline and node.server.poll() is None:
        if node.answers():
            return node
        time.sleep(0.25)
    node.stop()
    raise EmbeddedError(f"Elasticsearch did not start: {_last_words(node.directory)}")


@contextmanager
def throwaway(data_root: Path, *, options: str = "") -> Iterator[Node]:
    """A server for one run of the tests: its data go with it."""
    folder = data_root.resolve() / "elasticsearch"
    for left in folder.glob("test-*"):
        # A killed run could not clean up.
        if not Path(f"/proc/{left.name.removeprefix('test-')}").exists():
            shutil.rmtree(left, ignore_errors=True)
    node = start(data_root, name=f"test-{os.getpid()}", options=options)
    try:
        yield node
    finally:
        node.stop()
        shutil.rmtree(node.directory, ignore_errors=True)


def fetch(data_root: Path) -> Path:
    """Return the server's home, unpacked by Maven the first time (130 MB).

    Raises:
        EmbeddedError: no Maven, or it could not fetch the artefact.
    """
    java_home()  # the rest would be in vain without
    folder = data_root.resolve() / "elasticsearch"
    home = folder / f"elasticsearch-{VERSION}"
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder / "fetching"):
        if not home.exists():
            _unpack(folder, home)
    return home


def java_home() -> Path:
    """Return ES_JAVA_HOME, or the oldest JDK under /usr/lib/jvm that is new enough.

    Raises:
        EmbeddedError: there is none.
    """
    if chosen := os.environ.get("ES_JAVA_HOME"):
        return Path(chosen)
    found = [(release, home) for home in _java_homes() if (release := _release(home))]
    fitting = sorted((release, home) for release, home in found if release >= OLDEST_JAVA)
    if not fitting:
        raise EmbeddedError(
            f"Elasticsearch needs a JDK {OLDEST_JAVA} or newer: install one under {JDKS} "
            "(on Debian 13: apt install openjdk-21-jre-headless) or set ES_JAVA_HOME."
        )
    return fitting[0][1]


def main() -> int:
    """`make elasticsearch`: run a server that keeps its data, until Ctrl-C."""
    data, port = _PROJECT / ".data", int(os.environ.get("PORT", "9200"))
    try:
        with Supervisor(_PROJECT, {}) as supervisor:
            say(f"==> Starting Elasticsearch {VERSION}")
            node = start(data, port=port)
            supervisor.children["Elasticsearch"] = node.server
            say(f"\n    Elasticsearch answers at {node.url}")
            say(f"    The site uses it with: ELASTICSEARCH_URL={node.url} make demo")
            say("    Ctrl-C stops it.")
            supervisor.wait_until(lambda: False)
        say(f"Elasticsearch ended by itself: {_last_words(node.directory)}")
    except StopRequested:
        say("\n==> Stopped.")
        return 0
    except EmbeddedError as trouble:
        sys.stderr.write(f"{trouble}\n")
    return 1


def _launch(home: Path, directory: Path, port: int, options: str) -> Node:
    # Siblings: the server refuses a temporary directory above its configuration.
    parts = {name: directory / name for name in ("config", "data", "logs", "tmp")}
    shutil.rmtree(parts["config"], ignore_errors=True)
    for part in ("data", "logs", "tmp"):
        parts[part].mkdir(parents=True, exist_ok=True)
    shutil.copytree(home / "config", parts["config"])
    settings = _SETTINGS.format(host=HOST, port=port, data=parts["data"], logs=parts["logs"])
    (parts["config"] / "elasticsearch.yml").write_text(settings, encoding="utf-8")
    _hand_over(directory)
    program = home / "bin" / "elasticsearch"
    with (directory / "output").open("wb") as output:
        server = process.start(
            [str(program)],
            run_as=process.unprivileged(execute=program, write=directory),
            output=output,
            env=process.bare_environment(
                ES_JAVA_HOME=str(java_home()),
                ES_JAVA_OPTS=f"-Xms{HEAP} -Xmx{HEAP} {options}",
                ES_PATH_CONF=str(parts["config"]),
                ES_TMPDIR=str(parts["tmp"]),
            ),
            cwd=directory,
        )
    return Node(directory, port, server)


def _hand_over(directory: Path) -> None:
    if os.geteuid() == 0:
        for path in (directory, *directory.rglob("*")):
            os.chown(path, NOBODY, NOBODY)


def _unpack(folder: Path, home: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise EmbeddedError("Elasticsearch is fetched by Maven: install it (apt install maven).")
    say(f"==> Fetching Elasticsearch {VERSION} (130 MB)")
    # Maven leaves a folder named "${project.basedir}" where it is run.
    draft = Path(tempfile.mkdtemp(prefix="new-", dir=folder))
    options = [f"-Dartifact={ARTEFACT}", f"-DoutputDirectory={draft / 'unpacked'}"]
    done = subprocess.run(
        [maven, "--batch-mode", "--quiet", "dependency:unpack", *options],
        cwd=draft,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        if done.returncode:
            raise EmbeddedError(f"Maven could not fetch Elasticsearch: {done.stdout[-600:]}")
        (draft / "unpacked" / home.name).rename(home)
    finally:
        shutil.rmtree(draft)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    while (held := locks.take(lock)) is None:
        time.sleep(0.2)
    try:
        yield
    finally:
        os.close(held)


def _java_homes() -> Iterator[Path]:
    yield from sorted(JDKS.glob("*/"))
    if "JAVA_HOME" in os.environ:
        yield Path(os.environ["JAVA_HOME"])


def _release(home: Path) -> int:
    """Return the major release a JDK says it is, 0 if it says nothing."""
    note = home / "release"
    text = note.read_text(encoding="utf-8") if note.is_file() else ""
    found = re.search(r'JAVA_VERSION="(\d+)', text)
    return int(found.group(1)) if found and (home / "bin" / "java").exists() else 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _last_words(directory: Path) -> str:
    text = (directory / "output").read_text(encoding="utf-8", errors="replace")
    return " / ".join(text.splitlines()[-6:])


if __name__ == "__main__":
    sys.exit(main())
