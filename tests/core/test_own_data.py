"""One's own data: all of it in a file, nobody else's; all of it gone, and nothing public lost."""

import datetime as dt
import json

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from constituents.enums import Delivery, Dialogue
from constituents.models import Answer, Person, Question
from core import confirmations, ledger
from core.accounts import address_change, events, holdings, invitations, own_data
from core.mail.nobody import NOBODY
from core.models import AccountEvent, AddressChange, LedgerEntry, OutgoingMail, User
from core.roles import Role
from ethics_code.crypto import Unreadable
from ethics_code.keys import key_of
from ethics_code.models import Access, Consultation
from legislation.models import Comment
from tests.factories.comments import CommentFactory
from tests.factories.constituents import PersonFactory, QuestionFactory
from tests.factories.core import UserFactory
from tests.factories.ethics_code import CANARY, make_adviser, make_consultation
from tests.factories.lives import ADDRESS, NAME, SIGNED, TOWN, a_whole_life

pytestmark = pytest.mark.django_db

PASSWORD = "uzun-sirli-parol-7"
DATA, EXPORT, ERASE = "/az/account/data/", "/az/account/data/export/", "/az/account/data/delete/"


@pytest.fixture(autouse=True)
def _no_limits_from_other_tests():
    cache.clear()


@pytest.fixture
def person(db) -> User:
    user = UserFactory(email=ADDRESS, display_name=NAME)
    user.set_password(PASSWORD)
    user.save()
    return user


def browser_of(user: User) -> Client:
    """Signed in, and the password given once more."""
    if not user.has_usable_password() or not user.check_password(PASSWORD):
        user.set_password(PASSWORD)
        user.save()
    browser = Client()
    browser.force_login(user)
    browser.post("/az/account/reauthenticate/", {"password": PASSWORD})
    return browser


def file_of(user: User) -> dict:
    response = browser_of(user).post(EXPORT)
    assert response.status_code == 200
    return json.loads(response.content)


# The file


def test_the_file_holds_what_the_person_wrote_and_what_came_back(person):
    a_whole_life(person)
    text = json.dumps(file_of(person), ensure_ascii=False)
    for word in ("ACIQ-SERH", "UNVANDAN-SERH", "GOZLEYEN-SERH", "REDD-SERH", "60 günə"):
        assert word in text
    for word in ("ACIQ-SUAL", "GIZLI-SUAL", "GIZLI-CAVAB", "GIZLI-ELAVE", "second@x.az"):
        assert word in text


def test_the_file_holds_account_devices_and_events(person):
    account = file_of(person)["account"]
    assert (account["email"], account["display_name"]) == (ADDRESS, NAME)
    assert len(account["devices"]) == 1
    assert account["events"][0]["what"] == "exported"


def test_the_file_holds_nothing_of_anybody_else(person):
    CommentFactory(author=UserFactory(), text="BASQASININ-SERHI")
    QuestionFactory(author=UserFactory(), answered=True, private=True, text="BASQASININ-SUALI")
    make_consultation()
    other = UserFactory(email="other@x.az", display_name="Başqa Adam")
    browser_of(other)
    text = json.dumps(file_of(person), ensure_ascii=False)
    for word in ("BASQASININ", "other@x.az", "Başqa Adam", CANARY):
        assert word not in text


def test_what_a_stranger_typed_under_the_address_is_not_the_persons(person):
    """Anybody can type anybody's address; nobody confirmed it."""
    QuestionFactory(text="YAD-SUAL", email=ADDRESS)
    CommentFactory(text="YAD-SERH", email=ADDRESS, unconfirmed=True)
    assert "YAD-" not in json.dumps(file_of(person))


def test_another_accounts_rows_with_the_same_address_stay_its_own(person):
    """An address can pass from one person to the next."""
    CommentFactory(author=UserFactory(), email=ADDRESS, text="KOHNE-SAHIB")
    assert "KOHNE-SAHIB" not in json.dumps(file_of(person))


