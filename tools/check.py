"""`make check`: every check in turn, all of them even when one fails."""

import os
import subprocess
import sys
import time

from tools import ROOT, SOURCES

SETTINGS = {"DJANGO_SETTINGS_MODULE": "cms.settings.test"}
BIN = ROOT / ".venv" / "bin"
MANAGE = [str(BIN / "python"), "manage.py"]
CHECKS: dict[str, list[str]] = {
    "lint": [str(BIN / "ruff"), "check", "--quiet", "."],
    "format": [str(BIN / "ruff"), "format", "--quiet", "--check", "."],
    "types": [str(BIN / "mypy"), "--no-error-summary", *SOURCES, "tools", "manage.py"],
    "imports": [str(BIN / "lint-imports"), "--no-logo"],
    "project": [*MANAGE, "check", "--fail-level", "WARNING"],
    "migrations": [*MANAGE, "makemigrations", "--check", "--dry-run"],
    "translations": [str(BIN / "python"), "-m", "tools.check_translations"],
    "templates": [str(BIN / "python"), "-m", "tools.check_templates"],
    "code": [str(BIN / "python"), "-m", "tools.check_code"],
}


def main(chosen: list[str]) -> int:
    """Run the chosen checks, or all; return how many failed."""
    return sum(not passes(name, CHECKS[name]) for name in chosen or CHECKS)


def passes(name: str, command: list[str]) -> bool:
    begun = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | SETTINGS,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    verdict = "FAILED" if done.returncode else "ok"
    print(f"{name:14}{verdict:8}{time.monotonic() - begun:5.1f} s", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
