"""What administrators do to accounts: written down, told to the owner, and to nobody themselves."""

import io
import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import CommandError, call_command
from django.test import Client

from core.accounts import events, own_data
from core.models import AccountEvent, Invitation, LedgerEntry, OutgoingMail, User
from core.roles import Role, grant, has_role
from tests.core.administration import PASSWORD, administrator, forgotten_limits
from tests.factories.constituents import PersonFactory
from tests.factories.core import UserFactory

__all__ = ["administrator", "forgotten_limits"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("forgotten_limits")]

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PEOPLE, INVITE = "/az/account/people/", "/az/account/people/invite/"
ACTS = ["give", "take", "reset-second-step", "replace-address", "deactivate", "sign-out"]


@pytest.fixture
def office(client, administrator) -> Client:
    """An administrator's browser in which the password was just given once more."""
    client.force_login(administrator)
    client.post("/az/account/reauthenticate/", {"password": PASSWORD})
    return client


@pytest.fixture
def moderator(person_with) -> User:
    return person_with(Role.MODERATOR)


def do(browser: Client, user: User, act: str, **data):
    return browser.post(f"{PEOPLE}{user.pk}/{act}/", data)


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


# Who must not get in

OUTSIDERS = [role for role in Role if role != Role.ADMINISTRATOR]


@pytest.mark.parametrize("role", OUTSIDERS)
def test_for_everybody_else_the_pages_do_not_exist(signed_in, moderator, role):
    browser = signed_in(role)
    for path in (PEOPLE, INVITE, f"{PEOPLE}{moderator.pk}/"):
        assert browser.get(path).status_code == 404
    for act in ACTS:
        answer = do(browser, moderator, act, role="moderator", email="x@x.az", certain="on")
        assert answer.status_code == 404
    assert browser.post(INVITE, {"email": "new@x.az", "target": "editor"}).status_code == 404
    assert not Invitation.objects.exists()
    assert has_role(fresh(moderator), Role.MODERATOR)


def test_a_superuser_without_the_role_is_no_administrator(signed_in, person_with):
    assert signed_in(person_with(is_superuser=True)).get(PEOPLE).status_code == 404


def test_strangers_are_sent_to_sign_in(client, moderator):
    assert client.get(PEOPLE).url.startswith("/az/account/login/")
    assert do(client, moderator, "deactivate").url.startswith("/az/account/login/")


@pytest.mark.parametrize("act", ACTS)
def test_nobody_acts_on_themselves(office, administrator, act):
    assert do(office, administrator, act, role="administrator").status_code == 404
    assert has_role(fresh(administrator), Role.ADMINISTRATOR)


@pytest.mark.parametrize("act", ACTS)
def test_every_act_asks_once_more_who_sits_there(signed_in, administrator, moderator, act):
    response = do(signed_in(administrator), moderator, act, role="moderator")
    assert response.url.startswith("/az/account/reauthenticate/")
    assert not AccountEvent.objects.exists()


@pytest.mark.parametrize("act", ACTS)
def test_a_link_does_nothing(office, moderator, act):
    assert office.get(f"{PEOPLE}{moderator.pk}/{act}/").status_code == 405
    assert not AccountEvent.objects.exists()


@pytest.mark.parametrize("pk", ["0", "9" * 30])
def test_an_account_that_is_none_is_not_found(office, pk):
    assert office.get(f"{PEOPLE}{pk}/").status_code == 404
    assert office.post(f"{PEOPLE}{pk}/take/", {"role": "mp"}).status_code == 404


def test_an_act_that_is_none_is_not_found(office, moderator):
    assert do(office, moderator, "promote").status_code == 404
    assert do(office, moderator, "take", role="emperor").status_code == 404


def test_a_deleted_account_cannot_be_opened_again(office, moderator):
    own_data.erase(moderator)
    assert office.get(f"{PEOPLE}{moderator.pk}/").status_code == 404
    assert do(office, moderator, "reactivate").status_code == 404
    assert not fresh(moderator).is_active


# The record


def test_the_log_agrees_with_the_ledger_until_somebody_alters_it(office, moderator):
    do(office, moderator, "give", target="editor")
    do(office, moderator, "take", role="editor")
    assert list(events.faults()) == []
    call_command("verify_account_log", stdout=io.StringIO())
    altered = AccountEvent.objects.filter(act="role_granted")
    altered.update(detail="administrator")
    assert [fault.what for fault in events.faults()] == ["altered"]
    with pytest.raises(CommandError, match=f"row {altered.get().sequence}"):
        call_command("verify_account_log")


