"""Bills, versions and what happens to them; small laws written in two lines."""

import datetime as dt
from uuid import uuid4

import factory
from django.utils import timezone

from legislation.models import Amendment, Bill, Consultation, Operation, StageEvent, Version
from legislation.publishing import publish
from legislation.storing import store_items
from legislation.text.document import Document, Kind, Node


class BillFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Bill

    slug = factory.Sequence(lambda n: f"layihe-{n}")
    number = factory.Sequence(lambda n: str(100 + n))
    title_az = factory.LazyAttribute(lambda bill: f"Sınaq haqqında {bill.number} nömrəli Qanun")
    summary_az = "Layihə sınaq üçün yazılıb."


class VersionFactory(factory.django.DjangoModelFactory):
    """A version without text; `text=document(...)` stores one, `published=True` publishes it."""

    class Meta:
        model = Version
        skip_postgeneration_save = True

    bill = factory.SubFactory(BillFactory)
    number = 1
    date = dt.date(2026, 3, 2)

    @factory.post_generation
    def text(self, create, extracted, **kwargs):
        if create and extracted is not None:
            store_items(self, extracted)

    @factory.post_generation
    def published(self, create, extracted, **kwargs):
        if create and extracted:
            publish(self, by=None)


class ConsultationFactory(factory.django.DjangoModelFactory):
    """Open now and for twelve more days, unless `closed` or `upcoming`."""

    class Meta:
        model = Consultation

    class Params:
        closed = factory.Trait(
            opens_at=factory.LazyFunction(lambda: timezone.now() - dt.timedelta(days=30)),
            closes_at=factory.LazyFunction(lambda: timezone.now() - dt.timedelta(days=2)),
        )
        upcoming = factory.Trait(
            opens_at=factory.LazyFunction(lambda: timezone.now() + dt.timedelta(days=3)),
            closes_at=factory.LazyFunction(lambda: timezone.now() + dt.timedelta(days=30)),
        )

    version = factory.SubFactory(VersionFactory)
    bill = factory.SelfAttribute("version.bill")
    opens_at = factory.LazyFunction(lambda: timezone.now() - dt.timedelta(days=3))
    closes_at = factory.LazyFunction(lambda: timezone.now() + dt.timedelta(days=12))


class StageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = StageEvent

    bill = factory.SubFactory(BillFactory)
    stage = "tabled"
    date = dt.date(2026, 3, 2)


class AmendmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Amendment

    base_version = factory.SubFactory(VersionFactory)
    bill = factory.SelfAttribute("base_version.bill")
    number = factory.Sequence(lambda n: n + 1)
    proposer_name_az = "Sınaq komitəsi"
    justification_az = "Müddət qısadır."
    tabled_on = dt.date(2026, 4, 1)


class OperationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Operation

    amendment = factory.SubFactory(AmendmentFactory)
    position = factory.Sequence(lambda n: n)
    kind = "replace"
    target_label = "1.1"


def clause(label, text, *children, uid=None):
    return Node(Kind.PARAGRAPH, label, text=text, children=children, uid=uid or uuid4())


def article(label, heading, *clauses, uid=None):
    """`article("2", "Məqsəd", "Birinci bənd.", "İkinci bənd.")` numbers its clauses 2.1, 2.2."""
    children = tuple(
        clause(f"{label}.{n}", text) if isinstance(text, str) else text
        for n, text in enumerate(clauses, start=1)
    )
    return Node(Kind.ARTICLE, label, heading=heading, children=children, uid=uid or uuid4())


def chapter(label, heading, *articles, uid=None):
    return Node(Kind.CHAPTER, label, heading=heading, children=articles, uid=uid or uuid4())


def document(*nodes, **fields):
    return Document(title="Sınaq haqqında Qanun", children=nodes, **fields)


def law(articles=3, clauses=2):
    """A document of so many articles, each with so many clauses."""
    return document(
        *(
            article(str(n), f"Maddənin adı {n}", *(f"Mətn {n}, {m}." for m in range(clauses)))
            for n in range(1, articles + 1)
        )
    )
