"""allauth is the only door to the CMS, and only editors and administrators find one."""

import pytest
from django.core import mail
from django.urls import NoReverseMatch, reverse

from core.roles import Role
from tests.factories.core import UserFactory

PASSWORD = "uzun-parol-2026"
OUTSIDERS = [Role.CITIZEN, Role.MP, Role.ASSISTANT, Role.MODERATOR, Role.ETHICS_ADVISER]


@pytest.fixture
def editor(db):
    user = UserFactory(roles=[Role.EDITOR], is_staff=True)
    user.set_password(PASSWORD)
    user.save()
    return user


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(
    "door",
    [
        "/cms/login/",
        "/az/_util/login/",
        "/admin/login/",
        "/az/admin/login/",
        "/django-admin/login/",
    ],
)
def test_no_other_form_signs_anybody_in(client, editor, tree, door):
    for name in ("username", "login", "email"):
        client.post(door, {name: editor.email, "password": PASSWORD, "next": "/cms/"})
        assert not is_signed_in(client)


def test_the_cms_door_sends_to_the_one_sign_in_page(client, tree):
    response = client.get("/cms/login/?next=/cms/pages/")
    assert response["Location"] == "/az/account/login/?next=/cms/pages/"


def test_the_admin_sends_anonymous_visitors_there_too(client, tree):
    for path in ("/cms/", "/cms/pages/", "/cms/images/", "/cms/account/", "/cms/reports/locked/"):
        assert client.get(path)["Location"].startswith("/az/account/login/?next=/cms/")


@pytest.mark.parametrize(
    "path",
    [
        "/cms/password_reset/",
        "/cms/password_reset/done/",
        "/cms/password_reset/confirm/MQ/abc-def/",
        "/cms/password_reset/complete/",
    ],
)
def test_wagtails_password_reset_is_off(client, editor, tree, path):
    for response in (client.get(path, follow=True), client.post(path, {"email": editor.email})):
        assert response.status_code in (302, 404)
    assert mail.outbox == []


def test_an_editor_signs_in_through_allauth_and_arrives(client, editor, tree):
    response = client.post(
        reverse("account_login") + "?next=/cms/", {"login": editor.email, "password": PASSWORD}
    )
    assert response["Location"] == "/cms/"
    assert client.get("/cms/").status_code == 200


@pytest.mark.parametrize("role", OUTSIDERS)
@pytest.mark.parametrize(
    "path", ["/cms/", "/cms/pages/", "/cms/users/", "/cms/documents/", "/cms/jsi18n/"]
)
def test_for_others_there_is_no_admin(signed_in, tree, role, path):
    response = signed_in(role).get(path, follow=True)
    assert response.status_code == 404
    assert "wagtail" not in response.content.decode().lower()


@pytest.mark.parametrize("address", ["users/", "users/new/", "users/{pk}/", "groups/new/"])
def test_not_even_a_superuser_manages_accounts_in_the_cms(signed_in, person_with, tree, address):
    """Wagtail's form writes any address into any account, an ethics adviser's too."""
    adviser = person_with(Role.ETHICS_ADVISER)
    superuser = person_with(Role.ADMINISTRATOR, is_superuser=True, is_staff=True)
    browser, path = signed_in(superuser), "/cms/" + address.format(pk=adviser.pk)
    assert browser.get(path, follow=True).status_code == 404
    assert browser.post(path, {"email": "x@example.org"}, follow=True).status_code == 404
    assert path.encode() not in browser.get("/cms/").content


@pytest.mark.parametrize("act", ["delete", "set_active_state", "assign_role"])
def test_not_even_a_superuser_acts_on_accounts_in_bulk(signed_in, person_with, tree, act):
    adviser = person_with(Role.ETHICS_ADVISER)
    browser = signed_in(person_with(Role.ADMINISTRATOR, is_superuser=True, is_staff=True))
    path = f"/cms/bulk/core/user/{act}/?id={adviser.pk}"
    assert browser.post(path, {"mark_as_active": "False"}, follow=True).status_code == 404
    adviser.refresh_from_db()
    assert adviser.is_active


def test_the_staff_flag_alone_opens_nothing(signed_in, person_with, tree):
    browser = signed_in(person_with(Role.CITIZEN, is_staff=True))
    assert browser.get("/cms/", follow=True).status_code == 404


