"""C2: whoever edits one section learns and changes nothing in another, whatever the address."""

import re
from itertools import product

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
)
from wagtail.search import index
from wagtail_localize.models import TranslatableObject, Translation, TranslationSource

from core.roles import Role
from tests.factories.cms import briefing, make_private, site_tree, standard
from tests.factories.core import UserFactory
from tests.factories.legislation import BillFactory
from tests.permissions.asking import undone
from tests.permissions.routes import routes
from tests.permissions.world import make_image

pytestmark = pytest.mark.django_db
CANARY = "kanareyka-4711"
# What tells of drafts to those who work on them.
TELLING = (
    "/cms/choose-page/search/?q=bölmə",
    "/cms/choose-page/chosen-multiple/?id={other}",
    "/cms/reports/site-history/",
    "/cms/reports/page-types-usage/",
    "/cms/localize/reports/translations/",
    "/cms/tag-autocomplete/?term=kanar",
    "/cms/images/chooser/",
)
EVERYWHERE = ("access_admin", "submit_translation")
PAGE_RIGHTS = ("add_page", "change_page", "publish_page")
FILE_RIGHTS = ("add_image", "change_image", "choose_image", "add_document", "change_document")
# The names under which Wagtail's addresses ask for a page, a revision of it, a file.
PAGE_NAMES = ("page_id", "page_pk", "page_to_move_id", "parent_page_id", "destination_id")


@pytest.fixture
def section(db):
    """An editor of one section, and the things of another."""
    tree = site_tree()
    own = [standard(tree, title=title) for title in ("Bizim bölmə", "Bizim ikinci bölmə")]
    other = standard(tree, title="Başqa bölmə")
    hidden = standard(tree, below=other, title=f"Sirr {CANARY}", live=False, intro=CANARY)
    closed = standard(tree, title=f"Qapalı {CANARY}", slug="qapali")
    make_private(closed)
    for page in (other, hidden, closed):
        index.insert_or_update_object(page)
    writer = UserFactory()
    # On the way to the own section and beside it stand live pages with drafts.
    drafts = {
        page.pk: [page.pk, *[draft(page, writer).pk for _twice in range(2)]]
        for page in (hidden, other, tree.homes["az"])
    }
    source = TranslationSource.objects.create(
        object_id=other.translation_key,
        locale=other.locale,
        specific_content_type=other.content_type,
        object_repr=CANARY,
        content_json="{}",
        last_updated_at=timezone.now(),
        object=TranslatableObject.objects.get_or_create_from_instance(other)[0],
    )
    english = Locale.objects.get(language_code="en")
    translation = Translation.objects.create(source=source, target_locale=english)
    standard(tree, "en", title=CANARY, live=False, translation_key=other.translation_key)
    files = closed_files()
    browser = Client(raise_request_exception=False)
    browser.force_login(editor_of(*own))
    numbers = {
        "image_id": files["image"],
        "document_id": files["document"],
        "doc_id": files["document"],
        "translation_source_id": source.pk,
        "translation_id": translation.pk,
    }
    kinds = files | {"page": hidden.pk, "other": other.pk, "home": tree.homes["az"].pk}
    return browser, numbers, kinds, drafts


def draft(page, writer):
    page.title = f"Qaralama {CANARY}"
    return page.save_revision(user=writer, log_action=True, changed=True)


def closed_files():
    closed = Collection.get_first_root_node().add_child(name="Başqa qovluq")
    image = make_image(collection=closed, title=CANARY)
    image.tags.add(CANARY)
    file = ContentFile(b"%PDF-1.4", name="hesabat.pdf")
    document = get_document_model().objects.create(title=CANARY, file=file, collection=closed)
    return {"image": image.pk, "document": document.pk}


def editor_of(*pages):
    """Somebody with all rights on the pages and on a collection of files."""
    group = Group.objects.create(name="bölmənin redaktorları")
    group.permissions.add(*Permission.objects.filter(codename__in=EVERYWHERE))
    rights = Permission.objects.filter(
        codename__in=PAGE_RIGHTS, content_type__app_label="wagtailcore"
    )
    for page, right in product(pages, rights):
        GroupPagePermission.objects.create(group=group, page=page, permission=right)
    own_files = Collection.get_first_root_node().add_child(name="Bizim qovluq")
    for right in Permission.objects.filter(codename__in=FILE_RIGHTS):
        GroupCollectionPermission.objects.create(
            group=group, collection=own_files, permission=right
        )
    editor = UserFactory()
    editor.groups.add(group)
    return editor


def test_one_s_own_section_is_all_there(section):
    browser, _numbers, _kinds, _drafts = section
    own = Page.objects.get(title="Bizim bölmə").specific
    own.title = "Bizim qaralama"
    own.save_revision()
    for place in ("/cms/pages/{}/edit/", "/cms/choose-page/{}/", "/cms/pages/{}/history/"):
        assert browser.get(place.format(own.pk)).status_code == 200, place
    chooser = browser.get(f"/cms/choose-page/{own.get_parent().pk}/").json()["html"]
    assert "Bizim qaralama" in chooser
    # Public pages of other sections may be linked to.
    assert "Başqa bölmə" in chooser
    assert "Bizim qaralama" in browser.get(f"/cms/pages/{own.get_parent().pk}/").content.decode()
    assert browser.get(f"/cms/bulk/wagtailcore/page/publish/?id={own.pk}").status_code == 200