def test_an_event_slipped_in_is_not_in_the_ledger(office, moderator):
    do(office, moderator, "give", target="editor")
    event = AccountEvent.objects.get()
    event.pk, event.sequence = None, event.sequence + 1000
    event.save()
    assert [fault.what for fault in events.faults()] == ["not in the ledger"]


# Roles


def test_a_role_is_given_and_taken_away_on_the_record(office, administrator, moderator):
    do(office, moderator, "give", target="editor")
    do(office, moderator, "give", target="editor")
    assert has_role(fresh(moderator), Role.EDITOR)
    do(office, moderator, "take", role="editor")
    do(office, moderator, "take", role="editor")
    assert not has_role(fresh(moderator), Role.EDITOR)
    acts = AccountEvent.objects.order_by("sequence").values_list("act", "actor", "detail")
    assert list(acts) == [
        ("role_granted", administrator.pk, "editor"),
        ("role_revoked", administrator.pk, "editor"),
    ]


def test_the_owner_hears_of_every_act_once(office, moderator):
    for act, data in (
        ("give", {"target": "editor"}),
        ("take", {"role": "editor"}),
        ("sign-out", {}),
    ):
        for _ in range(2):
            do(office, moderator, act, **data)
    letters = OutgoingMail.objects.filter(recipient=moderator.email)
    # Signing out again is an act again; a role is given and taken once.
    assert letters.count() == 4


def test_a_demoted_person_is_refused_at_the_next_request(office, moderator, signed_in):
    theirs = signed_in(moderator)
    assert theirs.get("/az/desk/moderation/questions/").status_code == 200
    do(office, moderator, "take", role="moderator")
    assert theirs.get("/az/desk/moderation/questions/").status_code in {403, 404}


def test_an_mps_role_comes_with_the_mp_and_goes_with_it(office, person_with):
    person, user = PersonFactory(user=None), person_with()
    do(office, user, "give", target=f"mp:{person.slug}")
    person.refresh_from_db()
    assert person.user == user
    do(office, user, "take", role="mp")
    person.refresh_from_db()
    assert person.user is None


def test_an_mp_who_has_an_account_gets_no_second_one(office, person_with):
    person = PersonFactory(with_account=True)
    user = person_with()
    response = do(office, user, "give", target=f"mp:{person.slug}")
    assert response.status_code == 200
    assert response.context["form"].errors["target"]
    assert not has_role(fresh(user), Role.MP)


def test_the_role_of_an_mp_is_not_given_without_an_mp(office, moderator):
    for target in ("mp", "mp:", "mp:no-such-mp", "mp_assistant", "citizen", "", "x\x00y"):
        assert do(office, moderator, "give", target=target).status_code == 200
    assert set(fresh(moderator).groups.values_list("name", flat=True)) == {"moderator"}


def test_a_role_of_a_closed_account_can_be_taken_away(office, moderator):
    do(office, moderator, "deactivate")
    do(office, moderator, "take", role="moderator")
    assert not moderator.groups.exists()


# Factors lost


def test_a_reset_removes_every_factor_ends_sessions_and_tells_the_owner(
    office, administrator, moderator, signed_in
):
    TOTP.activate(moderator, SECRET)
    RecoveryCodes.activate(moderator)
    theirs = signed_in(moderator)
    do(office, moderator, "reset-second-step")
    assert not Authenticator.objects.filter(user=moderator).exists()
    assert theirs.get("/az/account/").status_code == 302
    letter = OutgoingMail.objects.get(recipient=moderator.email)
    assert letter.template == "account/email/notice"
    event = AccountEvent.objects.get()
    assert (event.act, event.actor) == ("second_step_reset", administrator)
    assert LedgerEntry.objects.get(pk=event.sequence).commitment


def test_after_a_reset_a_new_factor_must_be_added(office, moderator, settings):
    moderator.set_password(PASSWORD)
    moderator.save()
    TOTP.activate(moderator, SECRET)
    do(office, moderator, "reset-second-step")
    settings.SECOND_STEP_REQUIRED = True
    theirs = Client()
    theirs.post("/az/account/login/", {"login": moderator.email, "password": PASSWORD})
    assert theirs.get("/az/account/").url == "/az/account/second-step/"


