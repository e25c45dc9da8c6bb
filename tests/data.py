"""Real texts that stand beside the project and are not part of it."""

from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
SHARED_DATA = PROJECT.parent / "shared" / "data"


def shared_data(relative: str) -> Path:
    """The path of a file or folder of the real data; the test is skipped where it is absent."""
    path = SHARED_DATA / relative
    if not path.exists():
        pytest.skip(f"the real data are not on this machine: ../shared/data/{relative}")
    return path
