"""The display tags and component templates that every page is made of."""

import gzip
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template import RequestContext, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

CSS = Path(__file__).parents[2] / "cms" / "static" / "cms" / "css" / "site.css"
JS = CSS.parents[1] / "js" / "site.js"


class QuestionForm(forms.Form):
    text = forms.CharField(
        label="Sualınız", help_text="Bir sual", max_length=1000, widget=forms.Textarea
    )
    stance = forms.ChoiceField(
        label="Mövqe", choices=[("for", "Lehinə"), ("no", "Əleyhinə")], widget=forms.RadioSelect
    )
    place = forms.CharField(label="Rayon", required=False)
    notify = forms.BooleanField(label="Xəbər verin", required=False, help_text="E-poçtla")
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stance"].choice_hints = {"for": "Layihəni dəstəkləyirəm"}


@pytest.fixture(autouse=True)
def azerbaijani():
    with translation.override("az"):
        yield


def page(source: str, path: str = "/az/search/?q=order", cookies=None, **context):
    request = RequestFactory().get(path)
    request.COOKIES.update(cookies or {})
    request.user = AnonymousUser()
    template = Template("{% load components navigation %}" + source)
    return template.render(RequestContext(request, context))


def soup(markup: str) -> Tag:
    """The first element of some markup."""
    return BeautifulSoup(markup, "html.parser").find()


def words(node: Tag) -> str:
    return " ".join(node.get_text().split())


def part(name: str, **context) -> Tag:
    return soup(render_to_string(f"components/{name}.html", context))


def field(form: forms.Form, name: str, **context):
    return part("field", field=form[name], **context)


def test_an_insertion_says_the_word_aloud_and_leaves_the_sign_to_the_style_sheet():
    mark = soup(page('{% ins "60" %}'))
    assert mark.name == "ins"
    assert mark.select_one(".vh").get_text() == "əlavə: "
    assert mark.select_one(".w").get_text() == "60"
    assert "+" not in mark.get_text()


def test_a_deletion_is_escaped_like_any_text():
    assert "&lt;b&gt;" in page("{% del words %}", words="<b>30</b>")


@pytest.mark.parametrize(
    ("name", "letter"), [("ilham", "İ"), ("ıldırım", "I"), (" əli", "Ə"), ("", "")]
)
def test_the_letter_in_a_persons_circle_follows_the_azerbaijani_alphabet(name, letter):
    assert page("{{ name|initial }}", name=name) == letter


def test_breadcrumbs_take_pairs_and_a_bare_last_label():
    items = soup(page('{% crumbs "Layihələr" "/az/bills/" "Maddə 9" %}')).select("li")
    assert [words(item) for item in items] == ["Layihələr", "Maddə 9"]
    assert items[0].a["href"] == "/az/bills/"
    assert items[1].a is None


def test_stage_ticks_show_what_is_done_and_where_the_bill_stands():
    ticks = soup(page("{% stage_ticks 3 6 %}"))
    states = ["".join(tick["class"]) for tick in ticks.select("i")]
    assert states == ["done", "done", "now", "", "", ""]
    assert ticks["aria-hidden"] == "true"


def test_the_language_switch_stays_on_the_page_and_keeps_the_query():
    links = soup(page("{% language_links %}")).select("a")
    assert [link["href"] for link in links] == [
        "/az/search/?q=order",
        "/en/search/?q=order",
        "/ru/search/?q=order",
    ]
    assert [link.get("aria-current") for link in links] == ["true", None, None]
    assert [link.get("lang") for link in links] == ["az", "en", "ru"]


def test_the_language_switch_works_on_an_address_that_does_not_exist():
    markup = page("{% language_links %}", path="/az/Kənd//yol?a=1&b=2")
    hrefs = [link["href"] for link in soup(markup).select("a")]
    assert hrefs[1].startswith("/en/")
    assert hrefs[1].endswith("?a=1&b=2")
    assert all(href.startswith("/") and not href.startswith("//") for href in hrefs)


def test_an_address_without_a_language_leads_to_the_home_pages():
    links = soup(page("{% language_links %}", path="/nowhere")).select("a")
    assert [link["href"] for link in links][1:] == ["/en/", "/ru/"]


def test_alternate_links_are_left_out_where_a_query_makes_the_page():
    assert "hreflang" not in page("{% alternate_links %}", path="/az/search/?q=order")
    markup = page("{% alternate_links %}", path="/az/search/")
    assert 'hreflang="ru" href="http://testserver/ru/search/"' in markup


@pytest.mark.parametrize(
    ("cookies", "expected"),
    [
        ({}, ""),
        ({"theme": "dark"}, ' data-theme="dark"'),
        ({"theme": "light", "size": "large"}, ' data-theme="light" data-size="large"'),
        ({"theme": '"><script>', "size": "huge"}, ""),
    ],
)
def test_only_known_display_choices_reach_the_page(cookies, expected):
    assert page("{% display_attributes %}", cookies=cookies) == expected


