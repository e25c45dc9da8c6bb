"""Which Python `make` takes, and what it says when there is none."""

import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
WORKS, BROKEN = "exit 0", "echo 'pyenv: python3.13: command not found' >&2; exit 127"


@pytest.fixture
def machine(tmp_path):
    """`machine("python3.13", works=False)` puts a program on the path or into pyenv."""

    class Machine:
        path = tmp_path / "bin"
        home = tmp_path / "home"

        def has(self, name: str, *, works: bool = True) -> str:
            program = self.path / name
            if "/" in name:
                program = self.home / ".pyenv" / "versions" / name
            program.parent.mkdir(parents=True, exist_ok=True)
            program.write_text(f"#!/bin/sh\n{WORKS if works else BROKEN}\n")
            program.chmod(0o755)
            return str(program)

        def finds(self, **environment: str) -> subprocess.CompletedProcess:
            return subprocess.run(
                ["/bin/sh", str(PROJECT / "bin" / "find-python")],
                env={"PATH": str(self.path), "HOME": str(self.home)} | environment,
                capture_output=True,
                text=True,
                check=False,
            )

    return Machine()


def test_the_newest_comes_first(machine) -> None:
    machine.has("python3")
    machine.has("python3.12")
    newest = machine.has("python3.14")
    machine.has("python3.13")
    assert machine.finds().stdout.strip() == newest


def test_a_shim_that_does_not_run_is_skipped(machine) -> None:
    machine.has("python3.13", works=False)
    plain = machine.has("python3")
    assert machine.finds().stdout.strip() == plain


def test_pyenvs_versions_are_looked_at_newest_first(machine) -> None:
    machine.has("python3.13", works=False)
    machine.has("3.12.1/bin/python")
    newer = machine.has("3.13.0/bin/python")
    machine.has("3.14.0/bin/python", works=False)
    assert machine.finds().stdout.strip() == newer


def test_pyenv_may_live_elsewhere(machine, tmp_path) -> None:
    found = machine.has("3.13.0/bin/python")
    moved = tmp_path / "elsewhere"
    (machine.home / ".pyenv").rename(moved)
    answer = machine.finds(PYENV_ROOT=str(moved)).stdout.strip()
    assert answer == found.replace(str(machine.home / ".pyenv"), str(moved))


def test_a_named_python_wins(machine) -> None:
    machine.has("python3.14")
    named = machine.has("mine")
    assert machine.finds(PYTHON=named).stdout.strip() == named


def test_a_named_python_that_does_not_work_is_not_replaced_silently(machine) -> None:
    machine.has("python3.14")
    answer = machine.finds(PYTHON=machine.has("mine", works=False))
    assert answer.returncode == 1
    assert "is not a working Python 3.12 or newer" in answer.stderr


def test_without_any_one_sentence_says_how_to_get_one(machine) -> None:
    machine.has("python3", works=False)
    answer = machine.finds()
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.startswith("No working Python 3.12 or newer was found: install one")
    assert answer.stderr.count("\n") == 1
