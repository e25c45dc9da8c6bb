"""An editor writes, previews, publishes and looks back; nobody else does."""

import datetime as dt
import json
from html import unescape

import pytest
from django.urls import reverse
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.models import BriefingPage
from core.roles import Role
from tests.factories.cms import briefing, standard
from tests.factories.legislation import BillFactory, VersionFactory, article, document

BIG = "9" * 30


@pytest.fixture
def editor(signed_in):
    return signed_in(Role.EDITOR)


@pytest.fixture
def law(db):
    text = document(article("9", "Order", "Order 24 saat ərzində verilir.", "Müddət 30 gündür."))
    return VersionFactory(bill__slug="order", text=text, published=True)


def form(law, **changes):
    """What the browser sends for a whole briefing."""
    fields = {
        "title": "Şəxsi həyatın toxunulmazlığı",
        "slug": "",
        "intro": "Nəyə baxmalı.",
        "date": "2026-11-20",
        "prepared_by": "Demokratikləşdirmə Bölməsi",
        "body": streamfield(
            [
                ("heading", "Müddət"),
                ("paragraph", rich_text("<p>Birinci məsələ <b>vaxtdır</b>.</p>")),
                (
                    "quotation",
                    {"bill": "order", "version": "1", "label": "9.2", "text": "30 gündür"},
                ),
                ("figures", {"figures": streamless([("48 %", "vaxtında")]), "source": "Komitə"}),
            ]
        ),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        "seo_title": "",
        "search_description": "",
    }
    bills = changes.pop("bills", [law.bill.pk])
    return nested_form_data({**fields, **changes}) | {"bills": bills}


def streamless(figures):
    """A list block's items."""
    rows = {
        str(number): {
            "value": {"value": value, "label": label},
            "deleted": "",
            "order": str(number),
            "type": "item",
            "id": "",
        }
        for number, (value, label) in enumerate(figures)
    }
    return {"count": str(len(rows)), **rows}


def add_url(tree, language="az"):
    return reverse(
        "wagtailadmin_pages:add", args=["cms", "briefingpage", tree.indexes[language].pk]
    )


def test_an_editor_publishes_a_briefing(editor, client, tree, law):
    response = editor.post(add_url(tree), form(law) | {"action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    made = BriefingPage.objects.get()
    assert made.live
    assert made.slug == "sexsi-heyatin-toxunulmazligi"
    text = client.get("/az/briefings/sexsi-heyatin-toxunulmazligi/").content.decode()
    for words in ("Nəyə baxmalı.", "<h2>Müddət</h2>", "<b>vaxtdır</b>", "30 gündür", "48 %"):
        assert words in text
    assert law.bill.name in text
    assert "20 noyabr 2026-cı il" in text


def test_a_draft_is_seen_by_editors_only(editor, client, tree, law):
    editor.post(add_url(tree), form(law))
    made = BriefingPage.objects.get()
    assert not made.live
    assert client.get(f"/az/briefings/{made.slug}/").status_code == 404
    preview = editor.get(reverse("wagtailadmin_pages:view_draft", args=[made.pk]))
    assert preview.status_code == 200
    assert "Nəyə baxmalı." in preview.content.decode()
    assert client.get(reverse("wagtailadmin_pages:view_draft", args=[made.pk])).status_code == 302


def test_a_preview_shows_what_is_typed_and_stores_nothing(editor, tree, law):
    url = reverse(
        "wagtailadmin_pages:preview_on_add",
        args=["cms", "briefingpage", tree.indexes["az"].pk],
    )
    assert editor.post(url, form(law)).json()["is_valid"]
    response = editor.get(url + "?mode=")
    assert "Şəxsi həyatın toxunulmazlığı" in response.content.decode()
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert not BriefingPage.objects.exists()


def test_a_preview_that_is_left_is_forgotten(editor, tree, law):
    url = reverse(
        "wagtailadmin_pages:preview_on_add",
        args=["cms", "briefingpage", tree.indexes["az"].pk],
    )
    editor.post(url, form(law))
    assert editor.delete(url).json() == {"success": True}
    assert "Şəxsi həyatın" not in editor.get(url + "?mode=").content.decode()


def test_a_preview_in_another_language_is_in_that_language(editor, tree, law):
    url = reverse(
        "wagtailadmin_pages:preview_on_add",
        args=["cms", "briefingpage", tree.indexes["ru"].pk],
    )
    editor.post(url, form(law, title="Брифинг"))
    text = editor.get(url + "?mode=").content.decode()
    assert '<html lang="ru"' in text
    assert "ещё не переведена" not in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "title"),
        ({"date": "2026-02-31"}, "date"),
        ({"bills": ["99999"]}, "bills"),
        (
            {
                "body": streamfield(
                    [("quotation", {"bill": "order", "version": "1", "label": "99", "text": "x"})]
                )
            },
            "body",
        ),
        (
            {
                "body": streamfield(
                    [
                        (
                            "quotation",
                            {"bill": "order", "version": "9" * 30, "label": "9", "text": "x"},
                        )
                    ]
                )
            },
            "body",
        ),
    ],
)
def test_a_fault_is_shown_at_its_field_and_nothing_typed_is_lost(editor, tree, law, changes, words):
    response = editor.post(add_url(tree), form(law, **changes) | {"action-publish": "1"})
    assert response.status_code == 200
    assert words in response.context["form"].errors
    assert "Demokratikləşdirmə Bölməsi" in response.content.decode()
    assert not BriefingPage.objects.exists()


