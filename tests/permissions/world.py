"""One object of each kind in each state that matters, and a browser for each role.

The MP works with the assistant; "other" things belong to another MP, another adviser, or
somebody who is not in the table at all.
"""

import io
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from PIL import Image as Picture
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Page

from constituents.asking import CONFIRM
from core import confirmations
from core.mail import mailings
from core.models import Mailing, User
from core.roles import Role
from legislation.commenting.letters import CONFIRM as CONFIRM_COMMENT
from tests.factories.cms import make_private, site_tree, standard
from tests.factories.comments import CommentFactory, item_of, open_version
from tests.factories.constituents import PersonFactory, QuestionFactory
from tests.factories.core import UserFactory
from tests.factories.ethics_code import make_code, make_consultation
from tests.factories.legislation import AmendmentFactory, BillFactory, VersionFactory, law

ROLES = (
    "anonymous",
    "citizen",
    "mp",
    "assistant",
    "editor",
    "moderator",
    "adviser",
    "administrator",
)
GROUPS = {"assistant": Role.ASSISTANT, "adviser": Role.ETHICS_ADVISER}
READER = "link@example.org"
CLAUSE = "art_9__para_9.2"
# What stands in the place of an object's name when nothing has that name.
MISSING = {
    "slug": "no-such-thing",
    "reference": "x-2222-22",
    "number": "31-99",
    "token": "y" * 43,
    "path": "no-such-thing/",
    "url": "/media/images/no-such-thing.png",
    "key": "y:z:x",
    "name": "y",
}


@dataclass(frozen=True)
class World:
    """`objects`: the address arguments of each named object; `browsers`: one a role."""

    objects: dict[str, dict[str, object]]
    browsers: dict[str, Client]


def make_world() -> World:
    people = {
        role: UserFactory(roles=(GROUPS.get(role) or Role(role),), display_name=f"Rol {role}")
        for role in ROLES[1:]
    }
    return World(_objects(people), {role: _browser(people.get(role)) for role in ROLES})


def _browser(person: User | None) -> Client:
    browser = Client(raise_request_exception=False)
    if person:
        browser.force_login(person)
    return browser


def _objects(people: dict[str, User]) -> dict[str, dict[str, object]]:
    tree = site_tree()
    return {
        "": {},
        **_laws(),
        **_comments(people["citizen"]),
        **_questions(people),
        **_consultations(people),
        **_pages(tree),
        **_files(),
        "an invented letter about an address": {"token": "x" * 43, "side": "new"},
        "an invented link": {"token": "x" * 43, "key": "x:y:z", "uidb36": "1", "name": "x"},
        "link to stop letters": {"token": _stop_link()},
        "somebody's device or passkey": {"pk": 1},
        "somebody's account": {"pk": UserFactory().pk, "name": "replace-address"},
        "nobody's number": {"pk": 999_999_999, "name": "deactivate"},
        "a section of the design": {"slug": "forms"},
    }


def _laws() -> dict[str, dict[str, object]]:
    version = open_version()
    bill = {"slug": version.bill.slug}
    draft = VersionFactory(bill=BillFactory(), text=law())
    amendment = AmendmentFactory(bill=version.bill, base_version=version)
    code = make_code()
    return {
        "published": {**bill, "number": 1, "eid": "art_9", "pk": version.pk},
        "published, a clause": {**bill, "number": 1, "eid": CLAUSE},
        "draft": {"slug": draft.bill.slug, "number": 1, "eid": "art_1", "pk": draft.pk},
        "amendment": {**bill, "number": amendment.number},
        "article": {"eid": code.items.filter(kind="article").first().eid},
    }


def _comments(citizen: User) -> dict[str, dict[str, object]]:
    item = item_of(open_version())
    made = {
        "published comment": CommentFactory(item=item),
        "own comment, unchecked": CommentFactory(item=item, pending=True, author=citizen),
        "somebody's comment, unchecked": CommentFactory(item=item, pending=True),
        "somebody's comment, refused": CommentFactory(item=item, rejected=True),
        "somebody's comment, unconfirmed": CommentFactory(
            item=item, unconfirmed=True, created_at=timezone.now(), email=READER
        ),
    }
    waiting = made["somebody's comment, unconfirmed"]
    return {name: {"reference": one.reference.lower()} for name, one in made.items()} | {
        "comment's link": {"token": _link(CONFIRM_COMMENT, waiting.reference)}
    }


def _questions(people: dict[str, User]) -> dict[str, dict[str, object]]:
    person = PersonFactory(user=people["mp"])
    person.assistants.add(people["assistant"])
    other = PersonFactory(with_account=True)
    made = {
        "public question to the MP": QuestionFactory(recipient=person, delivered=True),
        "public question to another MP": QuestionFactory(recipient=other, delivered=True),
        "the citizen's private question to the MP": QuestionFactory(
            recipient=person, delivered=True, private=True, author=people["citizen"]
        ),
        "private question to another MP": QuestionFactory(
            recipient=other, delivered=True, private=True
        ),
        "unconfirmed question": QuestionFactory(recipient=person),
    }
    return {name: {"reference": one.reference.lower()} for name, one in made.items()} | {
        "MP": {"slug": person.slug, "number": person.memberships.get().constituency.number},
        "question's link": {"token": _link(CONFIRM, made["unconfirmed question"].reference)},
    }


def _consultations(people: dict[str, User]) -> dict[str, dict[str, object]]:
    own = make_consultation(people["mp"], people["adviser"])
    return {
        "the MP's consultation with the adviser": {"number": own.number},
        "somebody else's consultation": {"number": make_consultation().number},
    }


def _pages(tree) -> dict[str, dict[str, object]]:
    home = tree.homes["az"]
    private = standard(tree, title="Gizli")
    make_private(private)
    draft = standard(tree, title="Qaralama", live=False)
    place = {"content_type": ContentType.objects.get_for_model(Page).pk}
    return {
        "page": {"path": f"{standard(tree, title='Açıq').slug}/", **place},
        "private page": {"path": f"{private.slug}/", "page_id": private.pk},
        "draft page": {"path": f"{draft.slug}/", "page_id": draft.pk},
        "home page": {"path": "", "page_id": home.pk},
    }


def _files() -> dict[str, dict[str, object]]:
    closed = Collection.get_first_root_node().add_child(name="Gizli")
    CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=CollectionViewRestriction.LOGIN
    )
    image, closed_image = make_image(), make_image(collection=closed)
    documents = {
        "document": _document(),
        "private document": _document(collection=closed),
    }
    return {name: {"url": one.url} for name, one in documents.items()} | {
        "image": {"url": image.get_rendition("fill-20x20").url},
        "private image": {"url": closed_image.get_rendition("fill-20x20").url},
        "original of an image": {"url": image.file.url},
    }


def make_image(**fields) -> Any:
    kept = io.BytesIO()
    Picture.new("RGB", (40, 30), "red").save(kept, "PNG")
    file = ContentFile(kept.getvalue(), name="sekil.png")
    return get_image_model().objects.create(**{"title": "Şəkil", "file": file, **fields})


def _document(**fields) -> Any:
    file = ContentFile(b"%PDF-1.4\n%%EOF", name="hesabat.pdf")
    return get_document_model().objects.create(title="Hesabat", file=file, **fields)


def _stop_link() -> str:
    mailings.mailing_of(Mailing.Kind.CONFIRMATIONS, READER)
    return mailings.stop_link(Mailing.Kind.CONFIRMATIONS, READER, "az").split("/")[-2]


def _link(purpose: str, subject: str) -> str:
    return confirmations.issue(purpose, subject, email=READER, ttl=timedelta(days=1))
