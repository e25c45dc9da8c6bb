"""Names of records in three languages (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from constituents.models import Constituency, Person


@register(Person)
class PersonTranslation(TranslationOptions):
    fields = ("name", "biography", "committee")


@register(Constituency)
class ConstituencyTranslation(TranslationOptions):
    fields = ("vacancy_note",)
