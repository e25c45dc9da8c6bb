"""Every type of page in every language: its words, its shape, its cost."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.rich_text import RichText

from cms.models import HelpPage
from tests.factories.cms import LANGUAGES, briefing, help_page, standard, topic
from tests.factories.legislation import VersionFactory, law

EMERGENCY = [("line", {"name": "Polis", "number": "102"})]
HOTLINE = {
    "name": "Dəstək xətti",
    "number": "860",
    "also": "(012) 860",
    "hours": "hər gün 09:00–18:00",
    "about": "Məsləhət və sığınacaq.",
    "source": "Dövlət Komitəsi",
    "checked_on": dt.date(2026, 11, 23),
}
SHELTER = {"name": "Gəncə", "region": "qərb", "number": "860", "about": "Uşaqlarla qəbul edir."}


def html(client, path) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


@pytest.fixture
def pages(tree):
    """Addresses of one page of each type in each language."""
    bill = VersionFactory(text=law(1), published=True).bill
    made = []
    for code in LANGUAGES:
        made += [
            tree.homes[code],
            tree.indexes[code],
            briefing(tree, code, title=f"Brifinq {code}", bills=[bill]),
            topic(tree, code, title=f"Mövzu {code}", bills=[bill]),
            standard(tree, code, title=f"Səhifə {code}", intro="Giriş."),
            help_page(tree, code),
        ]
    return {code: [page.url for page in made if page.language == code] for code in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_one_heading_one_main_and_its_language(client, pages, language):
    assert len(pages[language]) == 6
    for path in pages[language]:
        text = html(client, path)
        assert f'<html lang="{language}"' in text
        assert len(re.findall(r"<h1[ >]", text)) == 1
        assert text.count("<main") == 1
        assert re.search(r"<title>[^<]*\w[^<]*</title>", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_inline_scripts_styles_or_foreign_hosts(client, pages, language):
    for path in pages[language]:
        text = html(client, path)
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=\"", text), path
        assert not re.search(r'(?:src|srcset)="(?:https?:)?//', text), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_anonymous_pages_set_no_cookie_and_cost_at_most_thirty_queries(client, pages, language):
    for path in pages[language]:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(path)
        assert not response.cookies, path
        assert len(captured) <= 30, f"{path}: {len(captured)}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", "briefings/", "help/"])
def test_pages_are_only_read(client, tree, path, language):
    help_page(tree, language)
    before = tree.homes["az"].get_descendants().count()
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)(f"/{language}/{path}").status_code in (200, 405)
    assert tree.homes["az"].get_descendants().count() == before


class TestBriefing:
    def test_it_says_when_by_whom_and_how_long(self, client, tree):
        body = [("paragraph", RichText(f"<p>{'söz ' * 540}</p>"))]
        briefing(tree, title="Order", prepared_by="Hüquq qrupu", body=body)
        text = html(client, "/az/briefings/order/")
        assert "Brifinq, 3 noyabr 2026-cı il. Oxuma vaxtı: 3 dəqiqə" in text
        assert "Hüquq qrupu" in text

    @pytest.mark.parametrize(
        ("words", "said"), [(10, "1 минута"), (180 * 3, "3 минуты"), (180 * 11, "11 минут")]
    )
    def test_the_time_is_counted_in_russian_too(self, client, tree, words, said):
        body = [("paragraph", RichText(f"<p>{'слово ' * words}</p>"))]
        briefing(tree, "ru", title="Ордер", intro="", body=body)
        assert f"Время чтения: {said}" in html(client, "/ru/briefings/order/")

    def test_its_way_leads_to_the_list_and_the_law(self, client, tree):
        bill = VersionFactory(text=law(1), published=True, bill__short_title_az="Order").bill
        briefing(tree, title="Order", bills=[bill])
        crumbs = html(client, "/az/briefings/order/").partition("crumbs")[2].partition("</ol>")[0]
        assert re.findall(r'href="([^"]+)"', crumbs) == [
            "/az/briefings/",
            f"/az/bills/{bill.slug}/",
        ]

    def test_laws_of_the_original_stand_beside_a_translation(self, client, tree):
        bill = VersionFactory(text=law(1), published=True, bill__short_title_en="Orders").bill
        made = briefing(tree, title="Order", bills=[bill])
        briefing(tree, "en", of=made, title="Order", slug="the-order")
        assert f'href="/en/bills/{bill.slug}/">Orders</a>' in html(
            client, "/en/briefings/the-order/"
        )

    def test_a_law_that_is_not_published_is_not_named(self, client, tree):
        hidden = VersionFactory(text=law(1), bill__title_az="Gizli layihə").bill
        briefing(tree, title="Order", bills=[hidden])
        assert "Gizli layihə" not in html(client, "/az/briefings/order/")

    def test_a_correction_is_told_from_the_next_day_on(self, client, tree, time_machine):
        time_machine.move_to(dt.datetime(2026, 11, 3, 9, tzinfo=dt.UTC))
        made = briefing(tree, title="Order", live=False)
        made.save_revision().publish()
        made.refresh_from_db()
        made.save_revision().publish()
        assert "Düzəldilib" not in html(client, "/az/briefings/order/")
        time_machine.move_to(dt.datetime(2026, 11, 5, 9, tzinfo=dt.UTC))
        made.refresh_from_db()
        made.save_revision().publish()
        history = html(client, "/az/briefings/order/").partition("Səhifənin tarixçəsi")[2]
        assert history.index("5 noyabr 2026-cı il") < history.index("3 noyabr 2026-cı il")
        assert "Düzəldilib" in history


class TestList:
    def test_the_newest_stands_first(self, client, tree):
        for day in (3, 20, 11):
            briefing(tree, title=f"Brifinq {day}", date=dt.date(2026, 11, day))
        found = re.findall(r">Brifinq (\d+)</a>", html(client, "/az/briefings/"))
        assert found == ["20", "11", "3"]

    def test_it_is_cut_into_pages(self, client, tree):
        for number in range(12):
            briefing(tree, title=f"Brifinq {number}", date=dt.date(2026, 11, number + 1))
        assert len(re.findall(r'<a class="t"', html(client, "/az/briefings/"))) == 10
        assert len(re.findall(r'<a class="t"', html(client, "/az/briefings/?page=2"))) == 2

    @pytest.mark.parametrize("number", ["0", "-3", "x", "9" * 40, "2'--", ""])
    def test_an_impossible_page_number_gives_a_page(self, client, tree, number):
        briefing(tree, title="Brifinq")
        assert "Brifinq" in html(client, f"/az/briefings/?page={number}")

    def test_an_empty_list_says_so(self, client, tree):
        assert "Hələ brifinq yoxdur." in html(client, "/az/briefings/")

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_ten_foreign_rows_cost_no_more_than_one(self, client, tree, language):
        def cost():
            client.get(f"/{language}/briefings/")
            with CaptureQueriesContext(connection) as captured:
                client.get(f"/{language}/briefings/")
            return len(captured)

        briefing(tree)
        few = cost()
        for _ in range(9):
            briefing(tree)
        assert cost() <= few


class TestTopic:
    def test_it_shows_its_laws_and_their_briefings(self, client, tree):
        bill = VersionFactory(text=law(1), published=True, bill__title_az="Ailə Qanunu").bill
        other = VersionFactory(text=law(1), published=True, bill__title_az="Başqa Qanun").bill
        briefing(tree, title="Ailə brifinqi", bills=[bill])
        briefing(tree, title="Başqa brifinq", bills=[other])
        topic(tree, title="Ailə", bills=[bill])
        text = html(client, "/az/aile/")
        assert "Ailə Qanunu" in text
        assert "Ailə brifinqi" in text
        assert "Başqa" not in text.partition("<main")[2].partition("</main>")[0]

    def test_without_laws_it_says_so(self, client, tree):
        topic(tree, title="Boş")
        assert "Bu mövzuda hələ layihə yoxdur." in html(client, "/az/bos/")


class TestStandardPage:
    def test_it_leads_down_and_up(self, client, tree):
        about = standard(tree, title="Haqqımızda")
        standard(tree, below=about, title="Məxfilik")
        assert 'href="/az/haqqimizda/mexfilik/"' in html(client, "/az/haqqimizda/")
        assert 'href="/az/haqqimizda/">Haqqımızda</a>' in html(client, "/az/haqqimizda/mexfilik/")


class TestHelp:
    @pytest.fixture
    def text(self, client, tree):
        help_page(
            tree,
            intro="Günahkar siz deyilsiniz.",
            emergency=EMERGENCY,
            hotlines=[("line", HOTLINE)],
            shelters=[("shelter", SHELTER)],
            body=[
                ("paragraph", RichText("<p>Əvvəlcə oxuyun.</p>")),
                ("heading", "Evdən təhlükəsiz çıxmaq"),
                ("paragraph", RichText("<p>Sənədləri hazırlayın.</p>")),
            ],
        )
        return html(client, "/az/help/")

    def test_numbers_are_dialled_at_a_touch(self, text):
        for number in ("102", "860", "012860"):
            assert f'href="tel:{number}"' in text

    def test_each_number_tells_its_hours_source_and_day(self, text):
        for words in ("hər gün 09:00–18:00", "Dövlət Komitəsi", "Yoxlanılıb: 23 noyabr 2026-cı il"):
            assert words in text

    def test_the_tab_and_the_history_give_nothing_away(self, text):
        assert "<title>Kömək</title>" in text
        assert '<meta name="description" content="">' in text

    def test_the_way_out_comes_first_and_leaves_no_referrer(self, text):
        leave = text.index("data-leave")
        assert leave < text.index("<main")
        assert 'rel="noreferrer' in text[leave - 200 : leave]

    def test_no_address_of_a_shelter_can_be_entered(self):
        shelter = HelpPage._meta.get_field("shelters").stream_block.child_blocks["shelter"]
        assert set(shelter.child_blocks) == {
            "name", "region", "about", "hours", "number", "checked_on",
        }  # fmt: skip

    def test_advice_is_folded_under_its_headings(self, text):
        assert "<summary>Evdən təhlükəsiz çıxmaq</summary>" in text
        assert text.index("Əvvəlcə oxuyun.") < text.index("Nə etmək istəyirsiniz?")

    def test_one_primary_button(self, text):
        main = text.partition("<main")[2]
        assert main.count("btn primary") == 1

    @pytest.mark.parametrize("language", ["en", "ru"])
    def test_its_numbers_reach_readers_of_other_languages(self, client, text, language):
        assert 'href="tel:860"' in html(client, f"/{language}/help/")
