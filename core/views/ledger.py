"""The ledger's checkpoints, for whoever keeps them where we cannot change them."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.ledger import checkpoints
from core.models import LedgerCheckpoint

LATEST = 400


@require_safe
@cache_control(public=True, max_age=600)
def ledger_checkpoints(request: HttpRequest) -> JsonResponse:
    """A year and more of them, newest first, in the form `verify_ledger --checkpoint` reads."""
    rows = LedgerCheckpoint.objects.order_by("-sequence")[:LATEST]
    return JsonResponse([checkpoints.as_json(row) for row in rows], safe=False)
