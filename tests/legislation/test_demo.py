"""The demonstration bills load once, whole, with every cause the record names."""

import json

import pytest
from django.core.management import call_command

from legislation.demo import load_bill
from legislation.models import Amendment, Bill, Consultation, Version
from tests.data import PROJECT
from tests.keeping import kept

pytestmark = pytest.mark.django_db

FOLDERS = sorted(path.parent for path in (PROJECT / "cms/demo/content/bills").glob("*/bill.json"))


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def folder(request):
    return request.param


@pytest.fixture(scope="module")
def bill(folder, django_db_setup, django_db_blocker):
    with kept(django_db_blocker, load_bill, folder) as loaded:
        yield loaded


def test_a_bill_loads_with_its_record(folder, bill):
    record = json.loads((folder / "bill.json").read_text())

    assert bill.is_demonstration
    assert bill.versions.filter(published_at__isnull=False).count() == len(record["versions"])
    assert bill.amendments.count() == len(record["amendments"])
    assert bill.stages.count() == len(record["stages"])
    assert Consultation.objects.open().get(bill=bill).version.number == 2
    assert bill.versions.get(number=2).items.filter(kind="article").count() >= 15


def test_the_second_version_differs_as_the_record_says(folder, bill):
    record = json.loads((folder / "bill.json").read_text())
    version = bill.versions.get(number=2)

    found = {
        (item.change, item.label): item.cause and item.cause.amendment.number
        for item in version.items.exclude(change="unchanged").select_related("cause__amendment")
    }
    found |= {
        ("removed", gone.item.label): gone.cause and gone.cause.amendment.number
        for gone in version.removals.select_related("item", "cause__amendment")
    }

    assert found == {
        (change["kind"], change["new_label"] or change["old_label"]): change["amendment"]
        for change in record["versions"][1]["changes"]
    }
    assert version.items.filter(cause__isnull=False).exists()


def test_every_provision_is_translated(bill):
    for version in bill.versions.all():
        for item in version.items.select_related("wording").prefetch_related(
            "wording__translations"
        ):
            if item.wording.heading or item.wording.text:
                languages = {each.language for each in item.wording.translations.all()}
                assert languages == {"en", "ru"}, item.eid


def test_every_operation_knows_its_place(bill):
    lost = [
        operation
        for amendment in bill.amendments.all()
        for operation in amendment.operations.all()
        if operation.provision_id is None and operation.kind != "insert"
    ]
    assert lost == []


def test_a_second_load_changes_nothing(folder, bill):
    assert load_bill(folder) == bill
    assert (Bill.objects.count(), Version.objects.count()) == (1, 2)


def test_proposers_are_linked_when_the_mps_come_later(folder, bill):
    from constituents.models import Person

    record = json.loads((folder / "bill.json").read_text())
    slug = next(entry["mp"] for entry in record["amendments"] if entry["mp"])
    Person.objects.create(slug=slug, name_az="Uydurma Deputat", is_demonstration=True)

    load_bill(folder)

    assert Amendment.objects.filter(proposer__slug=slug).exists()


def test_the_ledger_stays_whole(bill):
    call_command("verify_ledger")
