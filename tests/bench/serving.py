"""What a page costs the web server, through every layer of the site, as gunicorn would call it."""

from collections.abc import Callable
from io import BytesIO

from django.conf import settings
from django.core.cache import cache
from django.core.wsgi import get_wsgi_application
from django.db import connection
from wagtail.models import Locale

from cms.models import HomePage, StandardPage
from tests.bench import benchmark
from tests.bench.database import load_the_demonstration

HOME = "/az/"
BARE = "bare-page-of-the-benchmark"
PAGES = 20


def served(path: str, *, kept_for: int) -> Callable[[], object]:
    """`PAGES` requests for the page; `kept_for`: seconds the site's own cache repeats it."""
    load_the_demonstration()
    # As with DATABASE_URL in production: one connection for many requests.
    connection.settings_dict["CONN_MAX_AGE"] = None
    application = get_wsgi_application()

    def ask() -> None:
        settings.SHARED_PAGES_SECONDS = kept_for
        for _ in range(PAGES):
            _request(application, path)

    cache.clear()
    return ask


def _request(application: Callable, path: str) -> None:
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
    }
    statuses: list[str] = []
    response = application(environ, lambda status, headers, *_: statuses.append(status))
    size = sum(len(part) for part in response)
    response.close()
    if statuses != ["200 OK"] or not size:
        raise RuntimeError(f"{path}: {statuses}")


def bare_page() -> str:
    """A page of Wagtail's with the site's frame and nothing of its own."""
    load_the_demonstration()
    home = HomePage.objects.get(locale=Locale.objects.get(language_code="az"))
    if not StandardPage.objects.child_of(home).filter(slug=BARE).exists():
        home.add_child(instance=StandardPage(title="Boş", slug=BARE, locale=home.locale))
    return f"{HOME}{BARE}/"


@benchmark(unit="pages", amount=PAGES)
def serve_a_bare_wagtail_page() -> Callable[[], object]:
    return served(bare_page(), kept_for=0)


@benchmark(unit="pages", amount=PAGES, baseline="serve_a_bare_wagtail_page")
def serve_the_home_page_uncached() -> Callable[[], object]:
    return served(HOME, kept_for=0)


@benchmark(unit="pages", amount=PAGES, baseline="serve_the_home_page_uncached")
def serve_the_home_page_with_the_cache() -> Callable[[], object]:
    return served(HOME, kept_for=3600)
