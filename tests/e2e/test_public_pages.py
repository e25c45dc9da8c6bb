"""What every public page owes its reader, seen in a real browser."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.e2e.accessibility import COLOURS, problems_of, violations
from tests.e2e.conftest import LANGUAGES
from tests.e2e.crawl import sampled
from tests.e2e.weight import first_visit

MAX_BYTES = 60 * 1024
MAX_REQUESTS = 8


def test_the_crawl_finds_the_whole_site(paths):
    assert all(len(found) >= 25 for found in paths.values()), {
        language: len(found) for language, found in paths.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_accessible_light_and_whole(browse, paths, language):
    window, problems = browse(1280), []
    for path in paths[language]:
        problems += problems_of(window, path, language)
        if len(window.requests) > MAX_REQUESTS:
            problems.append(f"{path} makes {len(window.requests)} requests")
    assert not problems, "\n".join(problems)


def test_dark_pages_are_accessible_too(browse, paths):
    window, problems = browse(1280, dark=True), []
    for path in sampled(paths["az"], each=1):
        window.open(path)
        problems += [f"{path} {one}" for one in violations(window.page, COLOURS)]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_visit_transfers_at_most_60_kilobytes(visits, paths, language):
    """Page, style sheet, script and icons together, as compressed by the server."""
    problems = []
    for path in paths[language]:
        size = first_visit(visits["", language][path].content)
        if size > MAX_BYTES:
            problems.append(f"{path}: {size // 1024} KB")
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_switch_stays_on_the_page(visits, paths, language):
    client = Client()
    for path in sampled(paths[language], each=1):
        html = visits["", language][path].content.decode()
        for other in LANGUAGES:
            links = [link for link in _switches(html) if link.startswith(f"/{other}/")]
            assert links, f"{path} has no way to {other}"
            known = visits["", other].get(links[0])
            status = known.status if known else client.get(links[0]).status_code
            assert status == 200, f"{path} → {links[0]}: {status}"


def _switches(html: str) -> list[str]:
    found = re.search(r'<nav[^>]*class="[^"]*langs[^"]*".*?</nav>', html, re.S)
    links = re.findall(r'href="([^"]+)"', found.group()) if found else []
    return [unescape(link) for link in links]
