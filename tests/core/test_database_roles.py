"""The role the site runs as: it works, and it cannot unmake what the triggers promise."""

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from constituents.models import Question
from core import ledger
from core.models import LedgerEntry
from core.roles import Role
from legislation.commenting import moderate
from legislation.enums import CommentStatus
from tests.factories.comments import CommentFactory
from tests.factories.constituents import QuestionFactory
from tests.factories.core import UserFactory
from tests.factories.ethics_code import make_consultation
from tests.factories.legislation import VersionFactory, law

pytestmark = pytest.mark.django_db
ROLE = "meclis_site_of_a_test"


@pytest.fixture
def cursor(db):
    with connection.cursor() as opened:
        yield opened


@pytest.fixture
def as_the_site(cursor):
    """From here on the connection has the rights of the site's role; rolled back with the test."""
    cursor.execute(f"CREATE ROLE {ROLE}")
    call_command("grant_application_role", ROLE)
    ledger.append("test.begun", subject="test")
    cursor.execute(f"SET LOCAL ROLE {ROLE}")
    yield
    cursor.execute("RESET ROLE")


def tables(cursor):
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    return [name for (name,) in cursor.fetchall()]


def is_refused(cursor, statement):
    try:
        with transaction.atomic():
            cursor.execute(statement)
    except ProgrammingError as refusal:
        return "permission denied" in str(refusal) or "must be owner" in str(refusal)
    return False


@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE {}",
        "ALTER TABLE {} DISABLE TRIGGER ALL",
        "ALTER TABLE {} DISABLE TRIGGER USER",
        "ALTER TABLE {} ADD COLUMN more int",
        "ALTER TABLE {} RENAME TO other",
        "DROP TABLE {}",
        "CREATE RULE quiet AS ON UPDATE TO {} DO INSTEAD NOTHING",
    ],
)
def test_no_table_can_be_emptied_altered_or_left_unguarded(cursor, as_the_site, statement):
    allowed = [name for name in tables(cursor) if not is_refused(cursor, statement.format(name))]
    assert allowed == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE core_ledgerentry SET subject = 'other'",
        "DELETE FROM core_ledgerentry",
        "UPDATE ethics_code_message SET id = id",
        "DELETE FROM ethics_code_message",
        "DELETE FROM ethics_code_access",
        "UPDATE ethics_code_access SET id = id",
        "DELETE FROM ethics_code_recordkey",
        "DELETE FROM constituents_answer",
        "DELETE FROM constituents_followup",
        "DELETE FROM django_migrations",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('core', '9', now())",
        "SET session_replication_role = replica",
        "DROP TRIGGER ledger_rows_are_permanent ON core_ledgerentry",
        "ALTER FUNCTION refuse_ledger_change() RENAME TO other",
        "CREATE OR REPLACE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql"
        " AS $$ BEGIN RETURN NEW; END $$",
        "CREATE TABLE mine (id int)",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE ROLE other SUPERUSER",
        f"ALTER ROLE {ROLE} SUPERUSER",
        "COPY core_user TO PROGRAM 'cat'",
        "COPY core_user TO '/tmp/users'",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT setval('core_user_id_seq', 1)",
    ],
)
def test_the_role_may_not(cursor, as_the_site, statement):
    assert is_refused(cursor, statement)


def test_what_triggers_refuse_sometimes_they_go_on_refusing(cursor):
    version = VersionFactory(text=law(), published=True)
    cursor.execute(f"CREATE ROLE {ROLE}")
    call_command("grant_application_role", ROLE)
    cursor.execute(f"SET LOCAL ROLE {ROLE}")
    with pytest.raises(Exception, match="published"), transaction.atomic():
        version.__class__.objects.filter(pk=version.pk).update(number=9)
    cursor.execute("RESET ROLE")


def test_a_comment_goes_all_its_way_under_the_role(as_the_site):
    moderator = UserFactory(roles=(Role.MODERATOR,))
    comment = CommentFactory(pending=True)
    published = moderate.publish(comment.pk, moderator, seen=CommentStatus.PENDING)
    assert published.status == CommentStatus.PUBLISHED
    assert LedgerEntry.objects.filter(kind="comment.published").exists()
    page = Client().get(published.get_absolute_url())
    assert published.text in page.content.decode()


def test_the_rest_of_the_site_works_under_the_role(as_the_site, signed_in):
    question = QuestionFactory(delivered=True)
    make_consultation()
    VersionFactory(text=law(), published=True)
    assert Question.objects.filter(pk=question.pk).exists()
    browser = signed_in(Role.EDITOR)
    for place in ("/az/bills/", "/az/questions/", "/az/mps/", "/az/search/?q=sual", "/cms/"):
        assert browser.get(place).status_code == 200, place
    assert Client().get(question.get_absolute_url()).status_code == 200


def test_granting_twice_changes_nothing(as_the_site, cursor):
    cursor.execute("RESET ROLE")
    call_command("grant_application_role", ROLE)
    cursor.execute(f"SET LOCAL ROLE {ROLE}")
    assert is_refused(cursor, "DELETE FROM core_ledgerentry")


def test_a_privilege_given_by_hand_is_taken_back(cursor, as_the_site):
    cursor.execute("RESET ROLE")
    cursor.execute(f"GRANT ALL ON core_ledgerentry TO {ROLE}")
    call_command("grant_application_role", ROLE)
    cursor.execute(f"SET LOCAL ROLE {ROLE}")
    assert is_refused(cursor, "TRUNCATE core_ledgerentry")
    assert is_refused(cursor, "UPDATE core_ledgerentry SET subject = 'x'")


@pytest.mark.parametrize("power", ["SUPERUSER", "CREATEROLE", "CREATEDB", "BYPASSRLS"])
def test_a_role_with_powers_of_its_own_is_refused(cursor, power):
    cursor.execute(f"CREATE ROLE {ROLE} {power}")
    with pytest.raises(CommandError, match="another role"):
        call_command("grant_application_role", ROLE)


def test_the_owner_of_the_tables_is_refused(cursor):
    cursor.execute(f"CREATE ROLE {ROLE}")
    cursor.execute(f"GRANT CREATE ON SCHEMA public TO {ROLE}")
    cursor.execute(f"ALTER TABLE core_user OWNER TO {ROLE}")
    with pytest.raises(CommandError, match="another role"):
        call_command("grant_application_role", ROLE)


def test_a_member_of_the_owners_role_is_refused(cursor):
    cursor.execute(f"CREATE ROLE {ROLE} IN ROLE {connection.settings_dict['USER']}")
    with pytest.raises(CommandError, match="another role"):
        call_command("grant_application_role", ROLE)


@pytest.mark.parametrize("name", ["nobody_of_that_name", 'x"; DROP TABLE core_user; --'])
def test_an_unknown_role_is_named(name):
    with pytest.raises(CommandError, match="There is no role"):
        call_command("grant_application_role", name)
