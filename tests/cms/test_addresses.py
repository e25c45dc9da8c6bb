"""I2: readable slugs, stable addresses, old ones that lead on."""

import pytest
from django.core.exceptions import ValidationError

from cms.models import StandardPage
from tests.factories.cms import briefing, page, standard

TITLES = {
    "Şəxsi həyatın toxunulmazlığı": "sexsi-heyatin-toxunulmazligi",
    "İstiqlaliyyət və ISTI su": "istiqlaliyyet-ve-isti-su",
    "Qanun (2-ci oxunuş): nə dəyişdi?": "qanun-2-ci-oxunus-ne-deyisdi",
    "Щит и меч": "shchit-i-mech",
    "Ҹәмијјәт вә шәхс": "cemiyyet-ve-sexs",
}


def untitled_slug(tree, title):
    """As the admin creates a page whose slug the editor left empty."""
    made = StandardPage(title=title, locale=tree.homes["az"].locale)
    tree.homes["az"].add_child(instance=made)
    return made.slug


@pytest.mark.parametrize(("title", "slug"), TITLES.items())
def test_a_title_gives_a_readable_slug(tree, title, slug):
    assert untitled_slug(tree, title) == slug


def test_equal_titles_give_different_slugs(tree):
    assert [untitled_slug(tree, "Şəxs") for _ in range(3)] == ["sexs", "sexs-2", "sexs-3"]


def test_a_title_without_letters_still_gives_an_address(tree, client):
    slug = untitled_slug(tree, "❤️🎉")
    assert slug
    assert slug.isascii()
    assert client.get(f"/az/{slug}/").status_code == 200


def test_a_long_title_gives_a_short_slug_of_whole_words(tree):
    slug = untitled_slug(tree, "Məişət zorakılığının qarşısının alınması " * 6)
    assert len(slug) <= 80
    assert slug.endswith(("meiset", "zorakiliginin", "qarsisinin", "alinmasi"))


@pytest.mark.parametrize("slug", ["bills", "mps", "search", "questions"])
def test_a_page_never_stands_where_a_view_of_ours_answers(tree, slug):
    with pytest.raises(ValidationError, match="slug"):
        page(StandardPage, tree.homes["az"], title="Bills", slug=slug)


def test_a_title_that_names_a_view_gives_another_slug(tree, client):
    slug = untitled_slug(tree, "Search")
    assert slug == "search-2"
    assert client.get(f"/az/{slug}/").status_code == 200


def test_the_same_word_is_free_deeper_in_the_tree(tree, client):
    about = standard(tree, title="Haqqımızda")
    standard(tree, below=about, title="Search", slug="search")
    assert client.get("/az/haqqimizda/search/").status_code == 200


def test_the_old_slug_leads_to_the_new_one(client, tree, rename):
    made = briefing(tree, title="Köhnə ad", slug="kohne-ad")
    rename(made, "yeni-ad")
    response = client.get("/az/briefings/kohne-ad/")
    assert response.status_code == 302
    assert response["Location"] == "/az/briefings/yeni-ad/"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_old_slug_leads_on_under_the_other_prefixes_too(client, tree, rename, language):
    made = briefing(tree, title="Köhnə ad", slug="kohne-ad")
    rename(made, "yeni-ad")
    response = client.get(f"/{language}/briefings/kohne-ad/")
    assert response["Location"] == f"/{language}/briefings/yeni-ad/"


def test_two_renamings_lead_straight_to_the_page(client, tree, rename):
    made = briefing(tree, title="Ad", slug="bir")
    for slug in ("iki", "uc"):
        rename(made, slug)
    for old in ("bir", "iki"):
        assert client.get(f"/az/briefings/{old}/")["Location"] == "/az/briefings/uc/"


def test_what_stands_below_a_renamed_page_leads_on(client, tree, rename):
    about = standard(tree, title="Haqqımızda")
    standard(tree, below=about, title="Məxfilik")
    rename(about, "biz")
    assert client.get("/az/haqqimizda/mexfilik/")["Location"] == "/az/biz/mexfilik/"


def test_a_changed_title_keeps_the_address(tree):
    made = briefing(tree, title="Birinci ad")
    made.title = "İkinci ad"
    made.save_revision().publish()
    made.refresh_from_db()
    assert made.slug == "birinci-ad"


def test_an_address_without_its_last_slash_leads_to_the_page(client, tree):
    briefing(tree, title="Ad")
    assert client.get("/az/briefings/ad")["Location"] == "/az/briefings/ad/"


@pytest.mark.parametrize(
    "path",
    [
        "/az/briefings/%ff%fe/",
        "/az/briefings/%00/",
        "/az/" + "a/" * 400,
        "/az/" + "x" * 3000 + "/",
        "/az/briefings/?page=99999999999999999999999999999999",
        "/az/briefings/?page=-1&page=%00",
        "/az/briefings/?page=%ed%a0%80",
        "/en/briefings/..%2f..%2fcms/",
    ],
)
def test_strange_addresses_are_answered(client, tree, path):
    assert client.get(path).status_code in (200, 400, 404)
