"""Names of rows are said as names of records are."""

import pytest
from django.utils import translation

from core.translated import columns, said


@pytest.mark.parametrize(
    ("language", "row", "expected"),
    [
        ("az", {"name_az": "Ad", "name_en": "Name", "name_ru": "Имя"}, "Ad"),
        ("ru", {"name_az": "Ad", "name_en": "Name", "name_ru": "Имя"}, "Имя"),
        ("en", {"name_az": "Ad", "name_en": "", "name_ru": "Имя"}, "Ad"),
        ("en", {"name_az": "Ad", "name_en": None, "name_ru": None}, "Ad"),
        ("ru", {"name_az": None, "name_en": "Name", "name_ru": ""}, ""),
    ],
)
def test_a_name_is_said_in_the_readers_language_or_in_azerbaijani(language, row, expected):
    with translation.override(language):
        assert said(row, "name") == expected


def test_columns_are_those_of_all_languages():
    assert columns("bill__title", "reason") == (
        "bill__title_az",
        "bill__title_en",
        "bill__title_ru",
        "reason_az",
        "reason_en",
        "reason_ru",
    )
