"""The demonstration's people at the browser, and the letters they get."""

import re

from django.contrib.auth import get_user_model
from django.test import Client

from cms.demo.accounts import PASSWORD
from core.models import OutgoingMail

CITIZEN = "citizen@example.org"
MP = "nigar.seferli@example.org"
ASSISTANT = "komekchi@example.org"
EDITOR = "editor@example.org"
MODERATOR = "moderator@example.org"
ADVISER = "ethics@example.org"
ADMINISTRATOR = "admin@example.org"
ALL = (CITIZEN, MP, ASSISTANT, EDITOR, MODERATOR, ADVISER, ADMINISTRATOR)


def sign_in(window, email: str, language: str = "az", then: str = "") -> None:
    """Through allauth's own form, as everybody does."""
    window.open(f"/{language}/account/login/" + (f"?next={then}" if then else ""))
    window.page.fill("#id_login", email)
    window.page.fill("#id_password", PASSWORD)
    window.page.locator("main form:has(#id_password) button").click()


def client_of(email: str) -> Client:
    """The same person without a browser."""
    client = Client()
    client.force_login(get_user_model().objects.get(email=email))
    return client


def link_in_letter(to: str, part: str) -> str:
    """The path in the newest letter to this address that has `part`."""
    for letter in OutgoingMail.objects.filter(recipient=to).order_by("-pk"):
        if found := re.search(rf"https?://[^/\s]+(/\S*{part}\S*)", letter.text):
            return found.group(1)
    raise AssertionError(f"no letter to {to} has a link with {part}")
