"""Amendments to public draft laws."""

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext as _

from legislation.models import Amendment
from search.document import Document, Kind
from search.paths import LANGUAGES, neutral_reverse
from search.registry import Projection, register

# Amendments are tabled in the language of the assembly; only their reasons are translated.
ORIGINAL = "az"


def identities() -> Iterable[str]:
    public = Amendment.objects.filter(base_version__published_at__isnull=False)
    return map(str, public.values_list("pk", flat=True))


def project(identity: str) -> list[Document]:
    amendment = (
        Amendment.objects.filter(pk=identity, base_version__published_at__isnull=False)
        .select_related("bill", "proposer")
        .first()
    )
    if amendment is None:
        return []
    return [
        _document(amendment, language)
        for language in LANGUAGES
        if language == ORIGINAL or getattr(amendment, f"justification_{language}")
    ]


def _document(amendment: Amendment, language: str) -> Document:
    texts = [one.new_text for one in amendment.operations.all()] if language == ORIGINAL else []
    with translation.override(language):
        proposer = amendment.proposer.name if amendment.proposer else amendment.proposer_name
        parts = [proposer, amendment.justification, amendment.outcome_note, *texts]
        title = _("Amendment No. %(number)s: %(law)s") % {
            "number": amendment.number,
            "law": amendment.bill.name,
        }
        return Document(
            key=f"{Kind.AMENDMENT}:{amendment.pk}",
            kind=Kind.AMENDMENT,
            language=language,
            title=title,
            body="\n".join(part for part in parts if part),
            path=neutral_reverse("legislation:amendment", [amendment.bill.slug, amendment.number]),
            law=amendment.bill.slug,
            law_title=amendment.bill.title,
            date=amendment.tabled_on,
        )


register(Projection(Kind.AMENDMENT, project, identities))
