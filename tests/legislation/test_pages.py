"""The law's pages as readers meet them, in three languages."""

import datetime as dt
from copy import deepcopy

import pytest

from core.roles import Role
from legislation.causes import write_causes
from legislation.changes import write_edit_script
from legislation.publishing import publish
from legislation.text.recognise import recognise
from legislation.translating import import_translation
from tests.factories.legislation import (
    AmendmentFactory,
    BillFactory,
    ConsultationFactory,
    OperationFactory,
    StageFactory,
    VersionFactory,
    article,
    chapter,
    clause,
    document,
    law,
)
from tests.keeping import kept
from tests.legislation.reading import page_text

pytestmark = pytest.mark.django_db

LANGUAGES = ("az", "en", "ru")


@pytest.fixture(scope="module")
def kept_versions(django_db_setup, django_db_blocker):
    with kept(django_db_blocker, make_two_versions) as versions:
        yield versions


@pytest.fixture
def two_versions(kept_versions, db):
    return deepcopy(kept_versions)


def make_two_versions():
    """Article 2 changes and its 2.2 goes, 3 becomes 4, a new 3 comes; an amendment did it."""
    kept = article("1", "Məqsəd", "Bu Qanun sınağı tənzimləyir.")
    old_term = clause("2.1", "Sınaq on gün müddətində keçirilir.")
    gone = clause("2.2", "Müddət uzadılmır.")
    old = article("2", "Müddət", old_term, gone)
    last = article("3", "Yekun", "Qanun dərc edildiyi gündən qüvvəyə minir.")
    bill = BillFactory(slug="sinaq", number="214", title_en="Trial Law", short_title_az="Sınaq")
    only = chapter("I", "Ümumi", kept, old, last)
    first = VersionFactory(bill=bill, text=document(only), published=True)
    amendment = AmendmentFactory(
        base_version=first, number=1, status="accepted", decided_on=dt.date(2026, 5, 1)
    )
    OperationFactory(
        amendment=amendment,
        position=0,
        target_label="2.1",
        provision_id=old_term.uid,
        old_text=old_term.text,
        new_text="Sınaq iyirmi gün müddətində keçirilir.",
    )
    new = document(
        chapter(
            "I",
            "Ümumi",
            kept,
            article(
                "2",
                "Müddət",
                clause("2.1", "Sınaq iyirmi gün müddətində keçirilir.", uid=old_term.uid),
                uid=old.uid,
            ),
            article("3", "Nəzarət", "Nəzarəti komissiya aparır."),
            article(
                "4",
                "Yekun",
                clause("4.1", last.children[0].text, uid=last.children[0].uid),
                uid=last.uid,
            ),
            uid=only.uid,
        )
    )
    second = VersionFactory(bill=bill, number=2, based_on=first, date=dt.date(2026, 6, 1), text=new)
    write_edit_script(second)
    write_causes(second)
    publish(second, by=None)
    return first, second


