"""Documents to find, and the engines that must find them alike."""

from collections.abc import Callable

import pytest

from search import indexing
from search.document import Document, Kind
from search.engines import EmbeddedEngine, Engine, forget_failures
from search.mirroring import rebuild
from search.models import SearchDocument

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


@pytest.fixture
def fill(db) -> Callable[..., list[SearchDocument]]:
    """Store these documents as a refresh would."""

    def store(*documents: Document) -> list[SearchDocument]:
        pks = indexing.store([], documents)
        return list(SearchDocument.objects.filter(pk__in=pks))

    return store


@pytest.fixture
def library(fill) -> list[SearchDocument]:
    """Four articles of two laws, one of them in three languages, and a member of parliament."""
    return fill(
        article("az"),
        article("en"),
        article("ru"),
        family(1, "Nikah", "1.1. Nikahın bağlanması üçün ər və arvadın razılığı tələb olunur."),
        family(2, "Nikah", "2.1. Nikahdan əvvəl tibbi müayinə olur. 2.2. Nikaha xitam verilir."),
        family(21, "Ərizə", "21.1. Ərizə məhkəməyə verilir. Azərbaycan Respublikası."),
        article(
            key="mp:1", kind=Kind.MP, title="İlham Sınaqov", body="Gəncə", law="", law_title="",
            label="", eid="", path="/mps/ilham-sinaqov/",
        ),
    )  # fmt: skip


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def any_engine(request, library) -> Engine:
    """Each engine in turn, holding the library."""
    if request.param == "embedded":
        return EmbeddedEngine()
    chosen = request.getfixturevalue("elasticsearch_engine")
    rebuild(chosen)
    return chosen


@pytest.fixture
def elasticsearch_engine(elasticsearch_url):
    """An engine with an alias of its own, removed afterwards."""
    from search.engines.elasticsearch import ElasticsearchEngine

    engine = ElasticsearchEngine(elasticsearch_url, name="contract")
    # The shared server may be busy; a slow answer is another test's subject.
    engine.client = engine.client.options(request_timeout=30)
    yield engine
    names = list(engine.client.indices.get(index="contract_*", ignore_unavailable=True))
    if names:
        engine.client.indices.delete(index=names)
