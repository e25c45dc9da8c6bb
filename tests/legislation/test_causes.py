"""Who put the words there: only an amendment whose words stand in the text."""

import pytest

from legislation.causes import write_causes
from legislation.changes import write_edit_script
from tests.factories.legislation import (
    AmendmentFactory,
    OperationFactory,
    VersionFactory,
    article,
    clause,
    document,
)

pytestmark = pytest.mark.django_db

TERM = clause("1.1", "Müddət on gündür.")
GONE = clause("1.2", "Müddət uzadılmır.")
LAST = clause("1.3", "Müddət iş günü ilə hesablanır.")
ONLY = article("1", "Müddət", TERM, GONE, LAST)


@pytest.fixture
def first():
    return VersionFactory(text=document(ONLY), published=True)


def second(first, *clauses, more=()):
    text = document(article("1", "Müddət", *clauses, uid=ONLY.uid), *more)
    version = VersionFactory(bill=first.bill, number=2, based_on=first, text=text)
    write_edit_script(version)
    write_causes(version)
    return version


def amendment(first, number, status="accepted", **operation):
    tabled = AmendmentFactory(base_version=first, number=number, status=status)
    return OperationFactory(amendment=tabled, **operation)


def longer(text="Müddət iyirmi gündür."):
    return clause("1.1", text, uid=TERM.uid)


def replacing(text="Müddət iyirmi gündür."):
    return {"kind": "replace", "target_label": "1.1", "provision_id": TERM.uid, "new_text": text}


def causes_of(version):
    """The amendment behind each change, by the label the provision has now or had."""
    items = version.items.filter(cause__isnull=False)
    found = dict(items.values_list("label", "cause__amendment__number"))
    gone = version.removals.filter(cause__isnull=False)
    return found | dict(gone.values_list("item__label", "cause__amendment__number"))


def test_words_that_stand_in_the_text_name_their_amendment(first):
    amendment(first, 3, **replacing())

    assert causes_of(second(first, longer(), GONE, LAST)) == {"1.1": 3}


def test_other_words_than_the_proposed_name_nobody(first):
    amendment(first, 3, **replacing("Müddət otuz gündür."))

    assert causes_of(second(first, longer(), GONE, LAST)) == {}


@pytest.mark.parametrize("status", ["pending", "rejected", "withdrawn"])
def test_an_amendment_that_was_not_adopted_is_no_cause(first, status):
    amendment(first, 3, status=status, **replacing())

    assert causes_of(second(first, longer(), GONE, LAST)) == {}


def test_two_amendments_with_the_same_words_leave_the_cause_open(first):
    amendment(first, 3, **replacing())
    amendment(first, 4, status="partly", **replacing())

    assert causes_of(second(first, longer(), GONE, LAST)) == {}


def test_a_removal_and_what_it_renumbers_have_their_causes(first):
    amendment(first, 3, kind="remove", target_label="1.2", provision_id=GONE.uid)
    amendment(first, 4, kind="renumber", target_label="1.3", new_label="1.2", provision_id=LAST.uid)

    version = second(first, TERM, clause("1.2", LAST.text, uid=LAST.uid))

    assert version.items.get(label="1.2").cause.amendment.number == 4
    assert version.removals.get().cause.amendment.number == 3


def test_a_new_article_passes_its_cause_to_its_clauses(first):
    amendment(
        first,
        5,
        kind="insert",
        target_label="1",
        new_label="1-1",
        new_heading="Nəzarət",
        provision_id=ONLY.uid,
    )
    new = article("1-1", "Nəzarət", "Nəzarəti komissiya aparır.")

    version = second(first, TERM, GONE, LAST, more=[new])

    assert causes_of(version) == {"1-1": 5, "1-1.1": 5}


def test_a_move_names_its_amendment(first):
    amendment(first, 6, kind="move", target_label="1.3", new_label="2.1", provision_id=LAST.uid)
    other = article("2", "Hesablama", clause("2.1", LAST.text, uid=LAST.uid))

    version = second(first, TERM, GONE, more=[other])

    assert causes_of(version)["2.1"] == 6


def test_a_first_version_has_no_causes(first):
    assert write_causes(first) == 0
