"""Comments in each state, on a small law that is open for comment."""

import datetime as dt

import factory
from django.utils import timezone

from legislation.enums import CommentStatus, Outcome, Stance
from legislation.models import Comment, CommentReply
from tests.factories.legislation import (
    BillFactory,
    ConsultationFactory,
    VersionFactory,
    article,
    document,
)

ORDER = "Order müvafiq icra hakimiyyəti orqanı tərəfindən 30 gün müddətinə verilir."


def open_version(*nodes, bill=None, number=1, **times):
    """A published version with a consultation; open for twelve more days unless told."""
    nodes = nodes or (
        article(
            "1", "Məqsəd", "Qanunun məqsədi zorakılığın qarşısını almaqdır.", "Tətbiq dairəsi."
        ),
        article("9", "Qısamüddətli mühafizə orderi", "Order dərhal verilir.", ORDER),
    )
    version = VersionFactory(
        bill=bill
        or BillFactory(short_title_az="Məişət zorakılığı", short_title_en="Domestic violence"),
        number=number,
        text=document(*nodes),
        published=True,
    )
    ConsultationFactory(version=version, **times)
    return version


def item_of(version, eid="art_9__para_9.2"):
    return version.items.select_related("version__bill", "wording").get(eid=eid)


class CommentFactory(factory.django.DjangoModelFactory):
    """Published, unless a trait says otherwise."""

    class Meta:
        model = Comment

    class Params:
        unconfirmed = factory.Trait(
            status=CommentStatus.UNCONFIRMED, confirmed_at=None, moderated_at=None
        )
        pending = factory.Trait(status=CommentStatus.PENDING, moderated_at=None)
        rejected = factory.Trait(status=CommentStatus.REJECTED, rejection_reason="insult")

    item = factory.LazyFunction(lambda: item_of(open_version()))
    email = factory.Sequence(lambda n: f"writer{n}@example.org")
    author_name = ""
    place = "Gəncə"
    language = "az"
    stance = Stance.CHANGE
    text = factory.Sequence(lambda n: f"30 gün kifayət etmir ({n}).")
    status = CommentStatus.PUBLISHED
    created_at = factory.LazyFunction(lambda: timezone.now() - dt.timedelta(days=5))
    confirmed_at = factory.SelfAttribute("created_at")
    moderated_at = factory.LazyAttribute(lambda c: c.created_at + dt.timedelta(hours=20))


class ReplyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CommentReply

    comment = factory.SubFactory(CommentFactory)
    outcome = Outcome.PARTLY
    text = "Komitə müddətin 60 günə qədər uzadılmasını dəstəkləyib."
    language = "az"
