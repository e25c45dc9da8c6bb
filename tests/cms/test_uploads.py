"""U1: nothing that a browser would run is taken; what is served is never a page of ours."""

import io

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image as Picture
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction

from core.roles import Role

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
KINDS = {"image": "wagtailimages", "document": "wagtaildocs"}
PDF = b"%PDF-1.4\n%%EOF"


def png() -> bytes:
    kept = io.BytesIO()
    Picture.new("RGB", (40, 30), "red").save(kept, "PNG")
    return kept.getvalue()


@pytest.fixture
def editor(signed_in, tree):
    return signed_in(Role.EDITOR)


def upload(editor, kind, name, content):
    url = reverse(
        {"image": "wagtailimages:add_multiple", "document": "wagtaildocs:add_multiple"}[kind]
    )
    file = ContentFile(content, name=name)
    return editor.post(url, {"files[]": file}, headers={"x-requested-with": "XMLHttpRequest"})


def document(content=PDF, name="hesabat.pdf", collection=None):
    return get_document_model().objects.create(
        title="Hesabat",
        file=ContentFile(content, name=name),
        collection=collection or Collection.get_first_root_node(),
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", SVG),
        ("a.png", SVG),
        ("a.jpg", HTML),
        ("a.html", png()),
        ("a.svg.png", HTML + png()),
        ("a", png()),
        ("a.tiff", png()),
    ],
)
def test_what_is_no_picture_is_refused_as_one(editor, name, content):
    answer = upload(editor, "image", name, content).json()
    assert not answer["success"]
    assert answer["error_message"]
    assert not get_image_model().objects.exists()


def bomb(width: int, height: int) -> bytes:
    """A picture of some kilobytes that takes many megabytes when it is unpacked."""
    kept = io.BytesIO()
    Picture.new("1", (width, height)).save(kept, "PNG")
    return kept.getvalue()


def noise() -> bytes:
    kept = io.BytesIO()
    Picture.effect_noise((100, 100), 90).save(kept, "PNG")
    return kept.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", lambda: bomb(8_000, 8_000)),
        ("a.png", lambda: bomb(60_000, 4_000)),
        ("a.png", lambda: png()[:60]),
        ("a.png", lambda: noise()[:-2_000]),
        ("a.jpg", lambda: b"\xff\xd8\xff" + b"\x00" * 500),
    ],
    ids=["large", "beyond measure", "cut off", "half of it", "only its beginning"],
)
def test_a_picture_that_would_fill_the_memory_or_is_not_whole_is_refused(editor, name, content):
    answer = upload(editor, "image", name, content()).json()
    assert not answer["success"]
    assert answer["error_message"]
    assert not get_image_model().objects.exists()


def test_a_picture_is_taken_and_shown(editor, client):
    assert upload(editor, "image", "a.png", png()).json()["success"]
    shown = get_image_model().objects.get().get_rendition("max-20x20")
    response = client.get(f"/media/{shown.file.name}")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_the_original_with_the_cameras_notes_is_for_editors(editor, client):
    upload(editor, "image", "a.png", png())
    path = f"/media/{get_image_model().objects.get().file.name}"
    assert client.get(path).status_code == 404
    assert editor.get(path).status_code == 200


def test_a_picture_of_a_private_collection_is_not_shown(editor, client, signed_in):
    upload(editor, "image", "a.png", png())
    image = get_image_model().objects.get()
    shown = image.get_rendition("max-20x20")
    CollectionViewRestriction.objects.create(collection=image.collection, restriction_type="login")
    assert client.get(f"/media/{shown.file.name}").status_code == 404
    response = signed_in(Role.CITIZEN).get(f"/media/{shown.file.name}")
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


def test_the_rendition_of_a_deleted_picture_is_gone(editor, client):
    upload(editor, "image", "a.png", png())
    image = get_image_model().objects.get()
    path = f"/media/{image.get_rendition('max-20x20').file.name}"
    image.delete()
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/media/documents/hesabat.pdf",
        "/media/images/../documents/hesabat.pdf",
        "/media/images/%2e%2e/%2e%2e/manage.py",
        "/media/original_images/../../manage.py",
        "/media/images/yoxdur.png",
        "/media/",
    ],
)
def test_the_folder_of_files_is_not_open(client, tree, path):
    document()
    assert client.get(path, follow=True).status_code == 404


@pytest.mark.parametrize("name", ["a.svg", "a.html", "a.xml", "a.js", "a.pdf.html", "a.exe", "a"])
def test_a_document_of_another_kind_is_refused(editor, name):
    answer = upload(editor, "document", name, HTML).json()
    assert not answer["success"]
    assert not get_document_model().objects.exists()


def test_a_document_is_taken_and_comes_as_an_attachment(editor, client):
    assert upload(editor, "document", "Hesabat ə.pdf", PDF).json()["success"]
    response = client.get(get_document_model().objects.get().url)
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["a.pdf", "a.html", "a.svg"])
def test_whatever_a_file_says_it_is_it_is_not_run(client, tree, name):
    """A page dressed as a PDF, and files from before the list of allowed kinds."""
    response = client.get(document(HTML, name).url)
    assert response["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in response["Content-Security-Policy"]


def test_a_private_document_is_like_one_that_is_not_there(client, signed_in, tree):
    hidden = document()
    CollectionViewRestriction.objects.create(collection=hidden.collection, restriction_type="login")
    missing = client.get(f"/documents/{hidden.pk + 1}/{hidden.filename}")
    response = client.get(hidden.url)
    assert (response.status_code, missing.status_code) == (404, 404)
    member = signed_in(Role.CITIZEN).get(hidden.url)
    assert (member.status_code, member["Cache-Control"]) == (200, "private, no-store")


@pytest.mark.parametrize("number", ["0", "999999999", "9" * 40])
def test_unknown_documents_are_not_found(client, tree, number):
    assert client.get(f"/documents/{number}/a.pdf").status_code == 404


def test_a_wrong_file_name_is_not_found(client, tree):
    assert client.get(f"/documents/{document().pk}/b.pdf").status_code == 404


def test_documents_are_only_read(client, tree):
    assert client.post(document().url).status_code == 405


@pytest.mark.parametrize("role", [Role.CITIZEN, Role.MP, Role.MODERATOR])
def test_nobody_else_uploads(signed_in, tree, role):
    for kind, name, content in (("image", "a.png", png()), ("document", "a.pdf", PDF)):
        assert upload(signed_in(role), kind, name, content).status_code in (302, 403, 404)
    assert not get_image_model().objects.exists()
    assert not get_document_model().objects.exists()
