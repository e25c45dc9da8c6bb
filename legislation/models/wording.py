"""Texts, stored once however many versions share them, and their translations."""

import hashlib

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Wording(models.Model):
    """Content-addressed: the key is the SHA-256 of language, heading and text."""

    digest = models.CharField(primary_key=True, max_length=64)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    heading = models.TextField(_("heading"), blank=True)
    text = models.TextField(_("text"), blank=True)

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")

    def __str__(self) -> str:
        return self.heading or self.text[:60]

    @staticmethod
    def digest_of(language: str, heading: str, text: str) -> str:
        return hashlib.sha256("\x1f".join((language, heading, text)).encode()).hexdigest()

    @classmethod
    def make(cls, language: str, heading: str, text: str) -> "Wording":
        """The unsaved row; saving it twice is harmless, since the key is the content."""
        digest = cls.digest_of(language, heading, text)
        return cls(digest=digest, language=language, heading=heading, text=text)


class Translation(models.Model):
    """Of a wording, not of a provision: a changed wording has no translation until it gets one."""

    wording = models.ForeignKey(Wording, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    heading = models.TextField(_("heading"), blank=True)
    text = models.TextField(_("text"), blank=True)
    is_official = models.BooleanField(_("official translation"), default=False)

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.UniqueConstraint(
                fields=["wording", "language"], name="one_translation_a_language"
            )
        ]

    def __str__(self) -> str:
        return self.heading or self.text[:60]
