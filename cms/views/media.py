"""Images editors uploaded. Documents have their own view, which checks more."""

from mimetypes import guess_type

from django.core.files.base import File
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.images import get_image_model
from wagtail.images.models import Rendition

MEDIA_CSP = "default-src 'none'; frame-ancestors 'none'; sandbox"
# A rendition's file name changes with the image, so a copy is never out of date.
KEPT_FOR = 31_536_000


@require_safe
def rendition(request: HttpRequest, path: str) -> FileResponse:
    """A resized image, as pages show it, unless its collection is private."""
    found = get_object_or_404(Rendition.objects.select_related("image__collection"), file=path)
    restrictions = found.image.collection.get_view_restrictions()
    if not all(rule.accept_request(request) for rule in restrictions):
        raise Http404
    kept = "private, no-store" if restrictions else f"public, max-age={KEPT_FOR}, immutable"
    return _file(found.file, kept)


@require_safe
def original(request: HttpRequest, path: str) -> FileResponse:
    """The file as uploaded, with all that cameras write into it: for editors only."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    return _file(get_object_or_404(get_image_model(), file=path).file, "private, no-store")


def _file(file: File[bytes], kept: str) -> FileResponse:
    try:
        opened = file.open("rb")
    except FileNotFoundError as problem:
        raise Http404 from problem
    kind = guess_type(file.name or "")[0] or "application/octet-stream"
    headers = {"Cache-Control": kept, "Content-Security-Policy": MEDIA_CSP}
    return FileResponse(opened, content_type=kind, headers=headers)
