"""One page as its reader meets it: read once, asked about many things."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

VOID = frozenset({"base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
UNSEEN = frozenset({"script", "style", "template"})
# Elements in which a date may stand as it is: in its <time>, or where only text may.
UNTIMED = frozenset({"time", "option", "textarea", "pre"})
SPOKEN = ("aria-label", "alt", "title", "placeholder")


class Page(HTMLParser):
    """`texts` are pairs of the language a text is said to be in, and the text.

    A text is what stands between two tags, or in an attribute that is read out. The title is
    kept apart: nothing in it can be marked as being in another language. `untimed` are the
    texts that stand in no <time datetime>, but for those in fields, where no element may.
    """

    def __init__(self, path: str, html: str) -> None:
        super().__init__()
        self.path = path
        self.title = self.language = ""
        self.counts = {"h1": 0, "main": 0, "title": 0}
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.untimed: list[str] = []
        self._open: list[tuple[str, str]] = [("", "")]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        # Names people gave themselves stand in a direction of their own, in no known language.
        unknown = "" if tag == "bdi" or "dir" in named else self._open[-1][1]
        language = named.get("lang", unknown)
        if tag == "html":
            self.language = language
        if tag in self.counts:
            self.counts[tag] += 1
        if "id" in named:
            self.ids.append(named["id"])
        if tag == "a" and "href" in named:
            self.links.append(urljoin(self.path, named["href"]))
        for name in SPOKEN:
            self._say(language, named.get(name, ""))
        if tag == "time" and not named.get("datetime"):
            tag = "time without datetime"
        if tag not in VOID:
            self._open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        if any(tag == opened for opened, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        tag, language = self._open[-1]
        if tag == "title" and self.counts["title"] == 1:
            self.title += data
        elif tag not in UNSEEN:
            self._say(language, data)
            if tag not in UNTIMED:
                self.untimed.append(" ".join(data.split()))

    def _say(self, language: str, data: str) -> None:
        if words := " ".join(data.split()):
            self.texts.append((language, words))

    @property
    def inner_links(self) -> list[str]:
        """Paths within the site, with query and fragment, in order."""
        return [link for link in self.links if link.startswith("/") and not link.startswith("//")]


def without_fragment(link: str) -> str:
    return urlsplit(link)._replace(fragment="").geturl()