def test_who_edits_everything_is_told_everything(section, signed_in):
    _browser, _numbers, kinds, _drafts = section
    browser = signed_in(Role.EDITOR)
    for place in ("/cms/choose-page/{home}/", "/cms/pages/{home}/", *TELLING):
        said = browser.get(place.format(**kinds)).content.decode()
        assert CANARY in said, place


def test_an_address_becomes_a_link_to_what_the_public_knows(section):
    browser, _numbers, _kinds, _drafts = section
    field = "external-link-chooser-url"
    said = {}
    for slug in ("basqa-bolme", "qapali"):
        url = f"http://localhost/az/{slug}/"
        answer = browser.post("/cms/choose-external-link/", {field: url})
        said[slug] = answer.json()["result"]
    assert said["basqa-bolme"]["adminTitle"] == "Başqa bölmə"
    assert "id" not in said["qapali"]
    assert CANARY not in str(said)


def test_draft_laws_are_offered_to_their_editors(signed_in):
    """Whoever edits only the briefings does not learn what is prepared."""
    tree = site_tree()
    prepared = BillFactory(title_az=f"Layihə {CANARY}")
    made = briefing(tree, title="Brifinq", bills=[prepared])
    editor = editor_of(tree.indexes["az"])
    add = f"/cms/pages/add/cms/briefingpage/{tree.indexes['az'].pk}/"
    assert CANARY not in signed_in(editor).get(add).content.decode()
    assert CANARY in signed_in(Role.EDITOR).get(add).content.decode()
    # A page that has one keeps it.
    assert CANARY in signed_in(editor).get(f"/cms/pages/{made.pk}/edit/").content.decode()


def addresses(numbers, kinds, drafts):
    """Every address of Wagtail's that names something of the other section."""
    files = [{"pk": kinds[kind]} for kind in ("image", "document")]
    pages = [
        dict.fromkeys((*PAGE_NAMES, "pk"), page)
        | {"revision_id": later, "revision_id_a": first, "revision_id_b": later}
        for page, first, later in drafts.values()
    ]
    asked = {*PAGE_NAMES, *numbers, "pk", "revision_id"}
    for route in routes():
        if route.is_admin and set(route.converters) & asked:
            for named in pages if "pages/" in route.pattern else [*files, pages[0]]:
                yield route.name, filled(route.pattern, numbers | named)


def filled(pattern, known):
    def number(match):
        return str(known.get(match[1] or match[2], 1))

    text = re.sub(r"<\w+:(\w+)>|\(\?P<(\w+)>[^)]*\)", number, pattern)
    return "/" + text.replace("^", "").replace("$", "")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nothing_of_another_section_is_shown_or_changed(section, method):
    browser, numbers, kinds, drafts = section
    told = []
    signed_in = browser.cookies["sessionid"].value
    for name, place in sorted(set(addresses(numbers, kinds, drafts))):
        # A message of one answer must not be found in the next.
        browser.cookies.clear()
        browser.cookies["sessionid"] = signed_in
        with undone():
            before = state()
            answer = browser.generic(
                method, place, content_type="application/x-www-form-urlencoded"
            )
            said = answer.content.decode(errors="replace")
            said += "".join(str(one) for one in get_messages(answer.wsgi_request))
            if CANARY in said or answer.status_code >= 500:
                told.append((name, place, answer.status_code))
            if state() != before:
                told.append((name, place, "changed"))
    assert "\n".join(map(str, told)) == ""


def state():
    pages = Page.objects.order_by("pk").values_list(
        "pk", "live", "path", "title", "latest_revision_id", "locked"
    )
    files = get_document_model().objects.order_by("pk").values_list("pk", "title", "collection")
    return list(pages), list(files)


@pytest.mark.parametrize(
    "place",
    [
        *TELLING,
        "/cms/pages/search/?q=kanareyka",
        "/cms/images/?q=kanareyka",
        "/cms/documents/?q=kanareyka",
        "/cms/images/chooser/",
        "/cms/documents/chooser/",
        "/cms/reports/locked/",
        "/cms/reports/aging-pages/",
        "/cms/api/main/pages/?fields=*",
        "/cms/api/main/images/?fields=*",
        "/cms/api/main/documents/?fields=*",
        "/cms/choose-page/?page_type=cms.standardpage",
        "/cms/choose-page/{home}/",
        "/cms/choose-page/{other}/",
        "/cms/api/main/pages/{home}/?fields=*",
        "/cms/api/main/pages/?child_of={home}&for_explorer=1",
        "/cms/choose-page/search/?q=kanareyka",
        "/cms/",
        "/cms/choose-page/chosen-multiple/?id={page}",
        "/cms/images/chooser/chosen-multiple/?id={image}",
        "/cms/documents/chooser/chosen-multiple/?id={document}",
        "/cms/bulk/wagtailcore/page/delete/?id={page}",
        "/cms/bulk/wagtailcore/page/publish/?id={page}",
        "/cms/bulk/wagtailcore/page/move/?id={page}",
        "/cms/bulk/wagtailimages/image/delete/?id={image}",
        "/cms/bulk/wagtaildocs/document/delete/?id={document}",
    ],
)
def test_no_list_tells_of_another_section(section, place):
    browser, _numbers, kinds, _drafts = section
    answer = browser.get(place.format(**kinds))
    assert answer.status_code in {200, 302, 403, 404}
    assert CANARY not in re.sub(r"[?&;]q=[^\"&]*|value=\"[^\"]*\"", "", answer.content.decode())
