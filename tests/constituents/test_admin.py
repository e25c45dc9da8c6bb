"""People and seats in the admin: for editors, with accounts offered by role only."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from constituents.models import Person
from constituents.viewsets import PersonForm, PersonViewSet
from core.roles import Role
from core.text import sort_key
from tests.factories.constituents import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMINISTRATOR])
@pytest.mark.parametrize("model", ["person", "constituency", "membership"])
def test_editors_hold_the_permissions(person_with, role, model):
    user = person_with(role)
    for action in ("view", "add", "change", "delete"):
        assert user.has_perm(f"constituents.{action}_{model}")


@pytest.mark.parametrize("role", [Role.CITIZEN, Role.MP, Role.ASSISTANT, Role.MODERATOR])
def test_nobody_else_does(person_with, role):
    assert not person_with(role).has_perm("constituents.change_person")


def test_no_role_edits_questions_or_answers_in_the_admin(person_with):
    held = Permission.objects.filter(group__isnull=False, content_type__app_label="constituents")
    assert not held.filter(content_type__model__in=["question", "answer", "followup"]).exists()


def test_only_accounts_of_the_role_are_offered_for_a_desk(person_with):
    member, helper, citizen = (
        person_with(role) for role in (Role.MP, Role.ASSISTANT, Role.CITIZEN)
    )
    form = PersonViewSet().get_form_class()(instance=PersonFactory())
    assert isinstance(form, PersonForm)
    assert list(form.fields["user"].queryset) == [member]
    assert list(form.fields["assistants"].queryset) == [helper]
    assert citizen not in form.fields["user"].queryset


def test_saving_a_person_fills_slug_and_sort_key():
    first = Person.objects.create(name="Şəmsi Ğ. Ələsgərov")
    second = Person.objects.create(name="Şəmsi Ğ. Ələsgərov")
    assert (first.slug, second.slug) == ("semsi-g-elesgerov", "semsi-g-elesgerov-2")
    assert first.sort_key == sort_key("Şəmsi Ğ. Ələsgərov")


def test_a_new_name_keeps_the_slug_and_moves_in_the_order():
    person = Person.objects.create(name="Əli")
    Person.objects.update_or_create(slug=person.slug, defaults={"name_az": "Zaur"})
    person.refresh_from_db()
    assert (person.slug, person.sort_key) == ("eli", sort_key("Zaur"))


def test_people_stand_in_azerbaijani_order():
    names = ["Zaur", "Əli", "Elxan", "Çingiz", "Cavid", "İlham", "Işıq"]
    for name in names:
        Person.objects.create(name=name)
    ordered = list(Person.objects.values_list("name", flat=True))
    assert ordered == ["Cavid", "Çingiz", "Elxan", "Əli", "Işıq", "İlham", "Zaur"]


def test_the_admin_has_its_pages(person_with):
    assert reverse(PersonViewSet().get_url_name("index")).startswith("/cms/")
