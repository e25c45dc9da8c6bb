"""Appending as one statement, guards on the order of rows, and the table of checkpoints."""

from django.db import migrations, models

# The lock on the head lasts until the transaction ends. With synchronous_commit on, that is
# after the write to disk, and appends would go to disk one by one. Here the commit gives the
# lock back at once; `core.ledger.append` waits for the disk afterwards, many at a time. The log
# is sequential: no later entry can survive a crash that this one does not.
APPEND = """
CREATE FUNCTION append_to_ledger(
    at timestamptz, kind varchar, subject varchar, public jsonb, commitment varchar, fact bytea,
    OUT sequence bigint, OUT previous varchar, OUT digest varchar
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    SELECT head.sequence + 1, head.digest INTO STRICT sequence, previous
        FROM core_ledgerhead head WHERE head.id = 1 FOR UPDATE;
    digest := encode(sha256(
        convert_to('[' || sequence || ',', 'UTF8') || fact
        || convert_to(',"' || previous || '"]', 'UTF8')), 'hex');
    INSERT INTO core_ledgerentry
        (sequence, recorded_at, kind, subject, public, commitment, previous, digest)
        VALUES ($7, at, $2, $3, $4, $5, $8, $9);
    UPDATE core_ledgerhead head SET sequence = $7, digest = $9 WHERE head.id = 1;
    PERFORM set_config('synchronous_commit', 'off', true);
END $$;
"""

GUARD = """
CREATE FUNCTION refuse_ledger_disorder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM core_ledgerhead
        WHERE id = 1 AND sequence + 1 = NEW.sequence AND digest = NEW.previous;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the ledger only grows at its head' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ledger_rows_follow_the_head BEFORE INSERT ON core_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_disorder();
CREATE FUNCTION refuse_ledger_head_jump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM core_ledgerentry
        WHERE sequence = NEW.sequence AND digest = NEW.digest AND previous = OLD.digest;
    IF NOT FOUND OR NEW.sequence <> OLD.sequence + 1 THEN
        RAISE EXCEPTION 'the head follows its rows' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ledger_head_follows_the_rows BEFORE UPDATE ON core_ledgerhead
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION refuse_ledger_head_jump();
CREATE TRIGGER ledger_checkpoints_are_permanent BEFORE UPDATE OR DELETE ON core_ledgercheckpoint
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER ledger_checkpoints_are_not_truncated BEFORE TRUNCATE ON core_ledgercheckpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
"""

UNGUARD = """
DROP TRIGGER ledger_rows_follow_the_head ON core_ledgerentry;
DROP FUNCTION refuse_ledger_disorder();
DROP TRIGGER ledger_head_follows_the_rows ON core_ledgerhead;
DROP FUNCTION refuse_ledger_head_jump();
DROP TRIGGER ledger_checkpoints_are_permanent ON core_ledgercheckpoint;
DROP TRIGGER ledger_checkpoints_are_not_truncated ON core_ledgercheckpoint;
"""

FORGET = """
DROP FUNCTION append_to_ledger(timestamptz, varchar, varchar, jsonb, varchar, bytea);
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0007_invitations")]

    operations = [
        migrations.CreateModel(
            name="LedgerCheckpoint",
            fields=[
                ("sequence", models.BigIntegerField(primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("public_key", models.CharField(max_length=44)),
                ("signature", models.CharField(max_length=88)),
            ],
            options={
                "verbose_name": "ledger checkpoint",
                "verbose_name_plural": "ledger checkpoints",
                "ordering": ["sequence"],
            },
        ),
        migrations.RunSQL(APPEND, FORGET),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
