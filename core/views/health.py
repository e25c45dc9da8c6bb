from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from core import health


@require_safe
def health_view(request: HttpRequest) -> JsonResponse:
    """Every part by name. 503 only when the database, without which nothing works, is down."""
    parts = health.report()
    status = 503 if parts["database"] == health.DOWN else 200
    return JsonResponse(
        {"status": "ok" if health.DOWN not in parts.values() else "degraded", "parts": parts},
        status=status,
        headers={"Cache-Control": "no-store"},
    )
