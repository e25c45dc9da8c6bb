from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import DatabaseError, connection

from core.ledger import first_fault
from core.models import LedgerEntry
from core.roles import Role
from legislation.enums import ItemChange
from legislation.models import Version
from legislation.publishing import NotPublishable, digest_of, publish
from legislation.signals import version_published
from tests.factories.legislation import VersionFactory, article, document, law


@pytest.fixture
def heard():
    """The versions the rest of the site was told about."""
    versions = []

    def listen(sender, version, **kwargs):
        versions.append(version.pk)

    version_published.connect(listen)
    yield versions
    version_published.disconnect(listen)


@pytest.mark.django_db
def test_publishing_names_the_editor_and_the_moment(person_with):
    editor = person_with(Role.EDITOR)
    version = VersionFactory(text=law())

    assert publish(version, by=editor) is True

    assert version.is_published
    assert version.published_by == editor


@pytest.mark.django_db
def test_publishing_is_recorded_in_the_ledger_with_the_digest_of_the_text():
    version = VersionFactory(text=law(), published=True)

    entry = LedgerEntry.objects.get(kind="version.published")
    assert entry.subject == f"bill:{version.bill_id}"
    assert entry.public["version"] == 1
    assert entry.public["text"] == digest_of(version)
    assert first_fault() is None


@pytest.mark.django_db
def test_a_second_click_publishes_nothing_again(heard):
    version = VersionFactory(text=law(), published=True)
    first = version.published_at

    assert publish(version, by=None) is False

    assert version.published_at == first
    assert heard == [version.pk]
    assert LedgerEntry.objects.filter(kind="version.published").count() == 1


@pytest.mark.django_db
def test_an_empty_version_is_refused():
    version = VersionFactory()

    with pytest.raises(NotPublishable):
        publish(version, by=None)

    assert not Version.objects.get().is_published


@pytest.mark.django_db
def test_a_version_waits_for_those_before_it():
    first = VersionFactory(text=law())
    second = VersionFactory(bill=first.bill, number=2, based_on=first, text=law())

    with pytest.raises(NotPublishable):
        publish(second, by=None)

    publish(first, by=None)
    assert publish(second, by=None)


@pytest.mark.django_db
def test_a_listener_that_fails_leaves_the_version_unpublished():
    def fail(sender, version, **kwargs):
        raise RuntimeError("no index")

    version = VersionFactory(text=law())
    version_published.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            publish(version, by=None)
    finally:
        version_published.disconnect(fail)

    assert not Version.objects.get().is_published
    assert not LedgerEntry.objects.filter(kind="version.published").exists()


@pytest.mark.django_db
def test_the_edit_script_is_written_when_a_version_is_published():
    kept = article("1", "Məqsəd", "Mətn.")
    gone = article("2", "Köhnə", "Köhnə mətn.")
    later = article("3", "Sonra", "Sonrakı mətn.")
    first = VersionFactory(text=document(kept, gone, later), published=True)
    renumbered = article("2", "Sonra", uid=later.uid)
    new = article("3", "Yeni", "Yeni mətn.")
    second = VersionFactory(
        bill=first.bill,
        number=2,
        based_on=first,
        text=document(kept, renumbered, new),
        published=True,
    )

    changes = dict(second.items.filter(kind="article").values_list("label", "change"))
    assert changes == {
        "1": ItemChange.UNCHANGED,
        "2": ItemChange.RENUMBERED,
        "3": ItemChange.INSERTED,
    }
    assert set(second.removals.values_list("item__label", flat=True)) == {"2", "2.1", "3.1"}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_editors_who_click_at_once_publish_once(heard):
    version = VersionFactory(text=law())
    together = Barrier(2)

    def click(_):
        try:
            together.wait(timeout=10)
            return publish(Version.objects.get(pk=version.pk), by=None)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as editors:
        outcomes = list(editors.map(click, range(2)))

    assert sorted(outcomes) == [False, True]
    assert len(heard) == 1
    assert LedgerEntry.objects.filter(kind="version.published").count() == 1
    assert first_fault() is None


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_no_provision_slips_in_while_a_version_is_being_published():
    version = VersionFactory(text=law(1))
    item = version.items.last()
    outcome = []

    def add_behind_its_back(sender, version, **kwargs):
        """Another connection tries while ours holds the version."""

        def attempt():
            try:
                with connection.cursor() as cursor:
                    cursor.execute("SET lock_timeout = '300ms'")
                version.items.filter(pk=item.pk).update(label="saxta")
            except DatabaseError as problem:
                outcome.append(type(problem).__name__)
            finally:
                connection.close()

        with ThreadPoolExecutor(1) as other:
            other.submit(attempt).result()

    version_published.connect(add_behind_its_back)
    try:
        publish(version, by=None)
    finally:
        version_published.disconnect(add_behind_its_back)

    assert outcome == ["OperationalError"]
    assert not version.items.filter(label="saxta").exists()
