"""The demonstration starts again after an update."""

import pytest

from cms.demo.load import load_family_code
from legislation.models import Version
from tests.factories.legislation import VersionFactory, law

pytestmark = pytest.mark.django_db


def test_a_law_that_an_older_version_read_otherwise_stays_as_it_is():
    VersionFactory(bill__slug="family-code", text=law(1), published=True)
    load_family_code()
    assert Version.objects.filter(bill__slug="family-code").count() == 1
