"""Documents to find, and the engines that must find them alike."""

from collections.abc import Callable, Iterator
from copy import deepcopy

import pytest

from search import indexing
from search.document import Document, Kind
from search.engines import EmbeddedEngine, Engine, forget_failures
from search.mirroring import rebuild
from search.models import SearchDocument
from tests.cms.conftest import kept_tree, tree
from tests.keeping import kept

__all__ = ["kept_tree", "tree"]

BODY = {
    "az": "13.1. Yardım mərkəzləri məişət zorakılığından zərər çəkmiş şəxslər üçün qaynar xətt "
    "təşkil edir. 13.2. Sığınacağın ünvanı məxfidir.",
    "en": "13.1. Aid centres run a helpline for victims of domestic violence. "
    "13.2. The shelter's address is confidential.",
    "ru": "13.1. Центры помощи организуют горячую линию для пострадавших от бытового насилия. "
    "13.2. Адрес убежища является конфиденциальным.",
}
TITLE = {"az": "Yardım mərkəzləri", "en": "Aid centres", "ru": "Центры помощи"}


def article(language: str = "az", **values) -> Document:
    fields = {
        "key": "article:13",
        "kind": Kind.ARTICLE,
        "language": language,
        "title": TITLE[language],
        "body": BODY[language],
        "path": "/bills/zorakiliq/versions/2/art_13/",
        "law": "zorakiliq",
        "law_title": "Məişət zorakılığı",
        "eid": "art_13",
        "label": "13",
        **values,
    }
    return Document(**fields)


def family(number: int, title: str, body: str) -> Document:
    return article(
        key=f"article:n{number}",
        title=title,
        body=body,
        law="aile",
        law_title="Ailə Məcəlləsi",
        label=str(number),
        eid=f"art_{number}",
        path=f"/bills/aile/versions/1/art_{number}/",
    )


@pytest.fixture(autouse=True)
def rested():
    """One test's failing server is not the next one's."""
    forget_failures()


def stored(*documents: Document) -> list[SearchDocument]:
    """Store these documents as a refresh would."""
    pks = indexing.store([], documents)
    return list(SearchDocument.objects.filter(pk__in=pks))


def make_library() -> list[SearchDocument]:
    """Articles of two laws, one of them in three languages, a comment on it, and an MP."""
    return stored(
        article("az"),
        article("en"),
        article("ru"),
        family(1, "Nikah", "1.1. Nikahın bağlanması üçün ər və arvadın razılığı tələb olunur."),
        family(2, "Nikah", "2.1. Nikahdan əvvəl tibbi müayinə olur. 2.2. Nikaha xitam verilir."),
        family(21, "Ərizə", "21.1. Ərizə məhkəməyə verilir. Azərbaycan Respublikası."),
        article(
            key="comment:R-1", kind=Kind.COMMENT, title="Rəy (21): Arvadın razılığı", law="aile",
            body="Məhkəməyə verilir!", label="21", eid="art_21", path="/comments/R-1/",
        ),
        article(
            key="mp:1", kind=Kind.MP, title="İlham Sınaqov", body="Gəncə", law="", law_title="",
            label="", eid="", path="/mps/ilham-sinaqov/",
        ),
    )  # fmt: skip


@pytest.fixture
def fill(db) -> Callable[..., list[SearchDocument]]:
    return stored


@pytest.fixture(scope="module")
def kept_library(django_db_setup, django_db_blocker):
    with kept(django_db_blocker, make_library) as library:
        yield library


@pytest.fixture
def library(kept_library, db) -> list[SearchDocument]:
    return deepcopy(kept_library)


def elasticsearch_of(url: str, name: str) -> Iterator[Engine]:
    """An engine with an index of its own, removed afterwards."""
    from search.engines.elasticsearch import ElasticsearchEngine

    engine = ElasticsearchEngine(url, name=name)
    # The shared server may be busy; a slow answer is another test's subject.
    engine.client = engine.client.options(request_timeout=30)
    yield engine
    names = list(engine.client.indices.get(index=f"{name}_*", ignore_unavailable=True))
    if names:
        engine.client.indices.delete(index=names)


@pytest.fixture
def elasticsearch_engine(elasticsearch_url):
    yield from elasticsearch_of(elasticsearch_url, "contract")


@pytest.fixture(scope="module")
def library_in_elasticsearch(elasticsearch_url, kept_library, django_db_blocker):
    """For questions only: what a test changes there stays for the next."""
    for engine in elasticsearch_of(elasticsearch_url, "library"):
        with django_db_blocker.unblock():
            rebuild(engine)
        yield engine


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def any_engine(request, library) -> Engine:
    """Each engine in turn, holding the library."""
    if request.param == "embedded":
        return EmbeddedEngine()
    return request.getfixturevalue("library_in_elasticsearch")
