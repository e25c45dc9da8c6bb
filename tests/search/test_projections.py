"""What of each kind of thing can be found, in which language, and when no longer."""

import pytest

from constituents.enums import Visibility
from legislation.enums import CommentStatus
from search.document import Kind
from search.models import SearchDocument
from search.tasks import refresh_comments
from tests.factories.cms import help_page, standard
from tests.factories.comments import CommentFactory, ReplyFactory, item_of, open_version
from tests.factories.constituents import PersonFactory, QuestionFactory
from tests.factories.legislation import AmendmentFactory, OperationFactory, VersionFactory, law
from tests.search.test_indexing import found

pytestmark = pytest.mark.django_db


def documents(kind):
    rows = SearchDocument.objects.findable().filter(kind=kind)
    return {row.language: row for row in rows}


@pytest.fixture
def version():
    return open_version()


@pytest.fixture
def comment(version):
    return CommentFactory(item=item_of(version), text="Gözlənilməz rəy.")


def test_a_comment_is_found_in_the_language_it_was_written_in(version):
    CommentFactory(item=item_of(version), text="Unexpected.", language="en")
    (row,) = documents(Kind.COMMENT).values()
    assert (row.language, row.law_title) == ("en", version.bill.title)
    assert "Domestic violence" in row.title


def test_a_comment_is_found_by_the_words_of_its_reply(comment):
    ReplyFactory(comment=comment, text="Bənzərsiz izahat.")
    assert found("bənzərsiz") == {f"comment:{comment.reference}"}


@pytest.mark.parametrize("state", ["unconfirmed", "pending", "rejected"])
def test_a_comment_that_is_not_public_is_found_nowhere(version, state):
    CommentFactory(item=item_of(version), text="Gözlənilməz rəy.", **{state: True})
    assert found("gözlənilməz") == set()
    assert documents(Kind.COMMENT) == {}


def test_a_comment_that_is_taken_down_is_gone(comment):
    assert found("gözlənilməz")
    comment.status = CommentStatus.REJECTED
    comment.rejection_reason = "insult"
    comment.save()
    assert found("gözlənilməz") == set()


def test_neither_the_address_nor_the_name_of_a_comments_author_can_be_searched(version):
    CommentFactory(item=item_of(version), email="gizli@example.org", author_name="Gizli Adam")
    texts = SearchDocument.objects.values_list("title", "body", "path", "vector")
    assert not any("izli" in part for row in texts for part in row)


def test_a_reply_that_is_withdrawn_takes_its_words_along(comment):
    reply = ReplyFactory(comment=comment, text="Bənzərsiz izahat.")
    reply.delete()
    assert found("bənzərsiz") == set()
    assert found("gözlənilməz")


def test_a_law_that_is_renamed_is_renamed_in_everything_of_it(version, comment):
    bill = version.bill
    AmendmentFactory(base_version=version, justification_az="Əsas.")
    bill.title_az = bill.short_title_az = "Tamam başqa ad"
    bill.slug = "basqa-ad"
    bill.save()
    refresh_comments(bill=bill.pk)
    rows = SearchDocument.objects.findable().filter(language="az").exclude(kind=Kind.MP)
    assert {row.kind for row in rows} == {"article", "bill", "amendment", "comment"}
    assert {row.law for row in rows} == {"basqa-ad"}
    assert {row.law_title for row in rows} == {"Tamam başqa ad"}


def test_renaming_a_law_leaves_its_comments_to_a_job(version, comment):
    from procrastinate.contrib.django.models import ProcrastinateJob

    jobs = ProcrastinateJob.objects.filter(task_name=refresh_comments.name)
    version.bill.save()
    assert not jobs.exists()
    version.bill.title_az = "Tamam başqa ad"
    version.bill.save()
    assert [job.args for job in jobs] == [{"bill": version.bill_id}]


def test_an_amendment_without_a_justification_is_found_by_its_words(version):
    amendment = AmendmentFactory(base_version=version, justification="")
    OperationFactory(amendment=amendment, new_text="Gözlənilməz müddəa.")
    assert found("gözlənilməz müddəa") == {f"amendment:{amendment.pk}"}
    assert set(documents(Kind.AMENDMENT)) == {"az"}


def test_an_amendment_follows_the_name_of_its_proposer(version):
    person = PersonFactory(name="Aytən Sınaqova")
    amendment = AmendmentFactory(base_version=version, proposer=person)
    assert f"amendment:{amendment.pk}" in found("sınaqova")
    person.name_az = person.name = "Aytən Başqayeva"
    person.save()
    assert f"amendment:{amendment.pk}" in found("başqayeva")
    assert found("sınaqova") == set()


def test_a_deleted_amendment_is_gone_with_its_words(version):
    amendment = AmendmentFactory(base_version=version, justification_az="Gözlənilməz əsas.")
    amendment.delete()
    assert found("gözlənilməz") == set()


def test_a_person_without_a_seat_is_no_member_of_parliament():
    person = PersonFactory(name="Aytən Sınaqova")
    person.memberships.all().delete()
    assert found("sınaqova") == set()


def test_a_renamed_constituency_is_renamed_with_its_member():
    person = PersonFactory()
    seat = person.memberships.get().constituency
    seat.name_az = seat.name = "Gözlənilməz"
    seat.save()
    assert found("gözlənilməz") == {f"mp:{person.pk}"}


def test_the_mail_address_of_a_member_cannot_be_searched():
    PersonFactory(email="gizli@example.org")
    assert not SearchDocument.objects.filter(body__contains="gizli").exists()
    assert found("gizli@example.org") == set()


@pytest.mark.parametrize("visibility", [Visibility.PUBLIC, Visibility.WITHOUT_NAME])
def test_a_question_shows_no_name_in_any_visibility(visibility):
    QuestionFactory(delivered=True, visibility=visibility, author_name="Gizli Adam", place="Şamaxı")
    assert found("gizli") == found("şamaxı") == set()


def test_a_held_question_is_gone_until_it_is_released():
    from django.utils import timezone

    question = QuestionFactory(delivered=True, subject="Unikal mövzu")
    question.held_at = timezone.now()
    question.save()
    assert found("unikal") == set()
    question.held_at = None
    question.save()
    assert found("unikal")


def test_the_markup_of_a_page_is_no_word_of_it(tree):
    body = [
        ("paragraph", '<p>Birinci <b>ikinci</b> &amp; <a href="https://x.az/gizli">üçüncü</a></p>')
    ]
    page = standard(tree, title="Səhifə", body=body)
    assert found("ikinci") == {f"page:{page.translation_key}"}
    assert found("href") == found("gizli") == found("amp") == set()


def test_signs_that_look_like_markup_hide_no_word(tree):
    body = [("paragraph", "<p>bir &lt; ikinci &gt; üçüncü</p>")]
    page = standard(tree, title="Səhifə", body=body)
    assert found("ikinci") == {f"page:{page.translation_key}"}


def test_helplines_and_shelters_are_found_by_name_and_number(tree):
    page = help_page(
        tree,
        emergency=[("line", {"name": "Polis", "number": "102"})],
        hotlines=[("line", {"name": "Qaynar xətt", "number": "860"})],
    )
    key = {f"page:{page.translation_key}"}
    assert found("polis") == found("860") == key


def test_a_law_without_a_title_in_a_language_has_no_document_in_it():
    bill = VersionFactory(text=law(), published=True, bill__title_en="", bill__title_ru="").bill
    assert set(documents(Kind.BILL)) == {"az"}
    assert documents(Kind.BILL)["az"].path == f"/bills/{bill.slug}/"
