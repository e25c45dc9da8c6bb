"""Laws and draft laws by their names and plain-language texts."""

from collections.abc import Iterable

from django.utils import translation

from legislation.models import Bill
from search.document import Document, Kind
from search.paths import LANGUAGES, neutral_reverse
from search.registry import Projection, register


def identities() -> Iterable[str]:
    return map(str, Bill.objects.published().values_list("pk", flat=True))


def project(identity: str) -> list[Document]:
    bill = Bill.objects.published().filter(pk=identity).first()
    if bill is None:
        return []
    titled = [language for language in LANGUAGES if getattr(bill, f"title_{language}")]
    return [_document(bill, language) for language in titled]


def _document(bill: Bill, language: str) -> Document:
    with translation.override(language):
        parts = [bill.short_title, bill.summary, bill.explanation, bill.initiator, bill.number]
        return Document(
            key=f"{Kind.BILL}:{bill.pk}",
            kind=Kind.BILL,
            language=language,
            title=bill.title,
            body="\n".join(part for part in parts if part),
            path=neutral_reverse("legislation:bill", [bill.slug]),
            law=bill.slug,
            law_title=bill.title,
            date=bill.created_at.date(),
        )


register(Projection(Kind.BILL, project, identities))
