"""Direct answers: a number to call, with hours, source and the day it was checked."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks


class TelephoneBlock(blocks.RegexBlock):
    def get_searchable_content(self, value: str) -> list[str]:
        """Who remembers only the number finds what it is for."""
        return [value] if value else []


def telephone(label: str | Promise, *, required: bool = True) -> TelephoneBlock:
    """Digits, spaces, brackets and a plus: what a telephone dials. Never for translation."""
    return TelephoneBlock(
        label=label,
        regex=r"^\+?[0-9 ()-]{2,30}$",
        required=required,
        error_messages={"invalid": _("Write digits only.")},
    )


class HotlineBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=pgettext_lazy("block", "Name"), max_length=120)
    number = telephone(pgettext_lazy("block", "Telephone"))
    also = telephone(pgettext_lazy("block", "Second telephone"), required=False)
    hours = blocks.CharBlock(label=pgettext_lazy("block", "Hours"), max_length=120, required=False)
    about = blocks.TextBlock(label=pgettext_lazy("block", "What it helps with"), required=False)
    source = blocks.CharBlock(
        label=pgettext_lazy("block", "Source"), max_length=200, required=False
    )
    checked_on = blocks.DateBlock(label=pgettext_lazy("block", "Checked on"), required=False)

    class Meta:
        icon = "mobile-alt"
        label = pgettext_lazy("block", "Helpline")


class ShelterBlock(blocks.StructBlock):
    """Never an address: whoever looks for a woman must not find her here."""

    name = blocks.CharBlock(label=pgettext_lazy("block", "Name"), max_length=120)
    region = blocks.CharBlock(
        label=pgettext_lazy("block", "District or town"), max_length=120, required=False
    )
    about = blocks.TextBlock(label=pgettext_lazy("block", "What it offers"), required=False)
    hours = blocks.CharBlock(label=pgettext_lazy("block", "Hours"), max_length=120, required=False)
    number = telephone(pgettext_lazy("block", "Telephone"), required=False)
    checked_on = blocks.DateBlock(label=pgettext_lazy("block", "Checked on"), required=False)

    class Meta:
        icon = "home"
        label = pgettext_lazy("block", "Shelter")
