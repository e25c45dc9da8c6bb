"""The site's addresses and two more: a fault of ours, and a database lost on the way."""

from django.db import OperationalError
from django.urls import path

from cms import urls

handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


def broken(request):
    raise RuntimeError("geheimnis: a fault of ours")


def lost(request):
    raise OperationalError("connection to server at 10.0.0.9 failed")


urlpatterns = [
    path("az/broken/", broken, name="broken"),
    path("az/lost/", lost, name="lost"),
    *urls.urlpatterns,
]
