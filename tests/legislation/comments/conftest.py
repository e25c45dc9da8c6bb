"""Somebody who comments: opens the form, fills it in, checks, sends, as a browser would."""

from copy import deepcopy

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.factories.comments import item_of, open_version
from tests.keeping import kept

WORDS = "“Dərhal” sözü icra olunmur. Konkret müddət yazılsın."


class Writer:
    """A browser on one item. `type` fills the form, `send` goes on to the end."""

    def __init__(self, item, client=None, language="az"):
        self.item, self.client, self.language = item, client or Client(), language

    def url(self, step="comment_create"):
        version = self.item.version
        with translation.override(self.language):
            return reverse(
                f"legislation:{step}", args=[version.bill.slug, version.number, self.item.eid]
            )

    def open(self, query=""):
        return self.client.get(self.url() + query)

    def filled(self, **fields):
        """The form as the page gave it, with what somebody typed."""
        page = self.open()
        typed = {"stance": "change", "text": WORDS, "place": "Gəncə"}
        return {**form_of(page, "text"), **typed, **fields}

    def type(self, **fields):
        return self.client.post(self.url(), self.filled(**fields))

    def check(self, **fields):
        assert self.type(**fields).status_code == 302
        return self.client.get(self.url("comment_check"))

    def send(self, email="leyla@example.org", **fields):
        page = self.check(**fields)
        data = form_of(page, "key")
        if "email" in data:
            data["email"] = email
        return self.client.post(self.url("comment_send"), data)


def form_of(response, field):
    """Names and values of the page's form that has a control of that name."""
    page = BeautifulSoup(response.content.decode(), "html.parser")
    form = page.find(attrs={"name": field}).find_parent("form")
    return dict(filter(None, map(_value, form.find_all(["input", "textarea", "select"]))))


def _value(control):
    if not control.get("name"):
        return None
    if control.name == "textarea":
        return control["name"], control.text.removeprefix("\n")
    if control.name == "select":
        chosen = control.find("option", selected=True) or control.find("option")
        return control["name"], chosen["value"]
    if control.get("type") in {"radio", "checkbox"} and not control.has_attr("checked"):
        return None
    return control["name"], control.get("value", "")


def words_of(response):
    """What a reader sees, white space as one space."""
    page = BeautifulSoup(response.content.decode(), "html.parser")
    return " ".join(page.get_text(" ").split())


@pytest.fixture(scope="module")
def kept_item(django_db_setup, django_db_blocker):
    with kept(django_db_blocker, lambda: item_of(open_version())) as item:
        yield item


@pytest.fixture
def item(kept_item, db):
    return deepcopy(kept_item)


@pytest.fixture
def writer(item):
    return Writer(item)
