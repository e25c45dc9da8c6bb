"""The project's own checks notice what they are there for, and let good work pass."""

import os
from pathlib import Path

import polib
import pytest

from tools import check_code, check_templates, check_translations, compile_messages


@pytest.fixture
def template(tmp_path, monkeypatch):
    """Write a template and return the rules it breaks."""
    monkeypatch.setattr(check_templates, "TEMPLATES", tmp_path)

    def broken(text: str, name: str = "core/page.html") -> list[str]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return list(check_templates.broken_rules(path))

    return broken


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("<script>alert(1)</script>", "inline script"),
        ("<p>\n<style>p{}</style>", "style element in line 2"),
        ('<p class="a" style="color:red">', "style attribute"),
        ("<button type=button onclick='go()'>", "event handler"),
        ('<a href="javascript:void(0)">', "javascript: address"),
        ('<img alt="" src="https://elsewhere.test/a.png">', "third-party host"),
        ('<link rel="stylesheet" href="//cdn.test/a.css">', "third-party host"),
        ('<form action="http://elsewhere.test/">', "third-party host"),
        ('{% include "other/a.html" with x=y %}', "hands over the whole context"),
        ("<p>{{ bill.date|longdate }}</p>", "outside of <time datetime>"),
        ("<time>1</time> {{ at|datetime_baku }}", "outside of <time datetime>"),
        ('{% include "other/form.html" with x=y only %}', "loses the form's key"),
        ("<time datetime=\"{{ d|date:'c' }}\">{{ d|longdate }}</time>", "finer than shown"),
    ],
)
def test_a_template_that_breaks_a_rule_is_named(template, tmp_path, text, rule) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.html").write_text("{{ x }}")
    (tmp_path / "other" / "form.html").write_text("<form>{% csrf_token %}</form>")
    found = template(text)
    assert len(found) == 1
    assert rule in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "<script src=\"{% static 'cms/js/site.js' %}\" defer></script>",
        '<a href="https://e-qanun.az/">e-qanun.az</a>',
        '<p class="on-time" data-style="x">An onset, a style.</p>',
        '{% include "other/a.html" with x=y only %}{% include "other/a.html" %}',
        '{% include "core/parts/part.html" with x=y %}',
        '{% include "other/open.html" with x=y %}',
        "<time datetime=\"{{ d|date:'Y-m-d' }}\">{{ d|longdate }}</time>",
        "<option>{{ d|longdate }}</option>{% block title %}{{ d|daydate }}{% endblock %}",
        "{% blocktranslate with d=a|longdate %}on {{ d }}{% endblocktranslate %}",
    ],
)
def test_a_template_that_keeps_the_rules_passes(template, tmp_path, text) -> None:
    for name, content in {
        "other/a.html": "",
        "other/open.html": '{# include without "only" #}',
        "core/parts/part.html": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    assert template(text) == []


def test_letters_and_the_admin_may_style_themselves(template) -> None:
    assert template('<p style="margin:0">', "core/mail/base.html") == []
    assert template("<script>1</script>", "wagtailadmin/widgets/date_input.html") == []


def entry(msgid: str, msgstr: str = "", **fields) -> polib.POEntry:
    return polib.POEntry(msgid=msgid, msgstr=msgstr, **fields)


PLURAL = {"msgid": "%(n)s day", "msgid_plural": "%(n)s days"}


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (entry("Send"), "not translated"),
        (entry("Send", "Göndərin", flags=["fuzzy"]), "only guessed"),
        (entry("%(n)s days", "gün"), "placeholders differ"),
        (entry("{name} wrote", "{ad} yazdı"), "placeholders differ"),
        (polib.POEntry(**PLURAL, msgstr_plural={0: "%(n)s gün"}), "not translated"),
        (polib.POEntry(**PLURAL, msgstr_plural={0: "gün", 1: "%(n)s gün"}), "placeholders"),
    ],
)
def test_a_faulty_translation_is_named(broken, fault) -> None:
    assert any(fault in found for found in check_translations.faults_of(broken, forms=2))


def test_a_complete_translation_passes() -> None:
    plural = polib.POEntry(**PLURAL, msgstr_plural={0: "%(n)s gün", 1: "%(n)s gün"})
    assert list(check_translations.faults_of(plural, forms=2)) == []
    assert list(check_translations.faults_of(entry("Send", "Göndərin"), forms=2)) == []


@pytest.fixture
def catalogue(tmp_path, monkeypatch) -> Path:
    """A catalogue with one text and the declaration of two plural forms."""
    monkeypatch.setattr(check_translations, "ROOT", tmp_path)
    monkeypatch.setattr(compile_messages, "ROOT", tmp_path)
    path = tmp_path / "locale" / "az" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    made = polib.POFile()
    made.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    made.append(entry("Send", "Göndərin"))
    made.save(str(path))
    return path


def test_a_text_the_catalogue_lacks_or_no_longer_needs_is_named(catalogue) -> None:
    new = entry("Answer")
    found = list(
        check_translations.faults_of_catalogue(catalogue, 2, {check_translations.key(new): new})
    )
    assert len(found) == 2
    assert "'Answer': missing" in found[0]
    assert "'Send': no longer used" in found[1]


def test_a_wrong_number_of_plural_forms_is_named(catalogue) -> None:
    found = list(check_translations.faults_of_catalogue(catalogue, 4, None))
    assert found == ["locale/az/LC_MESSAGES/django.po: Plural-Forms must declare 4 forms"]


def test_a_catalogue_is_compiled_once_and_again_when_it_changes(catalogue) -> None:
    assert compile_messages.is_stale(catalogue)
    compile_messages.main()
    compiled = catalogue.with_suffix(".mo")
    assert polib.mofile(str(compiled)).find("Send").msgstr == "Göndərin"
    assert not compile_messages.is_stale(catalogue)
    later = compiled.stat().st_mtime_ns + 1_000_000
    os.utime(catalogue, ns=(later, later))
    assert compile_messages.is_stale(catalogue)


@pytest.fixture
def sources(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(check_code, "ROOT", tmp_path)
    (tmp_path / "app" / "migrations").mkdir(parents=True)
    return tmp_path / "app"


def test_a_function_over_the_cap_is_named(sources) -> None:
    body = "    x = 1\n"
    (sources / "a.py").write_text("def fits():\n" + body * 59 + "def grew():\n" + body * 60)
    assert list(check_code.too_long("app")) == ["app/a.py:61 grew: 61 lines, at most 60"]


def test_a_module_over_the_cap_is_named_but_no_migration(sources) -> None:
    (sources / "a.py").write_text("x = 1\n" * 501)
    (sources / "migrations" / "0001_initial.py").write_text("x = 1\n" * 501)
    assert list(check_code.too_long("app")) == ["app/a.py: 501 lines, at most 500"]


def test_a_migration_named_by_django_is_named(sources) -> None:
    for name in ("0001_initial", "0002_names_of_stages", "0003_auto_20261123_1200"):
        (sources / "migrations" / f"{name}.py").touch()
    (sources / "migrations" / "0004_alter_bill_title_and_more.py").touch()
    found = sorted(line.split(":")[0] for line in check_code.unnamed_migrations())
    assert [Path(line).stem[:4] for line in found] == ["0003", "0004"]


def test_a_class_that_no_style_sheet_defines_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(check_templates, "TEMPLATES", tmp_path)
    page = tmp_path / "page.html"
    page.write_text('<p class="over{% if a %} muted{% endif %} {{ b }} made-up">')
    known = check_templates.classes_of_styles()
    assert list(check_templates.unknown_classes(page, known)) == [
        "class 'made-up' is in no style sheet"
    ]