def test_without_a_factor_there_is_nothing_to_reset(office, moderator):
    do(office, moderator, "reset-second-step")
    assert not AccountEvent.objects.exists()
    assert not OutgoingMail.objects.exists()


# Closing


def test_a_closed_account_is_out_at_once_and_back_when_opened(office, moderator, signed_in):
    theirs = signed_in(moderator)
    do(office, moderator, "deactivate")
    do(office, moderator, "deactivate")
    assert theirs.get("/az/account/").status_code == 302
    do(office, moderator, "reactivate")
    assert theirs.get("/az/account/").status_code == 302
    assert fresh(moderator).is_active
    acts = AccountEvent.objects.order_by("sequence").values_list("act", flat=True)
    assert list(acts) == ["deactivated", "reactivated"]


def test_signing_somebody_out_ends_their_sessions(office, moderator, signed_in):
    theirs = signed_in(moderator)
    do(office, moderator, "sign-out")
    assert theirs.get("/az/account/").status_code == 302


# Inviting


def test_an_administrator_invites_and_withdraws(office):
    data = {"email": "New@x.az", "target": "editor", "language": "ru"}
    assert office.post(INVITE, data).url == PEOPLE
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role, invitation.language) == ("new@x.az", "editor", "ru")
    assert "new@x.az" in office.get(PEOPLE).content.decode()
    for _ in range(2):
        office.post(f"{PEOPLE}invitations/{invitation.pk}/withdraw/")
    assert not Invitation.objects.open().exists()
    assert AccountEvent.objects.filter(act="invitation_revoked").count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "ınfo@x.az"),
        ("email", "a@x.az,b@x.az"),
        ("email", "a@x.az\r\nBcc: b@x.az"),
        ("email", ""),
        ("target", "citizen"),
        ("target", "mp"),
        ("target", "x" * 100_000),
        ("language", "xx"),
    ],
)
def test_bad_input_is_refused_and_kept(office, field, value):
    data = {"email": "new@x.az", "target": "editor", "language": "az", field: value}
    response = office.post(INVITE, data)
    assert response.status_code == 200
    assert response.context["form"].errors[field]
    assert not Invitation.objects.exists()


def test_the_same_address_is_invited_once(office):
    data = {"email": "new@x.az", "target": "editor", "language": "az"}
    office.post(INVITE, data)
    assert office.post(INVITE, data).context["form"].errors["email"]
    assert Invitation.objects.count() == 1


# Pages


def test_people_are_listed_by_role_and_citizens_are_not(office, moderator):
    citizen = UserFactory(display_name="Adi Vətəndaş")
    html = office.get(PEOPLE).content.decode()
    assert moderator.display_name in html
    assert citizen.display_name not in html


def test_a_citizen_is_found_by_the_whole_address_only(office):
    citizen = UserFactory(email="citizen@x.az", display_name="Adi Vətəndaş")
    assert citizen.display_name in office.get(PEOPLE, {"q": "Citizen@x.az"}).content.decode()
    assert citizen.display_name not in office.get(PEOPLE, {"q": "citizen"}).content.decode()


@pytest.mark.parametrize("asked", ["a\x00b", "%", "x" * 100_000, "'; --", "\ud800"])
def test_no_question_breaks_the_page(office, asked):
    asked = asked.encode("utf-8", "surrogatepass")
    assert office.get(PEOPLE, {"q": asked}).status_code in {200, 400}


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_pages_are_in_the_design(office, moderator, language):
    for path in (PEOPLE, INVITE, f"{PEOPLE}{moderator.pk}/"):
        html = office.get(path.replace("/az/", f"/{language}/")).content.decode()
        assert f'<html lang="{language}"' in html
        assert html.count("<h1") == 1


def test_an_administrators_desk_leads_here(office):
    assert f'href="{PEOPLE}"' in office.get("/az/account/").content.decode()


def test_a_name_with_markup_is_escaped(office):
    user = UserFactory(display_name="<b>Aysel</b>")
    grant(user, Role.EDITOR)
    for path in (PEOPLE, f"{PEOPLE}{user.pk}/"):
        assert "<b>Aysel</b>" not in office.get(path).content.decode()


