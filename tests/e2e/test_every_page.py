"""What every page owes whoever reaches it, in every role and language."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from urllib.parse import unquote, urlsplit

import pytest

from tests.e2e import people
from tests.e2e.conftest import LANGUAGES
from tests.e2e.crawl import Visit, Visits
from tests.e2e.page import Page, without_fragment
from tests.e2e.texts import has_raw_date, is_date, is_foreign, is_unfilled, is_untranslated

MAX_QUERIES = 30
READERS = ("", *people.ALL)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}

# Confidential pages name themselves to nobody else.
REFERRERS = {"strict-origin-when-cross-origin", "same-origin", "no-referrer"}


def faults_of_status(visit: Visit) -> Iterator[str]:
    if visit.status >= 400:
        yield f"answers {visit.status}"


def faults_of_headers(visit: Visit) -> Iterator[str]:
    for name, value in HEADERS.items():
        if visit.headers.get(name) != value:
            yield f"{name}: {visit.headers.get(name)}"
    if visit.headers.get("Referrer-Policy") not in REFERRERS:
        yield f"tells others where its readers were: {visit.headers.get('Referrer-Policy')}"
    if "camera=()" not in visit.headers.get("Permissions-Policy", ""):
        yield "allows the camera"
    policy = visit.headers.get("Content-Security-Policy", "")
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    if rules.get("script-src", rules.get("default-src")) != "'self'":
        yield f"runs scripts of others: {policy}"
    if rules.get("object-src") != "'none'" or rules.get("base-uri") not in {"'none'", "'self'"}:
        yield f"too wide a policy: {policy}"


def faults_of_structure(visit: Visit) -> Iterator[str]:
    if not visit.is_page:
        return
    page = visit.page
    if page.language != visit.path[1:3]:
        yield f"is said to be in {page.language!r}"
    for tag, count in page.counts.items():
        if count != 1:
            yield f"has {count} {tag}"
    if len(page.title.strip()) < 3:
        yield f"is called {page.title!r}"
    if twice := {one for one in page.ids if page.ids.count(one) > 1}:
        yield f"has ids twice: {twice}"


def faults_of_language(page: Page) -> Iterator[str]:
    """Words of ours in another language, words of others in a language nobody was told of."""
    own = page.language
    for said, text in {*page.texts, (own, page.title)}:
        if is_unfilled(text):
            yield f"unfilled: {text}"
            continue
        if said != own:
            continue
        if is_untranslated(own, text):
            yield f"untranslated: {text}"
        elif is_foreign(own, text) and text != page.title:
            yield f"foreign: {text}"


def faults_of_dates(page: Page) -> Iterator[str]:
    """Every date is one for machines too, and in the reader's words."""
    for text in page.untimed:
        if is_date(text):
            yield f"a date in no <time datetime>: {text}"
        if has_raw_date(text):
            yield f"a date as machines write it: {text}"


def faults_of_queries(visit: Visit) -> Iterator[str]:
    if visit.queries > MAX_QUERIES:
        yield f"{visit.queries} queries"


def found(visits: dict[tuple[str, str], Visits], language: str, look: Callable) -> dict[str, str]:
    """Fault → whom it meets and where first, over everybody's pages."""
    faults: dict[str, str] = {}
    for reader in READERS:
        for path, visit in visits[reader, language].items():
            for fault in look(visit):
                faults.setdefault(fault, f"{reader or 'anybody'} at {path}")
    return faults


by_language = pytest.mark.parametrize("language", LANGUAGES)


def test_everybody_reaches_the_whole_site(visits):
    least = {"": 60, people.ADMINISTRATOR: 45}
    for (reader, language), reached in visits.items():
        assert len(reached) >= least.get(reader, 50), f"{reader} {language}: {list(reached)}"


@by_language
def test_no_link_leads_nowhere(visits, language):
    assert not found(visits, language, faults_of_status)


@by_language
def test_every_response_has_the_protective_headers(visits, language):
    assert not found(visits, language, faults_of_headers)


