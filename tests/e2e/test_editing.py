"""An editor at work in Chromium, under the admin's content security policy."""

import pytest
from wagtail.models import Locale

from cms.models import BriefingIndexPage, BriefingPage
from legislation.models import Bill
from tests.e2e import people

TITLE = "Şəxsi həyatın toxunulmazlığı"
SLUG = "sexsi-heyatin-toxunulmazligi"


@pytest.fixture
def desk(browse):
    """A window in which the demonstration's editor has signed in."""
    window = browse()
    people.sign_in(window, people.EDITOR, language="en", then="/cms/")
    window.page.wait_for_url("**/cms/")
    return window


def settle(window) -> None:
    window.page.wait_for_load_state("networkidle")


def briefing_index(language="az"):
    return BriefingIndexPage.objects.get(locale__language_code=language)


def some_briefing():
    return BriefingPage.objects.published().filter(locale__language_code="az").first()


def add_block(page, name: str) -> None:
    page.locator('button[title="Insert a block"]').last.click()
    page.get_by_role("option", name=name, exact=True).click()


def write_briefing(page) -> None:
    """Title, date, a heading, a paragraph, a quotation and figures."""
    page.fill("#id_title", TITLE)
    page.press("#id_title", "Tab")
    page.fill("#id_intro", "Nəyə baxmalı.")
    add_block(page, "Heading")
    page.locator('input[id^="body-0-value"]').fill("Müddət")
    add_block(page, "Text")
    page.locator(
        '[id^="body-1"] .public-DraftEditor-content, .public-DraftEditor-content'
    ).last.click()
    page.keyboard.type("Birinci məsələ vaxtdır.")
    add_block(page, "Quotation of a law")
    page.fill("#body-2-value-bill", "domestic-violence")
    page.fill("#body-2-value-version", "1")
    page.fill("#body-2-value-label", "9.2")
    page.fill("#body-2-value-text", "30 gün müddətinə verilir")
    add_block(page, "Key figures")
    page.fill("#body-3-value-figures-0-value-value", "48 %")
    page.fill("#body-3-value-figures-0-value-label", "vaxtında verilən orderlər")


def test_an_editor_writes_previews_and_publishes_a_briefing(desk, browse):
    page = desk.page
    assert desk.open(f"/cms/pages/add/cms/briefingpage/{briefing_index().pk}/") == 200
    settle(desk)
    write_briefing(page)
    page.click("#id_date")
    page.locator(".xdsoft_datetimepicker:visible").first.wait_for()
    page.keyboard.press("Escape")

    page.get_by_role("tab", name="Promote").click()
    assert page.input_value("#id_slug") == SLUG
    page.get_by_role("tab", name="Content").click()

    page.get_by_role("button", name="Toggle preview").click()
    frame = page.frame_locator("iframe[title='Preview'], [data-preview-iframe]").first
    frame.get_by_role("heading", name=TITLE).wait_for()

    page.get_by_role("button", name="More actions").first.click()
    page.locator("button[name='action-publish']").click()
    page.get_by_text(f"Page '{TITLE}'").first.wait_for()
    assert desk.errors == []

    reader = browse(360)
    assert reader.open(f"/az/briefings/{SLUG}/") == 200
    for words in ("Müddət", "Birinci məsələ vaxtdır.", "30 gün müddətinə verilir", "48 %"):
        assert words in reader.page.inner_text("main")
    assert reader.errors == []
    assert reader.overflow() <= 0


@pytest.fixture(scope="module")
def untranslated(demonstration):
    """Made before the test's transaction begins, or the server would not see it."""
    index = briefing_index()
    made = BriefingPage(title="Tərcümə üçün", intro="Qısa.", locale=index.locale)
    index.add_child(instance=made)
    made.save_revision().publish()
    return made


