"""What an editor meets beside the screens that links lead to: dialogs, refusals, messages."""

import json
import re
from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Locale, Page

from cms.models import BriefingPage
from core.mail.deliver import park
from core.models import Switch
from legislation.models import Amendment, Bill, Version
from tests.core.test_mail import queue
from tests.e2e.page import VOID
from tests.e2e.page import Page as Read
from tests.permissions.world import make_image

# What scripts read: their settings, the blocks of a page, the passages of a translation.
ISLAND = re.compile(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', re.S)
# The hidden fields of forms within a form, without a row.
NO_ROWS = {
    f"{name}-{kind}": 0
    for name in ("comments", "operations")
    for kind in ("TOTAL_FORMS", "INITIAL_FORMS")
} | {"body-count": 0}


class Screen(Read):
    """A page of the admin without what was typed into it, and `data`, what scripts will show.

    What stands in a hidden element a script fills before it shows it.
    """

    def __init__(self, path: str, html: str) -> None:
        self.data: list[str] = []
        self._hidden = 0
        super().__init__(path, html)
        for island in ISLAND.findall(html):
            self.data.extend(strings(island))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        if not self._hidden and tag not in VOID and ("hidden", None) in attrs:
            self._hidden = len(self._open)
        for name, value in attrs:
            if name.startswith("data-") and value and value[0] in "[{":
                self.data.extend(strings(value))

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        if len(self._open) < self._hidden:
            self._hidden = 0

    def handle_data(self, data: str) -> None:
        if not self._hidden and self._open[-1][0] != "textarea":
            super().handle_data(data)


def strings(text: str) -> Iterator[str]:
    """Every string in a JSON text, but for the names of things."""
    try:
        waiting = [json.loads(text)]
    except ValueError:
        return
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, str):
            yield " ".join(one.split())


