"""Production starts only when it is safe; secrets may come from files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.settings import demo
from core.safety import refuse_to_start_unsafe

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
        ({"DATABASE_URL": "sqlite:///x.db"}, "DATABASE_URL must be PostgreSQL"),
    ],
)
def test_production_refuses_to_start_unsafe_and_says_why(change, sentence):
    result = start("check", **change)
    assert result.returncode != 0
    assert sentence in result.stderr


SETTINGS = {
    "DEBUG": False,
    "SECRET_KEY": SAFE["SECRET_KEY"],
    "ETHICS_KEY": SAFE["ETHICS_KEY"],
    "LEDGER_KEY": SAFE["LEDGER_KEY"],
    "ALLOWED_HOSTS": ["meclis.example.org"],
    "SITE_URL": SAFE["SITE_URL"],
    "DEMO_MAILBOX": None,
    "MAILERS": {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend"}},
    "DATABASES": {"default": {"ENGINE": "django.db.backends.postgresql"}},
    "SESSION_COOKIE_SECURE": True,
    "SESSION_COOKIE_HTTPONLY": True,
    "CSRF_COOKIE_SECURE": True,
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SECOND_STEP_REQUIRED": True,
}


def test_what_is_safe_starts():
    refuse_to_start_unsafe(SETTINGS)
    refuse_to_start_unsafe(
        {
            **SETTINGS,
            "ETHICS_KEY": ",".join([SAFE["ETHICS_KEY"]] * 2),
            "ALLOWED_HOSTS": [".example.org"],
        }
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", True),
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "a1" * 40),
        ("SECRET_KEY", demo.SECRET_KEY),
        ("SECRET_KEY", "django-insecure-" + SAFE["SECRET_KEY"]),
        ("ETHICS_KEY", ""),
        ("ETHICS_KEY", "not base64 at all, but as long as a key has to be"),
        ("ETHICS_KEY", "QUJD" * 4),
        ("ETHICS_KEY", f"{SAFE['ETHICS_KEY']},short"),
        ("ETHICS_KEY", demo.ETHICS_KEY),
        ("LEDGER_KEY", ""),
        ("LEDGER_KEY", demo.LEDGER_KEY),
        ("ALLOWED_HOSTS", []),
        ("ALLOWED_HOSTS", ["*"]),
        ("ALLOWED_HOSTS", ["meclis.example.org", "*.example.org"]),
        ("ALLOWED_HOSTS", ["meclis.example.org", ""]),
        ("ALLOWED_HOSTS", ["other.example.org"]),
        ("SITE_URL", ""),
        ("SITE_URL", "https://"),
        ("SITE_URL", "https://meclis.example.org/site"),
        ("SITE_URL", "https://user:secret@meclis.example.org"),
        ("SITE_URL", "https://evil-meclis.example.org.test"),
        ("DEMO_MAILBOX", ROOT),
        ("MAILERS", {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}),
        ("MAILERS", {"default": {"BACKEND": "core.mail.mailbox.MailboxBackend"}}),
        ("DATABASES", {"default": {"ENGINE": "django.db.backends.sqlite3"}}),
        ("SESSION_COOKIE_SECURE", False),
        ("SESSION_COOKIE_HTTPONLY", False),
        ("CSRF_COOKIE_SECURE", False),
        ("SECURE_HSTS_SECONDS", 0),
        ("SECOND_STEP_REQUIRED", False),
    ],
)
def test_one_unsafe_setting_is_enough_to_stay_down(name, value):
    with pytest.raises(ImproperlyConfigured) as refusal:
        refuse_to_start_unsafe({**SETTINGS, name: value})
    assert name.rstrip("S").replace("DATABASE", "DATABASE_URL").split("_URL")[0] in str(
        refusal.value
    )


def test_settings_that_build_on_productions_are_asked_too(tmp_path):
    (tmp_path / "own_settings.py").write_text(
        "from cms.settings.production import *\nSECOND_STEP_REQUIRED = False\n"
    )
    result = start("check", DJANGO_SETTINGS_MODULE="own_settings", PYTHONPATH=str(tmp_path))
    assert result.returncode != 0
    assert "SECOND_STEP_REQUIRED must be on" in result.stderr


def test_all_faults_are_named_at_once():
    result = start("check", SECRET_KEY="", ALLOWED_HOSTS="")
    assert "SECRET_KEY" in result.stderr
    assert "ALLOWED_HOSTS" in result.stderr


def test_a_secret_may_come_from_a_file(tmp_path):
    file = tmp_path / "key"
    file.write_text(SAFE["SECRET_KEY"])
    result = start("check", SECRET_KEY="short", SECRET_KEY_FILE=str(file))
    assert result.returncode == 0, result.stderr
