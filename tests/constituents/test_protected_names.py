"""Nobody signs with the name of a member of the assembly."""

import pytest

from core.accounts.names import impersonates
from tests.factories.constituents import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "borrowed",
    ["Nərgiz Səfərli", "səfərli  nərgiz", "NƏRGİZ SƏFƏRLİ", "Nərgız Sәfәrli", "Nergiz Seferli",
     "Nargiz Safarli", "Нергиз Сафарли"],
)  # fmt: skip
def test_a_members_name_is_refused_in_every_spelling(borrowed):
    PersonFactory(name_az="Nərgiz Səfərli", name_en="Nargiz Safarli", name_ru="Нергиз Сафарли")
    assert impersonates(borrowed)


def test_a_namesake_by_half_is_somebody_else():
    PersonFactory(name_az="Nərgiz Səfərli")
    assert not impersonates("Nərgiz Quliyeva")