PAGES = [
    "bills/",
    "bills/sinaq/",
    "bills/sinaq/versions/2/",
    "bills/sinaq/versions/2/?marks=1",
    "bills/sinaq/versions/1/",
    "bills/sinaq/versions/2/art_2/",
    "bills/sinaq/versions/2/art_2/?marks=1",
    "bills/sinaq/versions/2/art_2/changes/",
    "bills/sinaq/versions/2/art_2/authors/",
    "bills/sinaq/compare/",
    "bills/sinaq/compare/?from=1&to=2&layout=side",
    "bills/sinaq/amendments/",
    "bills/sinaq/amendments/?status=accepted",
    "bills/sinaq/amendments/1/",
    "bills/sinaq/history/",
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_in_every_language(client, two_versions, language, path):
    page = page_text(client, f"/{language}/{path}")

    assert f'<html lang="{language}"' in page
    assert "{%" not in page
    assert "{{" not in page


@pytest.mark.parametrize("path", PAGES)
def test_no_page_takes_a_post(client, two_versions, path):
    assert client.post(f"/az/{path}").status_code == 405


# One bill


def test_the_bill_shows_its_way_its_figures_and_its_changes(client, two_versions):
    bill = two_versions[0].bill
    StageFactory(bill=bill, stage="tabled", date=dt.date(2026, 3, 2))
    StageFactory(bill=bill, stage="first_reading", date=dt.date(2026, 5, 4))

    page = client.get("/az/bills/sinaq/")

    steps = [(step.state, step.label) for step in page.context["page"].steps]
    assert steps[2] == ("now", "Birinci oxunuş")
    assert [state for state, __ in steps] == ["done", "done", "now", "next", "next", "next"]
    assert [figure.value for figure in page.context["page"].figures[:2]] == ["3", "1"]
    names = [change.name for change in page.context["page"].changes]
    assert names == ["Maddə 2", "Maddə 3", "Maddə 4"]


def test_the_bill_says_until_when_it_is_open(client, two_versions):
    ConsultationFactory(version=two_versions[1])

    page = page_text(client, "/az/bills/sinaq/")

    assert "gün qalır" in page
    assert "Bakı vaxtı" in page


def test_a_demonstration_says_that_it_is_one(client, two_versions):
    bill = two_versions[0].bill
    bill.is_demonstration = True
    bill.save()

    for path in PAGES[1:]:
        assert "Nümayiş üçündür." in page_text(client, f"/az/{path}"), path


def test_an_old_address_of_a_bill_leads_to_the_new_one(client, two_versions):
    bill = two_versions[0].bill
    bill.slug = "yeni-sinaq"
    bill.save()

    answer = client.get("/en/bills/sinaq/versions/2/art_2/?marks=1")

    assert answer.status_code == 301
    assert answer["Location"] == "/en/bills/yeni-sinaq/versions/2/art_2/?marks=1"


def test_an_old_address_tells_nothing_about_a_draft(client):
    version = VersionFactory(text=law(), bill=BillFactory(slug="gizli"))
    version.bill.slug = "daha-gizli"
    version.bill.save()

    assert client.get("/az/bills/gizli/").status_code == 404


def test_a_bill_that_takes_its_old_address_back_keeps_no_loop(client, two_versions):
    bill = two_versions[0].bill
    for slug in ("basqa", "sinaq"):
        bill.slug = slug
        bill.save()

    assert client.get("/az/bills/sinaq/").status_code == 200
    assert client.get("/az/bills/basqa/")["Location"] == "/az/bills/sinaq/"


# The reader


def test_the_clean_text_has_no_marks(client, two_versions):
    page = page_text(client, "/az/bills/sinaq/versions/2/")

    assert "<ins>" not in page
    assert "<del>" not in page
    assert "Sınaq iyirmi gün müddətində keçirilir." in page


def test_the_marks_show_words_removals_and_numbers(client, two_versions):
    page = page_text(client, "/az/bills/sinaq/versions/2/?marks=1")

    assert '<span class="w">on</span></del>' in page
    assert '<span class="w">iyirmi</span></ins>' in page
    assert '<span class="w">Müddət uzadılmır.</span></del>' in page
    assert "№ əvvəl: Maddə 3" in page


def test_a_first_version_has_no_toggle(client, two_versions):
    page = page_text(client, "/az/bills/sinaq/versions/1/")

    assert "marks=1" not in page
    assert "Bu, əvvəlki redaksiyadır." in page


def test_the_picker_leads_to_the_same_article_of_another_version(client, two_versions):
    _first, second = two_versions
    provision = second.items.get(label="4").provision_id

    answer = client.get(f"/az/bills/sinaq/versions/?version=1&at={provision}&marks=1")

    assert answer["Location"] == "/az/bills/sinaq/versions/1/art_3/?marks=1"


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("", "/az/bills/sinaq/versions/2/"),
        ("version=1", "/az/bills/sinaq/versions/1/"),
        ("version=1&at=zibil", "/az/bills/sinaq/versions/1/"),
        ("version=1&at=00000000-0000-0000-0000-000000000000", "/az/bills/sinaq/versions/1/"),
    ],
)
def test_the_picker_forgives(client, two_versions, query, target):
    assert client.get(f"/az/bills/sinaq/versions/?{query}")["Location"] == target


def test_a_clause_address_leads_to_its_article(client, two_versions):
    answer = client.get("/az/bills/sinaq/versions/2/art_2__para_2.1/?marks=1")

    assert answer["Location"] == "/az/bills/sinaq/versions/2/art_2/?marks=1#art_2__para_2.1"


def test_a_chapter_address_leads_into_a_short_text(client, two_versions):
    answer = client.get("/az/bills/sinaq/versions/2/chp_I/", follow=True)

    assert answer.status_code == 200
    assert answer.redirect_chain[-1][0] == "/az/bills/sinaq/versions/2/#chp_I"


