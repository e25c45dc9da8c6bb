"""What editors enter about a draft law stands in the ledger, in the same transaction."""

import pytest
from django.urls import reverse
from django.utils import timezone

from core import ledger
from core.ledger import first_fault
from core.models import LedgerEntry
from core.roles import Role
from legislation import recording, viewsets
from legislation.models import Amendment, Consultation, StageEvent
from legislation.translating import import_translation
from tests.factories.legislation import VersionFactory, law
from tests.legislation.test_admin import amendment_data, row

pytestmark = pytest.mark.django_db

LANGUAGES = ("az", "en", "ru")


@pytest.fixture
def editor(signed_in):
    return signed_in(Role.EDITOR)


@pytest.fixture
def version():
    return VersionFactory(text=law(), published=True)


def recorded(*prefixes: str) -> list[tuple[str, dict]]:
    rows = LedgerEntry.objects.order_by("sequence").values_list("kind", "public")
    return [one for one in rows if one[0].startswith(prefixes)]


def kinds(*prefixes: str) -> list[str]:
    return [kind for kind, __ in recorded(*prefixes)]


def enter(editor, version, *rows, **fields) -> Amendment:
    editor.post(reverse("amendment:add"), amendment_data(version, *rows, **fields))
    return Amendment.objects.get()


def correct(editor, amendment, **fields):
    only = amendment.operations.get()
    data = amendment_data(
        amendment.base_version,
        {**row(new_text=only.new_text), "old_text": only.old_text, "id": only.pk},
        **{"operations-INITIAL_FORMS": 1, **fields},
    )
    return editor.post(reverse("amendment:edit", args=[amendment.pk]), data)


def test_a_tabled_amendment_is_recorded_with_the_digest_of_its_text(editor, version):
    enter(editor, version, row(new_text="Yeni mətn."))
    ((kind, public),) = recorded("amendment.")
    assert kind == "amendment.tabled"
    assert (public["bill"], public["number"], public["status"]) == (version.bill.slug, 1, "pending")
    assert len(public["text"]) == 64
    assert first_fault() is None


def test_a_decision_on_an_amendment_is_recorded(editor, version):
    amendment = enter(editor, version, row(new_text="Yeni mətn."))
    correct(editor, amendment, status="accepted", decided_on="2026-05-01")
    assert kinds("amendment.") == ["amendment.tabled", "amendment.corrected", "amendment.decided"]
    assert recorded("amendment.decided")[0][1]["decided_on"] == "2026-05-01"


def test_an_amendment_entered_with_its_outcome_is_tabled_and_decided(editor, version):
    enter(editor, version, row(new_text="Mətn."), status="rejected", decided_on="2026-05-01")
    assert kinds("amendment.") == ["amendment.tabled", "amendment.decided"]


def test_saving_an_amendment_unchanged_records_nothing(editor, version):
    amendment = enter(editor, version, row(new_text="Yeni mətn."))
    assert correct(editor, amendment).status_code == 302
    assert kinds("amendment.") == ["amendment.tabled"]


def test_a_refused_form_records_nothing(editor, version):
    data = amendment_data(version, row(target="99.9", new_text="Mətn"))
    assert editor.post(reverse("amendment:add"), data).status_code == 200
    assert kinds("amendment.") == []


def test_an_erased_amendment_leaves_its_trace(editor, version):
    amendment = enter(editor, version, row(new_text="Yeni mətn."))
    editor.post(reverse("amendment:delete", args=[amendment.pk]))
    assert not Amendment.objects.exists()
    assert kinds("amendment.") == ["amendment.tabled", "amendment.erased"]


def test_an_amendment_whose_record_fails_is_not_stored(editor, version, monkeypatch):
    def fail(saved, before):
        raise RuntimeError

    monkeypatch.setattr(viewsets, "record", fail)
    with pytest.raises(RuntimeError):
        enter(editor, version, row(new_text="Yeni mətn."))
    assert not Amendment.objects.exists()


def test_a_stage_is_recorded_when_reached_corrected_and_erased(editor, version):
    notes = {f"note_{code}": "" for code in LANGUAGES}
    data = {"bill": version.bill_id, "stage": "committee", "date": "2026-04-01", **notes}
    editor.post(reverse("stageevent:add"), data)
    stage = StageEvent.objects.get()
    editor.post(reverse("stageevent:edit", args=[stage.pk]), data | {"date": "2026-04-02"})
    editor.post(reverse("stageevent:delete", args=[stage.pk]))
    assert kinds("stage.") == ["stage.reached", "stage.corrected", "stage.erased"]
    assert recorded("stage.")[1][1]["date"] == "2026-04-02"


def test_a_discussion_is_recorded_when_announced_moved_and_cancelled(editor, version):
    data = {
        "bill": version.bill_id,
        "version": version.pk,
        "opens_at": "2026-04-01 09:00",
        "closes_at": "2026-05-01 18:00",
    }
    editor.post(reverse("consultation:add"), data)
    announced = Consultation.objects.get()
    moved = data | {"closes_at": "2026-06-01 18:00"}
    editor.post(reverse("consultation:edit", args=[announced.pk]), moved)
    editor.post(reverse("consultation:delete", args=[announced.pk]))
    expected = ["consultation.announced", "consultation.moved", "consultation.cancelled"]
    assert kinds("consultation.") == expected


def test_a_translation_of_a_published_text_is_recorded(version):
    import_translation(version, law(), "en")
    ((_kind, public),) = recorded("version.translated")
    assert (public["language"], public["version"]) == ("en", version.number)


def test_a_translation_of_a_draft_is_not_recorded():
    import_translation(VersionFactory(text=law()), law(), "en")
    assert kinds("version.") == []


def test_the_facts_of_a_row_that_is_not_there_are_none():
    assert recording.facts_before(StageEvent, None) is None


def test_a_citizen_enters_nothing_and_nothing_is_recorded(signed_in, version):
    data = amendment_data(version, row(new_text="Mətn."))
    answer = signed_in(Role.CITIZEN).post(reverse("amendment:add"), data, follow=True)
    assert answer.status_code == 404
    assert not Amendment.objects.exists()
    assert kinds("amendment.") == []


def test_an_entry_has_the_moment_of_its_transaction(editor, version):
    before = timezone.now()
    enter(editor, version, row(new_text="Yeni mətn."))
    entry = LedgerEntry.objects.get(kind="amendment.tabled")
    assert before <= entry.recorded_at <= timezone.now()
    assert ledger.first_fault() is None
