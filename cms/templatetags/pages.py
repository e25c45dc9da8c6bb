"""Addresses of pages and of telephones."""

import re

from django import template

from cms.models.base import BasePage

register = template.Library()

_NOT_DIALLED = re.compile(r"[^0-9+]")


@register.simple_tag
def page_address(page: BasePage) -> str:
    """Where a page from a list stands for this reader, also when it is in another language."""
    return page.path_for_reader()


@register.filter
def dialled(number: str) -> str:
    """(012) 860 as a telephone takes it: 012860."""
    return _NOT_DIALLED.sub("", number)