BAD_PATHS = [
    "bills/yoxdur/",
    "bills/sinaq/versions/0/",
    "bills/sinaq/versions/3/",
    "bills/sinaq/versions/99999999999999999999999999/",
    "bills/sinaq/versions/" + "9" * 5000 + "/",
    "bills/sinaq/versions/2/art_99/",
    "bills/sinaq/versions/2/" + "a" * 3000 + "/",
    "bills/sinaq/versions/2/%F0%9F%98%80/",
    "bills/sinaq/versions/2/art_2__para_2.1/changes/",
    "bills/sinaq/versions/2/chapters/yox/",
    "bills/sinaq/versions/?version=7",
    "bills/sinaq/versions/?version=99999999999999999999999",
    "bills/sinaq/amendments/9/",
    "bills/sinaq/amendments/99999999999999999999999999/",
    "bills/%C6%8Fbc/",
]


@pytest.mark.parametrize("path", BAD_PATHS)
def test_what_is_not_there_is_not_found(client, two_versions, path):
    assert client.get(f"/az/{path}").status_code == 404


@pytest.mark.parametrize(
    "path", ["bills/sinaq%00/", "bills/sinaq/versions/2/a%00b/", "bills/?kind=%00"]
)
def test_a_nul_in_an_address_is_no_server_error(client, two_versions, path):
    assert client.get(f"/az/{path}").status_code in {400, 404}


# Comparison


def test_the_comparison_shows_cards_in_the_order_of_the_text(client, two_versions):
    cards = client.get("/az/bills/sinaq/compare/?from=1&to=2").context["cards"]

    assert [(card.name, card.tag) for card in cards] == [
        ("Maddə 2", "~ Dəyişib"),
        ("Maddə 3", "+ Əlavə olunub"),
        ("Maddə 3 → Maddə 4", "№ Nömrəsi dəyişib"),
    ]
    assert [line.state for line in cards[0].lines] == ["", "removed"]
    assert [amendment.number for amendment in cards[0].amendments] == [1]


def test_side_by_side_each_column_has_its_own_words(client, two_versions):
    page = client.get("/az/bills/sinaq/compare/?from=1&to=2&layout=side")

    line = page.context["cards"][0].lines[0]
    assert "on" in [segment.text for part in line.old_words for segment in part]
    assert "iyirmi" not in [segment.text for part in line.old_words for segment in part]
    assert "Yan-yana" in page.content.decode()


def test_a_backwards_comparison_is_turned_round(client, two_versions):
    answer = client.get("/az/bills/sinaq/compare/?from=2&to=1&layout=side")

    assert answer["Location"] == "/az/bills/sinaq/compare/?from=1&to=2&layout=side"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("from=2&to=2", "Eyni redaksiya iki dəfə"),
        ("from=1&to=9", "Belə redaksiya yoxdur"),
        ("from=x&to=y", "Belə redaksiya yoxdur"),
        ("from=1", "Belə redaksiya yoxdur"),
        ("from=" + "9" * 400 + "&to=2", "Belə redaksiya yoxdur"),
    ],
)
def test_what_cannot_be_compared_is_explained(client, two_versions, query, words):
    page = page_text(client, f"/az/bills/sinaq/compare/?{query}", status=400)

    assert words in page
    assert '<select name="from"' in page


def test_one_version_alone_has_nothing_to_compare(client):
    version = VersionFactory(text=law(), published=True)

    page = page_text(client, f"/az/bills/{version.bill.slug}/compare/")

    assert "Hələlik yalnız bir redaksiya var" in page


# Articles, amendments, history


def test_the_article_tells_what_changed_and_who_changed_it(client, two_versions):
    changes = page_text(client, "/az/bills/sinaq/versions/2/art_2/changes/")
    authors = page_text(client, "/az/bills/sinaq/versions/2/art_2/authors/")

    assert '<span class="w">iyirmi</span></ins>' in changes
    assert "Müddət uzadılmır." in changes
    assert "Düzəliş № 1" in changes
    assert "Sınaq komitəsi" in authors
    assert "Müddət qısadır." in authors


def test_an_untouched_article_says_so(client, two_versions):
    page = page_text(client, "/az/bills/sinaq/versions/2/art_1/changes/")

    assert "ilk redaksiyadan bəri dəyişməyib" in page


def test_an_amendment_shows_its_words_its_reason_and_its_outcome(client, two_versions):
    page = page_text(client, "/az/bills/sinaq/amendments/1/")

    assert '<span class="w">iyirmi</span></ins>' in page
    assert "Müddət qısadır." in page
    assert "Tam qəbul edilib" in page
    assert "/az/bills/sinaq/versions/2/?marks=1" in page


