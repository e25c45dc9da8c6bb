"""Files for download. A browser never shows one as a page of this site."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve

DOCUMENT_CSP = "default-src 'none'; frame-ancestors 'none'; sandbox"


@require_safe
def document(request: HttpRequest, document_id: int, filename: str) -> HttpResponse:
    """The file as an attachment. One of a private collection is like one that is not there."""
    found = get_object_or_404(get_document_model(), pk=document_id)
    restrictions = found.collection.get_view_restrictions()
    if not all(rule.accept_request(request) for rule in restrictions):
        raise Http404
    response: HttpResponse = serve(request, document_id, filename)
    response["Content-Security-Policy"] = DOCUMENT_CSP
    if restrictions:
        response["Cache-Control"] = "private, no-store"
    return response
