"""Articles of the latest public version of each law, in every language they have.

A law is projected as a whole: one with two hundred articles costs as few queries as a short one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.utils import translation

from legislation.enums import ProvisionKind
from legislation.models import Bill, Translation, Version, VersionItem
from search.document import Document, Kind
from search.paths import LANGUAGES, neutral_reverse
from search.registry import Projection, register


def identities() -> Iterable[str]:
    return map(str, Bill.objects.published().values_list("pk", flat=True))


def keys(identity: str) -> list[str]:
    """Every article any public version of the law ever had: some left the latest one."""
    found = VersionItem.objects.filter(
        kind=ProvisionKind.ARTICLE,
        version__bill_id=int(identity),
        version__published_at__isnull=False,
    )
    uids = found.values_list("provision_id", flat=True).distinct().order_by()
    return [f"{Kind.ARTICLE}:{uid}" for uid in uids]


def project(identity: str) -> list[Document]:
    """All articles of one law, read in three queries."""
    latest = _latest(identity)
    if latest is None:
        return []
    items = list(latest.items.select_related("wording").order_by("position"))
    translated = _translations(item.wording_id for item in items)
    for item in items:
        item.version = latest
    return [doc for below in _by_article(items) for doc in _documents(below, translated)]


def _latest(bill: str) -> Version | None:
    public = Version.objects.published().filter(bill_id=int(bill)).select_related("bill")
    return public.order_by("-number").first()


def _by_article(items: list[VersionItem]) -> Iterator[list[VersionItem]]:
    """Each article with what stands below it; `items` in the order of the text."""
    below: list[VersionItem] = []
    for item in items:
        if below and item.depth > below[0].depth:
            below.append(item)
            continue
        if below:
            yield below
        below = [item] if item.kind == ProvisionKind.ARTICLE else []
    if below:
        yield below


type Translated = dict[str, dict[str, Translation]]


def _translations(digests: Iterable[str]) -> Translated:
    found: Translated = defaultdict(dict)
    for one in Translation.objects.filter(wording_id__in=set(digests)):
        found[one.language][one.wording_id] = one
    return found


def _documents(items: list[VersionItem], translated: Translated) -> list[Document]:
    """An article (the first of `items`) in its own language and in those it is translated to."""
    article = items[0]
    original = article.version.language
    return [
        _document(article, items, language, translated[language])
        for language in LANGUAGES
        if language == original or article.wording_id in translated[language]
    ]


def _document(
    article: VersionItem,
    items: list[VersionItem],
    language: str,
    translated: dict[str, Translation],
) -> Document:
    is_original = language == article.version.language
    texts = [item.wording if is_original else translated.get(item.wording_id) for item in items]
    bill = article.version.bill
    with translation.override(language):
        law_title = bill.title
    return Document(
        key=f"{Kind.ARTICLE}:{article.provision_id}",
        kind=Kind.ARTICLE,
        language=language,
        title=texts[0].heading if texts[0] else "",
        body="\n".join(
            f"{item.label} {text.text}".strip()
            for item, text in zip(items, texts, strict=True)
            if text and text.text
        ),
        path=neutral_reverse(
            "legislation:article", [bill.slug, article.version.number, article.eid]
        ),
        law=bill.slug,
        law_title=law_title,
        eid=article.eid,
        label=article.label,
        date=article.version.date,
    )


register(Projection(Kind.ARTICLE, project, identities, keys))
