"""The whole system in one walk, with a clock that we set.

A law is imported, discussed, amended and searched; an MP is asked and answers; a confidential
consultation is held; a briefing is published. At the end nothing may be left over: no mail
unsent, no job failed, no error in the log, and a ledger that verifies.
"""

import datetime as dt
import json
import logging
import re

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from procrastinate.contrib.django.models import ProcrastinateJob

from cms.demo.tree import ensure_home, ensure_pages
from cms.models import BriefingIndexPage, BriefingPage
from core import ledger
from core.management.commands.worker import run_worker
from core.models import LedgerEntry, OutgoingMail
from core.roles import Role
from legislation.models import Bill, Comment, Consultation
from tests.chain.visitor import Visitor
from tests.factories.constituents import ConstituencyFactory, PersonFactory
from tests.factories.core import UserFactory
from tests.factories.legislation import AmendmentFactory, OperationFactory

FIRST = """# Sığınacaqlar haqqında

Maddə 1. Məqsəd

1.1. Qanun sığınacaqların fəaliyyətini tənzimləyir.

Maddə 2. Qəbul

2.1. Sığınacağa qəbul üç gün ərzində həyata keçirilir.
2.2. Sığınacağın ünvanı məxfidir.
"""
SECOND = FIRST.replace("üç gün ərzində", "24 saat ərzində")
SECRET = "Qardaşımın şirkəti tenderdə iştirak edir"

BAKU = dt.timezone(dt.timedelta(hours=4))
MORNING = dt.datetime(2027, 3, 1, 9, tzinfo=BAKU)


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=True) as traveller:
        yield traveller


@pytest.fixture
def cast():
    """Everybody in the play. The person and the seat are invented."""
    mp = UserFactory(roles=(Role.MP,), display_name="Sevda Sınaqova", email="mp@example.org")
    seat = ConstituencyFactory(number=41, name="Nümunə")
    return {
        "mp": mp,
        "person": PersonFactory(name="Sevda Sınaqova", user=mp, email="mp@example.org", seat=seat),
        "moderator": UserFactory(roles=(Role.MODERATOR,)),
        "editor": UserFactory(roles=(Role.EDITOR,), is_staff=True),
        "adviser": UserFactory(roles=(Role.ETHICS_ADVISER,), display_name="Etika məsləhətçisi"),
        "outsider": UserFactory(roles=(Role.MODERATOR, Role.EDITOR), is_superuser=True),
    }


def signed_in(user) -> Visitor:
    visitor = Visitor()
    visitor.client.force_login(user)
    return visitor


def work() -> None:
    """What the job worker does in the meantime."""
    run_worker(wait=False)


def link_to(address: str, part: str) -> str:
    """The path of the newest mail's link to this address that has `part`."""
    for message in reversed(mail.outbox):
        if address in message.to:
            found = re.search(rf"http://testserver(/\S*{part}\S*)", message.body)
            if found:
                return found.group(1)
    sent = [(message.to, message.subject) for message in mail.outbox]
    raise AssertionError(f"no mail to {address} has a link with {part}: {sent}")


def import_text(tmp_path, text: str, *arguments: str) -> dict:
    import io

    file, out = tmp_path / "law.md", io.StringIO()
    file.write_text(text)
    call_command("import_law", str(file), "--language", "az", "--publish", "--json", *arguments,
                 stdout=out)  # fmt: skip
    return json.loads(out.getvalue())


def publish_the_draft(tmp_path) -> Bill:
    import_text(tmp_path, FIRST, "--slug", "siginacaq", "--kind", "bill", "--number", "300")
    bill = Bill.objects.get(slug="siginacaq")
    Consultation.objects.create(
        bill=bill,
        version=bill.versions.get(number=1),
        opens_at=MORNING - dt.timedelta(days=1),
        closes_at=MORNING + dt.timedelta(days=20),
    )
    return bill


def comment_on_the_deadline() -> Comment:
    reader = Visitor().open("/az/bills/siginacaq/")
    reader.open("/az/bills/siginacaq/versions/1/").follow("/comment/")
    eid = Bill.objects.get(slug="siginacaq").versions.get().items.get(label="2.1").eid
    reader.open(f"/az/bills/siginacaq/versions/1/{eid}/comment/")
    reader.send(stance="change", text="Üç gün çox uzundur, təhlükə elə ilk gecə olur.")
    reader.send("/send/", email="leyla@example.org")
    work()
    Visitor().open(link_to("leyla@example.org", "/confirm/")).send("/confirm/")
    return Comment.objects.get()


def moderate_and_reply(cast, comment: Comment) -> None:
    desk = signed_in(cast["moderator"]).open("/az/desk/moderation/").follow(comment.reference)
    desk.send("/decide/", decision="published")
    office = signed_in(cast["editor"])
    office.open(f"/az/desk/comments/{comment.reference}/reply/")
    office.send("/reply/", outcome="accepted", text="Müddət 24 saata endirilib.")
    work()


