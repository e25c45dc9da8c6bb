"""Small decisions on the way: what follows a number, what a title is, where a law ends."""

import pytest

from legislation.text.body import article_parts, is_heading_line
from legislation.text.document import Kind
from legislation.text.drafts import Draft, joined, missing_before, next_label
from legislation.text.lines import Line
from legislation.text.opening import is_signature, title_and_preamble
from legislation.text.outline import Item, Role


def plain(text):
    return Item(Line(1, text), Role.PLAIN, text)


@pytest.mark.parametrize(
    ("label", "following"),
    [
        ("168.1", "168.2"),
        ("1.9", "1.10"),
        ("12.0.3-1", "12.0.4"),
        ("12-1.1", "12-1.2"),
        ("5", "6"),
        ("3)", "4)"),
        ("12-1", "13"),
        ("a)", None),
        ("I", None),
        ("", None),
    ],
)
def test_plain_counting_goes_on_from_a_label(label, following):
    assert next_label(label) == following


@pytest.mark.parametrize(
    ("label", "previous", "missing"),
    [
        ("1.3", "1.1", "1.2"),
        ("1.2", "1.1", None),
        ("1.2", None, "1.1"),
        ("1.1", None, None),
        ("1.0", None, None),
        ("1.2", "1.1-1", None),
        ("1.1-1", "1.1", None),
        ("1.5", "1.2-3", "1.3"),
        ("7", "4", "5"),
        ("b)", "a)", None),
        ("2.1", "1.9", None),
        ("5)", "2)", "3)"),
    ],
)
def test_a_jump_is_noticed_where_there_is_one(label, previous, missing):
    assert missing_before(label, previous) == missing


def test_lines_of_one_sentence_are_joined():
    assert joined("müəyyən edilmiş", "müddətdə") == "müəyyən edilmiş müddətdə"
    assert joined("ər-", "arvad") == "ər-arvad"
    assert joined("", "söz") == "söz"


def test_a_draft_freezes_into_a_node_with_its_children():
    draft = Draft(Kind.ARTICLE, "1", 1, "A", "Mətn.", [Draft(Kind.PARAGRAPH, "1.1", 2, text="B")])
    node = draft.freeze()
    assert (node.label, node.heading, node.text) == ("1", "A", "Mətn.")
    assert [child.label for child in node.children] == ["1.1"]


@pytest.mark.parametrize(
    ("rest", "following", "expected"),
    [
        ("Qısa başlıq", plain("Mətn."), ("Qısa başlıq", "")),
        ("Qısa başlıq", None, ("Qısa başlıq", "")),
        ("Bu Qanun qüvvəyə minir.", None, ("", "Bu Qanun qüvvəyə minir.")),
        ("Əhatə dairəsi.", plain("Mətn."), ("Əhatə dairəsi.", "")),
        ("x " * 200, plain("Mətn."), ("", "x " * 200)),
        ("", plain("Mətn."), ("", "")),
    ],
)
def test_what_stands_behind_the_number_is_heading_or_text(rest, following, expected):
    assert article_parts(rest, following) == expected


@pytest.mark.parametrize(
    ("text", "following", "expected"),
    [
        ("Qanunun məqsədi", plain("Mətn."), True),
        ("Qanunun məqsədi", None, False),
        ("Hər kəs azaddır.", plain("Mətn."), False),
        ("davamı olan sətir", plain("Mətn."), False),
        ("Uzun " * 100, plain("Mətn."), False),
    ],
)
def test_a_line_under_a_bare_number_is_its_heading_when_text_follows(text, following, expected):
    assert is_heading_line(plain(text), following) is expected


@pytest.mark.parametrize(
    ("lines", "title", "preamble"),
    [
        ([], "", ""),
        (["Qanun haqqında"], "Qanun haqqında", ""),
        (
            ["Mətbuat haqqında", "Azərbaycan Respublikasının Qanunu", "Bu Qanun tənzimləyir."],
            "Mətbuat haqqında Azərbaycan Respublikasının Qanunu",
            "Bu Qanun tənzimləyir.",
        ),
        (
            ["AZƏRBAYCAN RESPUBLİKASININ", "AİLƏ MƏCƏLLƏSİ"],
            "AZƏRBAYCAN RESPUBLİKASININ AİLƏ MƏCƏLLƏSİ",
            "",
        ),
        (["Bu Qanun tənzimləyir."], "", "Bu Qanun tənzimləyir."),
        (
            ["Declaration", "Preamble", "Whereas one;", "Whereas two;"],
            "Declaration",
            "Whereas one;\nWhereas two;",
        ),
        (["Закон", "О печати"], "Закон", "О печати"),
    ],
)
def test_title_and_preamble_stand_before_the_articles(lines, title, preamble):
    assert title_and_preamble([plain(line) for line in lines]) == (title, preamble)


@pytest.mark.parametrize(
    "line",
    [
        "İlham ƏLİYEV,",
        "Heydər ƏLİYEV",
        "Azərbaycan Respublikasının Prezidenti",
        "President of the Republic of Azerbaijan",
        "Президент Азербайджанской Республики",
    ],
)
def test_a_signature_ends_the_law(line):
    assert is_signature(plain(line))


@pytest.mark.parametrize("line", ["Prezident qərar qəbul edir.", "Əliyev İlham", "Bakı şəhəri"])
def test_a_sentence_about_the_president_does_not(line):
    assert not is_signature(plain(line))
