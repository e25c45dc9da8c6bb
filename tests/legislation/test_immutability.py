"""Whoever tries and however: a published text stays as it was (CASES L4)."""

import pytest
from django.db import IntegrityError, connection, transaction

from legislation.models import Removal, Version, VersionItem, Wording
from tests.factories.legislation import VersionFactory, article, document, law

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    return VersionFactory(text=law(2), published=True)


@pytest.fixture
def draft():
    return VersionFactory(text=law(2))


def refused(action):
    with pytest.raises(IntegrityError, match="immutable"), transaction.atomic():
        action()


def sql(statement, *params):
    def run():
        with connection.cursor() as cursor:
            # Foreign keys of the rows just made are still to be checked, and TRUNCATE would
            # stumble over that before it meets the trigger.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(statement, params)

    return run


def test_a_published_version_cannot_be_saved_again(published):
    published.reason_az = "Başqa səbəb"

    refused(published.save)

    assert Version.objects.get().reason_az != "Başqa səbəb"


def test_a_published_version_cannot_be_deleted(published):
    refused(lambda: Version.objects.all()._raw_delete("default"))


def test_a_published_version_cannot_be_taken_back(published):
    refused(lambda: Version.objects.update(published_at=None))


@pytest.mark.parametrize(
    "field", ["label", "eid", "heading_is_elsewhere", "position", "change", "wording", "parent"]
)
def test_no_column_of_a_published_item_can_change(published, field):
    other = Wording.make("az", "", "Saxta mətn")
    other.save()
    values = {
        "label": {"label": "99"},
        "eid": {"eid": "art_99"},
        "heading_is_elsewhere": {"kind": "point"},
        "position": {"position": 999},
        "change": {"change": "changed"},
        "wording": {"wording": other},
        "parent": {"parent": None},
    }
    item = published.items.filter(parent__isnull=False).first()

    refused(lambda: VersionItem.objects.filter(pk=item.pk).update(**values[field]))


def test_an_item_can_neither_be_deleted_from_nor_added_to_a_published_version(published):
    item = published.items.last()

    refused(lambda: VersionItem.objects.filter(pk=item.pk)._raw_delete("default"))
    refused(
        lambda: VersionItem.objects.create(
            version=published,
            provision=item.provision,
            position=1000,
            kind="article",
            label="77",
            eid="art_77",
            wording=item.wording,
        )
    )


def test_an_item_cannot_be_moved_out_of_or_into_a_published_version(published, draft):
    refused(lambda: published.items.update(version=draft))
    refused(lambda: draft.items.update(version=published))


def test_a_wording_never_changes_even_before_publication(draft):
    refused(lambda: Wording.objects.update(text="Başqa mətn"))


def test_a_removal_is_part_of_the_published_version(published):
    successor = VersionFactory(
        bill=published.bill,
        number=2,
        based_on=published,
        text=document(article("1", "Yeni", "Yeni mətn.")),
        published=True,
    )

    assert successor.removals.count() == published.items.count()
    refused(lambda: Removal.objects.update(cause=None))
    refused(lambda: Removal.objects.all()._raw_delete("default"))
    refused(lambda: Removal.objects.create(version=published, item=successor.items.first()))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE legislation_version SET number = 9",
        "UPDATE legislation_version SET published_at = now()",
        "DELETE FROM legislation_version",
        "UPDATE legislation_versionitem SET label = '9' WHERE label = '1'",
        "DELETE FROM legislation_versionitem",
        "UPDATE legislation_wording SET text = 'x'",
        "TRUNCATE legislation_version CASCADE",
        "TRUNCATE legislation_versionitem CASCADE",
        "TRUNCATE legislation_wording CASCADE",
        "TRUNCATE legislation_removal",
    ],
)
def test_raw_sql_is_refused(published, statement):
    refused(sql(statement))

    assert published.items.count() == 6


def test_a_draft_stays_editable(draft):
    draft.reason_az = "Dəqiqləşdirmə"
    draft.save()
    draft.items.filter(parent__isnull=False).delete()

    assert Version.objects.get().reason_az == "Dəqiqləşdirmə"
    assert draft.items.count() == 2
