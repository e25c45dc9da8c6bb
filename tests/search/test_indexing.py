"""What the public may see is found at once; what it may not is nowhere."""

import pytest
from django.db import transaction

from constituents.enums import Visibility
from legislation.importing import About, import_law, import_version
from legislation.publishing import publish
from legislation.text.recognise import recognise
from legislation.translating import import_translation
from search.document import Kind
from search.engines import EmbeddedEngine
from search.models import SearchDocument
from search.query import Query
from search.rebuild import rebuild_documents
from tests.factories.constituents import PersonFactory, QuestionFactory
from tests.factories.legislation import (
    AmendmentFactory,
    VersionFactory,
    article,
    document,
    law,
)

pytestmark = pytest.mark.django_db

FIRST = """# Sığınacaqlar haqqında

Maddə 1. Məqsəd

1.1. Qanun sığınacaqların fəaliyyətini tənzimləyir.

Maddə 2. Ünvan

2.1. Sığınacağın ünvanı məxfidir.
"""
SECOND = FIRST.replace("məxfidir", "açıqlanmır").replace(
    "Maddə 1. Məqsəd\n\n1.1. Qanun sığınacaqların fəaliyyətini tənzimləyir.\n\n", ""
)


def found(text, **options):
    return {hit.key for hit in EmbeddedEngine().search(Query(text, **options)).hits}


def titles(text):
    return {hit.title for hit in EmbeddedEngine().search(Query(text)).hits}


def test_a_draft_version_is_found_nowhere():
    VersionFactory(text=law())
    assert found("maddənin adı") == set()
    assert not SearchDocument.objects.filter(is_deleted=False).exists()


def test_publishing_makes_the_law_and_its_articles_findable_in_the_same_transaction():
    version = VersionFactory(text=law(articles=2))
    publish(version, by=None)
    kinds = [hit.kind for hit in EmbeddedEngine().search(Query("adı")).hits]
    assert kinds.count("article") == 2
    assert f"bill:{version.bill.pk}" in found("sınaq haqqında")


def test_a_rolled_back_publication_leaves_no_document():
    @transaction.atomic
    def fail_after_publishing() -> None:
        publish(VersionFactory(text=law()), by=None)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_publishing()
    assert found("maddənin adı") == set()


def test_the_latest_version_replaces_the_one_before():
    bill = import_law(FIRST, "az", About(slug="siginacaq")).bill
    publish(bill.versions.get(number=1), by=None)
    assert titles("məxfi ünvan") == {"Ünvan"}
    publish(import_version(bill, SECOND, accept_unsure=True).version, by=None)
    assert titles("açıqlanmır") == {"Ünvan"}
    assert EmbeddedEngine().search(Query("tənzimləyir")).total == 0


def test_a_translation_added_later_is_found_in_its_language():
    bill = import_law(FIRST, "az", About(slug="siginacaq")).bill
    version = bill.versions.get(number=1)
    publish(version, by=None)
    english = (
        "# On shelters\n\nArticle 1. Purpose\n\n1.1. The Law governs shelters.\n\n"
        "Article 2. Address\n\n2.1. The address of a shelter is secret.\n"
    )
    import_translation(version, recognise(english, "en").document, "en")
    hits = EmbeddedEngine().search(Query("secret", "en")).hits
    assert [(hit.title, hit.language) for hit in hits] == [("Address", "en")]


def test_a_removed_article_leaves_a_tombstone_without_its_words():
    bill = import_law(FIRST, "az", About(slug="siginacaq")).bill
    publish(bill.versions.get(number=1), by=None)
    publish(import_version(bill, SECOND, accept_unsure=True).version, by=None)
    tombstone = SearchDocument.objects.get(is_deleted=True, kind="article")
    assert (tombstone.title, tombstone.body, tombstone.path) == ("", "", "")


def test_an_amendment_to_a_draft_is_not_found_until_the_version_is_public():
    version = VersionFactory(text=law())
    amendment = AmendmentFactory(base_version=version, justification_az="Gözlənilməz əsas.")
    assert found("gözlənilməz") == set()
    publish(version, by=None)
    assert found("gözlənilməz") == {f"amendment:{amendment.pk}"}


@pytest.mark.parametrize("state", [{}, {"queued": True}, {"delivered": True, "private": True}])
def test_questions_that_are_not_public_are_found_nowhere(state):
    QuestionFactory(subject="Unikal mövzu", **state)
    assert found("unikal") == set()


def test_a_public_question_is_found_with_its_answer():
    question = QuestionFactory(answered=True, subject="Unikal mövzu")
    assert found("unikal vəsait") == {f"question:{question.reference}"}


def test_a_question_that_is_hidden_is_gone_at_once():
    question = QuestionFactory(delivered=True, subject="Unikal mövzu")
    assert found("unikal")
    question.visibility = Visibility.PRIVATE
    question.save()
    assert found("unikal") == set()


def test_the_address_and_name_of_an_author_without_a_name_are_in_no_document():
    QuestionFactory(answered=True, email="gizli@example.org", author_name="Gizli Adam")
    texts = SearchDocument.objects.values_list("title", "body", "path")
    assert not any("izli" in part for row in texts for part in row)


def test_a_member_of_parliament_is_found_by_the_seat():
    person = PersonFactory(name="Aytən Sınaqova")
    seat = person.memberships.get().constituency
    assert f"mp:{person.pk}" in found("aytən")
    assert f"mp:{person.pk}" in found(seat.name)


def test_rebuilding_repairs_whatever_was_lost_or_left_over():
    version = VersionFactory(text=document(article("7", "Yeganə ad", "Bənd.")), published=True)
    SearchDocument.objects.filter(kind="article").delete()
    SearchDocument.objects.create(
        key="article:00000000-0000-0000-0000-000000000000", language="az", kind=Kind.ARTICLE,
        title="Kabus",
    )  # fmt: skip
    rebuild_documents()
    assert titles("yeganə") == {"Yeganə ad"}
    assert not SearchDocument.objects.filter(title="Kabus").exists()
    assert version.items.count() == 2


def test_rebuilding_twice_writes_nothing_the_second_time():
    VersionFactory(text=law(), published=True)
    rebuild_documents()
    before = list(SearchDocument.objects.order_by("pk").values_list("pk", "revision"))
    rebuild_documents()
    assert list(SearchDocument.objects.order_by("pk").values_list("pk", "revision")) == before


def test_every_change_is_enqueued_for_the_mirror(settings):
    from procrastinate.contrib.django.models import ProcrastinateJob

    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    VersionFactory(text=law(articles=1), published=True)
    jobs = ProcrastinateJob.objects.filter(task_name="search.tasks.mirror_documents")
    mirrored = {pk for job in jobs for pk in job.args["ids"]}
    assert mirrored == set(SearchDocument.objects.values_list("pk", flat=True))
