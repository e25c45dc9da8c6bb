from django.db import models

from legislation.models.bill import Bill


class FormerSlug(models.Model):
    """An address a bill once had; a trigger writes it, so that old links never break."""

    slug = models.SlugField(max_length=120, unique=True)
    bill = models.ForeignKey(Bill, on_delete=models.CASCADE, related_name="former_slugs")

    def __str__(self) -> str:
        return self.slug
