"""Words of a law as pages print them: marked, in paragraphs, and never as markup of their own."""

import pytest
from django.utils import translation

from legislation.presenters.marks import compared, plain
from legislation.templatetags.law import words


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def test_whatever_a_law_says_is_escaped():
    printed = words(compared("<b> & old", "<b> & <script>"))
    assert "&lt;b&gt; &amp; " in printed
    assert '<span class="w">old</span></del>' in printed
    assert '<span class="w">&lt;script&gt;</span></ins>' in printed
    assert "<script>" not in printed


def test_one_paragraph_stands_bare_and_several_in_elements_of_their_own():
    assert words(plain("One.")) == "One."
    assert words(plain("One.\nTwo.")) == "<p>One.</p><p>Two.</p>"
    assert words(plain("One.\nTwo."), inline=True) == "One.<br>Two."


@pytest.mark.parametrize("nothing", [None, [], ""])
def test_no_words_print_nothing(nothing):
    assert words(nothing) == ""