# A lost mailbox

NEW = {"email": "New@x.az", "certain": "on"}


@pytest.fixture
def lost(office, moderator, signed_in) -> User:
    """Somebody signed in, whose lost mailbox an administrator has just answered for."""
    moderator.seat = signed_in(moderator)
    assert do(office, moderator, "replace-address", **NEW).status_code == 302
    return moderator


def link_to(email: str) -> str:
    letter = OutgoingMail.objects.filter(recipient=email, template__contains="address_").latest(
        "pk"
    )
    return re.search(r"http://testserver(/az/account/email/\S+)", letter.text)[1]


def test_an_administrator_answers_for_a_lost_mailbox_and_the_new_one_for_itself(lost):
    assert fresh(lost).email == lost.email
    page = Client().post(link_to("new@x.az"), {"confirm": ""})
    assert page.status_code == 200
    assert fresh(lost).email == "new@x.az"
    told = OutgoingMail.objects.filter(template="account/email/notice")
    assert set(told.values_list("recipient", flat=True)) == {lost.email, "new@x.az"}


def test_the_person_is_signed_out_before_and_after(lost, signed_in):
    assert lost.seat.get("/az/account/").status_code == 302
    meanwhile = signed_in(fresh(lost))
    Client().post(link_to("new@x.az"), {"confirm": ""})
    assert meanwhile.get("/az/account/").status_code == 302


def test_whoever_still_reads_the_old_mailbox_refuses(lost):
    path = link_to(lost.email)
    page = Client().get(path).content.decode()
    assert 'name="refuse"' in page
    assert 'name="confirm"' not in page
    Client().post(path, {"refuse": ""})
    assert Client().post(link_to("new@x.az"), {"confirm": ""}).status_code == 410
    assert fresh(lost).email == lost.email


def test_the_old_mailbox_alone_changes_nothing(lost):
    Client().post(link_to(lost.email), {"confirm": ""})
    assert fresh(lost).email == lost.email


def test_who_answered_for_the_mailbox_is_written_down(lost, administrator):
    Client().post(link_to("new@x.az"), {"confirm": ""})
    began, done = AccountEvent.objects.order_by("sequence")
    assert (began.act, began.person, began.actor) == ("address_vouched", lost, administrator)
    assert (done.act, done.actor) == ("address_changed", lost)
    assert list(LedgerEntry.objects.values_list("kind", flat=True)) == [
        "account.address_vouched",
        "account.address_changed",
    ]
    assert list(events.faults()) == []


def test_the_second_step_stays(lost):
    TOTP.activate(lost, SECRET)
    Client().post(link_to("new@x.az"), {"confirm": ""})
    assert Authenticator.objects.filter(user=lost).exists()


def test_asking_twice_writes_once_and_a_corrected_address_counts(office, lost):
    letters = OutgoingMail.objects.count()
    assert do(office, lost, "replace-address", **NEW).context["form"].errors["email"]
    assert OutgoingMail.objects.count() == letters
    wrong = link_to("new@x.az")
    do(office, lost, "replace-address", **NEW | {"email": "right@x.az"})
    assert Client().post(wrong, {"confirm": ""}).status_code == 410
    Client().post(link_to("right@x.az"), {"confirm": ""})
    assert fresh(lost).email == "right@x.az"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("certain", ""),
        ("email", ""),
        ("email", "ınfo@x.az"),
        ("email", "a\x00b@x.az"),
        ("email", "a@x.az\nBcc: b@x.az"),
        ("email", "x" * 100_000),
        ("email", "taken@x.az"),
    ],
)
def test_a_new_address_that_cannot_be_is_refused_and_kept(office, moderator, field, value):
    UserFactory(email="taken@x.az")
    page = do(office, moderator, "replace-address", **NEW | {field: value})
    assert page.context["form"].errors[field]
    assert "problem-title" in page.content.decode()
    assert page.context["form"].data[field] == value
    assert not OutgoingMail.objects.exists()
    assert not AccountEvent.objects.exists()


def test_a_closed_account_gets_no_new_address(office, moderator):
    User.objects.filter(pk=moderator.pk).update(is_active=False)
    assert do(office, moderator, "replace-address", **NEW).status_code == 404
    assert not OutgoingMail.objects.exists()