def test_a_revoked_role_ends_at_the_next_request(signed_in, person_with, tree):
    user = person_with(Role.EDITOR)
    browser = signed_in(user)
    assert browser.get("/cms/").status_code == 200
    user.groups.clear()
    assert browser.get("/cms/", follow=True).status_code == 404


def test_a_deactivated_editor_is_sent_to_sign_in(signed_in, person_with, tree):
    user = person_with(Role.EDITOR)
    browser = signed_in(user)
    user.is_active = False
    user.save()
    assert browser.get("/cms/")["Location"].startswith("/az/account/login/")


def test_django_admin_has_no_address():
    with pytest.raises(NoReverseMatch):
        reverse("admin:index")


def test_signing_out_goes_through_allauth(signed_in, tree):
    assert signed_in(Role.EDITOR).get("/cms/logout/")["Location"] == "/az/account/logout/"


def test_the_account_page_offers_no_password_and_no_address(signed_in, tree):
    text = signed_in(Role.EDITOR).get("/cms/account/").content.decode()
    assert 'type="password"' not in text
    assert 'type="email"' not in text


ADMIN_PAGES = [
    "/cms/",
    "/cms/pages/",
    "/cms/images/",
    "/cms/images/add/",
    "/cms/documents/",
    "/cms/documents/multiple/add/",
    "/cms/reports/site-history/",
    "/cms/account/",
]


@pytest.mark.parametrize("path", ADMIN_PAGES)
def test_admin_pages_carry_their_own_policy(signed_in, tree, path):
    policy = signed_in(Role.EDITOR).get(path)["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert "'unsafe-inline'" not in directives["script-src"]
    assert "'unsafe-eval'" not in policy
    assert directives["default-src"] == "'self'"
    assert directives["frame-ancestors"] == "'self'"
    assert directives["object-src"] == directives["base-uri"] == "'none'"


@pytest.mark.parametrize("path", ADMIN_PAGES)
def test_admin_pages_are_kept_by_no_cache(signed_in, tree, path):
    assert "no-store" in signed_in(Role.EDITOR).get(path)["Cache-Control"]


def test_public_pages_keep_the_strict_policy(client, signed_in, tree):
    for browser in (client, signed_in(Role.EDITOR)):
        policy = browser.get("/az/")["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "nonce" not in policy


@pytest.mark.parametrize(
    "door",
    [
        "/cms-admin/login/",
        "/cms/password_reset/confirm/set-password/",
        "/cms/account/change_password/",
        "/cms/account/change_email/",
        "/password_reset/",
        "/password_change/",
        "/accounts/login/",
        "/accounts/password_change/",
        "/az/accounts/login/",
        "/az/password_reset/",
        "/az/account/login/code/",
        "/az/account/login/code/confirm/",
        "/az/account/signup/passkey/",
        "/az/account/2fa/webauthn/signup/",
        "/az/account/2fa/trust/",
        "/az/account/3rdparty/",
        "/_allauth/browser/v1/auth/login",
        "/_allauth/app/v1/auth/login",
    ],
)
def test_no_further_door_stands_open(client, editor, tree, door):
    data = {"username": editor.email, "email": editor.email, "login": editor.email}
    data |= {"password": PASSWORD, "new_password1": "x" * 12, "new_password2": "x" * 12}
    response = client.post(door, data)
    assert response.status_code in {302, 404}
    assert not is_signed_in(client)
    editor.refresh_from_db()
    assert editor.check_password(PASSWORD)
    assert mail.outbox == []


def test_wagtails_account_page_takes_no_address_and_no_password(signed_in, editor, tree):
    """A raw POST with the fields of the forms that are switched off."""
    browser = signed_in(editor)
    data = {"name_email-email": "thief@x.az", "name_email-first_name": "Thief"}
    data |= {"email-email": "thief@x.az", "email": "thief@x.az"}
    for name in ("old_password", "new_password1", "new_password2"):
        data |= {name: "x" * 12, f"password-{name}": "x" * 12}
    data["password-old_password"] = data["old_password"] = PASSWORD
    browser.post("/cms/account/", data)
    before = (editor.email, editor.display_name)
    editor.refresh_from_db()
    assert (editor.email, editor.display_name) == before
    assert editor.check_password(PASSWORD)
