"""A passkey in a real browser, where whoever works here must pass a second step in each session."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection

from core.accounts import invitations
from core.roles import Role
from tests.e2e.conftest import Watched
from tests.e2e.people import link_in_letter

PASSWORD = "uzun-sirli-parol-7"


@pytest.fixture
def strict(settings) -> None:
    settings.SECOND_STEP_REQUIRED = True


@pytest.fixture
def window(browse, strict) -> Watched:
    """A window on a device that unlocks its passkeys by itself (CDP's virtual authenticator)."""
    window = browse()
    device = window.page.context.new_cdp_session(window.page)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return window


def invite(email: str) -> None:
    """On a connection of its own: the server does not see what a test has not committed."""

    def act() -> None:
        invitations.invite(email, Role.EDITOR, post="", language="az", by=None)
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(act).result()


def sign_in(window, email: str) -> None:
    window.page.fill("#id_login", email)
    window.page.fill("#id_password", PASSWORD)
    window.page.locator("main form:has(#id_password) button").click()


def test_an_invited_editor_reaches_the_editors_pages_with_a_passkey_and_not_without(
    window, demonstration
):
    page, email = window.page, f"{uuid4().hex[:12]}@example.org"
    invite(email)
    window.open(link_in_letter(email, "/invitation/"))
    page.fill("#id_password1", PASSWORD)
    page.locator("main form button.primary").click()

    # Without a second step nothing opens but the page that asks for one.
    sign_in(window, email)
    page.wait_for_url("**/account/second-step/")
    window.open("/cms/")
    assert page.url.endswith("/account/second-step/")
    page.locator("main a.btn.primary").click()
    page.fill("#id_password", PASSWORD)
    page.locator("main form button.primary").click()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(lambda url: "/webauthn/add" not in url)
    factor = Authenticator.objects.get(user__email=email, type="webauthn")
    assert window.open("/cms/") == 200
    assert page.url.endswith("/cms/")

    # The password alone is half of it.
    page.context.clear_cookies()
    window.open("/az/account/login/")
    sign_in(window, email)
    page.wait_for_url("**/2fa/authenticate/")
    window.open("/cms/")
    assert "/account/" in page.url
    window.open("/az/account/2fa/authenticate/")
    assert page.inner_text("h1") == "Giriş açarından istifadə edin"
    page.locator("#mfa_webauthn_authenticate").click()
    page.wait_for_url(lambda url: "/2fa/" not in url)
    assert window.open("/cms/") == 200
    assert page.url.endswith("/cms/")
    factor.refresh_from_db()
    assert factor.last_used_at
    assert not window.errors
