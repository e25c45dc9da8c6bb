"""The editors' screens say nothing in English to who reads Azerbaijani, not even to a script."""

import re
from functools import cache
from pathlib import Path

import polib
import pytest
from django.conf import settings
from wagtail.models import Page

from legislation.models import Bill
from tests.e2e import people
from tests.e2e.admin_screens import Screen, visit_dialogs
from tests.e2e.people import client_of
from tests.e2e.texts import ADDRESS, is_untranslated, messages
from tests.permissions.asking import undone

WORD = re.compile(r"[^\W\d_]{3,}")
# Names of things for programs: a model, a file, a zone of time.
IDENTIFIER = re.compile(r"\b\w+[./]\w+\b|№ \d+")
# A language is called by its own name where one chooses it.
NATIVE = frozenset({"English", "Русский"})


@cache
def english_words() -> frozenset[str]:
    """Words of English messages that no Azerbaijani message has."""
    english, azerbaijani = set(), set()
    for folder in settings.LOCALE_PATHS:
        for path in (Path(folder) / "az" / "LC_MESSAGES").glob("*.po"):
            for entry in polib.pofile(str(path)):
                english |= words_of(f"{entry.msgid} {entry.msgid_plural}")
                azerbaijani |= words_of(" ".join([entry.msgstr, *entry.msgstr_plural.values()]))
    return frozenset(word for word in english - azerbaijani if word.isascii())


def words_of(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(text)}


@pytest.fixture(scope="module")
def content(demonstration) -> re.Pattern[str]:
    """What people wrote, in any language."""
    names = {name for page in Page.objects.all() for name in (page.title, page.draft_title)}
    for bill in Bill.objects.all():
        names |= {bill.title_az, bill.title_en, bill.title_ru, bill.short_title_en}
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


@pytest.fixture(scope="module")
def told(screens) -> dict[str, str]:
    """Name of a visit → what it brought, of links and of dialogs."""
    pages = {
        path: visit.content.decode()
        for visits in screens.values()
        for path, visit in visits.items()
        if visit.is_page
    }
    with undone():
        return pages | visit_dialogs(client_of(people.EDITOR))


def test_no_word_is_left_in_english(told, content):
    found = {}
    for name, html in told.items():
        screen = Screen(name, html)
        for language, text in [*screen.texts, ("az", screen.title)]:
            plain = IDENTIFIER.sub("", ADDRESS.sub("", content.sub("", text)))
            if language == "az" and text not in NATIVE and words_of(plain) & english_words():
                found.setdefault(text[:200], name)
    assert len(told) > 150
    assert "\n".join(f"{text!r}: {name}" for text, name in sorted(found.items())) == ""


def test_no_script_is_given_english_to_show(told, content):
    whole, _parts = messages("az")
    found = {
        text: name
        for name, html in told.items()
        for text in Screen(name, html).data
        if content.sub("", text) in whole and text[0].isupper() and text not in NATIVE
    }
    assert "\n".join(f"{text!r}: {name}" for text, name in sorted(found.items())) == ""


@pytest.mark.parametrize("address", ["/cms/jsi18n/", "/cms/localize/jsi18n/"])
def test_the_scripts_own_words_are_there(demonstration, address):
    catalogue = Path(settings.LOCALE_PATHS[-1]) / "az/LC_MESSAGES/djangojs.po"
    said = client_of(people.EDITOR).get(address, headers={"accept-language": "az"}).content.decode()
    for entry in polib.pofile(str(catalogue)):
        if entry.msgid.isascii() and '"' not in entry.msgid:
            assert f'"{entry.msgid}"' in said or entry.msgctxt or entry.msgid_plural, entry.msgid


OURS = re.compile(
    r"/cms/(?:bill|version|amendment|stageevent|consultation|person|constituency|membership"
    r"|operation)/"
)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_our_own_screens_speak_the_editors_language(screens, content, language):
    client = client_of(people.EDITOR)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    mine = screens[people.EDITOR].items()
    paths = [path for path, visit in mine if OURS.match(path) and visit.is_page]
    found = {}
    for path in paths:
        screen = Screen(path, client.get(path).content.decode())
        assert screen.language == language, path
        for said, text in [*screen.texts, (language, screen.title)]:
            if said == language and is_untranslated(language, content.sub("", text)):
                found.setdefault(text, path)
    assert len(paths) > 20
    assert found == {}
