"""Every template compiles, and keeps the rules no compiler knows.

Public pages carry no inline script or style (the content security policy would refuse
them), load nothing from other hosts, hand a component only what it asks for, and use no
class that the design system does not know.
"""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tools import ROOT

TEMPLATES = ROOT / "templates"
# The admin's own templates carry nonces; mail programs understand inline styles only.
FREE = ("wagtail", "mail")
RULES = {
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*\snonce=)", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "style attribute": re.compile(r"<[a-z][^>]*\sstyle\s*=", re.I),
    "event handler": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.I),
    # Down to the microsecond, and so to whoever wrote at that moment.
    "moment finer than shown": re.compile(r"\|date:[\"']c[\"']"),
    "javascript: address": re.compile(r"javascript:", re.I),
    "third-party host": re.compile(
        r"<(?:script|link|img|iframe|source|video|audio|form|object|embed)\b[^>]*"
        r"\s(?:src|srcset|href|action|data)\s*=\s*[\"']?(?:https?:)?//",
        re.I,
    ),
}
STYLES = ROOT / "cms" / "static" / "cms" / "css"
NOT_A_SELECTOR = re.compile(r"/\*.*?\*/|\{[^{}]*\}|\"[^\"]*\"", re.S)
CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
TEMPLATE_SYNTAX = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.S)
CLASS_ATTRIBUTE = re.compile(r"\sclass=\"([^\"]*)\"")
INCLUDE = re.compile(r"{%\s*include\s+\"([^\"]+)\"([^%]*)%}")
DATE = re.compile(r"{{\s*[\w.]+\|(?:longdate|shortdate|daydate|datetime_baku|hour)\s*}}")
# Where a date stands in <time>, or where no element may stand.
AROUND_DATES = {
    "<time": "</time",
    "<option": "</option",
    "{% block title": "{% endblock",
    "{% blocktranslate": "{% endblocktranslate",
}


def sources() -> Iterator[Path]:
    for kind in ("*.html", "*.txt", "*.xml"):
        yield from sorted(TEMPLATES.rglob(kind))


def is_free(template: Path) -> bool:
    return any(part.startswith(FREE) for part in template.relative_to(TEMPLATES).parts)


def broken_rules(template: Path) -> Iterator[str]:
    text = template.read_text(encoding="utf-8")
    for rule, pattern in RULES.items():
        if not is_free(template) and (found := pattern.search(text)):
            yield f"{rule} in line {text.count('\n', 0, found.start()) + 1}"
    if not is_free(template):
        yield from (f"{found} outside of <time datetime>" for found in bare_dates(text))
    for target, how in INCLUDE.findall(text):
        if " with " in how and not how.rstrip().endswith(" only") and not shares(template, target):
            yield f'include "{target}" hands over the whole context: end it in "only"'
        if how.rstrip().endswith(" only") and "csrf_token=" not in how and posts(target):
            yield f'include "{target}" loses the form\'s key: add csrf_token=csrf_token'


def posts(target: str) -> bool:
    """Whether there is a form in it, which the server refuses without its key."""
    path = TEMPLATES / target
    return path.exists() and "{% csrf_token %}" in path.read_text(encoding="utf-8")


def bare_dates(text: str) -> Iterator[str]:
    """Dates that only a person can read: a machine needs them in <time datetime>."""
    for found in DATE.finditer(text):
        before = text[: found.start()]
        around = AROUND_DATES.items()
        if not any(before.rfind(opening) > before.rfind(closing) for opening, closing in around):
            yield found[0]


def classes_of_styles() -> frozenset[str]:
    """Every class the style sheets define."""
    sheets = [sheet.read_text(encoding="utf-8") for sheet in sorted(STYLES.glob("*.css"))]
    return frozenset(CLASS.findall(NOT_A_SELECTOR.sub(" ", "\n".join(sheets))))


def classes_of(text: str) -> set[str]:
    """The classes a template writes out; those it computes are the presenters' matter."""
    # What stands between two tags belongs to the word before it: `a{% if b %} c{% endif %}`.
    plain = TEMPLATE_SYNTAX.sub(" ", text)
    return {name for value in CLASS_ATTRIBUTE.findall(plain) for name in value.split()}


def unknown_classes(template: Path, known: frozenset[str]) -> Iterator[str]:
    # The editors' screens are dressed by Wagtail.
    if is_free(template) or "admin" in template.parts:
        return
    for name in sorted(classes_of(template.read_text(encoding="utf-8")) - known):
        yield f"class {name!r} is in no style sheet"


def shares(template: Path, target: str) -> bool:
    """Whether the target may see everything: a part of the same app, or one that says so."""
    if template.relative_to(TEMPLATES).parts[0] == Path(target).parts[0]:
        return True
    opening = (TEMPLATES / target).read_text(encoding="utf-8")[:300]
    return 'without "only"' in opening


def uncompilable() -> Iterator[str]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    import django
    from django.template import TemplateSyntaxError, engines

    django.setup()
    for template in sources():
        name = str(template.relative_to(TEMPLATES))
        try:
            engines["django"].get_template(name)
        except TemplateSyntaxError as fault:
            yield f"{name}: {fault}"


def main() -> int:
    known = classes_of_styles()
    faults = [
        f"{template.relative_to(ROOT)}: {fault}"
        for template in sources()
        for fault in (*broken_rules(template), *unknown_classes(template, known))
    ]
    faults += uncompilable()
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