def amend_and_republish(tmp_path, bill: Bill) -> None:
    first = bill.versions.get(number=1)
    amendment = AmendmentFactory(
        base_version=first, number=1, status="accepted",
        tabled_on=dt.date(2027, 3, 8), decided_on=dt.date(2027, 3, 20),
    )  # fmt: skip
    item = first.items.get(label="2.1")
    OperationFactory(
        amendment=amendment, target_label="2.1", provision=item.provision,
        old_text=item.wording.text, new_text=item.wording.text.replace("üç gün", "24 saat"),
    )  # fmt: skip
    import_text(tmp_path, SECOND, "--bill", "siginacaq", "--date", "2027-03-25")


def ask_and_answer(cast) -> str:
    citizen = Visitor().open("/az/mps/find/?q=Nümunə").open(f"/az/mps/{cast['person'].slug}/ask/")
    citizen.send(
        subject="Sığınacaq nə vaxt açılacaq?", text="Ən yaxın sığınacaq 90 kilometr uzaqdadır.",
        visibility="public_without_name", place="Tovuz", email="rza@example.org",
    )  # fmt: skip
    citizen.send("/send/")
    work()
    Visitor().open(link_to("rza@example.org", "/confirm/")).send("/confirm/")
    work()
    desk = signed_in(cast["mp"]).open(link_to("mp@example.org", "/desk/"))
    desk.send("/answer/", text="Sığınacaq mayda açılır.", signed_as="mp_self")
    work()
    return link_to("rza@example.org", "/questions/")


def consult(cast) -> str:
    mp = signed_in(cast["mp"]).open("/az/ethics/consultations/new/")
    mp.send(text=SECRET)
    number = mp.path.rstrip("/").rsplit("/", 1)[-1]
    adviser = signed_in(cast["adviser"]).open(f"/az/ethics/consultations/{number}/")
    assert SECRET in adviser.text
    adviser.send("/write/", text="Komitədə elan edin və səs verməyin.")
    work()
    return mp.path


def publish_a_briefing() -> None:
    texts = {"title": "Ana səhifə", "hero": "Sözünüzü deyin", "intro": "Oxuyun."}
    homes = ensure_home(dict.fromkeys(("az", "en", "ru"), texts))
    index = ensure_pages(BriefingIndexPage, homes, {"az": {"title": "Brifinqlər"}})
    page = {"title": "Sığınacaqlar: nə dəyişdi", "intro": "Qəbul müddəti qısalıb."}
    ensure_pages(BriefingPage, index, {"az": page}, date=dt.date(2027, 3, 26))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_whole_chain_leaves_nothing_over(tmp_path, clock, cast, caplog):
    caplog.set_level(logging.ERROR)

    bill = publish_the_draft(tmp_path)
    comment = comment_on_the_deadline()
    assert Visitor().open(f"/az/comments/{comment.reference}/").status == 404
    moderate_and_reply(cast, comment)
    assert "Müddət 24 saata endirilib." in Visitor().open(f"/az/comments/{comment.reference}/").text

    clock.move_to(MORNING + dt.timedelta(days=25))
    amend_and_republish(tmp_path, bill)
    fate = Visitor().open(f"/az/comments/{comment.reference}/").text
    assert "24 saat" in fate
    assert "üç gün" in fate
    compared = Visitor().open("/az/bills/siginacaq/compare/?from=1&to=2").text
    assert "24 saat" in compared

    answer = ask_and_answer(cast)
    assert "Sığınacaq mayda açılır." in Visitor().open(answer).text

    thread = consult(cast)
    assert signed_in(cast["outsider"]).open(thread).status == 404
    assert "Komitədə elan edin" in signed_in(cast["mp"]).open(thread).text

    publish_a_briefing()
    assert "Sığınacaqlar: nə dəyişdi" in Visitor().open("/az/").text
    found = Visitor().open("/az/search/?q=sığınacağın").text
    for expected in ("Qəbul", "Sığınacaq nə vaxt açılacaq?", "Sığınacaqlar: nə dəyişdi"):
        assert expected in found
    assert Visitor().open("/az/search/?q=tenderdə").page.find(class_="hit") is None

    nothing_is_left_over(caplog)


def nothing_is_left_over(caplog) -> None:
    work()
    assert not OutgoingMail.objects.exclude(status="sent").exists()
    assert not ProcrastinateJob.objects.exclude(status="succeeded").exists()
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert ledger.first_fault() is None
    kinds = set(LedgerEntry.objects.values_list("kind", flat=True))
    assert {"version.published", "comment.published", "question.answered"} <= kinds
    assert any(kind.startswith("ethics.") for kind in kinds)
    text = " ".join(message.body + message.subject for message in mail.outbox)
    assert SECRET not in text
