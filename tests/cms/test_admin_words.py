"""The catalogues of the editors' screens: complete, and none speaks over another."""

import datetime as dt
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format

# In our own pages and in Wagtail's these words mean the same. A word that means something else
# there gets a context here ("discussion", "law"), or the editors' screens show ours.
MEANT_ALIKE = frozenset(
    """(optional)|Account|Actions|Administrator|Apply filters|Back|Changes|Dark|Fields|File
    Filter|Forms|History|Language|Light|Link|Name|Notifications|Pages|Pagination|Password
    Published|Roles|Search|Sign in|Sort by|Source|Table|Timeline|account|active|draft|label|name
    page|pages|slug|status|subject|title|user""".replace("\n    ", "|").split("|")
)


def catalogue(path: Path) -> dict[tuple[str | None, str], polib.POEntry]:
    entries = polib.pofile(str(path)) if path.exists() else ()
    return {(entry.msgctxt, entry.msgid): entry for entry in entries if not entry.obsolete}


def of_ours(language: str, domain: str = "django") -> list[dict]:
    return [
        catalogue(Path(folder) / language / "LC_MESSAGES" / f"{domain}.po")
        for folder in settings.LOCALE_PATHS
    ]


def of_packages(domain: str = "django") -> dict:
    """What Wagtail and what it brings along say. Django and allauth have an Azerbaijani."""
    found = {}
    for app in apps.get_app_configs():
        if app.name.startswith(("wagtail", "taggit", "modelcluster", "treebeard")):
            found |= catalogue(Path(app.path) / "locale/en/LC_MESSAGES" / f"{domain}.po")
    return found


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_every_message_of_the_packages_has_its_azerbaijani(domain):
    known = {key for words in of_ours("az", domain) for key in words}
    wanted = of_packages(domain)
    assert len(wanted) > 100
    assert sorted(map(str, wanted.keys() - known)) == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_none_is_there_that_nobody_would_ever_see(domain):
    first, _overrides, last = of_ours("az", domain)
    assert sorted(map(str, first.keys() & last.keys())) == []


def test_words_of_ours_that_wagtail_says_too_mean_the_same():
    shared = {message for context, message in of_ours("az")[0] if context is None}
    shared &= {message for context, message in of_packages() if context is None}
    assert sorted(shared - MEANT_ALIKE) == []


@pytest.mark.parametrize(
    ("language", "comments", "title"),
    [("az", "Şərhlər", "Başlıq"), ("ru", "Комментарии", "Заголовок")],
)
def test_an_editors_comment_is_no_citizens(language, comments, title):
    with translation.override(language):
        assert (translation.gettext("Comments"), translation.gettext("Title")) == (comments, title)
        assert translation.pgettext("discussion", "Comments") not in {comments, "Comments"}


def test_months_and_days_are_written_small():
    with translation.override("az"):
        assert date_format(dt.date(2026, 12, 6), "l, j E Y") == "bazar, 6 dekabr 2026"
