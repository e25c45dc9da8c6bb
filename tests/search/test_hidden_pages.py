"""C3: what the public may not open is in no result, no count and no extract, on either engine."""

import datetime as dt
import json
import re

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.models import BriefingPage
from search.mirroring import rebuild
from search.models import SearchDocument
from search.query import Query
from tests.cms.test_hidden_pages import WAYS, hidden_briefing
from tests.factories.cms import briefing, help_page, make_private, standard, topic
from tests.search.test_commands import run

pytestmark = pytest.mark.django_db

WORD = "gözlənilməz"


@pytest.fixture
def shown(tree):
    return briefing(tree, title=f"Aşkar {WORD}", slug="askar")


def past():
    return timezone.now() - dt.timedelta(seconds=5)


def count(client, word=WORD):
    """How many results the page says there are."""
    html = client.get("/az/search/", {"q": word}).content.decode()
    return int(re.search(r"“[^”]+”: (\d+)", html).group(1))


@pytest.mark.parametrize("how", WAYS)
def test_a_page_that_is_like_none_is_found_by_nobody(client, tree, how):
    hidden_briefing(tree, how)
    html = client.get("/az/search/", {"q": "gizli"}).content.decode()
    assert "/briefings/gizli/" not in html
    assert count(client, "gizli") == 0
    assert json.loads(run("gizli", "--json")) == []


@pytest.mark.parametrize("how", WAYS)
def test_a_hidden_page_is_not_counted_beside_a_public_one(client, tree, how):
    standard(tree, title=f"Aşkar {WORD}")
    hidden = hidden_briefing(tree, how)
    hidden.title = f"Gizli {WORD}"
    hidden.save()
    assert count(client) == 1


def restrict(page):
    make_private(page)


def restrict_the_parent(page):
    make_private(page.get_parent())


def restrict_the_home_page(page):
    make_private(Page.objects.get(depth=2, pk__in=page.get_ancestors()))


def expire_without_a_save(page):
    """As it happens: the moment comes, and nobody writes anything."""
    BriefingPage.objects.filter(pk=page.pk).update(expire_at=past())


def expire_by_a_save(page):
    page.expire_at = past()
    page.save()


def unpublish(page):
    page.unpublish()


def unpublish_with_the_parent(page):
    for one in Page.objects.descendant_of(page.get_parent()).specific():
        one.unpublish()


def save_as_not_live(page):
    page.live = False
    page.save()


def delete(page):
    page.delete()


def delete_the_parent(page):
    Page.objects.get(pk=page.get_parent().pk).delete()


def move_below_a_private_page(page):
    home = page.get_parent().get_parent()
    private = standard(None, below=home.specific, title="Daxili")
    make_private(private)
    page.move(private, pos="last-child")


def restrict_behind_our_back(page):
    """Bulk rows send no signal."""
    PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN)]
    )


HIDING = [
    restrict,
    restrict_the_parent,
    restrict_the_home_page,
    restrict_behind_our_back,
    expire_without_a_save,
    expire_by_a_save,
    unpublish,
    unpublish_with_the_parent,
    save_as_not_live,
    delete,
    delete_the_parent,
    move_below_a_private_page,
]


@pytest.mark.parametrize("hide", HIDING)
def test_a_page_that_is_hidden_is_gone_with_its_count(client, shown, hide):
    assert count(client) == 1
    hide(BriefingPage.objects.get(pk=shown.pk))
    assert count(client) == 0
    assert json.loads(run(WORD, "--json")) == []


UNNOTICED = (expire_without_a_save, restrict_behind_our_back)


@pytest.mark.parametrize("hide", [one for one in HIDING if one not in UNNOTICED])
def test_no_word_of_a_hidden_page_stays_in_the_table(shown, hide):
    hide(BriefingPage.objects.get(pk=shown.pk))
    row = SearchDocument.objects.get(key=f"briefing:{shown.translation_key}")
    assert (row.is_deleted, row.title, row.body, row.path, row.vector) == (True, "", "", "", "")


