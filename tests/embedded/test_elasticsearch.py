"""The Elasticsearch the project brings along, and what happens without its parts."""

import os
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from core.embedded import elasticsearch
from core.embedded.process import EmbeddedError
from tests.elasticsearch import do_without


def jdk(folder: Path, name: str, version: str) -> Path:
    home = folder / name
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "java").touch()
    (home / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_VERSION="{version}"\n')
    return home


@pytest.fixture
def jdks(tmp_path, monkeypatch) -> Path:
    """A folder that stands for /usr/lib/jvm, without a word in the environment."""
    monkeypatch.delenv("ES_JAVA_HOME", raising=False)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(elasticsearch, "JDKS", tmp_path)
    return tmp_path


def test_the_oldest_jdk_that_is_new_enough_is_taken(jdks) -> None:
    jdk(jdks, "a-old", "17.0.15")
    jdk(jdks, "b-new", "25.0.3")
    fitting = jdk(jdks, "c-fitting", "21.0.1")
    (jdks / "without-release").mkdir()
    assert elasticsearch.java_home() == fitting


def test_the_named_jdk_comes_first(jdks, monkeypatch) -> None:
    jdk(jdks, "fitting", "21")
    monkeypatch.setenv("ES_JAVA_HOME", "/somewhere/else")
    assert elasticsearch.java_home() == Path("/somewhere/else")


def test_only_old_jdks_are_explained_in_one_sentence(jdks) -> None:
    jdk(jdks, "old", "17.0.15")
    with pytest.raises(EmbeddedError, match="needs a JDK 21 or newer: install one"):
        elasticsearch.fetch(jdks / "data")


def test_a_machine_without_maven_is_told_what_to_install(jdks, monkeypatch) -> None:
    jdk(jdks, "fitting", "21")
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(EmbeddedError, match="apt install maven"):
        elasticsearch.fetch(jdks / "data")


def test_maven_that_cannot_fetch_leaves_nothing_half_unpacked(jdks, monkeypatch) -> None:
    jdk(jdks, "fitting", "21")
    failing = jdks / "mvn"
    failing.write_text('#!/bin/sh\nmkdir unpacked\necho "no such artefact"\nexit 1\n')
    failing.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda name: str(failing))
    with pytest.raises(EmbeddedError, match="no such artefact"):
        elasticsearch.fetch(jdks / "data")
    left = [path.name for path in (jdks / "data" / "elasticsearch").iterdir()]
    assert left == ["fetching"]


def test_a_missing_component_skips_at_home_and_fails_in_ci(monkeypatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="install it"):
        do_without("install it")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="nothing may be skipped"):
        do_without("install it")


@pytest.mark.elasticsearch
def test_a_started_server_stores_and_finds(elasticsearch_node) -> None:
    with Elasticsearch(elasticsearch_node.url) as client:
        client.index(index="probe", document={"words": "nikah"}, refresh=True)
        found = client.search(index="probe", query={"match": {"words": "nikah"}})
        client.indices.delete(index="probe")
    assert found["hits"]["total"]["value"] == 1


@pytest.mark.elasticsearch
@pytest.mark.skipif(os.geteuid() != 0, reason="only root has a privilege to give up")
def test_the_server_does_not_run_as_root(elasticsearch_node) -> None:
    assert Path(f"/proc/{elasticsearch_node.server.pid}").stat().st_uid == 65534


@pytest.mark.elasticsearch
def test_the_data_of_a_killed_run_are_cleared_away(elasticsearch_node, monkeypatch) -> None:
    folder = elasticsearch_node.directory.parent
    left = folder / "test-999999999"
    left.mkdir()
    monkeypatch.setattr(elasticsearch, "start", lambda *args, **kwargs: elasticsearch_node)
    monkeypatch.setattr(elasticsearch_node, "stop", lambda: None)
    monkeypatch.setattr(elasticsearch_node, "directory", folder / "none")
    with elasticsearch.throwaway(folder.parent):
        assert not left.exists()
    assert (folder / f"test-{os.getpid()}").exists()
