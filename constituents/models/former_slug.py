from django.db import models

from constituents.models.person import Person


class FormerSlug(models.Model):
    """An address an MP once had; a trigger writes it, so that old links never break."""

    slug = models.SlugField(max_length=120, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="former_slugs")

    def __str__(self) -> str:
        return self.slug
