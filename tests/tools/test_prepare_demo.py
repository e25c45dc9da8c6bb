"""Preparing the demonstration twice costs hardly more than looking."""

import pytest

from cms.management.commands import prepare_demo


@pytest.fixture
def collected(tmp_path, settings, monkeypatch) -> list[str]:
    """The commands that were called; static files go to a folder of the test."""
    settings.STATIC_ROOT = tmp_path / "static"
    calls: list[str] = []

    def call(name: str, **options: object) -> None:
        calls.append(name)
        settings.STATIC_ROOT.mkdir(exist_ok=True)

    monkeypatch.setattr(prepare_demo, "call_command", call)
    return calls


def test_static_files_are_collected_once(collected) -> None:
    prepare_demo.collect_static()
    prepare_demo.collect_static()
    assert collected == ["collectstatic"]


def test_static_files_are_collected_again_when_one_changed(
    collected, tmp_path, monkeypatch
) -> None:
    sheet = tmp_path / "site.css"
    sheet.write_text("p{}")
    monkeypatch.setattr(prepare_demo, "_own_static_files", lambda: iter([sheet]))
    prepare_demo.collect_static()
    sheet.write_text("p{margin:0}")
    prepare_demo.collect_static()
    assert collected == ["collectstatic", "collectstatic"]


def test_only_files_of_ours_are_watched() -> None:
    watched = [str(path) for path in prepare_demo._own_static_files()]
    assert any(path.endswith("cms/static/cms/css/site.css") for path in watched)
    assert not any("/.venv/" in path or "/.data/" in path for path in watched)
