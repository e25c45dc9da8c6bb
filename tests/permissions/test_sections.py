"""C2: whoever edits one section learns and changes nothing in another, whatever the address."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from tests.factories.cms import site_tree, standard
from tests.factories.core import UserFactory
from tests.permissions.asking import undone
from tests.permissions.routes import routes
from tests.permissions.world import make_image

pytestmark = pytest.mark.django_db
CANARY = "kanareyka-4711"
PAGE_RIGHTS = ("add_page", "change_page", "publish_page")
FILE_RIGHTS = ("add_image", "change_image", "choose_image", "add_document", "change_document")
# The names under which Wagtail's addresses ask for a page, a revision of it, a file.
PAGE_NAMES = ("page_id", "page_pk", "page_to_move_id", "parent_page_id", "destination_id")


@pytest.fixture
def section(db):
    """An editor of one section, and the things of another."""
    tree = site_tree()
    own = standard(tree, title="Bizim bölmə")
    other = standard(tree, title="Başqa bölmə")
    hidden = standard(tree, below=other, title=f"Sirr {CANARY}", live=False, intro=CANARY)
    revision = hidden.save_revision()
    later = hidden.save_revision()
    closed = Collection.get_first_root_node().add_child(name="Başqa qovluq")
    image = make_image(collection=closed, title=CANARY)
    file = ContentFile(b"%PDF-1.4", name="hesabat.pdf")
    document = get_document_model().objects.create(title=CANARY, file=file, collection=closed)
    group = Group.objects.create(name="bölmənin redaktorları")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in PAGE_RIGHTS:
        right = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=own, permission=right)
    own_files = Collection.get_first_root_node().add_child(name="Bizim qovluq")
    for right in Permission.objects.filter(codename__in=FILE_RIGHTS):
        GroupCollectionPermission.objects.create(
            group=group, collection=own_files, permission=right
        )
    editor = UserFactory()
    editor.groups.add(group)
    browser = Client(raise_request_exception=False)
    browser.force_login(editor)
    numbers = dict.fromkeys(PAGE_NAMES, hidden.pk) | {
        "pk": hidden.pk,
        "revision_id": revision.pk,
        "revision_id_a": revision.pk,
        "revision_id_b": later.pk,
        "image_id": image.pk,
        "document_id": document.pk,
        "doc_id": document.pk,
    }
    return browser, numbers, {"image": image.pk, "document": document.pk, "page": hidden.pk}


def test_one_s_own_section_is_all_there(section):
    browser, _numbers, _kinds = section
    own = Page.objects.get(title="Bizim bölmə")
    for place in ("/cms/pages/{}/edit/", "/cms/choose-page/{}/", "/cms/pages/{}/history/"):
        assert browser.get(place.format(own.pk)).status_code == 200, place
    chooser = browser.get(f"/cms/choose-page/{own.get_parent().pk}/").json()["html"]
    assert "Bizim bölmə" in chooser
    # Public pages of other sections may be linked to.
    assert "Başqa bölmə" in chooser
    assert browser.get(f"/cms/bulk/wagtailcore/page/publish/?id={own.pk}").status_code == 200


def addresses(numbers, kinds):
    """Every address of Wagtail's that names something of the other section."""
    for route in routes():
        if route.is_admin and set(route.converters) & set(numbers):
            for pk in kinds.values():
                known = numbers | {"pk": pk}
                yield route.name, filled(route.pattern, known)


def filled(pattern, known):
    def number(match):
        return str(known.get(match[1] or match[2], 1))

    text = re.sub(r"<\w+:(\w+)>|\(\?P<(\w+)>[^)]*\)", number, pattern)
    return "/" + text.replace("^", "").replace("$", "")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nothing_of_another_section_is_shown_or_changed(section, method):
    browser, numbers, kinds = section
    told = []
    signed_in = browser.cookies["sessionid"].value
    for name, place in sorted(set(addresses(numbers, kinds))):
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
        "/cms/pages/search/?q=kanareyka",
        "/cms/images/?q=kanareyka",
        "/cms/documents/?q=kanareyka",
        "/cms/images/chooser/",
        "/cms/documents/chooser/",
        "/cms/reports/site-history/",
        "/cms/reports/locked/",
        "/cms/reports/aging-pages/",
        "/cms/api/main/pages/?fields=*",
        "/cms/api/main/images/?fields=*",
        "/cms/api/main/documents/?fields=*",
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
    browser, _numbers, kinds = section
    answer = browser.get(place.format(**kinds))
    assert answer.status_code in {200, 302, 403, 404}
    assert CANARY not in re.sub(r"[?&;]q=[^\"&]*|value=\"[^\"]*\"", "", answer.content.decode())
