"""Two of the same at the same moment, each with a connection of its own: one effect, two answers.

The tests share one copy of the database, whose changes are committed: emptying all tables after
each would take longer than all of them. So each has addresses of its own.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import InternalError, connection
from django.test import Client, TransactionTestCase
from django.utils import timezone

from constituents import asking
from constituents.models import Person, Question
from core.accounts import address_change, holdings, invitations, managing, own_data
from core.models import AccountEvent, AddressChange, OutgoingMail, User
from core.roles import Role, has_role
from legislation.commenting import confirm, letters
from legislation.models import Comment
from tests.databases import copy_of_the_database
from tests.factories.comments import CommentFactory
from tests.factories.constituents import PersonFactory
from tests.factories.core import UserFactory

PASSWORD = "uzun-sirli-parol-7"


pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True, scope="module")
def _copy(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        original = connection.settings_dict["NAME"]
        with copy_of_the_database("at_once"):
            connection.close()
            connection.settings_dict["NAME"] = f"{original}_at_once"
            if not Group.objects.exists():
                # Emptied by a transactional test; what the migrations filled it with is kept.
                kept = connection._test_serialized_contents
                connection.creation.deserialize_db_from_string(kept)
            patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: None)
            yield
            connection.close()
            connection.settings_dict["NAME"] = original


@pytest.fixture(autouse=True)
def _no_limits_from_other_tests():
    cache.clear()


@pytest.fixture
def email() -> str:
    """An address no other test has."""
    return f"{uuid4().hex}@x.az"


@pytest.fixture
def administrator() -> User:
    return UserFactory(roles=(Role.ADMINISTRATOR,))


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each returned, or the exception it raised."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            start.wait()
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        running = [pool.submit(run, act) for act in acts]
        return [one.exception() or one.result() for one in running]


def posts(*places: tuple[str, dict[str, str]], by: User | None = None) -> list[tuple[int, str]]:
    """Status and address of the next page of forms sent at once, each from a browser of its own."""
    browsers = [Client() for _ in places]
    for browser in browsers:
        if by:
            browser.force_login(by)
            browser.post("/az/account/reauthenticate/", {"password": PASSWORD})
    found = at_once(
        *(
            lambda browser=browser, place=place: browser.post(place[0], place[1])
            for browser, place in zip(browsers, places, strict=True)
        )
    )
    return sorted((answer.status_code, answer.get("Location", "")) for answer in found)


def links_to(email: str, part: str) -> list[str]:
    """The paths with `part` in them in the letters to an address, the oldest first."""
    letters_to = OutgoingMail.objects.filter(recipient=email).order_by("pk")
    found = (re.search(rf"http://testserver(/az\S*{part}\S+)", one.text) for one in letters_to)
    return [one[1] for one in found if one]


def count(act: str, **about) -> int:
    return AccountEvent.objects.filter(act=act, **about).count()


def with_password(**fields) -> User:
    user = UserFactory(**fields)
    user.set_password(PASSWORD)
    user.save()
    return user


def test_an_invitation_is_accepted_once_and_the_other_is_told(email, administrator):
    invitations.invite(email, Role.EDITOR, post="", language="az", by=administrator)
    (path,) = links_to(email, "/invitation/")
    answers = posts((path, {"password1": PASSWORD}), (path, {"password1": "basqa-parol-77"}))
    assert answers == [(302, "/az/account/login/"), (410, "")]
    user = User.objects.get(email=email)
    assert count("invitation_accepted", person=user) == count("role_granted", person=user) == 1


def test_two_invitations_to_one_address_make_one_account(email, administrator):
    for role in (Role.EDITOR, Role.MODERATOR):
        invitations.invite(email, role, post="", language="az", by=administrator)
    places = [(path, {"password1": PASSWORD}) for path in links_to(email, "/invitation/")]
    # The second form belongs to somebody who has an account by now: sign in, then accept.
    assert posts(*places) == [(302, "/az/account/login/"), (403, "")]
    user = User.objects.get(email=email)
    assert user.groups.count() == 1
    assert EmailAddress.objects.get(user=user).verified


def test_two_mps_posts_for_one_account_are_one_and_a_refusal(email, administrator):
    owner = with_password(email=email)
    people = [PersonFactory(user=None) for _ in range(2)]
    for person in people:
        invitations.invite(email, Role.MP, post=person.slug, language="az", by=administrator)
    places = [(path, {}) for path in links_to(email, "/invitation/")]
    assert [status for status, _ in posts(*places, by=owner)] == [302, 410]
    assert Person.objects.filter(pk__in=[one.pk for one in people], user=owner).count() == 1


def test_two_forms_of_signing_up_make_one_account_and_say_the_same(email):
    first, second = posts(*[("/az/account/signup/", {"email": email, "password1": PASSWORD})] * 2)
    assert first == second
    assert first[0] == 302
    assert EmailAddress.objects.filter(email=email).count() == 1


@pytest.fixture
def moving(email) -> User:
    """Somebody who asked for the address new-…, with both letters written."""
    user = UserFactory(email=email)
    address_change.begin(user, f"new-{email}")
    return user


def links_of(user: User) -> tuple[str, str]:
    (old,), (new,) = (links_to(to, "/email/") for to in (user.email, f"new-{user.email}"))
    return old, new


def test_two_answers_about_an_address_change_it_once(moving):
    old, new = links_of(moving)
    assert posts((old, {"confirm": ""}), (new, {"confirm": ""})) == [(200, "")] * 2
    assert User.objects.get(pk=moving.pk).email == f"new-{moving.email}"
    assert count("address_changed", person=moving) == 1
    told = OutgoingMail.objects.filter(template="account/email/notice")
    assert told.filter(recipient__endswith=moving.email).count() == 2


def test_a_yes_and_a_no_are_never_both(moving):
    old, new = links_of(moving)
    Client().post(old, {"confirm": ""})
    forms = [(new, {"confirm": ""}), (new, {"refuse": ""})]
    assert [status for status, _ in posts(*forms)] == [200, 410]
    change = AddressChange.objects.get(user=moving)
    assert bool(change.done_at) != bool(change.cancelled_at)
    now = User.objects.get(pk=moving.pk).email
    assert now == (f"new-{moving.email}" if change.done_at else moving.email)


def test_two_accounts_that_want_one_address_do_not_both_get_it(email):
    users = [UserFactory(), UserFactory()]
    for user in users:
        address_change.begin(user, email)
        for path in links_to(user.email, "/email/"):
            Client().post(path, {"confirm": ""})
    places = [(path, {"confirm": ""}) for path in links_to(email, "/email/")]
    assert [status for status, _ in posts(*places)] == [200, 410]
    assert User.objects.filter(email=email).count() == 1


def fields_of(email: str) -> dict[str, str]:
    empty = dict.fromkeys(asking.FROM_FORM, "")
    return {**empty, "subject": "Yol", "text": "Yol?", "visibility": "private", "email": email}


def ask(email: str, author: User | None = None) -> Question:
    person = PersonFactory(with_account=True)
    return asking.ask(person, fields_of(email), key=uuid4(), language="az", author=author)


def test_a_question_is_confirmed_once(email):
    question = ask(email)
    (path,) = links_to(email, "/questions/confirm/")
    token = path.rstrip("/").rsplit("/", 1)[-1]
    answers = posts(*[("/az/questions/confirm/", {"token": token})] * 2)
    assert [status for status, _ in answers] == [302, 410]
    question.refresh_from_db()
    assert question.delivery == "queued"


def test_a_comment_with_two_letters_is_confirmed_once(email):
    comment = CommentFactory(unconfirmed=True, created_at=timezone.now(), email=email)
    for _ in range(2):
        letters.ask_for_confirmation(comment)
    places = [(path, {}) for path in links_to(email, "/comments/confirm/")]
    assert [status for status, _ in posts(*places)] == [302, 410]
    comment.refresh_from_db()
    assert comment.status == "pending"


def test_confirming_while_the_clock_deletes_is_one_or_the_other(email, monkeypatch):
    """Either the comment is confirmed and stays, or it is gone and the link says so."""
    comment = CommentFactory(unconfirmed=True, created_at=timezone.now(), email=email)
    letters.ask_for_confirmation(comment)
    (path,) = links_to(email, "/comments/confirm/")
    monkeypatch.setattr(confirm, "confirmation_lifetime", dt.timedelta)
    answer, gone = at_once(lambda: Client().post(path), confirm.purge_unconfirmed)
    assert (answer.status_code, gone) in {(302, 0), (410, 1)}
    assert Comment.objects.filter(pk=comment.pk).count() == 1 - gone


def test_an_account_is_deleted_once(email):
    user = with_password(email=email)
    form = ("/az/account/data/delete/", {"understood": "on"})
    before = count("erased")
    assert [status for status, _ in posts(form, form, by=user)] == [302, 302]
    assert count("erased") == before + 1
    assert OutgoingMail.objects.filter(recipient=email).count() == 1


def test_of_two_last_administrators_who_leave_at_once_one_stays():
    User.objects.filter(groups__name=Role.ADMINISTRATOR).update(is_active=False)
    leaving = [UserFactory(roles=(Role.ADMINISTRATOR,)) for _ in range(2)]
    found = at_once(*(lambda one=one: own_data.erase(one) for one in leaving))
    assert [type(one) for one in found if one] == [own_data.LastAdministrator]
    assert sum(has_role(User.objects.get(pk=one.pk), Role.ADMINISTRATOR) for one in leaving) == 1


def test_nothing_is_written_in_the_name_of_whoever_is_being_deleted(email):
    """Whichever comes first: no row keeps the address of somebody who is gone."""
    user = UserFactory(email=email)
    asked, _ = at_once(lambda: ask(email, user), lambda: own_data.erase(user))
    assert isinstance(asked, Question | PermissionDenied)
    with pytest.raises(PermissionDenied):
        ask(email, user)
    assert not Question.objects.filter(email=email).exists()


def test_a_role_given_twice_is_one_role_one_line_and_one_letter(email, administrator):
    user = UserFactory(email=email)
    at_once(*[lambda: managing.give_role(user, Role.EDITOR, by=administrator)] * 2)
    assert count("role_granted", person=user) == 1
    assert OutgoingMail.objects.filter(recipient=email).count() == 1


def test_the_own_file_is_of_one_moment_and_writes_nothing(email, monkeypatch):
    """Somebody changes the name between two parts of the file: both say the same."""
    user = UserFactory(email=email, display_name="Əvvəl")

    class Reads(holdings.Holding):
        def __init__(self, name: str) -> None:
            self.name = name

        def export(self, user, prepared=None):
            found = User.objects.get(pk=user.pk).display_name
            rows = User.objects.filter(pk=user.pk)
            at_once(lambda: rows.update(display_name="Sonra"))
            return found

        def erase(self, user):
            raise NotImplementedError

    class Writes(Reads):
        def export(self, user, prepared=None):
            return User.objects.filter(pk=user.pk).update(display_name="")

    monkeypatch.setattr(holdings, "_holdings", {name: Reads(name) for name in "ab"})
    found = own_data.export(user)
    assert (found["a"], found["b"]) == ("Əvvəl", "Əvvəl")
    assert User.objects.get(pk=user.pk).display_name == "Sonra"
    monkeypatch.setattr(holdings, "_holdings", {"a": Writes("a")})
    with pytest.raises(InternalError, match="read-only"):
        own_data.export(user)
