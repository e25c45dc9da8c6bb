"""A5: every address, method and role against the table, to the word."""

import re
from functools import cache, partial
from itertools import product

import pytest
from django.db import connection

from tests.permissions.asking import SIGN_IN, outcome, undone
from tests.permissions.routes import routes
from tests.permissions.table import rows
from tests.permissions.world import ROLES
from tools.permissions import PAGE, page

pytestmark = pytest.mark.django_db
TABLE = rows()
LISTED = {row.view for row in TABLE}
OURS = [route for route in routes() if not route.is_admin]
# They lead to allauth's; there is nothing behind them. The others are icons and words.
DOORS = {
    "cms_login",
    "cms_logout",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
}
ADMIN = [route for route in routes() if route.is_admin]


@pytest.fixture(scope="module")
def answers(world):
    """`answers(row)`: role → the word of the table, and the tables written on the way.

    Asked once: what came of a request and what it wrote are two questions about it.
    """

    @cache
    def ask(row):
        given = world.objects[row.object]
        found = {}
        for role, browser in world.browsers.items():
            tables = set()
            with connection.execute_wrapper(partial(note_writing, tables)):
                word = outcome(browser, row.method, row.view, given)
            found[role] = word, tables
        return found

    return ask


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_every_role_gets_what_the_table_says(answers, row):
    assert {role: word for role, (word, _) in answers(row).items()} == row.outcomes


def test_no_address_is_missing_from_the_table():
    assert {route.name for route in OURS} - LISTED == set()


def test_the_table_names_no_address_that_is_gone():
    assert {route.name for route in OURS} >= LISTED


@pytest.mark.parametrize("view", sorted(LISTED))
def test_a_method_the_table_does_not_name_is_refused(world, view):
    asked = [row for row in TABLE if row.view == view]
    allowed = {row.method for row in asked}
    for role in ("anonymous", "administrator"):
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - allowed:
            given = world.objects[asked[0].object]
            word = outcome(world.browsers[role], method, view, given)
            assert word == "405" or (role, word) == ("anonymous", "sign in"), (role, method)


NO_EDITORS = sorted(set(ROLES) - {"editor", "administrator"})
# Wagtail's views know but two methods; the others are refused before anybody is looked at.
SWEEPS = [*product(NO_EDITORS, ("GET", "POST")), *product(("anonymous", "mp"), ("PUT", "DELETE"))]


@pytest.mark.parametrize(("role", "method"), SWEEPS)
def test_for_whoever_is_no_editor_the_admin_does_not_exist(world, role, method):
    """A rule for all of Wagtail's addresses, also those it brings with its next version."""
    browser = world.browsers[role]
    # Whoever has no key to the admin is alike to it: for the others a part, each another one.
    every, first = (1, 0) if role in {"anonymous", "mp"} else (4, NO_EDITORS.index(role) % 4)
    with undone():
        for route in ADMIN[first::every]:
            if route.name not in DOORS:
                answer = browser.generic(method, route.place)
                assert is_shut(answer, role, method), (route.name, answer.status_code)


def is_shut(answer, role, method):
    if answer.status_code == 405:
        return method != "GET"
    target = answer.get("Location", "")
    if role == "anonymous" and target.startswith((SIGN_IN, "/cms/login/")):
        return True
    # Where nothing is, the site looks for a page under the reader's language, and has none.
    elsewhere = f"/az{answer.request['PATH_INFO']}"
    return answer.status_code == 404 or target in {elsewhere, f"{elsewhere}/"}


# Opening a consultation is itself recorded, and an account's devices are; nothing else.
MAY_BE_WRITTEN = re.compile(
    r"(django_session|core_device\w*|core_\w*session\w*|ethics_code_access"
    r"|core_ledger\w*|wagtailimages_rendition)"
)
WRITES = re.compile(r'(INSERT INTO|UPDATE|DELETE FROM) "?(\w+)')


def note_writing(tables, execute, sql, *query):
    """Add the table that the query changes and no reader should."""
    found = WRITES.match(str(sql))
    if found and not MAY_BE_WRITTEN.fullmatch(found[2]):
        tables.add(found[2])
    return execute(sql, *query)


@pytest.mark.parametrize("row", [row for row in TABLE if row.method == "GET"], ids=str)
def test_reading_changes_nothing(answers, row):
    assert {role: tables for role, (_, tables) in answers(row).items() if tables} == {}


def test_the_page_of_the_table_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == page()
