"""A law is projected as a whole, and only what changed is written."""

from io import StringIO
from threading import Thread

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from legislation.importing import import_version
from legislation.publishing import publish
from search.document import Kind
from search.indexing import refresh, store, take_turns, vector_of
from search.models import SearchDocument
from search.registry import keys_of
from tests.factories.legislation import BillFactory, VersionFactory, law
from tests.search.conftest import article

pytestmark = pytest.mark.django_db


def published(articles):
    return VersionFactory(text=law(articles=articles), published=True).bill


def cost(bill):
    SearchDocument.objects.all().delete()
    with CaptureQueriesContext(connection) as queries:
        refresh(Kind.ARTICLE, str(bill.pk))
    return len(queries)


def written():
    """The row versions of PostgreSQL, which every write changes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, xmin::text, ctid::text FROM search_searchdocument")
        return set(cursor.fetchall())


def test_a_law_of_forty_articles_costs_as_many_queries_as_one_of_two():
    assert cost(published(2)) == cost(published(40)) <= 10
    assert SearchDocument.objects.filter(kind="article").count() == 40


def test_publishing_a_long_law_costs_search_no_query_an_article():
    def queries(articles):
        version = VersionFactory(text=law(articles=articles))
        with CaptureQueriesContext(connection) as captured:
            publish(version, by=None)
        return len([one for one in captured if "search_searchdocument" in one["sql"]])

    assert queries(2) == queries(40)


def test_refreshing_what_did_not_change_writes_no_row():
    bill = published(3)
    before = written()
    assert refresh(Kind.ARTICLE, str(bill.pk)) == []
    assert written() == before


def test_a_changed_article_is_written_and_its_neighbours_are_not(fill):
    first, second = fill(article(), article(key="article:14", label="14"))
    assert store(["article:13", "article:14"], [article(title="Yeni"), article(
        key="article:14", label="14"
    )]) == [first.pk]  # fmt: skip
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.title, first.revision, second.revision) == ("Yeni", 2, 1)


def test_a_language_that_is_no_longer_there_leaves_a_tombstone(fill):
    _azerbaijani, english = fill(article("az"), article("en"))
    store(["article:13"], [article("az")])
    english.refresh_from_db()
    assert (english.is_deleted, english.title, english.body, english.law) == (True, "", "", "")
    assert (english.vector, english.revision) == ("", 2)


def test_what_comes_back_replaces_its_tombstone(fill):
    (row,) = fill(article())
    store(["article:13"], [])
    store(["article:13"], [article()])
    row.refresh_from_db()
    assert (row.is_deleted, row.title, row.revision) == (False, "Yardım mərkəzləri", 3)


def test_a_law_names_the_articles_that_left_it():
    version = VersionFactory(text=law(articles=2), published=True)
    text = "Maddə 1. Maddənin adı\n\n1.1. Yeni mətn.\n"
    before = keys_of(Kind.ARTICLE, str(version.bill_id))
    publish(import_version(version.bill, text, accept_unsure=True).version, by=None)
    assert set(before) <= set(keys_of(Kind.ARTICLE, str(version.bill_id)))


def test_a_bill_without_a_public_version_has_no_article():
    bill = BillFactory()
    VersionFactory(bill=bill, text=law())
    assert refresh(Kind.ARTICLE, str(bill.pk)) == []


def in_another_connection(work):
    """Run it to the end in a thread; returns what it raised, if anything."""
    raised = []

    def run():
        try:
            work()
        except OperationalError as problem:
            raised.append(problem)
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    return thread, raised


@transaction.atomic
def impatient_turn(*identities):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '50ms'")
    take_turns(Kind.QUESTION, identities)


@pytest.mark.parametrize(("other", "waits"), [("a", True), ("b", False)])
def test_two_refreshes_of_one_thing_take_turns_and_of_two_do_not(other, waits):
    take_turns(Kind.QUESTION, ["a"])
    thread, raised = in_another_connection(lambda: impatient_turn(other))
    thread.join()
    assert bool(raised) == waits


def test_things_named_in_any_order_are_locked_in_one():
    names = [str(number) for number in range(20)]

    @transaction.atomic
    def lock(order):
        take_turns(Kind.QUESTION, order)

    def often(order):
        for _ in range(30):
            lock(order)

    runs = [in_another_connection(lambda o=order: often(o)) for order in (names, names[::-1])]
    for thread, _raised in runs:
        thread.join()
    assert [raised for _thread, raised in runs] == [[], []]


@given(title=st.text(max_size=80), body=st.text(max_size=300))
def test_whatever_the_text_its_words_make_a_vector_the_database_takes(title, body):
    vector = vector_of(article(title=title, body=body))
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::tsvector", [vector])


@pytest.mark.parametrize(("word", "count"), [("söz{}", 90_000), ("{} " + "ə" * 50 + "{}", 20_000)])
def test_a_text_of_a_megabyte_of_different_words_can_be_stored(fill, word, count):
    body = " ".join(word.format(number, chr(0x4E00 + number)) for number in range(count))
    (row,) = fill(article(body=body))
    assert row.body == body
    assert len(row.vector) > 500_000


def test_rebuilding_analyses_anew_what_did_not_change():
    bill = published(1)
    SearchDocument.objects.filter(kind="article").update(vector="")
    assert refresh(Kind.ARTICLE, str(bill.pk)) == []
    call_command("rebuild_index", stdout=StringIO())
    assert SearchDocument.objects.get(kind="article").vector
