"""Consultations in confidence, and the Code with what explains it."""

from uuid import uuid4

import factory

from core.roles import Role
from ethics_code.code import CODE_SLUG
from ethics_code.models import ExampleStep, Guidance, WorkedExample
from ethics_code.writing import Draft, begin
from tests.factories.core import UserFactory
from tests.factories.legislation import BillFactory, VersionFactory, article, document

CANARY = "kanareyka-Ağcabədi-7719"


def draft(text=CANARY, language="az", key=None):
    return Draft(text, language, key or uuid4())


def make_mp(**fields):
    return UserFactory(roles=[Role.MP], **fields)


def make_adviser(**fields):
    return UserFactory(roles=[Role.ETHICS_ADVISER], **fields)


def make_consultation(mp=None, adviser=None, text=CANARY):
    """A consultation with its first message."""
    return begin(mp or make_mp(), adviser or make_adviser(), draft(text))


def path_of(consultation):
    """Its page in Azerbaijani, whatever language the request before left active."""
    return f"/az/ethics/consultations/{consultation.number}/"


def make_code():
    """The published Code: two articles, the second with two clauses."""
    bill = BillFactory(
        slug=CODE_SLUG, kind="act", number="766-VQ", title_az="Etik davranış qaydaları haqqında"
    )
    text = document(
        article("1", "Təsir dairəsi", "Yalnız deputatlara şamil edilir."),
        article("2", "Maraqların toqquşması", "Deputat çəkinir.", "Deputat bəyan edir."),
    )
    return VersionFactory(bill=bill, text=text, published=True)


class GuidanceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Guidance

    text_az = "“Bəyan edir” yazılı deməkdir."
    text_en = "“Declares” means in writing."
    text_ru = "«Заявляет» означает письменно."
    published_on = factory.Faker("date_object")


class ExampleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = WorkedExample
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"numune-{n}")
    title_az = factory.Sequence(lambda n: f"Qohumum tenderə qatılır {n}")
    title_en = factory.Sequence(lambda n: f"My relative bids {n}")
    title_ru = factory.Sequence(lambda n: f"Мой родственник участвует {n}")
    situation_az = "Deputatın qardaşının şirkəti tender qazanmaq istəyir."
    result_az = "Bəyan etmək məcburidir."

    @factory.post_generation
    def steps(self, create, extracted, **kwargs):
        for position, (question, answer) in enumerate(extracted or (), start=1):
            ExampleStep.objects.create(
                example=self, position=position, question_az=question, answer_az=answer
            )
