"""The role groups, the ledger's head row, and the triggers that make entries permanent."""

from django.db import migrations

ROLES = ("citizen", "mp", "mp_assistant", "editor", "moderator", "ethics_adviser", "administrator")

PROTECT = """
CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ledger_rows_are_permanent BEFORE UPDATE OR DELETE ON core_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER ledger_is_not_truncated BEFORE TRUNCATE ON core_ledgerentry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER ledger_head_stays BEFORE DELETE OR TRUNCATE ON core_ledgerhead
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
"""

UNPROTECT = """
DROP TRIGGER ledger_rows_are_permanent ON core_ledgerentry;
DROP TRIGGER ledger_is_not_truncated ON core_ledgerentry;
DROP TRIGGER ledger_head_stays ON core_ledgerhead;
DROP FUNCTION refuse_ledger_change();
"""


def create_rows(apps, schema_editor):
    group = apps.get_model("auth", "Group")
    for name in ROLES:
        group.objects.get_or_create(name=name)
    apps.get_model("core", "LedgerHead").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [
        # Back: the groups stay, since people may be in them; the head goes with its table.
        migrations.RunPython(create_rows, migrations.RunPython.noop),
        migrations.RunSQL(PROTECT, UNPROTECT),
    ]