def test_no_secret_is_in_the_file(person):
    TOTP.activate(person, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    address_change.begin(person, "second@x.az")
    text = json.dumps(file_of(person))
    assert "JBSWY3DPEHPK3PXP" not in text
    person.refresh_from_db()
    assert person.password not in text
    assert "session_key" not in text
    assert "digest" not in text


def test_moderators_are_not_named_in_the_file(person):
    moderator = UserFactory(display_name="Moderator Gizli")
    CommentFactory(author=person, moderated_by=moderator)
    assert "Moderator Gizli" not in json.dumps(file_of(person), ensure_ascii=False)


def test_an_mp_takes_the_own_consultations_along_and_the_opening_is_recorded():
    consultation = make_consultation()
    before = Access.objects.count()
    text = json.dumps(file_of(consultation.mp), ensure_ascii=False)
    assert CANARY in text
    assert Access.objects.count() == before + 1


def test_an_adviser_takes_numbers_and_days_and_no_word():
    consultation = make_consultation()
    found = file_of(consultation.adviser)
    assert found["consultations"]["advised"][0]["number"] == consultation.number
    assert CANARY not in json.dumps(found, ensure_ascii=False)


def test_an_mps_file_has_the_answers_and_not_the_askers():
    person = PersonFactory(with_account=True)
    question = QuestionFactory(recipient=person, answered=True, private=True, text="VETENDAS-SUALI")
    Answer.objects.filter(question=question).update(author=person.user)
    text = json.dumps(file_of(person.user), ensure_ascii=False)
    assert "Vəsait ayrılıb" in text
    assert "VETENDAS-SUALI" not in text


def test_the_file_is_a_download_no_cache_keeps(person):
    response = browser_of(person).post(EXPORT)
    assert response["Content-Type"].startswith("application/json")
    assert response["Content-Disposition"].startswith("attachment")
    assert "no-store" in response["Cache-Control"]
    assert AccountEvent.objects.get(act="exported").person == person


def test_taking_it_along_again_and_again_has_to_wait(person, settings):
    settings.LIMITS_SCALE = 1
    settings.LIMITS = {"export": {"account": "2/hour"}}
    browser = browser_of(person)
    answers = [browser.post(EXPORT) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[-1]["Retry-After"]) > 0


def test_a_link_hands_nothing_out(person):
    assert browser_of(person).get(EXPORT).status_code == 405


@pytest.mark.parametrize("path", [EXPORT, ERASE])
def test_handing_out_and_deleting_ask_for_the_password_once_more(signed_in, person, path):
    assert signed_in(person).post(path).url.startswith("/az/account/reauthenticate/")
    assert not AccountEvent.objects.exists()
    person.refresh_from_db()
    assert person.is_active


@pytest.mark.parametrize("path", [DATA, EXPORT, ERASE])
def test_strangers_are_sent_to_sign_in(client, path):
    method = client.get if path == DATA else client.post
    assert method(path).url.startswith("/az/account/login/")


def test_every_app_with_people_in_it_has_an_entry():
    assert set(holdings.all_holdings()) == {
        *("account", "questions", "comments", "consultations", "editing")
    }


# Deleting


def everywhere(word: str) -> list[str]:
    """Every table in which the word stands, whatever column it is in."""
    count = "SELECT count(*) FROM {} AS t WHERE t::text ILIKE %s"
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(count.format(connection.ops.quote_name(table)), [f"%{word}%"])
            found += [table] if cursor.fetchone()[0] else []
    return found


def test_the_search_for_leftovers_finds_what_is_there(person):
    assert "core_user" in everywhere(ADDRESS)


def test_after_deleting_no_table_knows_the_person(person, deliver_mail):
    a_whole_life(person)
    browser_of(person)
    own_data.erase(person)
    deliver_mail()
    for word in (ADDRESS, "second@x.az", "Kanareyka", TOWN):
        assert everywhere(word) == []
    for word in ("GIZLI-SUAL", "GIZLI-CAVAB", "GIZLI-ELAVE", "GOZLEYEN-SERH", "REDD-SERH"):
        assert everywhere(word) == []
    assert everywhere("TESDIQSIZ-SUAL") == []


def test_what_is_public_stays_without_the_name(person):
    a_whole_life(person)
    own_data.erase(person)
    comments = Comment.objects.order_by("pk")
    assert [row.text for row in comments] == ["ACIQ-SERH", "UNVANDAN-SERH"]
    assert comments[1].reply.text
    question = Question.objects.get(text="ACIQ-SUAL")
    for row in (*comments, question):
        assert (row.author, row.author_name, row.place, row.email) == (None, "", "", NOBODY)
    assert question.answers.exists()


def test_a_private_question_leaves_its_count_and_no_word(person):
    a_whole_life(person)
    own_data.erase(person)
    private = Question.objects.get(visibility="private")
    assert (private.subject, private.text) == ("", "")
    assert set(private.answers.values_list("text", flat=True)) == {""}
    assert private.dialogue == Dialogue.CLOSED


def test_a_private_question_that_has_not_gone_out_never_does(person):
    question = QuestionFactory(author=person, queued=True, private=True, **SIGNED)
    own_data.erase(person)
    question.refresh_from_db()
    assert (question.delivery, question.dialogue) == (Delivery.FAILED, Dialogue.CLOSED)


def test_an_address_given_up_before_is_forgotten_too(person):
    for side in address_change.Side:
        change = address_change.begin(person, "second@x.az")
        token = confirmations.issue(
            side.purpose, str(change.pk), email=ADDRESS, ttl=dt.timedelta(days=1)
        )
        address_change.peek(side, token)
    AddressChange.objects.filter(pk=change.pk).update(
        old_confirmed_at=timezone.now(), new_confirmed_at=timezone.now(), done_at=timezone.now()
    )
    EmailAddress.objects.filter(user=person).update(email="second@x.az")
    User.objects.filter(pk=person.pk).update(email="second@x.az")
    own_data.erase(User.objects.get(pk=person.pk))
    assert everywhere(ADDRESS) == []


def test_others_rows_are_untouched(person):
    CommentFactory(author=UserFactory(), author_name="Leyla", text="BASQASI")
    own_data.erase(person)
    assert Comment.objects.get().author_name == "Leyla"


def test_letters_that_wait_are_not_sent_and_the_last_one_is(person, deliver_mail):
    address_change.begin(person, "second@x.az")
    own_data.erase(person)
    sent = deliver_mail()
    assert [letter.to for letter in sent] == [[ADDRESS]]
    assert OutgoingMail.objects.get().recipient == NOBODY


def test_a_later_decision_on_a_nameless_comment_writes_to_nobody(person, deliver_mail):
    from legislation.commenting import letters

    comment = CommentFactory(author=person, **SIGNED)
    own_data.erase(person)
    deliver_mail()
    comment.refresh_from_db()
    letters.rejected(comment, 1)
    assert [letter.to for letter in deliver_mail()] == [[ADDRESS]]


def test_deleting_ends_every_session_and_the_address_is_free(person):
    browser, elsewhere = browser_of(person), browser_of(person)
    response = browser.post(ERASE, {"understood": "on"}, follow=True)
    assert response.status_code == 200
    assert elsewhere.get("/az/account/").status_code == 302
    Client().post("/az/account/signup/", {"email": ADDRESS, "password1": PASSWORD})
    assert User.objects.filter(email=ADDRESS).exists()
    assert not Comment.objects.filter(author__email=ADDRESS).exists()


def test_deleting_twice_changes_nothing_more(person):
    a_whole_life(person)
    own_data.erase(person)
    rows = list(LedgerEntry.objects.values_list("sequence", flat=True))
    own_data.erase(User.objects.get(pk=person.pk))
    assert list(LedgerEntry.objects.values_list("sequence", flat=True)) == rows


def test_the_ledger_keeps_its_chain_and_says_only_that_one_was_deleted(person):
    own_data.erase(person)
    assert ledger.first_fault() is None
    entry = LedgerEntry.objects.get(kind="account.erased")
    assert entry.public == {}


def test_without_the_tick_nothing_is_deleted(person):
    response = browser_of(person).post(ERASE, {})
    assert response.status_code == 200
    assert response.context["form"].errors["understood"]
    person.refresh_from_db()
    assert person.is_active


def test_the_form_has_its_key(person):
    """As a browser sends it, which the tests' client usually spares."""
    html = browser_of(person).get(ERASE).content.decode()
    form = html.rpartition("<form")[2]
    assert 'name="understood"' in form
    assert 'name="csrfmiddlewaretoken"' in form


def test_opening_the_page_deletes_nothing(person):
    assert browser_of(person).get(ERASE).status_code == 200
    person.refresh_from_db()
    assert person.email == ADDRESS


def test_the_only_administrator_stays():
    last = UserFactory(roles=(Role.ADMINISTRATOR,))
    response = browser_of(last).post(ERASE, {"understood": "on"})
    assert response.context["form"].non_field_errors()
    UserFactory(roles=(Role.ADMINISTRATOR,))
    own_data.erase(last)
    last.refresh_from_db()
    assert not last.is_active
    assert not last.groups.exists()


def test_a_closed_administrator_does_not_count():
    last = UserFactory(roles=(Role.ADMINISTRATOR,))
    UserFactory(roles=(Role.ADMINISTRATOR,), is_active=False)
    with pytest.raises(own_data.LastAdministrator):
        own_data.erase(last)


def test_an_mp_leaves_the_seat_without_an_account_and_consultations_without_words():
    consultation = make_consultation()
    person = PersonFactory(user=consultation.mp)
    own_data.erase(consultation.mp)
    assert Person.objects.get(pk=person.pk).user is None
    assert Consultation.objects.get().is_closed
    with pytest.raises(Unreadable):
        key_of(consultation)


def test_an_adviser_who_leaves_takes_no_words_from_the_mp():
    consultation = make_consultation(adviser=make_adviser(display_name="Kanareyka"))
    own_data.erase(consultation.adviser)
    assert key_of(consultation)
    assert everywhere("Kanareyka") == []


def test_what_an_administrator_did_stays_without_the_name():
    administrator = UserFactory(roles=(Role.ADMINISTRATOR,), display_name="Kanareyka")
    UserFactory(roles=(Role.ADMINISTRATOR,))
    invitations.invite("new@x.az", Role.EDITOR, post="", language="az", by=administrator)
    own_data.erase(administrator)
    assert everywhere("Kanareyka") == []
    assert AccountEvent.objects.get(act="invited").actor.display_name == ""
    assert list(events.faults()) == []


def test_a_failure_in_one_app_leaves_everything_as_it_was(person, monkeypatch):
    class Broken(holdings.Holding):
        name = "broken"

        def export(self, user, prepared=None):
            return None

        def erase(self, user):
            raise RuntimeError

    CommentFactory(author=person, **SIGNED)
    monkeypatch.setitem(holdings._holdings, "broken", Broken())
    with pytest.raises(RuntimeError):
        own_data.erase(person)
    assert EmailAddress.objects.filter(email=ADDRESS).exists()
    assert Comment.objects.get().author_name == NAME


# What the database still refuses


def refused(statement: str, *values: object) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except IntegrityError:
        return True
    return False


def test_words_are_emptied_only_in_private_and_only_with_the_author():
    public, private = QuestionFactory(answered=True), QuestionFactory(answered=True, private=True)
    empty = "UPDATE constituents_question SET subject='', text='', about_path='', about_title=''"
    nobody = f", email='{NOBODY}', author_id=NULL"
    assert refused(f"{empty}{nobody} WHERE id=%s", public.pk)
    assert refused(f"{empty} WHERE id=%s", private.pk)
    assert refused(f"{empty}{nobody}, dialogue='awaiting_answer' WHERE id=%s", private.pk)
    other_words = empty.replace("text=''", "text='x'")
    assert refused(f"{other_words}{nobody} WHERE id=%s", private.pk)
    assert refused("UPDATE constituents_answer SET text='' WHERE question_id=%s", private.pk)
    assert not refused(f"{empty}{nobody} WHERE id=%s", private.pk)
    assert refused("UPDATE constituents_answer SET text='x' WHERE question_id=%s", private.pk)
    assert refused("UPDATE constituents_answer SET text='' WHERE question_id=%s", public.pk)
    assert not refused("UPDATE constituents_answer SET text='' WHERE question_id=%s", private.pk)
    assert refused("DELETE FROM constituents_answer WHERE question_id=%s", private.pk)


# Pages


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("page", ["data/", "data/delete/"])
def test_the_pages_are_in_the_design(person, page, language):
    html = browser_of(person).get(f"/{language}/account/{page}").content.decode()
    assert f'<html lang="{language}"' in html
    assert html.count("<h1") == 1
