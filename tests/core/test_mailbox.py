"""The demonstration's mailbox page."""

from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives

from core.mail.mailbox import MailboxBackend

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    settings.DEMO_MAILBOX = tmp_path
    return tmp_path


def put(folder: Path, subject: str, text: str, language: str = "az") -> str:
    message = EmailMultiAlternatives(
        subject, text, to=["aysel@x.az"], headers={"Content-Language": language}
    )
    message.attach_alternative(f"<script>alert(1)</script>{text}", "text/html")
    MailboxBackend(folder=str(folder)).send_messages([message])
    return max(folder.glob("*.eml")).stem


def test_production_has_no_mailbox(client, settings):
    settings.DEMO_MAILBOX = None
    assert client.get("/az/mailbox/").status_code == 404
    assert client.get("/az/mailbox/20260101000000000000-abcd/").status_code == 404


def test_an_empty_mailbox_says_so(client, folder):
    assert client.get("/az/mailbox/").status_code == 200


def test_the_newest_letter_stands_first(client, folder):
    put(folder, "Birinci məktub", "x")
    put(folder, "İkinci məktub", "y")
    html = client.get("/az/mailbox/").content.decode()
    assert html.index("İkinci məktub") < html.index("Birinci məktub")


def test_a_letter_is_shown_as_text_with_links_to_click(client, folder):
    name = put(folder, "Təsdiq edin", "Keçid:\nhttp://localhost:8000/az/t/7Q4M-KX2P/")
    html = client.get(f"/az/mailbox/{name}/").content.decode()
    assert '<a href="http://localhost:8000/az/t/7Q4M-KX2P/"' in html
    assert "alert(1)" not in html


def test_the_text_of_a_letter_is_escaped(client, folder):
    name = put(folder, "<b>Mövzu</b>", "<img src=x onerror=alert(1)>")
    html = client.get(f"/az/mailbox/{name}/").content.decode()
    assert "<img src=x" not in html
    assert "<b>Mövzu" not in html


def test_a_letter_in_another_language_says_so(client, folder):
    name = put(folder, "Подтвердите", "текст", "ru")
    assert '<pre lang="ru">' in client.get(f"/az/mailbox/{name}/").content.decode()


@pytest.mark.parametrize("name", ["nothing", "a" * 5000, "-", "20260101000000000000-abcd"])
def test_a_letter_that_does_not_exist_is_not_found(client, folder, name):
    assert client.get(f"/az/mailbox/{name}/").status_code == 404


def test_no_name_leads_out_of_the_folder(client, folder):
    (folder.parent / "secret.eml").write_bytes(b"Subject: secret\n\nx")
    for name in ("../secret", "..%2Fsecret", "%2e%2e%2fsecret"):
        assert client.get(f"/az/mailbox/{name}/").status_code == 404


@pytest.mark.parametrize("path", ["/az/mailbox/", "/az/mailbox/x/"])
def test_the_mailbox_is_only_read(client, folder, path):
    assert client.post(path).status_code == 405


def test_no_cache_keeps_the_letters(client, folder):
    assert "no-store" in client.get("/az/mailbox/")["Cache-Control"]


def test_unfinished_letters_are_not_listed(client, folder):
    (folder / "20260101000000000000-abcd.tmp").write_bytes(b"Subject: half\n\n")
    assert b"half" not in client.get("/az/mailbox/").content


def test_a_damaged_letter_does_not_break_the_list(client, folder):
    (folder / "20260101000000000000-abcd.eml").write_bytes(b"\xff\xfe\x00 not a letter")
    (folder / "20260101000000000001-abcd.eml").write_bytes(b"Date: nonsense\nSubject: x\n\nx")
    assert client.get("/az/mailbox/").status_code == 200
