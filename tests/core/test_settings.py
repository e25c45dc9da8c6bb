"""Production starts only when it is safe; secrets may come from files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAFE = {
    "DJANGO_SETTINGS_MODULE": "cms.settings.production",
    "SECRET_KEY": "k9" * 30 + "-%abcdefgh",
    "ETHICS_KEY": "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=",
    "LEDGER_KEY": "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=",
    "ALLOWED_HOSTS": "meclis.example.org",
    "SITE_URL": "https://meclis.example.org",
    "DATABASE_URL": "postgres://user:secret@127.0.0.1:1/none",
}


def start(*command: str, **changes: str) -> subprocess.CompletedProcess:
    """Run manage.py under production settings, in a process of its own."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env={**inherited, **SAFE, **changes},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_passes_the_deployment_checks_without_a_warning():
    result = start("check", "--deploy", "--fail-level", "WARNING")
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be 50 characters or longer"),
        ({"ETHICS_KEY": ""}, "ETHICS_KEY must be 32 bytes in base64"),
        ({"LEDGER_KEY": ""}, "LEDGER_KEY must be 32 bytes in base64"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS must name the site's hosts"),
        ({"SITE_URL": "http://meclis.example.org"}, "SITE_URL must be an https address"),
    ],
)
def test_production_refuses_to_start_unsafe_and_says_why(change, sentence):
    result = start("check", **change)
    assert result.returncode != 0
    assert sentence in result.stderr


def test_all_faults_are_named_at_once():
    result = start("check", SECRET_KEY="", ALLOWED_HOSTS="")
    assert "SECRET_KEY" in result.stderr
    assert "ALLOWED_HOSTS" in result.stderr


def test_a_secret_may_come_from_a_file(tmp_path):
    file = tmp_path / "key"
    file.write_text(SAFE["SECRET_KEY"])
    result = start("check", SECRET_KEY="short", SECRET_KEY_FILE=str(file))
    assert result.returncode == 0, result.stderr
