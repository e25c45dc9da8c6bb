"""The editors' screens: whatever the menu and the pages offer answers, and to nobody else."""

import pytest

from tests.e2e import people
from tests.e2e.people import client_of

# A report of wagtail-localize pages through rows it does not order.
pytestmark = pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")

STAFF = (people.EDITOR, people.ADMINISTRATOR)
OUTSIDERS = [one for one in people.ALL if one not in STAFF]


@pytest.mark.parametrize(
    ("email", "parts"),
    [
        (people.EDITOR, ("bill", "version", "amendment", "consultation", "pages", "images")),
        (people.ADMINISTRATOR, ("person", "constituency", "membership", "pages", "documents")),
    ],
)
def test_the_screens_of_our_records_are_among_them(screens, email, parts):
    for part in parts:
        assert any(f"/{part}/" in path for path in screens[email]), part


@pytest.mark.parametrize("email", STAFF)
def test_every_screen_that_is_offered_answers(screens, email):
    wrong = {path: one.status for path, one in screens[email].items() if one.status >= 400}
    # Wagtail refuses by sending back to its home page.
    refused = [
        path for path, one in screens[email].items() if one.headers.get("Location") == "/cms/"
    ]
    assert (wrong, refused) == ({}, [])


@pytest.mark.parametrize("email", STAFF)
def test_every_screen_has_its_title_and_is_kept_by_nobody(screens, email):
    for path, one in screens[email].items():
        assert "no-store" in one.headers["Cache-Control"], path
        assert "frame-ancestors 'self'" in one.headers["Content-Security-Policy"], path
        if one.is_page:
            assert one.page.title.strip(), path
            assert one.page.language == "az", path


@pytest.mark.parametrize("email", OUTSIDERS)
def test_for_others_there_are_no_such_screens(screens, email):
    client = client_of(email)
    for path in {path for visits in screens.values() for path in visits}:
        answer = client.get(path)
        hidden = answer.status_code == 404
        elsewhere = answer.status_code == 302 and not answer["Location"].startswith("/cms/")
        assert hidden or elsewhere, path
