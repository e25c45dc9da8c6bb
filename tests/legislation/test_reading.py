"""The smaller parts of the law's pages: deadlines, stages, tallies, filters, notes."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import time_machine
from django.db import connection
from django.template import Context, Template
from django.utils import timezone
from django.utils.translation import override

from core.roles import Role
from legislation.enums import Stage
from legislation.filters import BillFilter, Sort
from legislation.importing import About, import_law, import_version
from legislation.models import Comment, CommentReply, StageEvent, Version
from legislation.permissions import can_edit_bill, can_edit_version, can_publish_version
from legislation.presenters import consulting
from legislation.presenters.stages import tracker
from legislation.selectors import tallies
from tests.factories.legislation import (
    BillFactory,
    ConsultationFactory,
    StageFactory,
    VersionFactory,
    article,
    document,
    law,
)

NOON = dt.datetime(2026, 3, 10, 8, 0, tzinfo=dt.UTC)


# Deadlines


@pytest.mark.parametrize(
    ("closes", "days", "last"),
    [
        # 19:59 UTC is 23:59 in Baku, 20:00 UTC is the next day there.
        (dt.datetime(2026, 3, 10, 19, 59, tzinfo=dt.UTC), 0, True),
        (dt.datetime(2026, 3, 10, 20, 0, tzinfo=dt.UTC), 1, True),
        (dt.datetime(2026, 3, 17, 10, 0, tzinfo=dt.UTC), 7, True),
        (dt.datetime(2026, 3, 18, 10, 0, tzinfo=dt.UTC), 8, False),
    ],
)
def test_days_are_counted_in_baku(closes, days, last):
    left = consulting.deadline(closes, NOON)

    assert (left.days, left.is_last_days) == (days, last)


def test_without_a_discussion_there_is_no_deadline():
    assert consulting.deadline(None, NOON) is None


# Stages


def events(**days):
    return [StageEvent(pk=n, stage=stage, date=day) for n, (stage, day) in enumerate(days.items())]


def test_a_stage_skipped_in_the_record_says_so():
    with override("en"):
        steps = tracker(
            events(tabled=dt.date(2026, 1, 5), first_reading=dt.date(2026, 3, 5)),
            dt.date(2026, 4, 1),
            "en",
        )

    assert [(step.state, step.note) for step in steps[:3]] == [
        ("done", "5 January 2026"),
        ("done", "Date not recorded"),
        ("now", "Here now, since 5 March 2026"),
    ]


def test_a_stage_in_the_future_is_a_date_and_not_a_stage_reached():
    with override("en"):
        steps = tracker(
            events(tabled=dt.date(2026, 1, 5), committee=dt.date(2026, 9, 9)),
            dt.date(2026, 4, 1),
            "en",
        )

    assert [(step.state, step.note) for step in steps[:3]] == [
        ("now", "Here now, since 5 January 2026"),
        ("next", "9 September 2026"),
        ("next", "No date set"),
    ]


def test_a_bill_that_is_not_tabled_has_every_stage_before_it():
    steps = tracker([], dt.date(2026, 4, 1), "az")

    assert {step.state for step in steps} == {"next"}
    assert len(steps) == len(Stage)


# Filters


def test_a_choice_survives_its_address():
    choice = BillFilter(kind="bill", stage="committee", open_only=True, sort=Sort.NEWEST)
    read = BillFilter.read(dict(part.split("=") for part in choice.query().split("&")))

    assert read == choice


@pytest.mark.parametrize(
    "query", [{"kind": "x"}, {"stage": "\x00"}, {"sort": "date"}, {"open": "true"}, {}]
)
def test_unknown_values_count_as_not_chosen(query):
    choice = BillFilter.read(query)

    assert choice == BillFilter()
    assert (choice.query(), choice.narrows) == ("", False)


def test_each_wider_choice_drops_one_part():
    choice = BillFilter(stage="committee", open_only=True)

    assert choice.wider() == [BillFilter(stage="committee"), BillFilter(open_only=True)]


# Tallies


def comment_on(item, n, *, status="published", answered=False):
    comment = Comment.objects.create(
        item=item,
        email=f"person{n}@example.org",
        language="az",
        stance="for",
        text="Razıyam.",
        status=status,
    )
    if answered:
        answer(comment)
    return comment


def answer(comment):
    CommentReply.objects.create(comment=comment, outcome="accepted", text="Bəli.", language="az")


@pytest.fixture
def discussed(db):
    first = VersionFactory(text=law(2, 2), published=True)
    second = VersionFactory(
        bill=first.bill,
        number=2,
        based_on=first,
        text=document(
            *(
                article(
                    item.label,
                    item.wording.heading,
                    uid=item.provision_id,
                )
                for item in first.items.filter(kind="article")
            )
        ),
        published=True,
    )
    return first, second


def test_comments_follow_the_provision_into_later_versions(discussed):
    first, second = discussed
    comment_on(first.items.get(label="1"), 1, answered=True)
    comment_on(second.items.get(label="1"), 2)

    provision = first.items.get(label="1").provision_id
    assert tallies.by_provision(first)[provision] == tallies.Tally(1, 1)
    assert tallies.by_provision(second)[provision] == tallies.Tally(2, 1)


@pytest.mark.parametrize("status", ["unconfirmed", "pending", "rejected"])
def test_what_is_not_public_is_not_counted(discussed, status):
    comment_on(discussed[1].items.get(label="1"), 1, status=status)

    bill = discussed[0].bill
    assert tallies.by_provision(discussed[1]) == {}
    assert tallies.by_bill([bill]) == {}
    assert tallies.of_bill(bill).tally == tallies.Tally()


def test_the_median_waits_between_the_quick_and_the_slow(discussed):
    now = timezone.now()
    for n, days in enumerate((1, 3, 11)):
        with time_machine.travel(now - dt.timedelta(days=days), tick=False):
            comment = comment_on(discussed[1].items.get(label="1"), n)
        with time_machine.travel(now, tick=False):
            answer(comment)

    talk = tallies.of_bill(discussed[0].bill)

    assert talk.median_reply == dt.timedelta(days=3)
    assert talk.people == 3


def test_the_reader_shows_how_much_was_said(client, discussed):
    first = discussed[0]
    comment_on(first.items.get(label="1.1"), 1, answered=True)
    comment_on(first.items.get(label="1"), 2)

    page = client.get(f"/az/bills/{first.bill.slug}/versions/1/").content.decode()

    assert "2 rəy" in page
    assert "1 rəyə cavab verilib" in page


def test_the_bill_lists_its_most_commented_articles(client, discussed):
    for n in range(3):
        comment_on(discussed[1].items.get(label="2"), n)
    comment_on(discussed[1].items.get(label="1"), 9)

    page = client.get(f"/az/bills/{discussed[0].bill.slug}/").context["page"]

    assert [(row.label, row.value) for row in page.commented] == [
        ("Maddə 2. Maddənin adı 2", 3),
        ("Maddə 1. Maddənin adı 1", 1),
    ]


# Commenting


@pytest.mark.django_db
def test_the_way_to_comment_is_there_only_while_the_discussion_is_open(client):
    version = VersionFactory(text=law(1, 2), published=True)
    address = f"/az/bills/{version.bill.slug}/versions/1/art_1/"
    assert "Rəy bildirin" not in client.get(address).content.decode()

    consultation = ConsultationFactory(version=version)
    page = client.get(address).content.decode()
    assert f'href="{address[:-6]}art_1__para_1.2/comment/"' in page
    assert page.count("Rəy bildirin") == 2

    consultation.closes_at = timezone.now()
    consultation.save()
    assert "Rəy bildirin" not in client.get(address).content.decode()


# Names in three languages


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("az", "Sınaq haqqında"),
        ("en", "On trials"),
        ("ru", '<span lang="az">Sınaq haqqında</span>'),
    ],
)
def test_a_borrowed_name_carries_its_language(language, shown):
    bill = BillFactory(title_az="Sınaq haqqında", title_en="On trials")

    with override(language):
        page = Template('{% load law %}{% said bill "title" %}').render(Context({"bill": bill}))

    assert page == shown


@pytest.mark.django_db
def test_a_name_is_escaped():
    bill = BillFactory(title_az="<b>Qanun</b>")

    with override("en"):
        page = Template('{% load law %}{% said bill "title" %}').render(Context({"bill": bill}))

    assert page == '<span lang="az">&lt;b&gt;Qanun&lt;/b&gt;</span>'


@pytest.mark.django_db
def test_markup_in_a_law_is_only_text(client):
    text = '<script>alert(1)</script> və "dırnaq"'
    version = VersionFactory(text=document(article("1", "<i>Ad</i>", text)), published=True)
    second = VersionFactory(
        bill=version.bill,
        number=2,
        based_on=version,
        text=document(article("1", "<u>Yeni</u>", "<img src=x>")),
        published=True,
    )
    address = f"/az/bills/{version.bill.slug}/"

    for path in ("versions/1/", "versions/2/?marks=1", "compare/", "versions/2/art_1/changes/", ""):
        page = client.get(address + path).content.decode()
        for markup in ("<script>alert", "<i>Ad", "<u>Yeni", "<img src=x"):
            assert markup not in page, path
    assert second.removals.exists()


# Rights


@pytest.mark.django_db
@pytest.mark.parametrize("role", [*Role])
def test_only_editors_edit_and_publish(person_with, role):
    person = person_with(role)
    draft = VersionFactory(text=law(1, 1))
    published = VersionFactory(text=law(1, 1), published=True)

    assert can_edit_bill(person) is (role == Role.EDITOR)
    assert can_edit_version(person, draft) is (role == Role.EDITOR)
    assert can_publish_version(person, draft) is (role == Role.EDITOR)
    assert not can_edit_version(person, published)
    assert not can_publish_version(person, published)


@pytest.mark.django_db
def test_a_superuser_holds_no_role_by_itself(person_with):
    assert not can_edit_bill(person_with(is_superuser=True))


# Many at once


SHORT = "# Sınaq\n\n### Maddə 1. Ad\n\n1.1. Bu Qanun sınağın keçirilməsi qaydasını bildirir.\n"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_imports_at_once_get_two_numbers():
    bill = import_law(SHORT, "az", About(slug="sinaq")).bill
    together = Barrier(2)
    texts = [f"{SHORT}\n### Maddə 2. Yeni {n}\n\n2.1. Mətn {n} buradadır.\n" for n in range(2)]

    def bring(text):
        try:
            together.wait(timeout=10)
            return import_version(bill, text, About(), accept_unsure=True).version.number
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as editors:
        numbers = sorted(editors.map(bring, texts))

    assert numbers == [2, 3]
    assert Version.objects.get(number=3).based_on.number == 2


@pytest.mark.django_db
def test_a_law_of_500_articles_against_its_rewrite_is_compared_in_time(client):
    def rewritten(word):
        return document(
            *(
                article(str(n), f"{word} {n}", *(f"{word} mətn {n} {m} " * 6 for m in range(3)))
                for n in range(1, 501)
            )
        )

    first = VersionFactory(text=rewritten("Köhnə"))
    VersionFactory(bill=first.bill, number=2, based_on=first, text=rewritten("Yeni"))
    # Straight into the database: indexing a thousand articles is not what is timed here.
    Version.objects.update(published_at=timezone.now())
    client.get("/az/bills/")
    started = timezone.now()

    page = client.get(f"/az/bills/{first.bill.slug}/compare/")

    assert timezone.now() - started < dt.timedelta(seconds=3)
    assert page.status_code == 200
    assert page.context["page"].paginator.count == 1000


@pytest.mark.django_db
def test_a_stage_after_the_others_moves_the_bill(client):
    bill = VersionFactory(text=law(1, 1), published=True).bill
    for day, stage in enumerate(("tabled", "committee"), start=1):
        StageFactory(bill=bill, stage=stage, date=dt.date(2026, 1, day))

    rows = client.get("/az/bills/").context["rows"]

    assert [(row.step, row.stage) for row in rows] == [(2, "Komitədə")]
