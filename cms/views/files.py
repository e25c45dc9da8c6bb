"""What editors uploaded. A browser never shows it as a page of this site."""

from mimetypes import guess_type
from typing import Any

from django.core.files.base import File
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model
from wagtail.documents.models import document_served
from wagtail.images.models import Rendition
from wagtail.models import Collection

from cms.permissions import findable_images

FILE_CSP = "default-src 'none'; frame-ancestors 'none'; sandbox"
# A rendition's file name changes with the image, so a copy is never out of date.
KEPT_FOR = "public, max-age=31536000, immutable"
# Asked again each time: the same address may be made private, or get another file.
CHECKED = "no-cache"
NOT_KEPT = "private, no-store"


@require_safe
def document(request: HttpRequest, document_id: int, filename: str) -> FileResponse:
    """The file as an attachment. One of a private collection is like one that is not there."""
    found = get_object_or_404(get_document_model(), pk=document_id)
    if found.filename != filename:
        raise Http404
    kept = _kept(request, found.collection, CHECKED)
    response = _response(found.file, kept, as_attachment=True, filename=filename)
    document_served.send(sender=type(found), instance=found, request=request)
    return response


@require_safe
def rendition(request: HttpRequest, path: str) -> FileResponse:
    """A resized image, as pages show it, unless its collection is private."""
    found = get_object_or_404(Rendition.objects.select_related("image__collection"), file=path)
    return _response(found.file, _kept(request, found.image.collection, KEPT_FOR))


@require_safe
def original(request: HttpRequest, path: str) -> FileResponse:
    """The image as uploaded, with all that cameras write into it: for its editors only."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    return _response(get_object_or_404(findable_images(request.user), file=path).file, NOT_KEPT)


def _kept(request: HttpRequest, collection: Collection, otherwise: str) -> str:
    """How long caches may keep a file of the collection, if this reader may have it at all."""
    restrictions = collection.get_view_restrictions()
    if not all(rule.accept_request(request) for rule in restrictions):
        raise Http404
    return NOT_KEPT if restrictions else otherwise


def _response(file: File[bytes], kept: str, **options: Any) -> FileResponse:
    try:
        opened = file.open("rb")
    except FileNotFoundError as problem:
        raise Http404 from problem
    kind = guess_type(file.name or "")[0] or "application/octet-stream"
    headers = {"Cache-Control": kept, "Content-Security-Policy": FILE_CSP}
    return FileResponse(opened, content_type=kind, headers=headers, **options)
