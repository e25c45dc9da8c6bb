"""Names of records in three languages (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from legislation.models import Amendment, Bill, StageEvent, Version


@register(Bill)
class BillTranslation(TranslationOptions):
    fields = ("title", "short_title", "summary", "explanation", "initiator")


@register(StageEvent)
class StageEventTranslation(TranslationOptions):
    fields = ("note",)


@register(Version)
class VersionTranslation(TranslationOptions):
    fields = ("title", "reason")


@register(Amendment)
class AmendmentTranslation(TranslationOptions):
    fields = ("proposer_name", "justification", "outcome_note")
