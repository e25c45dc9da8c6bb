"""The page of this site a question is about, kept without its language prefix."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import get_language

from core.text import TextNotUsable, clean_text

MAX_PATH, MAX_TITLE = 300, 300
_SAFE = re.compile(r"/(?:[A-Za-z0-9._~%-]+/)+(?:#[A-Za-z0-9._~-]+)?")


@dataclass(frozen=True)
class About:
    """`path` begins with a slash and has no language: "/laws/family-code/articles/5/"."""

    path: str
    title: str

    @property
    def query(self) -> str:
        """To carry the subject through links: "about=…&about_title=…"."""
        return urlencode({"about": self.path, "about_title": self.title})


def neutral_path(path: str) -> str:
    """A path of this site without its language prefix; an empty string for anything else."""
    if not path.isascii() or len(path) > MAX_PATH or not _SAFE.fullmatch(path):
        return ""
    first, _, rest = path.removeprefix("/").partition("/")
    neutral = f"/{rest}" if first in dict(settings.LANGUAGES) else path
    page = neutral.partition("#")[0]
    try:
        resolve(f"/{get_language() or settings.LANGUAGE_CODE}{page}")
    except Resolver404:
        return ""
    return neutral if page != "/" else ""


def read(path: str, title: str) -> About | None:
    """What a link or a form says the question is about; None when it is no page of ours."""
    neutral = neutral_path(path)
    if not neutral:
        return None
    try:
        words = " ".join(clean_text(title[:MAX_TITLE]).split())
    except TextNotUsable:
        words = ""
    return About(neutral, words or neutral)


def localised(path: str) -> str:
    """The address of a neutral path in the language of the page."""
    return f"/{get_language() or settings.LANGUAGE_CODE}{path}" if path else ""
