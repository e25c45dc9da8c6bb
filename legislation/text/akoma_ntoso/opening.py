"""Title and preamble of an Akoma Ntoso document, out of its cover page, preface and preamble."""

from xml.etree.ElementTree import Element

from legislation.text.akoma_ntoso.flat import Flattener
from legislation.text.akoma_ntoso.metadata import Head


def title_and_preamble(document: Element, head: Head, flat: Flattener) -> tuple[str, str]:
    """The title, and all else that stands before the first provision, a paragraph a line."""
    preface, preamble = document.find("preface"), document.find("preamble")
    lines = flat.lines(preface) if preface is not None else []
    title, lines = _parted(preface, lines, head)
    cover = document.find("coverPage")
    if not title and cover is not None:
        title = _title(cover)
    if preamble is not None:
        lines += flat.lines(preamble)
    return title, "\n".join(lines)


def _parted(preface: Element | None, lines: list[str], head: Head) -> tuple[str, list[str]]:
    """The title and the other lines; where a line has more than the title it stays whole."""
    title = _title(preface)
    if head.alias and not (title and _short(preface) is not None):
        return head.alias, [line for line in lines if line != head.alias]
    if title:
        return title, _without(title, lines)
    return (lines[0], lines[1:]) if lines else ("", [])


def _without(title: str, lines: list[str]) -> list[str]:
    """The lines without those that are the title, which may have been broken into several."""
    for start, first in enumerate(lines):
        joined = first
        for end in range(start + 1, len(lines) + 1):
            if joined == title:
                return lines[:start] + lines[end:]
            if end == len(lines) or not title.startswith(joined):
                break
            joined = f"{joined} {lines[end]}"
    return lines


def _title(element: Element | None) -> str:
    """The short title if there is one, else the long one, else the one in the text."""
    if element is None:
        return ""
    short, long = _short(element), next(element.iter("longTitle"), None)
    # A second reading: what it leaves out is reported by the first.
    flat = Flattener()
    if long is not None and (short is None or short in long.iter("docTitle")):
        return flat.line(long)
    return flat.line(short)


def _short(element: Element | None) -> Element | None:
    if element is None:
        return None
    named = (next(element.iter(name), None) for name in ("shortTitle", "docTitle"))
    return next((one for one in named if one is not None), None)
