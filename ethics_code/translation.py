"""Texts of guidance and examples in three languages (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from ethics_code.models import ExampleStep, Guidance, WorkedExample


@register(Guidance)
class GuidanceTranslation(TranslationOptions):
    fields = ("text",)


@register(WorkedExample)
class WorkedExampleTranslation(TranslationOptions):
    fields = ("title", "situation", "result")


@register(ExampleStep)
class ExampleStepTranslation(TranslationOptions):
    fields = ("question", "answer")