def test_amendments_to_the_same_words_know_of_each_other(client, two_versions):
    first = two_versions[0]
    rival = AmendmentFactory(base_version=first, number=2, status="rejected")
    OperationFactory(
        amendment=rival,
        target_label="2.1",
        provision_id=first.items.get(label="2.1").provision_id,
        new_text="Sınaq beş gün müddətində keçirilir.",
    )

    rivals = client.get("/az/bills/sinaq/amendments/1/").context["page"].rivals

    assert [(r.number, r.labels) for r in rivals] == [(2, "2.1")]


def test_the_history_is_one_line_of_time(client, two_versions):
    StageFactory(bill=two_versions[0].bill, stage="tabled", date=dt.date(2026, 3, 2))
    ConsultationFactory(version=two_versions[1])

    years = client.get("/az/bills/sinaq/history/").context["years"]

    days = [event.day for year in years for event in year.events]
    assert days == sorted(days, reverse=True)
    kinds = {event.kind for year in years for event in year.events}
    assert kinds == {
        "Mərhələ",
        "Redaksiya",
        "Düzəliş təqdim olunub",
        "Düzəliş üzrə qərar",
        "Müzakirə",
    }


# Drafts


DRAFT_PATHS = ["", "art_1/", "art_1/changes/", "art_1/authors/", "chapters/art_1/"]


@pytest.mark.parametrize("path", DRAFT_PATHS)
@pytest.mark.parametrize("role", [None, Role.CITIZEN, Role.MP, Role.ASSISTANT, Role.MODERATOR])
def test_a_draft_does_not_exist_for_others(client, signed_in, two_versions, path, role):
    VersionFactory(bill=two_versions[0].bill, number=3, based_on=two_versions[1], text=law())
    browser = signed_in(role) if role else client
    missing = browser.get("/az/bills/sinaq/versions/8/")

    answer = browser.get(f"/az/bills/sinaq/versions/3/{path}")

    assert answer.status_code == missing.status_code == 404
    for page in ("", "compare/", "history/", "versions/2/"):
        assert "versions/3/" not in browser.get(f"/az/bills/sinaq/{page}").content.decode()


def test_an_unpublished_bill_answers_like_an_absent_one(client, signed_in):
    bill = VersionFactory(text=law()).bill

    for browser in (client, signed_in(Role.CITIZEN), signed_in(Role.MODERATOR)):
        for page in ("", "compare/", "amendments/", "history/", "versions/"):
            assert browser.get(f"/az/bills/{bill.slug}/{page}").status_code == 404
        assert bill.title not in browser.get("/az/bills/").content.decode()


def test_an_editor_reads_a_draft_marked_as_such(signed_in, two_versions):
    VersionFactory(bill=two_versions[0].bill, number=3, based_on=two_versions[1], text=law())

    answer = signed_in(Role.EDITOR).get("/az/bills/sinaq/versions/3/")

    assert "Dərc olunmayıb." in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


# Translations


ENGLISH = """# Trial Law

## Chapter I. General

### Article 1. Purpose

1.1. This Law governs the trial.

### Article 2. Term

2.1. The trial is held within twenty days.
"""


def test_a_page_without_translation_shows_azerbaijani_and_says_so(client, two_versions):
    page = page_text(client, "/ru/bills/sinaq/versions/2/")

    assert "Перевода пока нет." in page
    assert 'lang="az"' in page
    assert "Sınaq iyirmi gün müddətində keçirilir." in page


def test_a_translated_page_is_marked_unofficial_and_its_gaps_are_azerbaijani(client, two_versions):
    import_translation(two_versions[1], recognise(ENGLISH, "en").document, "en")

    page = page_text(client, "/en/bills/sinaq/versions/2/")

    assert "Unofficial translation." in page
    assert 'href="/az/bills/sinaq/versions/2/"' in page
    assert "The trial is held within twenty days." in page
    assert "Parts that nobody has translated yet" in page
    assert '<div class="t" lang="az">Nəzarəti komissiya aparır.' in page


def test_marks_are_not_made_across_languages(client, two_versions):
    import_translation(two_versions[1], recognise(ENGLISH, "en").document, "en")

    page = page_text(client, "/en/bills/sinaq/versions/2/art_2/?marks=1")

    assert "The trial is held within twenty days." in page
    assert "changed in the Azerbaijani text" in page


def test_a_title_nobody_translated_carries_its_language(client, two_versions):
    page = page_text(client, "/ru/bills/sinaq/")

    assert f'<h1><span lang="az">{two_versions[0].bill.title_az}</span></h1>' in page
