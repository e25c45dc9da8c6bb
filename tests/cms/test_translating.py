"""A translation is never live before somebody translated all of it and published it."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail.rich_text import RichText
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from cms.models import BriefingPage, StandardPage
from cms.translating import missing_passages
from core.roles import Role
from tests.factories.cms import briefing, make_private, standard
from tests.factories.legislation import VersionFactory, article, document
from tests.permissions.test_sections import editor_of

WORDS = {"Diffamasiya": "Defamation", "Qısa məzmun.": "In short.", "Birinci abzas.": "One."}


@pytest.fixture
def editor(signed_in):
    browser = signed_in(Role.EDITOR)
    browser.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return browser


@pytest.fixture
def original(tree):
    made = briefing(tree, title="Diffamasiya", intro="Qısa məzmun.")
    made.body = [("paragraph", RichText("<p>Birinci abzas.</p>"))]
    made.save_revision().publish()
    return made


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    """wagtail-localize publishes when the transaction is committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def submit(editor, page, *languages):
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    chosen = [Locale.objects.get(language_code=code).pk for code in languages]
    return editor.post(url, {"locales": chosen})


def translated(page, language="en"):
    return page.get_translation(Locale.objects.get(language_code=language))


def translation(page, language="en"):
    return Translation.objects.get(
        source__object_id=page.translation_key, target_locale__language_code=language
    )


def write(editor, page, words=WORDS):
    """Translate the passages named, as the editor's script does: one request a passage."""
    target = translation(page)
    for segment in target.source.stringsegment_set.select_related("string"):
        if segment.string.data in words:
            url = reverse("wagtail_localize:edit_string_translation", args=[target.pk, segment.pk])
            response = editor.put(
                url, f"value={words[segment.string.data]}", "application/x-www-form-urlencoded"
            )
            assert response.status_code in (200, 201), response.content


def publish(editor, page, on_commit):
    url = reverse("wagtailadmin_pages:edit", args=[translated(page).pk])
    with on_commit():
        return editor.post(url, {"action": "publish"}, follow=True)


def synchronise(editor, page, on_commit, **data):
    source = TranslationSource.objects.get(object_id=page.translation_key)
    with on_commit():
        return editor.post(
            reverse("wagtail_localize:update_translations", args=[source.pk]), data, follow=True
        )