@by_language
def test_every_page_has_its_title_its_language_one_heading_and_one_main(visits, language):
    assert not found(visits, language, faults_of_structure)


@by_language
def test_every_page_speaks_one_language(visits, language):
    assert not found(
        visits, language, lambda visit: faults_of_language(visit.page) if visit.is_page else ()
    )


@by_language
def test_every_date_is_a_machines_and_a_readers(visits, language):
    assert not found(
        visits, language, lambda visit: faults_of_dates(visit.page) if visit.is_page else ()
    )


@by_language
def test_no_page_asks_the_database_much(visits, language):
    assert not found(visits, language, faults_of_queries)


@by_language
@pytest.mark.parametrize("reader", READERS)
def test_no_link_points_at_a_missing_part_of_a_page(visits, reader, language):
    reached = visits[reader, language]
    missing = {
        f"{link} on {path}"
        for path, visit in reached.items()
        if visit.is_page
        for link in visit.page.inner_links
        if (part := unquote(urlsplit(link).fragment))
        and (target := reached.get(without_fragment(link)))
        and target.is_page
        and part not in target.page.ids
    }
    assert not missing


@by_language
def test_pages_can_be_told_apart_by_their_titles(visits, language):
    named: dict[str, set[str]] = defaultdict(set)
    for path, visit in visits["", language].items():
        if visit.is_page:
            named[visit.page.title].add(urlsplit(path).path)
    assert not {title: sorted(paths) for title, paths in named.items() if len(paths) > 1}


@by_language
def test_what_is_for_one_person_is_kept_by_nobody(visits, language):
    for reader in people.ALL:
        for path, visit in visits[reader, language].items():
            assert "no-store" in visit.headers["Cache-Control"], f"{reader} at {path}"


@by_language
def test_what_caches_may_keep_sets_no_cookie(visits, language):
    for path, visit in visits["", language].items():
        kept = "no-store" not in visit.headers.get("Cache-Control", "")
        assert not (kept and visit.sets_cookies), path


def test_the_check_of_language_finds_what_it_is_for():
    def faults(text: str, language: str = "az") -> list[str]:
        html = f'<html lang="{language}"><title>Səhifə</title><p>Rəy</p>{text}</html>'
        return list(faults_of_language(Page("/", html)))

    assert not faults("<b>Qanun layihəsi</b>")
    assert faults("<b>Draft laws</b>") == ["untranslated: Draft laws"]
    assert faults('<img alt="Draft laws">') == ["untranslated: Draft laws"]
    assert faults("<p>What the committee said</p>") == ["foreign: What the committee said"]
    assert not faults('<p lang="en">What the committee said</p><p>Qanun</p>')
    assert faults('<i lang="en">What <b>the</b></i><p>the law</p>') == ["foreign: the law"]
    assert faults("<p>Şərhlər: %(count)s</p>") == ["unfilled: Şərhlər: %(count)s"]
    assert faults("<td>None</td>") == ["unfilled: None"]
    assert faults("<p>Что сказал комитет</p>", "en") == ["foreign: Что сказал комитет"]
    assert not faults("<p>Что сказал комитет</p>", "ru")


def test_the_check_of_dates_finds_what_it_is_for():
    def faults(html: str) -> list[str]:
        return list(faults_of_dates(Page("/", html)))

    assert faults("<p>14 mart 2026-cı il</p>")
    assert faults("<time>14 March 2026, 18:00</time>")
    assert faults("<b>14 марта</b>")
    assert faults("<p>Until 2026-03-14</p>") == ["a date as machines write it: Until 2026-03-14"]
    assert faults("<time datetime='2026-03-14'>March 14, 2026</time>") == []
    assert faults("<td>March 14, 2026</td>")
    assert not faults("<time datetime='2026-03-14'>14 mart 2026-cı il</time>")
    assert not faults("<p>14 mart 2026-cı ilədək</p><option>14 mart</option>")
    assert not faults("<p>Maddə 14. May 2026</p>")
