"""What the tests of the conversations share."""

import re

import pytest
from django.core import mail as django_mail

from constituents import delivering
from constituents.models import Question
from core.roles import Role
from tests.factories.constituents import PersonFactory

TYPED = {
    "subject": "Sığınacaq nə vaxt açılacaq?",
    "text": "Ən yaxın sığınacaq bizdən 90 kilometr məsafədədir.\n\nNə vaxt açılacaq?",
    "visibility": "public_without_name",
    "author_name": "Leyla Sınaqova",
    "place": "Tovuz",
    "email": "leyla@example.org",
}


@pytest.fixture
def typed() -> dict[str, str]:
    return dict(TYPED)


@pytest.fixture
def mp(db):
    """An MP with a seat, an account and a mail address."""
    return PersonFactory(name="Nigar Səfərli", slug="nigar", with_account=True)


@pytest.fixture
def assistant(mp, person_with):
    user = person_with(Role.ASSISTANT)
    mp.assistants.add(user)
    return user


@pytest.fixture
def link_in():
    """The first address in a mail's text that holds `part`, as a path of this site."""

    def find(mail, part: str) -> str:
        found = re.search(rf"http://testserver(\S*{part}\S*)", mail.body)
        assert found, f"no {part} in the mail"
        return found.group(1)

    return find


@pytest.fixture
def post_office(deliver_mail):
    """Do what the jobs would do: hand questions over, send the mails, record deliveries."""

    def work() -> list:
        for pk in list(Question.objects.filter(delivery="queued").values_list("pk", flat=True)):
            delivering.hand_over(pk)
        deliver_mail()
        for question in Question.objects.filter(delivery="sent"):
            delivering.record_delivery(delivering.mail_key(question))
        return django_mail.outbox

    return work