def messages_of(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def add_paragraph(page):
    page.refresh_from_db()
    page.body.append(("paragraph", RichText("<p>İkinci abzas.</p>")))
    page.save_revision().publish()


def test_submitting_makes_drafts_that_nobody_sees(editor, client, original):
    assert submit(editor, original, "en", "ru").status_code == 302
    for language in ("en", "ru"):
        draft = translated(original, language)
        assert not draft.live
        assert draft not in BriefingPage.objects.published()
        shown = client.get(f"/{language}/briefings/{draft.slug}/").content.decode()
        assert '<article lang="az">' in shown


def test_a_complete_translation_is_published(editor, client, original, on_commit):
    submit(editor, original, "en")
    write(editor, original)
    response = publish(editor, original, on_commit)
    assert response.status_code == 200
    page = translated(original)
    assert page.live
    text = client.get(page.url).content.decode()
    assert "Defamation" in text
    assert "One." in text
    assert "abzas" not in text
    assert "Nobody has translated" not in text


def test_half_a_translation_is_refused_and_kept(editor, original, on_commit):
    submit(editor, original, "en")
    write(editor, original, {"Diffamasiya": "Defamation"})
    response = publish(editor, original, on_commit)
    assert "Not published: 2 passages are not translated yet." in messages_of(response)
    assert not translated(original).live
    write(editor, original, {"Qısa məzmun.": "In short.", "Birinci abzas.": "One."})
    publish(editor, original, on_commit)
    assert translated(original).specific.title == "Defamation"
    assert translated(original).live


@pytest.mark.parametrize(
    ("language", "words"),
    [("az", "Dərc edilmədi: 3 hissə"), ("ru", "Не опубликовано: ещё не переведены 3 фрагмента")],
)
def test_the_refusal_is_in_the_editors_language(editor, original, on_commit, language, words):
    submit(editor, original, "en")
    editor.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    assert words in messages_of(publish(editor, original, on_commit))


def test_a_new_paragraph_does_not_reach_the_live_translation(editor, client, original, on_commit):
    submit(editor, original, "en")
    write(editor, original)
    publish(editor, original, on_commit)
    add_paragraph(original)
    response = synchronise(editor, original, on_commit, publish_translations="on")
    assert "Not published, since passages are not translated yet: English." in messages_of(response)
    text = client.get(translated(original).url).content.decode()
    assert "One." in text
    assert "İkinci" not in text
    publish(editor, original, on_commit)
    assert "İkinci" not in client.get(translated(original).url).content.decode()
    write(editor, original, {"İkinci abzas.": "Two."})
    publish(editor, original, on_commit)
    assert "Two." in client.get(translated(original).url).content.decode()


def test_synchronising_publishes_what_is_complete(editor, client, original, on_commit):
    submit(editor, original, "en")
    write(editor, original)
    original.refresh_from_db()
    response = synchronise(editor, original, on_commit, publish_translations="on")
    assert "Not published" not in messages_of(response)
    assert translated(original).live


def test_who_may_not_publish_in_a_section_publishes_no_translation_into_it(
    signed_in, editor, original, on_commit
):
    submit(editor, original, "en")
    write(editor, original)
    other = signed_in(editor_of(original))
    other.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    response = synchronise(other, original, on_commit, publish_translations="on")
    assert "you may not publish there: English" in messages_of(response)
    assert not translated(original).live


def test_synchronising_without_publishing_leaves_drafts(editor, original, on_commit):
    submit(editor, original, "en")
    write(editor, original)
    synchronise(editor, original, on_commit)
    assert not translated(original).live


@pytest.mark.parametrize("below", [False, True])
def test_translations_are_not_published_in_bulk(editor, original, on_commit, below):
    """Their drafts hold the source's words until their own editor publishes them."""
    submit(editor, original, "en")
    chosen = original.get_parent().get_translation(translated(original).locale)
    page = chosen if below else translated(original)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    with on_commit():
        response = editor.post(
            f"{url}?id={page.pk}&next=/cms/pages/",
            {"include_descendants": "on"} if below else {},
            follow=True,
        )
    assert "translations are published one by one" in messages_of(response)
    assert not translated(original).live


def test_pages_without_translations_are_published_in_bulk(editor, tree):
    made = briefing(tree, title="Qaralama", live=False)
    made.save_revision()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    editor.post(f"{url}?id={made.pk}&next=/cms/pages/")
    made.refresh_from_db()
    assert made.live


def test_the_address_needs_no_translation(editor, original):
    submit(editor, original, "en")
    target = translation(original)
    paths = set(target.source.stringsegment_set.values_list("context__path", flat=True))
    assert "slug" in paths
    assert missing_passages(target) == 3


def test_a_subtree_is_not_offered(editor, tree, original):
    """It would write the source's words over translations that are live already."""
    about = standard(tree, title="Haqqımızda")
    below = standard(tree, below=about, title="Məxfilik", intro="Azərbaycanca")
    about_ru = standard(tree, "ru", title="О нас", translation_key=about.translation_key)
    live = standard(
        tree, below=about_ru, title="Конфиденциальность", intro="По-русски",
        translation_key=below.translation_key,
    )  # fmt: skip
    url = reverse("wagtail_localize:submit_page_translation", args=[about.pk])
    assert 'type="checkbox" name="include_subtree"' not in editor.get(url).content.decode()
    english = Locale.objects.get(language_code="en")
    editor.post(url, {"locales": [english.pk], "include_subtree": "on"})
    assert StandardPage.objects.filter(locale=english).count() == 1
    live.refresh_from_db()
    assert (live.intro, live.live) == ("По-русски", True)


def test_the_place_of_a_quotation_is_not_offered_for_translation(editor, tree):
    version = VersionFactory(
        text=document(article("9", "Order", "Order 30 gün müddətinə verilir.")), published=True
    )
    quotation = {
        "bill": version.bill.slug,
        "version": 1,
        "label": "9.1",
        "text": "30 gün müddətinə",
    }
    made = briefing(tree, title="Sitat", intro="")
    made.body = [("quotation", quotation)]
    made.save_revision().publish()
    submit(editor, made, "en")
    offered = StringSegment.objects.filter(source__object_id=made.translation_key)
    assert set(offered.values_list("string__data", flat=True)) == {
        "Sitat",
        "sitat",
        "30 gün müddətinə",
    }


def test_a_translated_quotation_keeps_its_place(editor, client, tree, on_commit):
    version = VersionFactory(
        text=document(article("9", "Order", "Order 30 gün müddətinə verilir.")), published=True
    )
    quotation = {"bill": version.bill.slug, "version": 1, "label": "9.1", "text": "30 gün"}
    made = briefing(tree, title="Sitat", intro="")
    made.body = [("quotation", quotation)]
    made.save_revision().publish()
    submit(editor, made, "en")
    write(editor, made, {"Sitat": "Quotation", "30 gün": "30 days"})
    publish(editor, made, on_commit)
    block = translated(made).specific.body[0]
    assert block.value["text"] == "30 days"
    assert (block.value["bill"], block.value["version"], block.value["label"]) == (
        version.bill.slug, 1, "9.1",
    )  # fmt: skip


def test_a_private_original_gives_private_translations(editor, client, original, on_commit):
    make_private(original)
    submit(editor, original, "en")
    write(editor, original)
    publish(editor, original, on_commit)
    assert translated(original).live
    assert client.get(translated(original).url).status_code == 404


@pytest.mark.parametrize(
    "role", [Role.CITIZEN, Role.MP, Role.ASSISTANT, Role.MODERATOR, Role.ETHICS_ADVISER]
)
def test_who_is_no_editor_cannot_submit_or_publish(signed_in, editor, original, role):
    submit(editor, original, "en")
    source = TranslationSource.objects.get(object_id=original.translation_key)
    stranger = signed_in(role)
    urls = [
        reverse("wagtail_localize:submit_page_translation", args=[original.pk]),
        reverse("wagtail_localize:update_translations", args=[source.pk]),
        reverse("wagtailadmin_pages:edit", args=[translated(original).pk]),
    ]
    for url in urls:
        for response in (stranger.get(url), stranger.post(url, {"action": "publish"})):
            assert response.status_code in (302, 404)
            assert "csrfmiddlewaretoken" not in response.content.decode()
    assert not translated(original).live


def test_anonymous_visitors_are_sent_to_sign_in(client, editor, original):
    submit(editor, original, "en")
    source = TranslationSource.objects.get(object_id=original.translation_key)
    for name, pk in (("submit_page_translation", original.pk), ("update_translations", source.pk)):
        url = reverse(f"wagtail_localize:{name}", args=[pk])
        assert client.post(url, {})["Location"].startswith("/az/account/login/")


def test_the_editor_names_fields_in_the_readers_language(editor, original):
    submit(editor, original, "en")
    url = reverse("wagtailadmin_pages:edit", args=[translated(original).pk])
    page = editor.get(url)
    props = json.loads(page.context["props"])
    assert {segment["location"]["field"] for segment in props["segments"]} >= {"Introduction"}
