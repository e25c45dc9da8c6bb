"""What a question is about: a page of this site, and nothing else."""

import pytest
from django.utils.translation import override

from constituents import about
from constituents.selectors import public_questions_about
from tests.factories.constituents import QuestionFactory


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/az/questions/", "/questions/"),
        ("/ru/questions/", "/questions/"),
        ("/questions/", "/questions/"),
        ("/az/questions/#m9", "/questions/#m9"),
    ],
)
def test_a_page_of_ours_is_kept_without_its_language(path, kept):
    with override("en"):
        assert about.neutral_path(path) == kept


@pytest.mark.parametrize(
    "path",
    [
        *("", "/", "/az/", "//evil.test/", "https://evil.test/", "javascript:alert(1)"),
        *("/az/../cms/", "/az/questions/?q=1", "/\\evil.test/", "/az/ questions/"),
        *("/az/sual\n/", "/az/ə/", "/" + "a" * 400 + "/", "\ud800", "/az/\x00/"),
    ],
)
def test_nothing_else_is(path):
    assert about.neutral_path(path) == ""


def test_a_title_that_cannot_be_stored_becomes_the_path():
    found = about.read("/az/questions/", "Maddə\x00")
    assert (found.path, found.title) == ("/questions/", "/questions/")


def test_a_title_is_one_line_of_limited_length():
    found = about.read("/az/questions/", "Maddə\n 9 " + "x" * 1000)
    assert found.title.startswith("Maddə 9 x")
    assert len(found.title) <= about.MAX_TITLE


@pytest.mark.django_db
def test_public_questions_about_a_page_are_found_from_every_language():
    shown = QuestionFactory(delivered=True, about_path="/questions/", about_title="x")
    QuestionFactory(delivered=True, private=True, about_path="/questions/", about_title="x")
    QuestionFactory(about_path="/questions/", about_title="x")
    for path in ("/questions/", "/az/questions/", "/ru/questions/"):
        assert list(public_questions_about(path)) == [shown]
    assert list(public_questions_about("https://evil.test/")) == []
