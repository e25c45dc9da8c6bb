"""The home page: what is open, what changed, ask your MP. Nothing private, few queries."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from cms.selectors.changes import latest_changes
from cms.selectors.home import talk
from constituents.models import Question
from legislation.enums import AmendmentStatus, Outcome
from tests.factories.cms import briefing, help_page, topic
from tests.factories.comments import CommentFactory, ReplyFactory, open_version
from tests.factories.constituents import QuestionFactory
from tests.factories.legislation import (
    AmendmentFactory,
    BillFactory,
    VersionFactory,
    law,
)

LANGUAGES = ("az", "en", "ru")
QUERIES = 22


def html(client, path="/az/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def changes(tree, language="az", count=20):
    with translation.override(language):
        return latest_changes(count, tree.homes[language].locale)


def amended(version, **fields):
    fields.setdefault("decided_on", dt.date(2026, 11, 2))
    fields.setdefault("status", AmendmentStatus.ACCEPTED)
    return AmendmentFactory(base_version=version, **fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_site_says_so(client, tree, language):
    text = html(client, f"/{language}/")
    assert text.count("<h1") == 1
    expected = {
        "az": ("Bu gün rəyə açıq layihə yoxdur.", "Hələ heç nə dərc olunmayıb."),
        "en": ("No draft law is open for comment today.", "Nothing has been published yet."),
        "ru": ("Сегодня нет законопроектов, открытых для отзывов.", "Пока ничего не опубликовано."),
    }
    for words in expected[language]:
        assert words in text


def test_what_closes_first_stands_on_top(client, tree):
    now = timezone.now()
    for days, name in ((23, "Üçüncü"), (5, "Birinci"), (12, "İkinci")):
        open_version(
            bill=BillFactory(title_az=f"{name} qanun"), closes_at=now + dt.timedelta(days=days)
        )
    text = html(client)
    places = [text.index(f"{name} qanun") for name in ("Birinci", "İkinci", "Üçüncü")]
    assert places == sorted(places)


def test_closed_future_and_unpublished_discussions_are_not_open(client, tree):
    open_version(bill=BillFactory(title_az="Bağlanmış qanun"), closed=True)
    open_version(bill=BillFactory(title_az="Gələcək qanun"), upcoming=True)
    BillFactory(title_az="Qaralama qanun")
    section = html(client).partition('<div class="cols">')[0]
    for name in ("Bağlanmış", "Gələcək", "Qaralama"):
        assert f"{name} qanun" not in section


def test_the_number_of_drafts_counts_neither_laws_in_force_nor_unpublished_ones(client, tree):
    VersionFactory(text=law(1), published=True)
    VersionFactory(bill__kind="act", text=law(1), published=True)
    BillFactory()
    assert "Bütün layihələr (1)" in html(client)


def test_the_log_is_merged_by_date(tree):
    version = VersionFactory(
        bill__short_title_az="Order", date=dt.date(2026, 11, 1), text=law(1), published=True
    )
    amended(version, number=7, decided_on=dt.date(2026, 11, 4))
    briefing(tree, title="Nəyə baxmalı", date=dt.date(2026, 11, 3))
    found = changes(tree)
    assert [(change.kind, change.title) for change in found] == [
        ("Düzəliş", "Order: № 7"),
        ("Brifinq", "Nəyə baxmalı"),
        ("Yeni mətn", "Order"),
    ]
    assert found[0].text == "Qəbul edilib. Müddət qısadır."


def test_replies_and_answers_are_in_the_log(tree):
    reply = ReplyFactory()
    question = QuestionFactory(answered=True, subject="Nə vaxt?")
    found = {change.kind: change for change in changes(tree)}
    assert found["Rəsmi cavab"].url == f"/az/comments/{reply.comment.reference}/"
    assert found["Rəsmi cavab"].text.startswith("Qismən nəzərə alınıb. Komitə")
    assert found["Cavab"].title == "Nə vaxt?"
    assert found["Cavab"].text == f"Cavab verən: {question.recipient.name}."


def test_what_is_not_public_is_not_in_the_log(tree):
    VersionFactory(text=law(1))
    draft = VersionFactory(text=law(1))
    amended(draft)
    amended(VersionFactory(text=law(1), published=True, bill__short_title_az="A"),
            status=AmendmentStatus.PENDING, decided_on=None)  # fmt: skip
    ReplyFactory(comment=CommentFactory(rejected=True))
    QuestionFactory(answered=True, private=True)
    QuestionFactory(answered=True, held_at=timezone.now())
    briefing(tree, live=False)
    kinds = [change.kind for change in changes(tree)]
    assert set(kinds) == {"Yeni mətn"}
    assert len(kinds) == 2, "the amended law and the law the rejected comment was about"


def test_private_questions_leave_no_trace_on_the_page(client, tree):
    QuestionFactory(answered=True, private=True, subject="Gizli sual")
    QuestionFactory(answered=True, held_at=timezone.now(), subject="Saxlanılmış sual")
    text = html(client)
    assert "Gizli sual" not in text
    assert "Saxlanılmış sual" not in text
    assert "Son 30 gündə" not in text


def test_the_latest_answer_and_the_numbers_stand_beside_the_finder(client, tree):
    old = QuestionFactory(answered=True, subject="Köhnə sual?")
    Question.objects.filter(pk=old.pk).update(answered_at=timezone.now() - dt.timedelta(days=3))
    QuestionFactory(answered=True, subject="Təzə sual?")
    QuestionFactory(delivered=True)
    aside = html(client).partition('<div class="ask')[2].partition("<section")[0]
    assert "Təzə sual?" in aside
    assert "Köhnə sual?" not in aside
    assert "Son 30 gündə sual: 3, cavab verilib: 2" in aside


def test_foreign_words_carry_their_language(client, tree):
    QuestionFactory(answered=True, subject="Когда откроют?", language="ru")
    ReplyFactory(text="Спасибо.", language="ru")
    text = html(client)
    assert re.search(r'<a class="t" href="[^"]+" lang="ru">Когда откроют\?</a>', text)
    assert "Спасибо." not in text, "a foreign reply is told by its outcome"
    assert "Qismən nəzərə alınıb.</p>" in text


def test_comments_are_counted_with_what_they_changed(tree):
    ReplyFactory(outcome=Outcome.ACCEPTED)
    ReplyFactory(outcome=Outcome.PARTLY)
    ReplyFactory(outcome=Outcome.NOT_ACCEPTED)
    CommentFactory()
    ReplyFactory(outcome=Outcome.ACCEPTED, comment=CommentFactory(rejected=True))
    CommentFactory(pending=True)
    assert talk() == {"comments": 4, "taken": 2}


def test_topics_count_the_laws_of_all_their_translations_once(client, tree):
    first, second = (VersionFactory(text=law(1), published=True).bill for _ in range(2))
    hidden = BillFactory()
    made = topic(tree, title="Ailə", bills=[first, hidden])
    topic(tree, "en", title="Family", translation_key=made.translation_key, bills=[first, second])
    row = re.search(r'<a href="/az/aile/">Ailə</a><span>(\d+)</span>', html(client))
    assert row.group(1) == "2"


def test_the_way_to_help_is_shown_in_every_language(client, tree):
    help_page(tree)
    for language in LANGUAGES:
        assert f'href="/{language}/help/"' in html(client, f"/{language}/").partition("<main")[2]


def grow(tree, rows):
    """So many of everything the page shows."""
    for _ in range(rows):
        version = open_version(bill=BillFactory())
        item = version.items.first()
        amended(version)
        ReplyFactory(comment=CommentFactory(item=item))
        QuestionFactory(answered=True)
        briefing(tree)
        topic(tree, bills=[version.bill])


def queries(client, path) -> int:
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_thirty_rows_cost_no_more_queries_than_three(client, tree):
    help_page(tree)
    grow(tree, 3)
    few = {language: queries(client, f"/{language}/") for language in LANGUAGES}
    grow(tree, 27)
    for language in LANGUAGES:
        assert queries(client, f"/{language}/") <= few[language] <= QUERIES
