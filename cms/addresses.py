"""Where a page stands for the reader: one address a language, also without a translation."""

from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Site


def reader_language() -> str:
    return (get_language() or settings.LANGUAGE_CODE)[:2]


def path_for_reader(url_path: str) -> str:
    """A page's own path, under the prefix of the reader's language.

    Lists use it for rows that are the reader's translation wherever there is one. `url_path` is
    Wagtail's, which begins with the home page's of the page's own language.
    """
    homes = (root.root_path for root in Site.get_site_root_paths())
    below = (url_path.removeprefix(home) for home in homes if url_path.startswith(home))
    return f"/{reader_language()}/{next(below, '')}"
