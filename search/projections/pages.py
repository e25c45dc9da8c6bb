"""Wagtail pages the public may see, each in its own language."""

from collections.abc import Iterable

from cms.models import BriefingPage, HelpPage, StandardPage, TopicPage
from cms.models.base import BasePage
from search.document import Document, Kind
from search.paths import LANGUAGES, neutral
from search.registry import Projection, register

PAGE_MODELS = (StandardPage, TopicPage, HelpPage)


def _identities(*models: type[BasePage]) -> Iterable[str]:
    for model in models:
        yield from map(str, model.objects.values_list("translation_key", flat=True).distinct())


def _project(kind: Kind, identity: str, *models: type[BasePage]) -> list[Document]:
    return [
        _document(kind, page)
        for model in models
        for page in model.objects.published()
        .filter(translation_key=identity, locale__language_code__in=LANGUAGES)
        .select_related("locale")
        if page.url
    ]


def _document(kind: Kind, page: BasePage) -> Document:
    return Document(
        key=f"{kind}:{page.translation_key}",
        kind=kind,
        language=page.locale.language_code,
        title=page.title,
        body="\n".join(filter(None, [page.intro, *_texts(page)])),
        path=neutral(page.get_url_parts()[2]),
        date=getattr(page, "date", None),
    )


def _texts(page: BasePage) -> Iterable[str]:
    """The plain words of every stream field of the page."""
    for name in ("emergency", "hotlines", "shelters", "body"):
        for block in getattr(page, name, None) or ():
            yield " ".join(block.block.get_searchable_content(block.value))


register(
    Projection(
        Kind.BRIEFING,
        lambda identity: _project(Kind.BRIEFING, identity, BriefingPage),
        lambda: _identities(BriefingPage),
    )
)
register(
    Projection(
        Kind.PAGE,
        lambda identity: _project(Kind.PAGE, identity, *PAGE_MODELS),
        lambda: _identities(*PAGE_MODELS),
    )
)
