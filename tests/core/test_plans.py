"""Descriptions of queries are kept, what they find is not."""

import pytest

from core.models import User
from core.plans import planned
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db


def test_what_is_described_once_is_read_anew_each_time():
    described = []

    @planned
    def newest(count):
        described.append(count)
        return User.objects.order_by("-pk")[:count]

    assert list(newest(2)) == []
    person = UserFactory()
    assert list(newest(2)) == [person]
    assert described == [2]


def test_other_arguments_are_another_description():
    first, second = UserFactory(), UserFactory()

    @planned
    def named(pk):
        return User.objects.filter(pk=pk)

    assert [named(first.pk).get(), named(second.pk).get()] == [first, second]


def test_a_copy_may_be_narrowed_without_harm_to_the_next():
    person = UserFactory()

    @planned
    def everybody():
        return User.objects.all()

    assert not everybody().exclude(pk=person.pk).exists()
    assert everybody().get() == person
