"""The Code as it is read: the law's articles, with guidance and worked examples beside them."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet

from ethics_code.models import Guidance, WorkedExample
from legislation.models import Version
from legislation.outline import Outline, Row
from legislation.presenters.places import article_name, clause_number, container_name, titled
from legislation.selectors.texts import NO_TEXT, Text, Texts

# The address (slug) under which the law is imported.
CODE_SLUG = "ethics-code"


@dataclass(frozen=True)
class Clause:
    anchor: str
    number: str
    paragraphs: list[str]
    language: str
    has_guidance: bool
    children: list["Clause"]


@dataclass(frozen=True)
class Explained:
    """The guidance on a clause, with the name of the place it explains."""

    place: str
    guidance: Guidance


@dataclass
class Article:
    row: Row
    name: str
    heading: str
    language: str
    chapter: str
    clauses: list[Clause]
    guidance: list[Explained] = field(default_factory=list)
    examples: list[WorkedExample] = field(default_factory=list)


def published_code() -> Version | None:
    versions = Version.objects.filter(bill__slug=CODE_SLUG, published_at__isnull=False)
    return versions.select_related("bill").order_by("-number").first()


def examples_of(version: Version) -> QuerySet[WorkedExample]:
    return WorkedExample.objects.filter(provision__bill=version.bill_id)


@dataclass(frozen=True)
class Companions:
    """Guidance and examples of the whole Code, by the provision they stand on."""

    guidance: dict[UUID, list[Guidance]]
    examples: dict[UUID, list[WorkedExample]]


def companions_of(version: Version) -> Companions:
    """Three queries, whatever the length of the Code."""
    guidance: dict[UUID, list[Guidance]] = {}
    for each in Guidance.objects.filter(provision__bill=version.bill_id):
        guidance.setdefault(each.provision_id, []).append(each)
    examples: dict[UUID, list[WorkedExample]] = {}
    for example in examples_of(version).prefetch_related("steps"):
        examples.setdefault(example.provision_id, []).append(example)
    return Companions(guidance, examples)


@dataclass(frozen=True)
class Reader:
    """Prints articles of one version in one language."""

    outline: Outline
    texts: Texts
    companions: Companions
    language: str

    def article(self, row: Row) -> Article:
        text = self._text(row)
        within = list(self.outline.within(row))
        return Article(
            row=row,
            name=article_name(row.label),
            heading=text.heading,
            language=text.language,
            chapter=self._chapter(row),
            clauses=self._body(row, text),
            guidance=[
                Explained(below.label, each)
                for below in within
                for each in self.companions.guidance.get(below.provision, [])
            ],
            examples=self.examples(row),
        )

    def examples(self, row: Row) -> list[WorkedExample]:
        return [
            example
            for below in self.outline.within(row)
            for example in self.companions.examples.get(below.provision, [])
        ]

    def heading(self, row: Row) -> Text:
        return self._text(row)

    def _body(self, row: Row, text: Text) -> list[Clause]:
        own = [self._clause(row, text, "", [])] if text.text else []
        return own + self._below(row)

    def _below(self, row: Row) -> list[Clause]:
        return [
            self._clause(child, self._text(child), clause_number(child.label), self._below(child))
            for child in self.outline.children(row)
        ]

    def _clause(self, row: Row, text: Text, number: str, children: list[Clause]) -> Clause:
        return Clause(
            anchor=row.eid if number else f"{row.eid}__text",
            number=number,
            paragraphs=[line for line in text.text.split("\n") if line.strip()],
            language=text.language,
            has_guidance=row.provision in self.companions.guidance,
            children=children,
        )

    def _chapter(self, row: Row) -> str:
        above = self.outline.parent(row)
        if above is None:
            return ""
        name = container_name(above.kind, above.label, self.language)
        return titled(name, self._text(above).heading)

    def _text(self, row: Row) -> Text:
        return self.texts.get(row.wording, NO_TEXT)
