"""Too many texts from one account: refused with the text kept, on a page no cache keeps."""

import pytest

from ethics_code.models import Message
from tests.ethics_code.test_consultations import browser_of, make_consultation, path_of

pytestmark = pytest.mark.django_db


def test_one_text_too_many_says_when_and_keeps_the_text(settings):
    settings.LIMITS_SCALE, settings.LIMITS = 1, {"consultation": {"account": "1/hour"}}
    consultation = make_consultation()
    browser, url = browser_of(consultation.mp), f"{path_of(consultation)}write/"
    before = Message.objects.count()
    sent = [
        browser.post(url, {"text": f"Mətn {n}", "key": f"{n}" * 32}, follow=False) for n in range(2)
    ]
    assert [page.status_code for page in sent] == [302, 429]
    assert "Mətn 1" in sent[1].content.decode()
    assert "no-store" in sent[1]["Cache-Control"]
    assert sent[1].has_header("Retry-After")
    assert Message.objects.count() == before + 1