def test_a_quotation_from_a_draft_version_is_refused(editor, tree, law):
    VersionFactory(bill=law.bill, number=2, text=document(article("10", "Gizli", "Gizli.")))
    body = streamfield(
        [("quotation", {"bill": "order", "version": "2", "label": "10", "text": "Gizli"})]
    )
    response = editor.post(add_url(tree), form(law, body=body) | {"action-publish": "1"})
    assert "body" in response.context["form"].errors


def test_markup_that_could_act_is_dropped(editor, client, tree, law):
    raw = '<p onclick="x()">Mətn <script>alert(1)</script><a href="javascript:x()">keçid</a></p>'
    body = streamfield([("paragraph", rich_text(raw)), ("heading", "<img src=x onerror=y>")])
    editor.post(add_url(tree), form(law, body=body) | {"action-publish": "1"})
    text = client.get(BriefingPage.objects.get().url).content.decode()
    for active in ("onclick", "alert(1)</script>", "javascript:", "<img src=x"):
        assert active not in text
    assert "&lt;img src=x" in text


def test_changes_are_compared_and_restored(editor, tree):
    made = briefing(tree, title="Bir", intro="Köhnə söz.")
    made.body = [("paragraph", RichText("<p>Otuz gün.</p>"))]
    first = made.save_revision()
    first.publish()
    made.refresh_from_db()
    made.intro = "Yeni söz."
    second = made.save_revision()
    second.publish()
    history = editor.get(reverse("wagtailadmin_pages:history", args=[made.pk]))
    assert history.status_code == 200
    compare = editor.get(
        reverse("wagtailadmin_pages:revisions_compare", args=[made.pk, first.pk, second.pk])
    ).content.decode()
    assert "Köhnə" in compare
    assert "Yeni" in compare
    revert = reverse("wagtailadmin_pages:revisions_revert", args=[made.pk, first.pk])
    assert "Köhnə söz." in editor.get(revert).content.decode()


def test_unpublishing_takes_the_page_away_in_every_language(editor, client, tree):
    made = briefing(tree, title="Bir")
    assert client.get("/ru/briefings/bir/").status_code == 200
    editor.post(reverse("wagtailadmin_pages:unpublish", args=[made.pk]))
    for language in ("az", "en", "ru"):
        assert client.get(f"/{language}/briefings/bir/").status_code == 404


def test_editors_may_not_share_a_page_by_password(editor, tree):
    made = briefing(tree, title="Bir")
    url = reverse("wagtailadmin_pages:set_privacy", args=[made.pk])
    assert 'value="password"' not in editor.get(url).content.decode()
    editor.post(url, {"restriction_type": "password", "password": "1234", "groups": []})
    assert not made.get_view_restrictions().exists()


@pytest.mark.parametrize(
    ("model", "parent"),
    [("homepage", "home"), ("briefingpage", "home"), ("topicpage", "index"), ("page", "home")],
)
def test_pages_are_made_only_where_they_belong(editor, tree, model, parent):
    below = tree.homes["az"] if parent == "home" else tree.indexes["az"]
    app = "wagtailcore" if model == "page" else "cms"
    url = reverse("wagtailadmin_pages:add", args=[app, model, below.pk])
    assert editor.get(url).status_code in (302, 404)


ADDRESSES = ("edit", "history", "view_draft", "unpublish", "copy", "move", "delete", "set_privacy")


@pytest.mark.parametrize("role", [None, Role.CITIZEN, Role.MP, Role.MODERATOR, Role.ETHICS_ADVISER])
def test_nobody_else_edits_by_the_pages_number(client, signed_in, tree, role):
    """C2: by id, by GET or POST, from every view of the editor."""
    made = standard(tree, title="Haqqımızda")
    browser = signed_in(role) if role else client
    for name in ADDRESSES:
        url = reverse(f"wagtailadmin_pages:{name}", args=[made.pk])
        for response in (browser.get(url), browser.post(url, {"title": "Oğurlanmış"})):
            assert response.status_code in (302, 404)
            assert "Haqqımızda" not in response.content.decode()
    made.refresh_from_db()
    assert (made.title, made.live) == ("Haqqımızda", True)


def test_the_form_speaks_azerbaijani_where_it_is_ours(editor, tree, law):
    text = editor.get(add_url(tree), headers={"accept-language": "az"}).content.decode()
    for words in ("Giriş sözü", "Kim hazırlayıb", "Qanunlar"):
        assert words in text
    # The names of blocks stand in data for the script.
    for words in ("Qanundan sitat", "Əsas göstəricilər", "Redaksiyanın nömrəsi"):
        assert json.dumps(words)[1:-1] in unescape(text)


def test_editors_reach_the_records_they_keep(editor, tree):
    BillFactory()
    text = editor.get("/cms/").content.decode()
    assert "/cms/pages/" in text
    assert editor.get("/cms/person/").status_code == 200


def test_the_date_of_a_new_briefing_is_today_in_baku(editor, tree, time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 20, 21, 30, tzinfo=dt.UTC))
    assert "2026-11-21" in editor.get(add_url(tree)).content.decode()


@pytest.mark.parametrize("screen", ["edit", "copy"])
def test_a_form_without_its_hidden_fields_is_a_bad_request(editor, tree, screen):
    """Wagtail reads them without looking."""
    page = briefing(tree, title="Brifinq")
    answer = editor.post(reverse(f"wagtailadmin_pages:{screen}", args=[page.pk]), {"title": "A"})
    assert answer.status_code in {200, 400}
    page.refresh_from_db()
    assert page.title == "Brifinq"
