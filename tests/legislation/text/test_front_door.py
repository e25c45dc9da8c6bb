"""The examples in the documentation of the package are true."""

import doctest
from importlib import import_module

import pytest

import legislation.text


@pytest.mark.parametrize(
    "name", ["", ".amending", ".blame", ".consolidate", ".placing", ".reading"]
)
def test_the_examples_of_the_documentation_run(name):
    # By name: the package's `blame` is the function, not the module.
    result = doctest.testmod(import_module(f"legislation.text{name}"))
    assert result.attempted
    assert not result.failed


def test_everything_behind_the_front_door_is_documented():
    assert all(getattr(legislation.text, name).__doc__ for name in legislation.text.__all__)