class Desk:
    """An editor's browser that keeps everything it was told, by the address that told it."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.told: dict[str, str] = {}

    def get(self, path: str) -> None:
        self._keep(path, self.client.get(path, follow=True))

    def post(self, path: str, **data: object) -> None:
        self._keep(f"{path} {data}", self.client.post(path, data, follow=True))

    def _keep(self, name: str, answer) -> None:
        text = answer.content.decode()
        if answer["Content-Type"].startswith("application/json"):
            said = json.loads(text)
            text = said.get("html") or "" if isinstance(said, dict) else ""
        self.told[name] = text


def furnish() -> dict[str, object]:
    """One of each thing that the demonstration lacks."""
    page = BriefingPage.objects.filter(locale__language_code="az").first()
    first = page.save_revision(log_action=True)
    page.title += "."
    second = page.save_revision(log_action=True)
    image = make_image(title="Şəkil")
    image.tags.add("iclas")
    file = ContentFile(b"%PDF-1.4", name="hesabat.pdf")
    document = get_document_model().objects.create(title="Hesabat", file=file)
    Switch.objects.filter(name="mail").update(is_stopped=True, changed_at=timezone.now())
    park(queue().pk)
    return {
        "page": page,
        "revisions": (first.pk, second.pk),
        "image": image,
        "document": document,
        "draft": Version.objects.filter(published_at=None).first(),
    }


def visit_dialogs(client: Client) -> dict[str, str]:
    """Name of the visit → HTML."""
    desk, things = Desk(client), furnish()
    page, (first, second) = things["page"], things["revisions"]
    for name in ("edit", "history", "usage", "copy", "move", "delete", "unpublish", "set_privacy"):
        desk.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))
    desk.get(reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first, second]))
    desk.get(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first]))
    for kind in ("homepage", "standardpage", "helppage", "topicpage", "briefingindexpage"):
        home = page.get_parent().get_parent()
        desk.get(reverse("wagtailadmin_pages:add", args=["cms", kind, home.pk]))
    desk.get(reverse("wagtailadmin_pages:add", args=["cms", "briefingpage", page.get_parent().pk]))
    _choose(desk, page, things)
    _act_in_bulk(desk, page, things)
    _change(desk, page)
    _translate(desk, page)
    _keep_laws(desk)
    return desk.told


def _choose(desk: Desk, page: Page, things: dict) -> None:
    for name in (
        "wagtailadmin_choose_page",
        "wagtailadmin_choose_page_external_link",
        "wagtailadmin_choose_page_email_link",
        "wagtailadmin_choose_page_phone_link",
        "wagtailadmin_choose_page_anchor_link",
        "wagtailimages_chooser:choose",
        "wagtaildocs_chooser:choose",
        "wagtailembeds:chooser",
        "wagtailimages:add_multiple",
        "wagtaildocs:add_multiple",
        "wagtailadmin_pages:search",
        "wagtailadmin_account",
    ):
        desk.get(reverse(name))
    for name in ("external", "email", "phone", "anchor"):
        empty = {f"{name}-link-chooser-url": ""}
        desk.post(reverse(f"wagtailadmin_choose_page_{name}_link"), **empty)
    desk.get(reverse("wagtailimages_chooser:select_format", args=[things["image"].pk]))
    for name in ("image_usage", "delete"):
        desk.get(reverse(f"wagtailimages:{name}", args=[things["image"].pk]))
    for name in ("document_usage", "delete"):
        desk.get(reverse(f"wagtaildocs:{name}", args=[things["document"].pk]))
    for place in ("pages/search", "images", "documents", "choose-page/search", "person", "bill"):
        desk.get(f"/cms/{place}/?q=tapılmaz")


def _act_in_bulk(desk: Desk, page: Page, things: dict) -> None:
    for kind, one, actions in (
        ("wagtailcore/page", page, ("delete", "move", "publish", "unpublish")),
        ("wagtailimages/image", things["image"], ("delete", "add_to_collection", "add_tags")),
        ("wagtaildocs/document", things["document"], ("delete", "add_to_collection", "add_tags")),
    ):
        for action in actions:
            desk.get(f"/cms/bulk/{kind}/{action}/?id={one.pk}&next=/cms/")
    desk.post(f"/cms/bulk/wagtailcore/page/unpublish/?id={page.pk}&next=/cms/")
    desk.post(f"/cms/bulk/wagtailcore/page/publish/?id={page.pk}&next=/cms/")


def _change(desk: Desk, page: Page) -> None:
    """Forms sent empty, and what is said when something was done."""
    below = page.get_parent()
    desk.post(reverse("wagtailadmin_pages:add", args=["cms", "briefingpage", below.pk]), **NO_ROWS)
    for name in ("lock", "edit", "unlock", "unpublish"):
        desk.post(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]), **NO_ROWS)
    copied = {"new_title": "Nüsxə", "new_slug": "nusxe", "new_parent_page": below.pk}
    desk.post(reverse("wagtailadmin_pages:copy", args=[page.pk]))
    desk.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), **copied)
    desk.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    desk.post(reverse("wagtailimages:add"))
    desk.post(reverse("wagtaildocs:add"))
    desk.get("/cms/pages/999999/edit/")
    copy = Page.objects.get(slug="nusxe", locale=page.locale)
    desk.post(reverse("wagtailadmin_pages:delete", args=[copy.pk]))
    desk.get("/cms/")


def _translate(desk: Desk, page: Page) -> None:
    source = BriefingPage.objects.filter(locale=page.locale).exclude(pk=page.pk).first()
    made = source.copy(update_attrs={"slug": "tercumesiz", "title": "Tərcüməsiz"})
    submit = reverse("wagtail_localize:submit_page_translation", args=[made.pk])
    desk.get(submit)
    desk.post(submit)
    english = Locale.objects.get(language_code="en")
    desk.post(submit, locales=english.pk)
    target = made.get_translation(english)
    edit = reverse("wagtailadmin_pages:edit", args=[target.pk])
    desk.get(edit)
    desk.post(edit, action="publish")
    desk.get(reverse("wagtail_localize:translations_report"))
    desk.get(reverse("wagtailadmin_explore", args=[made.get_parent().pk]))


def _keep_laws(desk: Desk) -> None:
    """Our own forms: empty, and those of things that exist."""
    for name in ("bill", "version", "amendment", "stageevent", "consultation", "person"):
        desk.post(f"/cms/{name}/new/", **NO_ROWS)
    for model, name in ((Bill, "bill"), (Amendment, "amendment"), (Version, "version")):
        one = model.objects.order_by("pk").last()
        for action in ("edit", "delete", "usage", "history"):
            desk.get(f"/cms/{name}/{action}/{one.pk}/")
    version = Version.objects.order_by("pk").last()
    for action in ("inspect", "confirm", "translate"):
        desk.get(f"/cms/version/{action}/{version.pk}/")
    desk.post(f"/cms/version/translate/{version.pk}/")
    desk.get("/cms/operation/switches/")
    desk.get("/cms/operation/parked/")
