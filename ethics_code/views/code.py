"""The Code of Ethics, readable by everybody."""

from dataclasses import dataclass
from textwrap import shorten

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ethics_code.code import Article, Reader, companions_of, examples_of, published_code
from ethics_code.models import WorkedExample
from ethics_code.permissions import may_consult
from legislation.models import Version
from legislation.outline import Outline, Row
from legislation.selectors.outlines import outline_of
from legislation.selectors.texts import texts

PLAIN = "?plain=1"
LABEL_LENGTH = 90


@dataclass(frozen=True)
class Entry:
    """An article in the contents. `examples`: how many worked ones it has."""

    name: str
    language: str
    url: str
    chapter: str
    examples: int
    current: bool


@require_safe
def code(request: HttpRequest) -> HttpResponse:
    """The whole text, article by article."""
    version = published_code()
    if version is None:
        return render(request, "ethics_code/code_absent.html")
    outline, reader = _reader(version)
    articles = [reader.article(row) for row in outline.articles]
    context = _context(request, version, outline, reader, None) | {
        "articles": articles,
        "untranslated": _untranslated(articles, version),
    }
    return render(request, "ethics_code/code.html", context)


@require_safe
def article(request: HttpRequest, eid: str) -> HttpResponse:
    """One article with its guidance and worked examples."""
    version = published_code()
    if version is None:
        raise Http404
    outline, reader = _reader(version)
    row = outline.by_eid.get(eid)
    if row is None or not row.is_article:
        raise Http404
    shown = reader.article(row)
    context = _context(request, version, outline, reader, row) | {
        "article": shown,
        "plain": request.GET.get("plain") == "1",
        "plain_url": request.path + PLAIN,
        "untranslated": _untranslated([shown], version),
    }
    return render(request, "ethics_code/article.html", context)


@require_safe
def situation(request: HttpRequest) -> HttpResponse:
    """Where the picker of situations leads: to the example, on its article's page."""
    version = published_code()
    slug = request.GET.get("example", "")
    example = examples_of(version).filter(slug=slug).first() if version and slug else None
    if version is None or example is None:
        return redirect("ethics_code:code")
    outline = outline_of(version)
    row = outline.by_provision.get(example.provision_id)
    above = outline.article_of(row) if row else None
    if above is None:
        return redirect("ethics_code:code")
    return redirect(f"{reverse('ethics_code:article', args=[above.eid])}#example-{example.slug}")


def _reader(version: Version) -> tuple[Outline, Reader]:
    outline = outline_of(version)
    language = get_language() or "az"
    words = texts((row.wording for row in outline.rows), language)
    return outline, Reader(outline, words, companions_of(version), language)


def _context(
    request: HttpRequest, version: Version, outline: Outline, reader: Reader, current: Row | None
) -> dict[str, object]:
    entries = [_entry(reader, row, current) for row in outline.articles]
    place = outline.articles.index(current) if current else 0
    return {
        "version": version,
        "bill": version.bill,
        "entries": entries,
        "situations": _situations(reader, outline),
        "may_consult": may_consult(request.user),
        "before": entries[place - 1] if current and place else None,
        "after": entries[place + 1] if current and place + 1 < len(entries) else None,
    }


def _entry(reader: Reader, row: Row, current: Row | None) -> Entry:
    shown = reader.article(row)
    return Entry(
        # A translation may lack headings: then the article is called by its number alone.
        name=f"{row.label}. {shown.heading}" if shown.heading else shown.name,
        language=shown.language if shown.heading else reader.language,
        url=reverse("ethics_code:article", args=[row.eid]),
        chapter=shown.chapter,
        examples=len(shown.examples),
        current=row is current,
    )


def _situations(reader: Reader, outline: Outline) -> list[dict[str, object]]:
    """The examples by what happens in them: nobody looks for a number."""
    found: list[WorkedExample] = [
        example for row in outline.articles for example in reader.examples(row)
    ]
    found.sort(key=lambda example: (example.position, example.pk))
    return [
        {"value": example.slug, "label": shorten(example.situation, LABEL_LENGTH, placeholder="…")}
        for example in found
    ]


def _untranslated(articles: list[Article], version: Version) -> bool:
    language = get_language()
    return language != version.language and any(
        clause.language != language for article in articles for clause in article.clauses
    )
