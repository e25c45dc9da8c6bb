"""A reader without JavaScript: opens pages, follows links, fills in and sends forms."""

from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from django.test import Client

FIELDS = ["input", "textarea", "select", "button"]


class Visitor:
    """Keeps the last page. Whatever a form holds hidden or filled in is sent back with it."""

    def __init__(self, language: str = "az") -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.language = language
        self.path = ""
        self.status = 0
        self.page = BeautifulSoup("", "html.parser")

    def open(self, path: str) -> "Visitor":
        return self._arrived(self.client.get(path, follow=True), path)

    def follow(self, *parts: str) -> "Visitor":
        """The first link whose address has all `parts`."""
        for link in self.page.find_all("a", href=True):
            if all(part in link["href"] for part in parts):
                return self.open(urljoin(self.path, link["href"]))
        raise AssertionError(f"no link with {parts} on {self.path}:\n{self.text}")

    def send(self, to: str = "", /, **fields: str) -> "Visitor":
        """Send the POST form whose action has `to`, with these fields filled in."""
        form = self._form(to, fields)
        data = {**_values(form), **fields}
        action = urljoin(self.path, form.get("action") or self.path)
        return self._arrived(self.client.post(action, data, follow=True), action)

    @property
    def text(self) -> str:
        return " ".join(self.page.get_text(" ").split())

    def _form(self, to: str, fields: dict[str, str]) -> Tag:
        main = self.page.find("main") or self.page
        for form in main.find_all("form", method=lambda value: (value or "").lower() == "post"):
            named = {
                field.get("name")
                for field in form.find_all(["input", "textarea", "select", "button"])
            }
            if to in urljoin(self.path, form.get("action") or self.path) and set(fields) <= named:
                return form
        raise AssertionError(f"no form to {to!r} with {list(fields)} on {self.path}:\n{self.text}")

    def _arrived(self, response, path: str) -> "Visitor":
        chain = response.redirect_chain
        self.path = urlsplit(urljoin(path, chain[-1][0])).path if chain else path
        self.status = response.status_code
        self.page = BeautifulSoup(response.content, "html.parser")
        return self


def _values(form: Tag) -> dict[str, str]:
    """What a browser would send untouched: hidden and filled fields, the chosen radios."""
    data: dict[str, str] = {}
    for field in form.find_all(FIELDS[:3]):
        name, kind = field.get("name"), field.get("type", "text")
        if not name or kind in {"submit", "button"}:
            continue
        if kind in {"radio", "checkbox"} and not field.has_attr("checked"):
            continue
        data[name] = _value(field)
    return data


def _value(field: Tag) -> str:
    if field.name == "textarea":
        return field.get_text().removeprefix("\n")
    if field.name == "select":
        chosen = field.find("option", selected=True) or field.find("option")
        return chosen.get("value", "") if chosen else ""
    return field.get("value", "on" if field.get("type") == "checkbox" else "")