@pytest.mark.elasticsearch
@pytest.mark.parametrize("hide", UNNOTICED)
def test_elasticsearch_leaves_out_what_nobody_told_it_of(shown, elasticsearch_engine, hide):
    rebuild(elasticsearch_engine)
    assert elasticsearch_engine.search(Query(WORD)).total == 1
    hide(shown)
    found = elasticsearch_engine.search(Query(WORD))
    assert (found.hits, found.total, found.kinds) == ([], 0, {})


def test_a_page_whose_restriction_is_lifted_is_found_again(client, shown):
    rule = make_private(shown.get_parent())
    assert count(client) == 0
    rule.delete()
    assert count(client) == 1


def test_a_page_that_moves_out_of_a_private_place_is_found(client, tree):
    private = standard(tree, title="Daxili")
    make_private(private)
    page = standard(tree, below=private, title=f"Sənəd {WORD}")
    assert count(client) == 0
    page.move(tree.homes["az"], pos="last-child")
    assert count(client) == 1


def test_a_scheduled_page_is_found_once_it_is_published(client, tree):
    made = briefing(tree, title=f"Sabah {WORD}", live=False)
    made.go_live_at = timezone.now() + dt.timedelta(days=1)
    made.save_revision(approved_go_live_at=made.go_live_at)
    assert count(client) == 0
    made.go_live_at = None
    made.save_revision().publish()
    assert count(client) == 1


def test_the_words_of_a_draft_of_a_public_page_are_not_found(client, shown):
    shown.title = "Aşkar qaralama"
    shown.save_revision()
    assert (count(client, "qaralama"), count(client)) == (0, 1)


def test_a_private_translation_is_hidden_and_the_original_is_not(client, tree, shown):
    english = briefing(tree, "en", of=shown, title=f"Open {WORD}", slug="open")
    make_private(english)
    html = client.get("/en/search/", {"q": WORD}).content.decode()
    assert "Open" not in html
    assert "/en/briefings/askar/" in html


def test_a_copy_of_a_page_in_another_language_is_not_found_beside_it(tree, shown):
    shown.create_alias(parent=tree.indexes["en"], update_slug="askar", update_locale=None)
    shown.copy_for_translation(tree.indexes["en"].locale, alias=True)
    rows = SearchDocument.objects.filter(kind="briefing", is_deleted=False)
    assert list(rows.values_list("language", flat=True)) == ["az"]


def test_a_renamed_page_and_those_below_it_are_found_at_their_new_addresses(
    tree, django_capture_on_commit_callbacks
):
    parent = standard(tree, title="Haqqımızda", slug="haqqimizda")
    standard(tree, below=parent, title=f"Sənəd {WORD}", slug="sened")
    parent.slug = "biz"
    with django_capture_on_commit_callbacks(execute=True):
        parent.save_revision().publish()
    paths = SearchDocument.objects.filter(kind="page").values_list("path", flat=True)
    assert set(paths) == {"/biz/", "/biz/sened/"}


def test_a_page_deep_in_the_tree_with_long_addresses_can_be_published(tree):
    page = standard(tree, title="Bir", slug="b" * 250)
    for letter in "cd":
        page = standard(tree, below=page, title=letter, slug=letter * 250)
    assert SearchDocument.objects.filter(path__endswith=f"/{'d' * 250}/").exists()


@pytest.mark.parametrize("make", [standard, topic, help_page])
def test_every_kind_of_public_page_is_found(client, tree, make):
    make(tree, title=f"Səhifə {WORD}")
    assert count(client) == 1


def test_asking_for_hidden_pages_costs_the_same_with_many_pages(
    client, tree, django_assert_max_num_queries
):
    for number in range(30):
        topic(tree, title=f"Mövzu {WORD} {number}")
    with django_assert_max_num_queries(8):
        assert count(client) == 30
