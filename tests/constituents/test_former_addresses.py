"""I2: an MP's address is readable, one's own, and goes on leading there after it changed."""

import pytest
from django.urls import reverse

from constituents.models import Person, Question
from constituents.viewsets import PersonViewSet
from core.accounts.posts import label_of, posts_of
from core.roles import Role
from tests.constituents.test_ask_pages import address, sent_form
from tests.factories.constituents import PersonFactory
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moved(mp):
    """An MP who was "nigar" and is "nigar-seferli" now."""
    mp.slug = "nigar-seferli"
    mp.save()
    return mp


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Şəhla Əliyeva-Çıraqlı", "sehla-eliyeva-ciraqli"), ("Жаля Мамедова", "zhalya-mamedova")],
)
def test_an_address_is_made_of_the_name(name, slug):
    assert Person.objects.create(name_az=name).slug == slug
    assert Person.objects.create(name_az=name).slug == f"{slug}-2"


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("page", ["", "ask/", "ask/check/"])
def test_an_old_address_leads_to_the_new_one(client, moved, language, page):
    answer = client.get(f"/{language}/mps/nigar/{page}?about=/bills/&q=ə")
    assert answer.status_code == 301
    assert answer["Location"].startswith(f"/{language}/mps/nigar-seferli/{page}?about=/bills/")


def test_after_two_changes_both_old_addresses_lead_there(client, moved):
    moved.slug = "seferli"
    moved.save()
    for old in ("nigar", "nigar-seferli"):
        assert client.get(f"/az/mps/{old}/")["Location"] == "/az/mps/seferli/"


def test_who_takes_an_old_address_back_is_no_redirect_to_oneself(client, moved):
    moved.slug = "nigar"
    moved.save()
    assert client.get("/az/mps/nigar/").status_code == 200
    assert client.get("/az/mps/nigar-seferli/")["Location"] == "/az/mps/nigar/"


def test_an_address_nobody_had_is_not_there(client, moved):
    assert client.get("/az/mps/nobody/").status_code == 404


def test_a_question_begun_at_the_old_address_arrives(client, mp, typed):
    checked = client.post(address("ask", mp.slug), typed, follow=True)
    form = sent_form(checked.content.decode())
    Person.objects.filter(pk=mp.pk).update(slug="seferli")
    client.post(address("ask_send", "nigar"), form)
    assert Question.objects.get().recipient == mp


def test_an_old_address_is_not_given_to_a_namesake(moved):
    assert Person.objects.create(name_az="Nigar").slug == "nigar-2"


def test_an_editor_cannot_give_it_away_either(moved):
    other = PersonFactory()
    form_class = PersonViewSet().get_form_class()
    data = {"name_az": other.name, "slug": "nigar"}
    assert "slug" in form_class(data, instance=other).errors
    assert "slug" not in form_class(data, instance=moved).errors


def test_an_invitation_goes_with_the_mp_and_not_with_the_address(moved):
    """It is written down under the address of its day."""
    Person.objects.filter(pk=moved.pk).update(user=None)
    invited = UserFactory(roles=(Role.MP,))
    posts_of(Role.MP).fill("nigar", invited)
    moved.refresh_from_db()
    assert moved.user == invited
    assert label_of(Role.MP, "nigar") == moved.name


def test_the_receipt_is_found_also_after_a_change(client, mp, typed):
    checked = client.post(address("ask", mp.slug), typed, follow=True)
    client.post(address("ask_send", mp.slug), sent_form(checked.content.decode()))
    Person.objects.filter(pk=mp.pk).update(slug="seferli")
    assert client.get(reverse("constituents:receipt")).status_code == 200
