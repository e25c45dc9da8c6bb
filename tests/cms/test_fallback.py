"""I1: a page nobody translated is shown in its own language, with a notice and `lang`."""

import pytest
from wagtail.models import Page

from cms.models import BriefingIndexPage, StandardPage
from tests.factories.cms import briefing, page, standard

NOTICES = {
    "az": "Bu səhifə hələ tərcümə olunmayıb.",
    "en": "Nobody has translated this page yet.",
    "ru": "Эта страница ещё не переведена.",
}


def html(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_an_untranslated_briefing_is_served_under_every_prefix(client, tree, language):
    briefing(tree, title="Partiya qeydiyyatı", intro="Üç min üzv.")
    response = client.get(f"/{language}/briefings/partiya-qeydiyyati/")
    assert response.status_code == 200
    text = html(response)
    assert f'<html lang="{language}"' in text
    assert '<article lang="az">' in text
    assert "Üç min üzv." in text
    assert NOTICES[language] in text


def test_a_page_in_the_readers_language_has_no_notice(client, tree):
    briefing(tree, title="Partiya qeydiyyatı")
    assert NOTICES["az"] not in html(client.get("/az/briefings/partiya-qeydiyyati/"))


def test_the_notice_names_the_language_of_the_text(client, tree):
    briefing(tree, "ru", title="Регистрация партии", slug="registratsiya")
    assert "Mətn rusca göstərilir." in html(client.get("/az/briefings/registratsiya/"))


def test_an_untranslated_page_names_its_original_as_the_canonical_one(client, tree, settings):
    briefing(tree, title="Partiya qeydiyyatı")
    address = f"{settings.SITE_URL}/az/briefings/partiya-qeydiyyati/"
    text = html(client.get("/ru/briefings/partiya-qeydiyyati/"))
    assert f'<link rel="canonical" href="{address}">' in text
    assert "hreflang" not in text.partition("</head>")[0]


def test_a_live_translation_is_used_instead(client, tree):
    original = briefing(tree, title="Partiya qeydiyyatı")
    briefing(tree, "en", of=original, title="Registering a party", slug="registering-a-party")
    response = client.get("/en/briefings/partiya-qeydiyyati/?utm=1")
    assert response.status_code == 302
    assert response["Location"] == "/en/briefings/registering-a-party/?utm=1"


def test_a_draft_translation_is_not_used(client, tree):
    original = briefing(tree, title="Partiya qeydiyyatı")
    briefing(tree, "en", of=original, title="Registering a party", slug="partiya-qeydiyyati",
             live=False)  # fmt: skip
    text = html(client.get("/en/briefings/partiya-qeydiyyati/"))
    assert "Partiya qeydiyyatı" in text
    assert "Registering a party" not in text
    assert NOTICES["en"] in text


def test_the_address_of_a_draft_translation_is_not_found(client, tree):
    original = briefing(tree, title="Partiya qeydiyyatı")
    briefing(tree, "en", of=original, title="Registering a party", slug="secret-slug", live=False)
    assert client.get("/en/briefings/secret-slug/").status_code == 404


def test_a_translation_that_was_taken_back_leaves_the_original(client, tree):
    original = briefing(tree, title="Partiya qeydiyyatı")
    translated = briefing(tree, "en", of=original, title="Registering", slug="registering")
    translated.unpublish()
    assert client.get("/en/briefings/registering/").status_code == 404
    assert client.get("/en/briefings/partiya-qeydiyyati/").status_code == 200


def test_what_no_language_has_is_not_found(client, tree):
    for language in ("az", "en", "ru"):
        assert client.get(f"/{language}/briefings/yoxdur/").status_code == 404


def test_a_home_page_that_is_not_live_is_shown_in_azerbaijani(client, tree):
    tree.homes["ru"].unpublish()
    response = client.get("/ru/")
    assert response.status_code == 200
    assert "Sözünüzü deyin" in html(response)
    assert NOTICES["ru"] in html(response)


def test_a_whole_section_without_translation_works_below_its_own_path(client, tree):
    about = standard(tree, title="Haqqımızda")
    standard(tree, below=about, title="Rəylərə necə baxılır")
    response = client.get("/en/haqqimizda/reylere-nece-baxilir/")
    assert response.status_code == 200
    assert 'href="/en/haqqimizda/"' in html(response), "the way up stays under the prefix"


def test_an_alias_shows_its_sources_language(client, tree):
    """wagtail-localize copies missing parents as aliases, live, in the source's words."""
    original = standard(tree, title="Haqqımızda")
    original.copy_for_translation(tree.homes["en"].locale, alias=True)
    alias = StandardPage.objects.get(alias_of=original)
    alias.live = True
    alias.save()
    text = html(client.get("/en/haqqimizda/"))
    assert '<article lang="az">' in text
    assert NOTICES["en"] in text
    assert alias not in StandardPage.objects.published()


def test_lists_show_each_briefing_once_in_the_readers_language_or_its_own(client, tree):
    both = briefing(tree, title="Tərcümə olunmuş", intro="a")
    briefing(tree, "en", of=both, title="Translated", intro="b")
    briefing(tree, title="Yalnız azərbaycanca", intro="c")
    text = html(client.get("/en/briefings/"))
    assert "Translated" in text
    assert "Tərcümə olunmuş" not in text
    assert 'href="/en/briefings/yalniz-azerbaycanca/"' in text
    assert '<div lang="az"><a class="t" href="/en/briefings/yalniz-azerbaycanca/">' in text


def test_an_untranslated_list_lists_in_the_readers_language(client, tree):
    tree.indexes["ru"].unpublish()
    original = briefing(tree, title="Əsl", intro="a")
    briefing(tree, "ru", of=original, title="Перевод", intro="b", slug="perevod")
    text = html(client.get("/ru/briefings/"))
    assert NOTICES["ru"] in text
    assert "Перевод" in text


def test_a_foreign_page_keeps_the_reader_under_the_prefix(client, tree):
    """Where the lists' addresses differ, the page's own path is the one that counts."""
    index = page(BriefingIndexPage, tree.homes["az"], title="Köhnə", slug="kohne")
    one = briefing(tree, title="Brifinq A")
    one.move(index, pos="last-child")
    one = Page.objects.get(pk=one.pk).specific
    response = client.get("/ru/kohne/brifinq-a/")
    assert response.status_code == 200
    assert client.get("/ru/briefings/brifinq-a/").status_code == 302
