"""A real Elasticsearch for the tests that need one: the given one, or one started for them."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from core.embedded import elasticsearch
from core.embedded.process import EmbeddedError

DATA = Path(__file__).resolve().parents[1] / ".data"


def do_without(missing: str) -> NoReturn:
    """Skip for want of a component; in CI that is a failure, for there nothing is left out."""
    if os.environ.get("CI"):
        pytest.fail(f"In CI nothing may be skipped: {missing}", pytrace=False)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def elasticsearch_node() -> Iterator[elasticsearch.Node]:
    """A server of our own, gone with the run of the tests."""
    try:
        with elasticsearch.throwaway(DATA, options=elasticsearch.SHORT_LIVED) as node:
            yield node
    except EmbeddedError as missing:
        do_without(str(missing))


@pytest.fixture(scope="session")
def elasticsearch_url(request: pytest.FixtureRequest) -> str:
    """The address of ELASTICSEARCH_URL, or of a server of our own."""
    given = os.environ.get("ELASTICSEARCH_URL")
    return given or request.getfixturevalue("elasticsearch_node").url
