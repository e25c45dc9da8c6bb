"""Pages, live unless told otherwise, below the home page of their language."""

import datetime as dt
from itertools import count
from types import SimpleNamespace
from uuid import uuid4

from wagtail.models import Locale, Page, PageViewRestriction, Site

from cms.models import (
    BriefingIndexPage,
    BriefingPage,
    HelpPage,
    HomePage,
    StandardPage,
    TopicPage,
)
from core.text import slugify

LANGUAGES = ("az", "en", "ru")
HEROES = {"az": "Sözünüzü deyin", "en": "Have your say", "ru": "Скажите своё слово"}
INDEXES = {"az": "Brifinqlər", "en": "Briefings", "ru": "Брифинги"}
_numbers = count(1)


def site_tree():
    """`.homes` and `.indexes`: the three home pages and their lists of briefings."""
    homes = _homes()
    index = page(BriefingIndexPage, homes["az"], title=INDEXES["az"], slug="briefings")
    indexes = {"az": index} | {
        code: page(
            BriefingIndexPage,
            homes[code],
            title=INDEXES[code],
            slug="briefings",
            translation_key=index.translation_key,
        )
        for code in ("en", "ru")
    }
    return SimpleNamespace(homes=homes, indexes=indexes)


def _homes():
    """Without revisions, which cost more than all the rest; the demonstration's own have them."""
    root = Page.objects.get(depth=1)
    Page.objects.filter(depth=2).delete()
    homes, key = {}, uuid4()
    for code in LANGUAGES:
        locale = Locale.objects.get_or_create(language_code=code)[0]
        homes[code] = root.add_child(
            instance=HomePage(
                locale=locale,
                title="Açıq Məclis",
                hero=HEROES[code],
                slug=f"home-{code}",
                translation_key=key,
            )
        )
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=homes["az"], is_default_site=True)
    return homes


def page(model, parent, *, live=True, related=None, **fields):
    """A page of `model`; with `live=False` a draft that was never published."""
    fields.setdefault("title", f"Səhifə {next(_numbers)}")
    fields.setdefault("slug", slugify(fields["title"]))
    made = model(locale=parent.locale, live=live, **fields)
    parent.add_child(instance=made)
    if related:
        for name, rows in related.items():
            setattr(made, name, rows)
        made.save()
    return made


def briefing(tree, language="az", *, of=None, bills=(), **fields):
    """A briefing; `of=other` makes it the translation of another one."""
    fields.setdefault("title", f"Brifinq {next(_numbers)}")
    fields.setdefault("intro", f"{fields['title']}: qısa məzmun.")
    fields.setdefault("date", dt.date(2026, 11, 3))
    if of is not None:
        fields["translation_key"] = of.translation_key
    return page(BriefingPage, tree.indexes[language], related={"bills": list(bills)}, **fields)


def topic(tree, language="az", *, bills=(), **fields):
    return page(TopicPage, tree.homes[language], related={"bills": list(bills)}, **fields)


def standard(tree, language="az", *, below=None, **fields):
    return page(StandardPage, below or tree.homes[language], **fields)


def help_page(tree, language="az", **fields):
    fields.setdefault("title", "Evdə zorakılıqla üzləşmisinizsə")
    return page(HelpPage, tree.homes[language], slug="help", **fields)


def make_private(target, *, kind=PageViewRestriction.LOGIN, groups=()):
    restriction = PageViewRestriction.objects.create(page=target, restriction_type=kind)
    restriction.groups.set(groups)
    return restriction
