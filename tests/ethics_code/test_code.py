"""The Code of Ethics as everybody reads it."""

import pytest
from django.test import Client

from core.roles import Role
from ethics_code.code import published_code
from tests.factories.ethics_code import ExampleFactory, GuidanceFactory, make_code
from tests.factories.legislation import BillFactory, VersionFactory, law

pytestmark = pytest.mark.django_db

LANGUAGES = ["az", "en", "ru"]


@pytest.fixture
def code():
    return make_code()


@pytest.fixture
def explained(code):
    clause = code.items.get(label="2.2").provision
    GuidanceFactory(provision=clause)
    ExampleFactory(
        provision=clause,
        slug="tender",
        steps=[("Yaxın qohumdurmu?", "Bəli."), ("Maraq iqtisadidirmi?", "Bəli.")],
    )
    return code


def text_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_before_the_law_is_imported_the_page_says_so(client):
    assert "<h1" in text_of(client, "/az/ethics/code/")
    assert client.get("/az/ethics/code/art_1/").status_code == 404


def test_an_unpublished_text_is_not_the_code(client):
    bill = BillFactory(slug="ethics-code")
    VersionFactory(bill=bill, text=law())
    assert published_code() is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_reads_the_whole_text(client, code, language):
    html = text_of(client, f"/{language}/ethics/code/")
    assert "Yalnız deputatlara şamil edilir." in html
    assert "Deputat bəyan edir." in html
    assert 'lang="az"' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_has_its_guidance_and_examples(client, explained, language):
    html = text_of(client, f"/{language}/ethics/code/art_2/")
    assert "Deputat bəyan edir." in html
    assert {"az": "yazılı deməkdir", "en": "in writing", "ru": "письменно"}[language] in html
    assert 'id="example-tender"' in html


def test_the_questions_of_an_example_are_numbered(client, explained):
    html = text_of(client, "/az/ethics/code/art_2/")
    assert html.index("Yaxın qohumdurmu?") < html.index("Maraq iqtisadidirmi?")
    assert "Sual 1" in html
    assert "Sual 2" in html


def test_the_plain_text_has_neither(client, explained):
    html = text_of(client, "/az/ethics/code/art_2/?plain=1")
    assert "yazılı deməkdir" not in html
    assert "example-tender" not in html


def test_guidance_names_the_clause_it_explains(client, explained):
    assert "İzah, 2.2" in text_of(client, "/az/ethics/code/art_2/")


def test_the_picker_leads_to_the_example(client, explained):
    response = client.get("/az/ethics/code/situation/", {"example": "tender"})
    assert response.url == "/az/ethics/code/art_2/#example-tender"


@pytest.mark.parametrize("example", ["", "nothing", "x" * 5000, "9" * 30, "ə"])
def test_an_unknown_situation_leads_to_the_code(client, explained, example):
    response = client.get("/az/ethics/code/situation/", {"example": example})
    assert response.url == "/az/ethics/code/"


@pytest.mark.parametrize("eid", ["art_99", "art_2__para_2.1", "x", "9" * 30, "ə", "a" * 5000])
def test_an_unknown_article_is_not_found(client, code, eid):
    assert client.get(f"/az/ethics/code/{eid}/").status_code == 404


def test_articles_lead_to_each_other(client, code):
    assert "/az/ethics/code/art_2/" in text_of(client, "/az/ethics/code/art_1/")
    assert "/az/ethics/code/art_1/" in text_of(client, "/az/ethics/code/art_2/")


def test_only_mps_are_offered_advice(client, code, person_with):
    for role, offered in ((Role.MP, True), (Role.ASSISTANT, False), (Role.EDITOR, False)):
        browser = Client()
        browser.force_login(person_with(role))
        assert (
            "/az/ethics/consultations/start/" in text_of(browser, "/az/ethics/code/")
        ) is offered
    assert "/az/ethics/consultations/start/" not in text_of(client, "/az/ethics/code/")


def test_what_is_written_in_guidance_is_escaped(client, code):
    clause = code.items.get(label="2.1").provision
    GuidanceFactory(provision=clause, text_az="<script>alert(1)</script>")
    assert "<script>alert(1)" not in text_of(client, "/az/ethics/code/art_2/")


def test_more_examples_need_no_more_queries(client, explained, django_assert_max_num_queries):
    clause = explained.items.get(label="2.2").provision
    for _ in range(20):
        ExampleFactory(provision=clause, steps=[("Sual?", "Cavab.")])
    with django_assert_max_num_queries(20):
        client.get("/az/ethics/code/art_2/")
    with django_assert_max_num_queries(20):
        client.get("/az/ethics/code/")


@pytest.mark.parametrize("path", ["/az/ethics/code/", "/az/ethics/code/art_2/"])
def test_the_code_is_only_read(client, code, path):
    assert client.post(path).status_code == 405


def test_invented_examples_say_so(client, code):
    clause = code.items.get(label="1.1").provision
    ExampleFactory(provision=clause, is_demonstration=True)
    assert "uydurulub" in text_of(client, "/az/ethics/code/art_1/")
