"""The examples in the documentation of the package are true."""

import doctest
import sys

import pytest

import legislation.text
from legislation.text import amending, placing, reading

# The package's name of this module is that of the function.
CONSOLIDATE = sys.modules["legislation.text.consolidate"]


@pytest.mark.parametrize("module", [legislation.text, amending, CONSOLIDATE, placing, reading])
def test_the_examples_of_the_documentation_run(module):
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed


def test_everything_behind_the_front_door_is_documented():
    assert all(getattr(legislation.text, name).__doc__ for name in legislation.text.__all__)