def test_a_translation_is_published_when_it_is_complete(desk, browse, untranslated):
    page = desk.page
    desk.open(f"/cms/localize/submit/page/{untranslated.pk}/")
    page.check("[name=select_all]")
    assert all(box.is_checked() for box in page.locator("[name=locales]").all())
    page.locator("form [type=submit]").last.click()
    page.get_by_text("successfully submitted").wait_for()
    draft = untranslated.get_translation(Locale.objects.get(language_code="en"))
    assert not draft.live

    desk.open(f"/cms/pages/{draft.pk}/edit/")
    translate_first(page, "For translation")
    publish = page.get_by_role("button", name="Publish in English").first
    publish.click()
    page.get_by_text("Not published: 1 passage is not translated yet").wait_for()
    draft.refresh_from_db()
    assert not draft.live
    translate_first(page, "In short.")
    publish.click()
    page.get_by_text("Published 'For translation'").wait_for()
    assert desk.errors == []

    reader = browse()
    assert reader.open("/en/briefings/tercume-ucun/") == 200
    assert "In short." in reader.page.inner_text("main")


def translate_first(page, words: str) -> None:
    """The first passage without a translation."""
    page.get_by_role("button", name="Translate", exact=True).first.click()
    page.locator("textarea:visible").first.fill(words)
    page.get_by_role("button", name="Save", exact=True).first.click()
    page.get_by_text(words, exact=True).first.wait_for()


def test_no_page_of_the_admin_breaks_its_policy(desk):
    briefing, bill = some_briefing(), Bill.objects.first()
    version = bill.versions.first()
    paths = [
        "/cms/",
        "/cms/pages/",
        f"/cms/pages/{briefing_index().pk}/",
        f"/cms/pages/{briefing.pk}/edit/",
        f"/cms/pages/{briefing.pk}/history/",
        f"/cms/pages/{briefing.pk}/revisions/compare/earliest...live/",
        f"/cms/pages/{briefing.pk}/copy/",
        f"/cms/pages/{briefing.pk}/move/",
        f"/cms/pages/{briefing.pk}/unpublish/",
        f"/cms/pages/{briefing.pk}/usage/",
        "/cms/pages/search/?q=order",
        "/cms/images/",
        "/cms/images/add/",
        "/cms/documents/",
        "/cms/documents/multiple/add/",
        "/cms/bill/",
        f"/cms/bill/edit/{bill.pk}/",
        "/cms/version/",
        f"/cms/version/inspect/{version.pk}/",
        "/cms/amendment/new/",
        "/cms/consultation/new/",
        "/cms/person/",
        "/cms/reports/site-history/",
        "/cms/account/",
    ]
    problems = []
    for path in paths:
        status = desk.open(path)
        settle(desk)
        if status != 200 or "/login/" in desk.page.url:
            problems.append(f"{path}: {status} {desk.page.url}")
        problems += [f"{path}: {error[:200]}" for error in desk.errors]
        problems += [f"{path} asks {host}" for host in desk.foreign_hosts]
    assert not problems, "\n".join(problems)


def test_the_choosers_open(desk):
    """Wagtail starts them by inline scripts, which our policy stops: admin-start.js does it."""
    page = desk.page
    desk.open(f"/cms/pages/{some_briefing().pk}/move/")
    settle(desk)
    page.locator("[data-chooser-action-choose]").first.evaluate("button => button.click()")
    page.locator(".modal-dialog:visible").wait_for()
    assert desk.errors == []


def test_links_and_documents_are_chosen_within_a_text(desk):
    page = desk.page
    desk.open(f"/cms/pages/{some_briefing().pk}/edit/")
    settle(desk)
    for name in ("LINK", "DOCUMENT"):
        page.locator(".public-DraftEditor-content").first.click()
        page.keyboard.press("Control+a")
        page.locator(f"button[name={name}]:visible").first.click()
        page.locator(".modal-dialog:visible").wait_for()
        page.locator(".modal-dialog:visible [data-dismiss=modal]").first.click()
        page.locator(".modal-dialog").wait_for(state="hidden")
    assert desk.errors == []


@pytest.mark.parametrize("who", [people.CITIZEN, people.MP, people.ADVISER])
def test_for_others_there_is_no_admin(browse, who):
    window = browse()
    people.sign_in(window, who)
    window.page.wait_for_url("**/az/**")
    assert window.open("/cms/") == 404
