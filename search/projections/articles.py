"""Articles of the latest public version of each law, in every language they have."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.utils import translation

from legislation.enums import ProvisionKind
from legislation.models import Bill, Translation, Version, VersionItem
from search.document import Document, Kind
from search.paths import LANGUAGES, neutral_reverse
from search.registry import Projection, register


def identities() -> Iterable[str]:
    """Articles of any public version: those that left the latest one must be buried."""
    found = VersionItem.objects.filter(
        kind=ProvisionKind.ARTICLE, version__published_at__isnull=False
    )
    return map(str, found.values_list("provision_id", flat=True).distinct().order_by())


def project(identity: str) -> list[Document]:
    article = _article(UUID(identity))
    if article is None:
        return []
    items = _with_clauses(article)
    translations = _translations([item.wording_id for item in items])
    original = article.version.language
    return [
        _document(article, items, language, translations[language])
        for language in LANGUAGES
        if language == original or article.wording_id in translations[language]
    ]


def _article(uid: UUID) -> VersionItem | None:
    """The article in the latest public version of its law, if it is still there."""
    latest = (
        Version.objects.filter(bill__provisions__pk=uid, published_at__isnull=False)
        .order_by("-number")
        .first()
    )
    if latest is None:
        return None
    items = latest.items.select_related("version__bill", "wording")
    return items.filter(provision_id=uid, kind=ProvisionKind.ARTICLE).first()


def _with_clauses(article: VersionItem) -> list[VersionItem]:
    """The article and what stands below it, in order."""
    following = (
        article.version.items.filter(position__gt=article.position)
        .select_related("wording")
        .order_by("position")
    )
    items = [article]
    for item in following.iterator(chunk_size=50):
        if item.depth <= article.depth:
            break
        items.append(item)
    return items


def _translations(digests: list[str]) -> dict[str, dict[str, Translation]]:
    found: dict[str, dict[str, Translation]] = defaultdict(dict)
    for one in Translation.objects.filter(wording_id__in=digests):
        found[one.language][one.wording_id] = one
    return found


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


def identities_of(bill: Bill) -> list[str]:
    """Every article any public version of the law ever had."""
    found = VersionItem.objects.filter(
        kind=ProvisionKind.ARTICLE, version__bill=bill, version__published_at__isnull=False
    )
    return [str(uid) for uid in found.values_list("provision_id", flat=True).distinct().order_by()]


register(Projection(Kind.ARTICLE, project, identities))
