"""What people come for, done in a browser from the first page to the last."""

from uuid import uuid4

import pytest
from django.utils import timezone

from constituents.models import Person, Question
from legislation.models import Comment, Consultation
from tests.e2e.keyboard import Keyboard
from tests.e2e.people import ADVISER, EDITOR, MP, link_in_letter, sign_in

WORDS = "Bizim kənddən rayon mərkəzinə avtobus gündə bir dəfə gedir, 12 saat azdır."
ASKED = "Kənd yolunun təmiri nə vaxt başlayacaq?"


@pytest.fixture
def article(demonstration) -> str:
    """The address of the first article of a text that is open for comment, in Azerbaijani."""
    now = timezone.now()
    window = Consultation.objects.filter(opens_at__lt=now, closes_at__gt=now).latest("closes_at")
    first = window.version.items.filter(kind="article").order_by("position").first()
    return f"/az/bills/{window.bill.slug}/versions/{window.version.number}/{first.eid}/"


def fresh_address() -> str:
    """Nobody has written from it; so many letters go to one address and no more."""
    return f"{uuid4().hex[:12]}@example.org"


def go_on(page) -> None:
    """Press the one button that leads on."""
    page.locator("main form button.primary").click()


def confirm(window, address: str) -> None:
    """Open the link of the letter; opening alone confirms nothing, the button does."""
    assert window.open(link_in_letter(address, "/confirm/")) == 200
    go_on(window.page)


def test_a_citizen_comments_on_a_phone_without_javascript(browse, article):
    window = browse(320, script=False)
    page, address = window.page, fresh_address()
    window.open(article)
    page.locator(".law .prov a.say").first.click()
    page.check("input[name=stance][value=change]")
    page.fill("#id_text", WORDS)
    go_on(page)
    assert WORDS in page.inner_text("main dl.answers")
    assert window.overflow() <= 0
    page.fill("#id_email", address)
    go_on(page)
    assert address in page.inner_text("main")
    confirm(window, address)
    comment = Comment.objects.get(email=address)
    assert comment.status == "pending"
    assert page.url.endswith(f"/az/comments/{comment.reference}/")
    assert WORDS in page.inner_text("main")
    assert window.overflow() <= 0


def test_a_comment_needs_no_mouse(browse, article):
    window = browse(1280)
    keys, address = Keyboard(window.page), fresh_address()
    window.open(article)
    keys.reach(".law .prov a.say").press("Enter")
    keys.reach("input[name=stance]").press("ArrowDown")
    keys.reach("#id_text").type(WORDS)
    keys.reach("main form button.primary").press("Enter")
    keys.reach("#id_email").type(address)
    keys.reach("main form button.primary").press("Space")
    window.page.wait_for_url("**/az/comments/*/")
    comment = Comment.objects.get(email=address)
    assert (comment.stance, comment.text) == ("change", WORDS)
    assert not keys.unseen, f"focus cannot be seen on {keys.unseen}"
    assert not window.errors


def test_the_first_tab_offers_to_skip_to_the_content(browse):
    window = browse(1280)
    window.open("/az/")
    keys = Keyboard(window.page).press("Tab")
    assert keys.focused("a.skip")
    keys.press("Enter")
    assert keys.focused("main")
    assert not keys.unseen


def test_a_question_with_errors_keeps_its_words_and_goes_when_mended(browse, demonstration):
    window = browse(1280)
    page, address = window.page, fresh_address()
    window.open("/az/mps/nigar-seferli/ask/")
    page.fill("#id_text", f"{ASKED} Mənə 050 123 45 67 nömrəsinə zəng edin.")
    go_on(page)
    assert page.title().startswith("Xəta:")
    assert Keyboard(page).focused(".problem")
    assert page.locator(".problem a").count() == 3
    assert ASKED in page.input_value("#id_text")

    page.locator(".problem a[href='#id_subject']").click()
    assert Keyboard(page).focused("#id_subject")
    page.fill("#id_subject", ASKED)
    page.fill("#id_text", "Yağışdan sonra oradan keçmək olmur.")
    page.fill("#id_email", address)
    go_on(page)
    go_on(page)
    assert address in page.inner_text("main")
    confirm(window, address)
    question = Question.objects.get(email=address)
    assert question.reference in page.inner_text("main")
    assert question.recipient.slug == "nigar-seferli"
    assert not window.errors


def test_an_mp_consults_the_adviser_in_confidence(browse):
    window = browse(1280)
    page, words = window.page, "Qardaşımın şirkəti tenderdə iştirak edir."
    sign_in(window, MP, then="/az/ethics/consultations/new/")
    page.locator("input[name=adviser]").first.check()
    page.fill("#id_text", words)
    go_on(page)
    assert words in page.inner_text("main")
    thread = page.url
    other = browse(1280)
    sign_in(other, ADVISER)
    assert other.open(thread.removeprefix(window.site)) == 200
    other.page.fill("main #id_text", "Komitədə elan edin.")
    go_on(other.page)
    page.reload()
    assert "Komitədə elan edin." in page.inner_text("main")
    assert not window.errors


def test_an_editor_reaches_the_cms_through_the_one_sign_in(browse):
    window = browse(1280)
    window.open("/cms/")
    assert "/account/login/" in window.page.url
    sign_in(window, EDITOR, then="/cms/")
    assert window.page.url == f"{window.site}/cms/"
    window.page.wait_for_selector(".sidebar-main-menu")
    assert not window.errors


def test_a_citizen_does_not_reach_the_cms(browse):
    window = browse(1280)
    sign_in(window, "citizen@example.org")
    assert window.open("/cms/") in {403, 404}


@pytest.fixture
def waiting(demonstration) -> Question:
    """A question on the MP's desk that everybody may read."""
    return Question.objects.filter(
        recipient__slug="nigar-seferli", dialogue="awaiting_answer", visibility="public"
    ).first()


def test_an_mp_reads_previews_and_answers(browse, waiting):
    window, page_of_question = browse(1280), f"/az/questions/{waiting.reference}/"
    page, words = window.page, "Təmir aprelin 5-də başlayır, smeta təsdiqlənib."
    sign_in(window, MP, then="/az/desk/questions/")
    page.locator(f"main a[href*='{waiting.reference}']").first.click()
    page.fill("#id_text", words)
    page.check("input[name=signed_as][value=mp_self]")
    page.locator("main button[formaction*=preview]").click()
    assert words in page.inner_text("#preview")
    go_on(page)
    assert words in page.inner_text("main")
    reader = browse(320, script=False)
    reader.open(page_of_question)
    assert words in reader.page.inner_text("main")
    person = Person.objects.get(slug="nigar-seferli")
    assert person.name in reader.page.inner_text("main")
    assert not window.errors
