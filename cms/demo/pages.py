"""The demonstration's Wagtail pages: home, topics, briefings, help, standard pages."""

import json
from collections.abc import Mapping
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.demo.tree import LANGUAGES, ensure_home, ensure_pages
from cms.models import BriefingIndexPage, BriefingPage, HelpPage, StandardPage, TopicPage
from legislation.models import Bill

type Record = Mapping[str, Any]


@transaction.atomic
def load_pages(path: Path) -> None:
    content = json.loads(path.read_text())
    homes: dict[str, Page] = {**ensure_home(_home(content["home"]))}
    for topic in content["topics"]:
        _topic(homes, topic)
    _briefings(homes, content["briefing_index"], content["briefings"])
    for page in content["pages"]:
        texts = _texts(page, "title", "intro", body=_blocks)
        ensure_pages(StandardPage, homes, _with_slug(texts, page["slug"]))
    _help(homes, content["help"])


def _texts(record: Record, *plain: str, **converted: Any) -> dict[str, dict[str, Any]]:
    """The record's fields turned round: one mapping of fields a language."""
    return {
        code: {name: record[name][code] for name in plain}
        | {name: convert(record[name][code]) for name, convert in converted.items()}
        for code in LANGUAGES
    }


def _with_slug(texts: dict[str, dict[str, Any]], slug: str) -> dict[str, dict[str, Any]]:
    """The English address is the record's slug; the others come from their titles."""
    texts["en"]["slug"] = slug
    return texts


def _home(record: Record) -> dict[str, dict[str, Any]]:
    return _texts(
        record, "title", "hero", "intro", "search_description", popular_searches=", ".join
    )


def _topic(homes: Mapping[str, Page], record: Record) -> None:
    texts = _with_slug(_texts(record, "title", "intro"), record["slug"])
    bills = list(Bill.objects.filter(slug__in=record["bills"]))
    made = ensure_pages(TopicPage, homes, {"az": texts.pop("az")}, bills=bills)
    translation = made["az"]
    _as_translations(TopicPage, homes, texts, translation)


def _as_translations(
    model: type[Page],
    parents: Mapping[str, Page],
    texts: Mapping[str, Record],
    source: Page,
    **common: Any,
) -> None:
    for code, fields in texts.items():
        ensure_pages(
            model, parents, {code: fields}, translation_key=source.translation_key, **common
        )


def _briefings(homes: Mapping[str, Page], index: Record, records: list[Record]) -> None:
    indexes = ensure_pages(BriefingIndexPage, homes, _texts(index, "title", "intro"))
    for record in records:
        texts = _with_slug(
            _texts(record, "title", "intro", "prepared_by", body=_blocks), record["slug"]
        )
        common = {"date": date.fromisoformat(record["date"])}
        bills = list(Bill.objects.filter(slug__in=record["bills"]))
        made = ensure_pages(
            BriefingPage, indexes, {"az": texts.pop("az")}, bills=bills, **common
        )
        _as_translations(BriefingPage, indexes, texts, made["az"], **common)


def _help(homes: Mapping[str, Page], record: Record) -> None:
    ensure_pages(HelpPage, homes, _texts(record, "title", "intro"))


def _blocks(blocks: list[Record]) -> list[tuple[str, Any]]:
    """Stream data from the content's own notation."""
    return [one for block in blocks for one in _block(block)]


def _block(block: Record) -> list[tuple[str, Any]]:
    kind = block["type"]
    if kind == "heading":
        return [("heading", block["text"])]
    if kind == "quote":
        return [("quotation", {name: block[name] for name in ("bill", "version", "label", "text")})]
    if kind == "figures":
        return [("figures", {"figures": block["items"], "source": block.get("source", "")})]
    return [("paragraph", _html(block))]


def _html(block: Record) -> str:
    if block["type"] == "list":
        items = "".join(f"<li>{escape(item)}</li>" for item in block["items"])
        return f"<ul>{items}</ul>"
    return f"<p>{escape(block['text'])}</p>"
