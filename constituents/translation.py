"""Names of records in three languages (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from constituents.models import Person


@register(Person)
class PersonTranslation(TranslationOptions):
    fields = ("biography", "committee")
