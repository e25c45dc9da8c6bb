"""The calls of one specimen, taken from its file, and what they draw."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.template import RequestContext, Template
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import override

from core.design import samples
from core.design.catalogue import STATES

HEADING = re.compile(r"^\{# state: (\w+) #\}\n", re.M)
# The specimens' own words are Azerbaijani, and so are the words their components add.
LANGUAGE = "az"


@dataclass(frozen=True, slots=True)
class Call:
    """`libraries` is the file's first line, which every template has."""

    state: str
    source: str
    libraries: str


@dataclass(frozen=True, slots=True)
class Shown:
    title: Promise
    source: str
    markup: SafeString


def calls(name: str) -> list[Call]:
    """In the order of the file.

    Raises:
        TemplateDoesNotExist: the catalogue names a specimen without a file.
    """
    file = get_template(f"design/specimens/{name}.html")
    source: str = file.template.source  # type: ignore[attr-defined] # of Django's own engine
    libraries, *parts = HEADING.split(source)
    return [
        Call(state, text.strip(), libraries)
        for state, text in zip(parts[::2], parts[1::2], strict=True)
    ]


def drawn(request: HttpRequest, name: str) -> Iterator[Shown]:
    for call in calls(name):
        with override(LANGUAGE):
            context = RequestContext(request, samples.context())
            markup = Template(call.libraries + call.source).render(context)
        yield Shown(STATES[call.state], call.source, markup)
