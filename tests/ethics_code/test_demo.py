"""The demonstration of the ethics section loads, and loads again without a change."""

import pytest

from cms.demo.accounts import load_accounts
from cms.demo.load import CONTENT
from ethics_code import demo
from ethics_code.code import published_code
from ethics_code.models import Access, Consultation, ExampleStep, Guidance, Message, WorkedExample
from ethics_code.reading import open_thread

pytestmark = pytest.mark.django_db

COUNTED = (Consultation, Message, Access, WorkedExample, ExampleStep, Guidance)


@pytest.fixture
def loaded():
    load_accounts(CONTENT / "accounts.json")
    demo.load(CONTENT)


def counts() -> list[int]:
    return [model.objects.count() for model in COUNTED]


def test_the_code_is_the_real_law_and_its_source_line_is_not_part_of_it(loaded):
    version = published_code()
    assert version.bill.number == "766-VQ"
    assert version.preamble.startswith("Bu Qanun")
    assert not version.bill.is_demonstration
    assert list(version.items.filter(kind="article").values_list("label", flat=True)) == [
        "1",
        "2",
        "3",
    ]


def test_loading_again_changes_nothing(loaded):
    before = counts()
    demo.load(CONTENT)
    assert counts() == before
    assert min(before) > 0


def test_the_invented_consultation_has_both_voices(loaded):
    consultation = Consultation.objects.get()
    thread = open_thread(consultation, consultation.mp)
    assert [said.is_advice for said in thread.messages] == [False, True, False]


def test_examples_and_guidance_are_marked_as_invented(loaded):
    assert not WorkedExample.objects.filter(is_demonstration=False).exists()
    assert not Guidance.objects.filter(is_demonstration=False).exists()


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_code_is_readable_in_three_languages(loaded, client, language):
    response = client.get(f"/{language}/ethics/code/art_3/")
    assert response.status_code == 200
    assert "3.0.3." in response.content.decode()


def test_without_accounts_the_code_loads_all_the_same():
    demo.load(CONTENT)
    assert published_code()
    assert not Consultation.objects.exists()
