"""Pages that appear and disappear stand in the ledger."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from cms import recording
from cms.models import BriefingPage
from cms.tasks import publish_scheduled_pages
from core.ledger import first_fault
from core.models import LedgerEntry
from core.roles import Role
from tests.factories.cms import briefing, make_private, standard

pytestmark = pytest.mark.django_db


def recorded(page) -> list[LedgerEntry]:
    subject = f"page:{page.translation_key}"
    return list(LedgerEntry.objects.filter(subject=subject).order_by("sequence"))


def kinds(page) -> list[str]:
    return [entry.kind for entry in recorded(page)]


@pytest.fixture
def page(tree):
    draft = briefing(tree, live=False)
    draft.save_revision()
    return draft


def test_a_published_page_is_recorded_with_its_path_and_digest(page):
    page.latest_revision.publish()
    (entry,) = recorded(page)
    assert (entry.kind, entry.subject) == ("page.published", f"page:{page.translation_key}")
    assert entry.public["path"].endswith(f"/{page.slug}/")
    assert len(entry.public["text"]) == 64
    assert page.title not in str(entry.public)
    assert first_fault() is None


def test_another_text_has_another_digest(page):
    page.latest_revision.publish()
    page.intro = "Başqa giriş."
    page.save_revision().publish()
    first, second = recorded(page)
    assert first.public["text"] != second.public["text"]


def test_of_a_private_page_only_a_commitment_is_kept(page):
    make_private(page)
    page.latest_revision.publish()
    (entry,) = recorded(page)
    assert (entry.public, len(entry.commitment)) == ({}, 64)


def test_an_unpublished_page_is_recorded(page):
    page.latest_revision.publish()
    BriefingPage.objects.get(pk=page.pk).unpublish()
    assert kinds(page) == ["page.published", "page.unpublished"]


def test_a_deleted_page_is_recorded_when_it_was_public(tree):
    live, draft = standard(tree), standard(tree, live=False)
    live.delete()
    draft.delete()
    assert kinds(live)[-1] == "page.unpublished"
    assert kinds(draft) == []


def test_a_draft_records_nothing(page):
    assert kinds(page) == []


def test_what_the_clock_publishes_is_recorded_too(page):
    page.go_live_at = timezone.now() + dt.timedelta(hours=1)
    page.save_revision().publish()
    assert kinds(page) == []
    page.revisions.update(approved_go_live_at=timezone.now() - dt.timedelta(minutes=1))
    publish_scheduled_pages.func(timestamp=0)
    assert kinds(page) == ["page.published"]


def test_a_page_whose_record_fails_is_not_published(signed_in, page, monkeypatch):
    def fail(kind, page):
        raise RuntimeError

    monkeypatch.setattr(recording, "_record", fail)
    editor = signed_in(Role.EDITOR)
    with pytest.raises(RuntimeError):
        editor.post(reverse("wagtailadmin_pages:unpublish", args=[_published_quietly(page).pk]))
    assert BriefingPage.objects.get(pk=page.pk).live


def _published_quietly(page):
    BriefingPage.objects.filter(pk=page.pk).update(live=True)
    return page
