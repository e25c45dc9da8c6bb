"""Numbers take the right form of a word: Azerbaijani has one after numerals, Russian three."""

import polib
import pytest
from django.utils.translation import ngettext, override

from tests.data import PROJECT

RUSSIAN = {1: "отзыв", 2: "отзыва", 5: "отзывов", 11: "отзывов", 21: "отзыв", 101: "отзыв"}
COMMENTS = [
    *(("az", n, f"{n} rəy") for n in (1, 2, 5, 11, 21, 101, 111)),
    *(("en", n, f"{n} comment{'s' * (n != 1)}") for n in (1, 2, 5, 11, 21, 101, 111)),
    *(("ru", n, f"{n} {word}") for n, word in {**RUSSIAN, 111: "отзывов"}.items()),
]


@pytest.mark.parametrize(("language", "number", "words"), COMMENTS)
def test_a_number_of_comments_is_said_as_people_say_it(language, number, words):
    with override(language):
        assert ngettext("%(n)s comment", "%(n)s comments", number) % {"n": number} == words


def test_no_azerbaijani_word_after_a_numeral_is_in_the_plural():
    catalogue = polib.pofile(str(PROJECT / "locale/az/LC_MESSAGES/django.po"))
    counted = [entry for entry in catalogue if entry.msgid_plural and "%(n)s" in entry.msgid]
    assert counted
    for entry in counted:
        after = [form.split("%(n)s", 1)[1].split()[:1] for form in entry.msgstr_plural.values()]
        assert not any(word and word[0].endswith(("lar", "lər")) for word in after), entry.msgid
