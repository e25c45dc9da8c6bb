"""Direct answers: a number to call, with hours, source and the day it was checked."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


def telephone(label: str | Promise, *, required: bool = True) -> blocks.RegexBlock:
    """Digits, spaces, brackets and a plus: what a telephone dials. Never for translation."""
    return blocks.RegexBlock(
        label=label,
        regex=r"^\+?[0-9 ()-]{2,30}$",
        required=required,
        error_messages={"invalid": _("Write digits only.")},
    )


class HotlineBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("name"), max_length=120)
    number = telephone(_("telephone"))
    also = telephone(_("second telephone"), required=False)
    hours = blocks.CharBlock(label=_("hours"), max_length=120, required=False)
    about = blocks.TextBlock(label=_("what it helps with"), required=False)
    source = blocks.CharBlock(label=_("source"), max_length=200, required=False)
    checked_on = blocks.DateBlock(label=_("checked on"), required=False)

    class Meta:
        icon = "mobile-alt"
        label = _("helpline")


class ShelterBlock(blocks.StructBlock):
    """Never an address: whoever looks for a woman must not find her here."""

    name = blocks.CharBlock(label=_("name"), max_length=120)
    region = blocks.CharBlock(label=_("district or town"), max_length=120, required=False)
    about = blocks.TextBlock(label=_("what it offers"), required=False)
    hours = blocks.CharBlock(label=_("hours"), max_length=120, required=False)
    number = telephone(_("telephone"), required=False)
    checked_on = blocks.DateBlock(label=_("checked on"), required=False)

    class Meta:
        icon = "home"
        label = _("shelter")