def test_a_refused_field_carries_its_message_above_the_control():
    box = field(QuestionForm({"text": "", "stance": "for"}), "text", count=1000)
    control = box.textarea
    assert "bad" in box["class"]
    assert control["aria-invalid"] == "true"
    described = control["aria-describedby"].split()
    assert described == ["id_text_helptext", "id_text_error", "id_text_count"]
    order = [node["id"] for node in box.select("[id]")]
    assert set(described) <= set(order)
    assert order.index("id_text_error") < order.index("id_text")


def test_a_fresh_field_is_not_called_invalid():
    box = field(QuestionForm(), "text")
    assert box["class"] == ["field"]
    assert not box.textarea.has_attr("aria-invalid")


def test_a_long_text_is_counted_not_cut():
    box = field(QuestionForm(), "text", count=1000)
    assert not box.textarea.has_attr("maxlength")
    note = box.select_one("[data-count=id_text]")
    assert note["data-max"] == "1000"
    assert "1\u00a0000" in note.get_text()
    assert "{n}" in note["data-left"]
    assert "{n}" in note["data-over"]


def test_choices_are_a_group_with_its_question_and_hints():
    box = field(QuestionForm(), "stance")
    group = box.select_one("fieldset#id_stance")
    assert words(group.legend) == "Mövqe"
    first = group.select_one(".choice")
    assert words(first.select_one(".hint")) == "Layihəni dəstəkləyirəm"
    assert first.label["for"] == first.input["id"]


def test_optional_fields_say_so_and_hidden_ones_show_nothing():
    form = QuestionForm()
    assert "istəyə görə" in words(field(form, "place"))
    assert "istəyə görə" not in words(field(form, "text"))
    assert field(form, "token")["type"] == "hidden"


def test_a_single_checkbox_keeps_its_hint_inside_the_label():
    box = field(QuestionForm(), "notify")
    assert box.label.span.get_text() == "E-poçtla"
    assert box.input["aria-describedby"] == "id_notify_helptext"


def test_a_question_page_makes_its_label_the_heading():
    assert field(QuestionForm(), "text", big=True).h1.label["for"] == "id_text"


def test_the_error_summary_links_to_every_refused_field():
    form = QuestionForm({"stance": "x"})
    form.is_valid()
    form.add_error(None, "Müzakirə bitib")
    box = part("error_summary", form=form)
    assert (box["role"], box["tabindex"]) == ("alert", "-1")
    assert words(box.h2) == "Problem var"
    assert [link["href"] for link in box.select("a")] == ["#id_text", "#id_stance"]
    assert "Müzakirə bitib" in words(box)


def test_a_form_without_errors_has_no_summary():
    assert render_to_string("components/error_summary.html", {"form": QuestionForm()}).strip() == ""


def test_a_law_row_counts_days_or_names_the_state():
    row = part("law_row", url="/x", title="Qanun", days=5, last_days=True, step=2, stage="Komitədə")
    assert words(row.select_one(".left")) == "5 gün qalır Son günlər"
    closed = part("law_row", url="/x", title="Qanun", days=0, state="Müzakirə bitib")
    assert words(closed.select_one(".left")) == "Müzakirə bitib"


def test_the_last_day_counts_as_none_left():
    row = part("law_row", url="/x", title="Qanun", days=0)
    assert row.select_one(".left b").get_text() == "0"


def test_pages_keep_the_filters_of_the_list():
    second = Paginator(range(30), 10).page(2)
    markup = page('{% include "components/pagination.html" %}', page=second)
    hrefs = [link["href"] for link in soup(markup).select("a[rel=prev], a[rel=next]")]
    assert hrefs == ["?q=order&page=1", "?q=order&page=3"]


def test_one_page_needs_no_pager():
    only = Paginator(range(3), 10).page(1)
    assert page('{% include "components/pagination.html" %}', page=only).strip() == ""


def test_the_stage_a_bill_is_in_is_marked_for_the_ear_too():
    stages = [
        {"label": "Təqdim olunub", "note": "2 iyun", "state": "done"},
        {"label": "Komitədə", "note": "İndi burada", "state": "now"},
        {"label": "İmzalanma", "note": "Gözlənilir", "state": "next"},
    ]
    items = part("stage_tracker", stages=stages).select("li")
    assert [item.get("class") for item in items] == [None, ["now"], ["next"]]
    assert [item.get("aria-current") for item in items] == [None, "step", None]


def test_a_bar_is_silent_because_its_number_stands_beside_it():
    row = part("tally", label="Maddə 9", value=8, max=30)
    assert row.progress["aria-hidden"] == "true"
    assert row.select("span")[1].get_text() == "8"


def test_style_and_script_stay_within_their_weight():
    assert len(gzip.compress(CSS.read_bytes())) < 25_000
    assert len(gzip.compress(JS.read_bytes())) < 10_000
    assert "http" not in CSS.read_text().replace("http://www.w3.org/2000/svg", "")


def test_no_template_of_ours_carries_inline_style_or_script():
    folder = CSS.parents[4] / "templates"
    for path in [*folder.glob("layouts/*.html"), *folder.glob("components/*.html")]:
        source = path.read_text()
        assert " style=" not in source, path.name
        assert " onclick=" not in source, path.name
        assert "<script>" not in source, path.name
