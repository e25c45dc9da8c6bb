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
        texts = _same_slug(_texts(topic, "title", "intro"), topic["slug"])
        ensure_pages(TopicPage, homes, texts, bills=_bills(topic))
    _briefings(homes, content["briefing_index"], content["briefings"])
    _standard(homes, content["pages"])
    _help(homes, content["help"])


def _texts(record: Record, *plain: str, **converted: Any) -> dict[str, dict[str, Any]]:
    """The record's fields turned round: one mapping of fields a language."""
    return {
        code: {name: record[name][code] for name in plain}
        | {name: convert(record[name][code]) for name, convert in converted.items()}
        for code in LANGUAGES
    }


def _same_slug(texts: dict[str, dict[str, Any]], slug: str) -> dict[str, dict[str, Any]]:
    """Pages the menus lead to have one address in all languages."""
    for fields in texts.values():
        fields["slug"] = slug
    return texts


def _bills(record: Record) -> list[Bill]:
    return list(Bill.objects.filter(slug__in=record["bills"]))


def _home(record: Record) -> dict[str, dict[str, Any]]:
    return _texts(
        record, "title", "hero", "intro", "search_description", popular_searches=", ".join
    )


def _briefings(homes: Mapping[str, Page], index: Record, records: list[Record]) -> None:
    texts = _same_slug(_texts(index, "title", "intro"), "briefings")
    indexes = ensure_pages(BriefingIndexPage, homes, texts)
    for record in records:
        texts = _texts(record, "title", "intro", "prepared_by", body=_blocks)
        texts["en"]["slug"] = record["slug"]
        day = date.fromisoformat(record["date"])
        ensure_pages(BriefingPage, indexes, texts, bills=_bills(record), date=day)


def _standard(homes: Mapping[str, Page], records: list[Record]) -> None:
    """The first page is "about us"; the others stand below it."""
    parents = homes
    for record in records:
        texts = _same_slug(_texts(record, "title", "intro", body=_blocks), record["slug"])
        made = ensure_pages(StandardPage, parents, texts)
        if parents is homes:
            parents = made


def _help(homes: Mapping[str, Page], record: Record) -> None:
    texts = _same_slug(_texts(record, "title", "seo_title", "intro"), record["slug"])
    for code, fields in texts.items():
        notice = {"type": "paragraph", "text": record["notice"][code]}
        fields["body"] = _blocks([notice, *record["body"][code]])
        for name in ("emergency", "hotlines"):
            fields[name] = [("line", _line(line, code)) for line in record[name]]
        fields["shelters"] = [("shelter", _shelter(line, code)) for line in record["shelters"]]
    ensure_pages(HelpPage, homes, texts)


def _line(record: Record, code: str) -> dict[str, Any]:
    """A helpline or an emergency number; `also` is a second number of the same."""
    return {
        **_address(record, code),
        "also": record.get("also", ""),
        "source": record["source"]["name"][code],
    }


def _shelter(record: Record, code: str) -> dict[str, Any]:
    return {**_address(record, code), "region": record["region"][code]}


def _address(record: Record, code: str) -> dict[str, Any]:
    checked = record["checked_on"]
    return {
        "name": record["name"][code],
        "number": record["number"],
        "hours": record["hours"][code],
        "about": record["about"][code],
        "checked_on": date.fromisoformat(checked) if checked else None,
    }


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
