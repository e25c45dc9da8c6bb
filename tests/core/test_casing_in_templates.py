"""`capfirst` and `beginning`, as templates write them."""

import pytest
from django.template import Context, Template
from django.utils import translation


def rendered(source, **values):
    return Template(source).render(Context(values))


@pytest.mark.parametrize(("language", "shown"), [("az", "İzah edilib"), ("en", "Izah edilib")])
def test_a_first_letter_is_capital_by_the_rules_of_the_page(language, shown):
    with translation.override(language):
        assert rendered("{{ text|capfirst }}", text="izah edilib") == shown


def test_what_is_made_capital_is_still_escaped():
    assert rendered("{{ text|capfirst }}", text="<b>") == "&lt;B&gt;"


def test_a_beginning_ends_in_a_word_and_says_that_more_follows():
    beginning = "{% load formats %}{{ text|beginning:2 }}"
    assert rendered(beginning, text="Bir, iki, üç.") == "Bir, iki…"
    assert rendered(beginning, text="Bir,\niki.") == "Bir,\niki."
