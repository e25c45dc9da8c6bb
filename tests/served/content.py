"""Fills the served database: run as a program, prints what the tests need to know."""

import io
import json
import sys
from datetime import timedelta

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.files.base import ContentFile  # noqa: E402
from PIL import Image as Picture  # noqa: E402
from wagtail.documents import get_document_model  # noqa: E402
from wagtail.images import get_image_model  # noqa: E402

from core import confirmations  # noqa: E402
from core.roles import Role  # noqa: E402
from tests.factories.cms import site_tree, standard  # noqa: E402
from tests.factories.comments import open_version  # noqa: E402
from tests.factories.core import UserFactory  # noqa: E402


def fill() -> dict[str, str]:
    """One of each thing that is answered in another way."""
    standard(site_tree(), title="Haqqımızda", slug="about-us")
    version = open_version()
    picture = ContentFile(png(), name="sekil.png")
    image = get_image_model().objects.create(title="Şəkil", file=picture)
    pdf = ContentFile(b"%PDF-1.4\n%%EOF", name="hesabat.pdf")
    document = get_document_model().objects.create(title="Hesabat", file=pdf)
    person = UserFactory(roles=(Role.CITIZEN,), display_name="Gizli Ad")
    return {
        "bill": f"/az/bills/{version.bill.slug}/",
        "comment": f"/az/bills/{version.bill.slug}/versions/1/art_9__para_9.2/comment/",
        "rendition": image.get_rendition("fill-20x20").url,
        "original": image.file.url,
        "document": document.url,
        "expired": confirmations.issue(
            "question", "1", email="a@example.org", ttl=timedelta(days=-1)
        ),
        "session": session_of(person),
    }


def png() -> bytes:
    kept = io.BytesIO()
    Picture.new("RGB", (40, 30), "red").save(kept, "PNG")
    return kept.getvalue()


def session_of(person) -> str:
    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = "core.accounts.backend.EmailBackend"
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.create()
    return store.session_key


if __name__ == "__main__":
    sys.stdout.write(json.dumps(fill()))
