"""MPs, seats and questions, with the states of a question as traits."""

import datetime as dt

import factory
from django.utils import timezone

from constituents.enums import Delivery, Dialogue, SignedAs, Visibility
from constituents.models import Answer, Constituency, Membership, Person, Question
from core.roles import Role
from tests.factories.core import UserFactory


class ConstituencyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Constituency

    scheme = "2015"
    number = factory.Sequence(lambda n: n + 1)
    name = factory.Sequence(lambda n: f"Dairə {n + 1}")


class PersonFactory(factory.django.DjangoModelFactory):
    """`seat=None` leaves the person without one; `with_account=True` gives an MP's account."""

    class Meta:
        model = Person
        skip_postgeneration_save = True

    class Params:
        with_account = factory.Trait(user=factory.SubFactory(UserFactory, roles=(Role.MP,)))

    name = factory.Sequence(lambda n: f"Deputat Nümunəyev {n}")
    slug = factory.Sequence(lambda n: f"deputat-{n}")
    email = factory.Sequence(lambda n: f"mp{n}@meclis.example.org")

    @factory.post_generation
    def seat(self, create, extracted, **kwargs):
        if create and extracted is not False:
            place = extracted or ConstituencyFactory()
            MembershipFactory(person=self, constituency=place)


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    person = factory.SubFactory(PersonFactory, seat=False)
    constituency = factory.SubFactory(ConstituencyFactory)
    start = dt.date(2024, 9, 23)


class QuestionFactory(factory.django.DjangoModelFactory):
    """Unconfirmed unless a trait says otherwise: `QuestionFactory(answered=True)`."""

    class Meta:
        model = Question
        skip_postgeneration_save = True

    class Params:
        queued = factory.Trait(
            delivery=Delivery.QUEUED, confirmed_at=factory.LazyFunction(timezone.now)
        )
        sent = factory.Trait(
            queued=True,
            delivery=Delivery.SENT,
            sent_at=factory.LazyFunction(timezone.now),
        )
        delivered = factory.Trait(
            queued=True,
            delivery=Delivery.DELIVERED,
            sent_at=factory.LazyFunction(timezone.now),
            delivered_at=factory.LazyFunction(timezone.now),
        )
        answered = factory.Trait(
            delivered=True,
            dialogue=Dialogue.ANSWERED,
            answered_at=factory.LazyFunction(timezone.now),
            reply=factory.RelatedFactory(
                "tests.factories.constituents.AnswerFactory", factory_related_name="question"
            ),
        )
        private = factory.Trait(visibility=Visibility.PRIVATE)

    recipient = factory.SubFactory(PersonFactory)
    constituency = factory.LazyAttribute(lambda o: o.recipient.memberships.get().constituency)
    email = factory.Sequence(lambda n: f"citizen{n}@example.org")
    author_name = "Leyla Sınaqova"
    place = "Tovuz"
    language = "az"
    subject = factory.Sequence(lambda n: f"Sığınacaq nə vaxt açılacaq ({n})?")
    text = "Ən yaxın sığınacaq bizdən 90 kilometr məsafədədir."
    visibility = Visibility.WITHOUT_NAME


class AnswerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Answer

    question = factory.SubFactory(QuestionFactory, delivered=True)
    text = "Sualınıza görə sağ olun. Vəsait ayrılıb."
    language = "az"
    signed_as = SignedAs.MP
