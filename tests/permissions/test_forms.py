"""P7: every form of the site, well filled in but for one field: no 500, and nothing else lost.

Garbage in all fields at once is refused at the first; this reaches what stands behind it.
"""

import time

import pytest
from bs4 import BeautifulSoup

from tests.permissions.asking import address, undone
from tests.permissions.forms import GARBAGE, forms_of

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
# The pages that bear forms: for whom, the view, the object.
PAGES = [
    ("citizen", "account_email", ""),
    ("anonymous", "account_login", ""),
    ("citizen", "account_login", ""),
    ("anonymous", "account_signup", ""),
    ("citizen", "account_reauthenticate", ""),
    ("citizen", "account_change_password", ""),
    ("anonymous", "account_reset_password", ""),
    ("citizen", "mfa_activate_totp", ""),
    ("citizen", "mfa_add_webauthn", ""),
    ("anonymous", "constituents:ask", "MP"),
    ("citizen", "constituents:ask", "MP"),
    ("anonymous", "constituents:confirm_page", "question's link"),
    ("moderator", "constituents:question", "public question to another MP"),
    ("mp", "constituents:desk_question", "the citizen's private question to the MP"),
    ("mp", "constituents:assistant_list", ""),
    ("citizen", "core:account_details", ""),
    ("citizen", "core:sessions", ""),
    ("anonymous", "core:display", ""),
    ("citizen", "core:data", ""),
    ("citizen", "core:erase", ""),
    ("administrator", "core:invite", ""),
    ("administrator", "core:person", "somebody's account"),
    ("anonymous", "core:stop_letters", "link to stop letters"),
    ("mp", "ethics_code:consultation_new", ""),
    ("mp", "ethics_code:consultation", "the MP's consultation with the adviser"),
    ("anonymous", "legislation:comment_create", "published, a clause"),
    ("anonymous", "legislation:comment_confirm", "comment's link"),
    ("moderator", "legislation:moderation_comment", "somebody's comment, unchecked"),
    ("editor", "legislation:comment_reply", "published comment"),
]
# A megabyte costs a second; it is thrown elsewhere.
KINDS = [kind for kind in GARBAGE if kind != "a megabyte"]
# So many kinds each field meets a day; with the days, it meets all.
EACH = 2
TODAY = int(time.time() // (24 * 3600))
MARKED = "[aria-invalid=true], .problem, [role=alert]"


@pytest.fixture(scope="module")
def at_home(world):
    """Everybody has just given their password, so that forms that ask for it are open."""
    for browser in world.browsers.values():
        session = browser.session
        if user := session.get("_auth_user_id"):
            session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
            session["account_authentication_methods_user"] = user
            session.save()
    return world


def forms_on(world, role, view, about):
    place = address(view, world.objects[about])
    with undone():
        answer = world.browsers[role].get(place, follow=True)
    assert answer.status_code == 200, place
    return list(forms_of(answer.content.decode(), answer.request["PATH_INFO"]))


def todays(name: str) -> list[str]:
    first = TODAY * EACH + sum(name.encode())
    return [KINDS[(first + step) % len(KINDS)] for step in range(EACH)]


def faults(browser, form, name: str, kind: str) -> list[str]:
    with undone():
        body = form.body(name, GARBAGE[kind])
        answer = browser.post(form.action, body, content_type=FORM)
    where = f"{form.action} {name}: {kind}"
    if answer.status_code >= 500:
        return [f"{where}: {answer.status_code}"]
    if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
        return []
    main = BeautifulSoup(answer.content, "html.parser").main
    kept = [str(field.get("value") or field.get_text()) for field in main.select("[name]")]
    words = " ".join([main.get_text(" "), *kept])
    found = [
        f"{where}: {other} is lost"
        for other, value in form.fields
        if other in form.shown - {name} and value not in words
    ]
    # The page of the form again, and no word why.
    if main.select(f"form [name={name!r}]") and not main.select(MARKED):
        found.append(f"{where}: not a word about it")
    return found


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_one_field_gone_wrong_costs_nothing_else(at_home, page):
    browser = at_home.browsers[page[0]]
    forms = forms_on(at_home, *page)
    assert forms
    found = []
    for form in forms:
        for name in form.names:
            if not name.startswith("csrf"):
                for kind in todays(f"{form.action} {name}"):
                    found += faults(browser, form, name, kind)
    assert found == []
