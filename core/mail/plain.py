"""The plain text of a letter, made from its HTML: both say the same because there is only one.

Pure, no Django. Understands what our letters consist of: headings, paragraphs, quotations, lists,
line breaks, links. The subject is the page's title.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

BLOCKS = frozenset({"h1", "h2", "p", "div", "blockquote", "ul", "li", "footer"})
UNSEEN = frozenset({"head", "style"})
# A sentence that ends in one of these needs no colon before the address.
ENDINGS = (":", ".", "?", "!")
# Mail programs fold away what follows (RFC 3676, 4.3).
SIGNATURE = "-- \n"


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    text: str


def read(html: str) -> Letter:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Letter(" ".join(reader.subject.split()), reader.text())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.subject = ""
        self._paragraphs: list[str] = []
        self._parts: list[str] = []
        self._unseen = 0
        self._in_title = False
        self._start = ""
        self._link: tuple[str, int] | None = None
        self._last_address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = self._in_title or tag == "title"
        self._unseen += tag in UNSEEN
        if tag in BLOCKS:
            self._end_paragraph()
            self._start = {"li": "- ", "footer": SIGNATURE}.get(tag, self._start)
        elif tag == "br":
            self._parts.append("\n")
        elif tag == "a":
            self._link = dict(attrs).get("href") or "", len(self._parts)

    def handle_endtag(self, tag: str) -> None:
        self._in_title = self._in_title and tag != "title"
        self._unseen -= tag in UNSEEN
        if tag in BLOCKS:
            self._end_paragraph()
        elif tag == "a":
            self._end_link()

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.subject += data
        elif not self._unseen:
            # A protected space stays one.
            self._parts.append(re.sub(r"[ \t\r\n\f]+", " ", data))

    def _end_link(self) -> None:
        """What the link says, and where it leads in a line of its own."""
        if self._link is None:
            return
        address, start = self._link
        label = "".join(self._parts[start:]).strip()
        colon = "" if label.endswith(ENDINGS) else ":"
        self._parts[start:] = [f"{label}{colon}\n{address}"]
        self._link, self._last_address = None, address

    def _end_paragraph(self) -> None:
        lines = (line.strip() for line in "".join(self._parts).split("\n"))
        said = "\n".join(lines).strip()
        self._parts = []
        # Below a button stands its address for those who copy it; here it was just said.
        if said and said != self._last_address:
            self._paragraphs.append(self._start + said)
            self._start = ""
            if not said.endswith(self._last_address):
                self._last_address = ""

    def text(self) -> str:
        self._end_paragraph()
        return "\n\n".join(self._paragraphs) + "\n"
