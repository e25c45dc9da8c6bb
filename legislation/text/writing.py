"""A document as plain text or Markdown, as official texts are written: what is read back alike."""

import re

from core.text import capitalise
from legislation.text.document import Document, Kind, Node
from legislation.text.languages import Language, languages

# "Article 5", "§ 301.", "CHAPTER II": the word stands with the number already.
_NAMES_ITSELF = re.compile(r"(?:§|[^\W\d_]{2,}\.?)\s+(?:\d|[IVXLC]+\b)")
_COUNTED = re.compile(r"[\dIVXLC]")
# In Markdown what looks like a tag would be one.
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_MARKS = {Kind.ARTICLE: "### "}
_CONTAINER_MARK = "## "


def as_text(document: Document) -> str:
    """Plain text: a provision a line, a blank line before each article and each chapter."""
    parts = [document.title, document.preamble]
    for placed in document.walk():
        if _is_heading(placed.node):
            parts.append("")
        parts += _lines(placed.node, document.language)
    parts.append(f"\n{document.closing}" if document.closing else "")
    return "\n".join(parts).strip("\n") + "\n"


def as_markdown(document: Document) -> str:
    """Markdown: headings marked, every paragraph apart."""
    parts = [f"# {document.title}" if document.title else "", *_paragraphs(document.preamble)]
    for placed in document.walk():
        node = placed.node
        lines = _lines(node, document.language)
        if _is_heading(node) and lines:
            lines[0] = _MARKS.get(node.kind, _CONTAINER_MARK) + lines[0]
        parts += _table_kept_whole(lines)
    parts += _paragraphs(document.closing)
    return _TAG.sub(r"\\<", "\n\n".join(part for part in parts if part)) + "\n"


def _paragraphs(text: str) -> list[str]:
    return _table_kept_whole(text.split("\n"))


def _table_kept_whole(lines: list[str]) -> list[str]:
    """The lines as paragraphs; the rows of a table are one."""
    kept: list[str] = []
    for line in lines:
        if kept and line.startswith("|") and kept[-1].startswith("|"):
            kept[-1] = f"{kept[-1]}\n{line}"
        else:
            kept.append(line)
    return kept


def _is_heading(node: Node) -> bool:
    return node.kind is Kind.ARTICLE or node.kind.is_container


def _lines(node: Node, language: str) -> list[str]:
    """The lines of a provision without what is below it."""
    if _is_heading(node):
        lines = [_heading(node, language)]
    elif node.heading:
        lines = [f"{_number(node.label)}{node.heading}"]
    else:
        return f"{_number(node.label)}{node.text}".split("\n")
    return [line for line in (*lines, *node.text.split("\n")) if line]


def _number(label: str) -> str:
    """As the margin of a law prints it: "9.1. ", "ə) ", "" for none."""
    return f"{label}{'.' if label[-1].isalnum() else ''} " if label else ""


def _heading(node: Node, language: str) -> str:
    """ "Maddə 12-1. Müddət", "I fəsil. Ümumi müddəalar", "Article 5. Term"."""
    name = _name(node.kind, node.label, language)
    if not node.heading:
        return name if not name or not name[-1].isalnum() else f"{name}."
    stop = "." if name and name[-1].isalnum() else ""
    return f"{name}{stop} {node.heading}".strip()


def _name(kind: Kind, label: str, language: str) -> str:
    described = _described(language)
    words = described.levels.get(str(kind), ()) if described else ()
    if described is None or not words or _NAMES_ITSELF.match(label):
        return label
    if not label:
        return capitalise(words[0]) if kind in {Kind.ARTICLE, Kind.ANNEX} else ""
    if kind in {Kind.ARTICLE, Kind.ANNEX} or not _stands_before(described, label):
        return f"{capitalise(words[0])} {label}"
    return f"{label} {words[0]}"


def _stands_before(language: Language, label: str) -> bool:
    """Whether the number stands before the word: "Birinci bölmə", but "Глава 1"."""
    numbers = language.numbers
    if numbers.stand_before and numbers.stand_after:
        return not _COUNTED.match(label)
    return numbers.stand_before


def _described(language: str) -> Language | None:
    return next((one for one in languages() if one.code == language), None)
