"""A worked example: a situation, the questions to ask oneself, the result."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from legislation.models import Provision


class WorkedExample(models.Model):
    """Nobody's case: situations are made up or stripped of everything that leads to a person."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    provision = models.ForeignKey(Provision, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    situation = models.TextField(_("situation"))
    result = models.TextField(_("result"))
    position = models.PositiveSmallIntegerField(default=0)
    is_demonstration = models.BooleanField(_("demonstration text"), default=False)

    objects: ClassVar["models.Manager[WorkedExample]"] = models.Manager()

    class Meta:
        verbose_name = _("worked example")
        verbose_name_plural = _("worked examples")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class ExampleStep(models.Model):
    """One question of an example, with its answer."""

    example = models.ForeignKey(WorkedExample, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    question = models.CharField(_("question"), max_length=300)
    answer = models.TextField(_("answer"))

    # Typed by hand: modeltranslation swaps the manager's class behind mypy's back.
    objects: ClassVar["models.Manager[ExampleStep]"] = models.Manager()
    _default_manager: ClassVar["models.Manager[ExampleStep]"]

    class Meta:
        verbose_name = _("step of an example")
        verbose_name_plural = _("steps of an example")
        ordering = ["example", "position"]
        constraints = [
            models.UniqueConstraint(fields=["example", "position"], name="example_step_once")
        ]

    def __str__(self) -> str:
        return self.question
