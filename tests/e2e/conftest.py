"""The demonstration served to a real browser.

The database is filled once and the tests read it; those that write only add. Sync
Playwright runs an event loop in the main thread, for which Django refuses its ORM unless
told otherwise: the variable below is set for this process alone.
"""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.e2e import people
from tests.e2e.crawl import Visits, crawl, is_own, sampled, visit
from tests.e2e.people import client_of

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

LANGUAGES = ("az", "en", "ru")
# How many public pages of each kind the crawler looks at. `CRAWL=10000 make e2e` looks at all,
# a few thousand, for some minutes.
PUBLIC_SAMPLES = {
    language: int(os.environ.get("CRAWL", usual))
    for language, usual in (("az", 4), ("en", 2), ("ru", 2))
}
# Wagtail draws its menu with a script, from an island of JSON.
MENU = re.compile(r'"url": "(/cms/[^"]*)"')
# Chromium as root needs no-sandbox; the rest keeps it from calling its maker's hosts.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
]


def find_chromium() -> str | None:
    named = os.environ.get("CHROMIUM")
    return (
        named
        or shutil.which("chromium")
        or shutil.which("chromium-browser")
        or (shutil.which("google-chrome"))
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In CI a missing browser fails; elsewhere one line says what to install."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            # pytest-django makes a database only when a test is marked as using one.
            item.add_marker(pytest.mark.django_db)
    if find_chromium() or os.environ.get("CI"):
        return
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.skip(reason="needs Chromium: install the package chromium"))


@pytest.fixture(scope="session")
def demonstration(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        call_command("load_demo", verbosity=0)
        yield


def visits_of(reader: str, language: str) -> Visits:
    """What a person reaches from their account and the home page; the public, for reader ""."""
    of_each = 1 if reader else PUBLIC_SAMPLES[language]

    def samples(path: str) -> int:
        if not path.startswith(f"/{language}/"):
            return 0
        return max(of_each, 2 if is_own(path) else 1)

    client = client_of(reader) if reader else Client()
    return crawl(client, [f"/{language}/account/", f"/{language}/"], samples)


@pytest.fixture(scope="session")
def visits(demonstration) -> dict[tuple[str, str], Visits]:
    """(reader, language) → what they reach, before any test wrote something."""
    return {
        (reader, language): visits_of(reader, language)
        for language in LANGUAGES
        for reader in ("", *people.ALL)
    }


@pytest.fixture(scope="session")
def paths(visits) -> dict[str, list[str]]:
    """Some public pages of each language for the browser, of every kind."""
    return {
        language: sampled(
            [path for path, visit in visits["", language].items() if visit.is_page],
            each=2 if language == "az" else 1,
        )
        for language in LANGUAGES
    }


@pytest.fixture(scope="session")
def own_paths(visits) -> dict[str, list[str]]:
    """What each of the people has for themselves in Azerbaijani, by e-mail address."""
    # Some first ask for the password again (302), and then look as they should.
    return {
        email: [
            path
            for path, visit in visits[email, "az"].items()
            if is_own(path) and visit.status in {200, 302}
        ]
        for email in people.ALL
    }


@pytest.fixture(scope="session")
def screens(demonstration) -> dict[str, Visits]:
    """What editors and administrators reach, one of each kind; without filters and orders."""

    def samples(path: str) -> int:
        return 1 if path.startswith("/cms/") and "?" not in path else 0

    reached = {}
    for email in (people.EDITOR, people.ADMINISTRATOR):
        client = client_of(email)
        menu = MENU.findall(visit(client, "/cms/").content.decode())
        reached[email] = crawl(client, ["/cms/", *menu], samples)
    return reached


@pytest.fixture(scope="session")
def site(demonstration) -> Iterator[str]:
    """The address of the running site."""
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.fail("Chromium is missing: install the package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Watched:
    """A page that remembers what went wrong while it was used."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.page: Page = context.new_page()
        self.site = site
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.transferred = 0
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfinished", self._finished)

    def open(self, path: str) -> int:
        """Load a path and return its status; the counters start anew."""
        self.errors.clear()
        self.requests.clear()
        self.transferred = 0
        response = self.page.goto(self.site + path)
        return response.status if response else 0

    def _console(self, message) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _finished(self, request) -> None:
        sizes = request.sizes()
        self.transferred += sizes["responseBodySize"] + sizes["responseHeadersSize"]

    @property
    def foreign_hosts(self) -> set[str]:
        return {url for url in self.requests if not url.startswith((self.site, "data:"))}

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )


@pytest.fixture
def browse(chromium, site) -> Iterator:
    """`browse(width=320, script=False)`: a fresh browser window on the site."""
    contexts = []

    def open_window(width: int = 1280, *, script: bool = True, dark: bool = False) -> Watched:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
            service_workers="block",
        )
        contexts.append(context)
        return Watched(context, site)

    yield open_window
    for context in contexts:
        context.close()
