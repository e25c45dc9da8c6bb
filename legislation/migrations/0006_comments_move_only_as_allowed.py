"""Triggers: a comment moves only as its table allows; what was written and replied stays.

The pairs repeat legislation/commenting/transitions.py; a test compares the two. Whoever changes
the table writes a new migration with `CREATE OR REPLACE FUNCTION`.
"""

from django.db import migrations

MOVES = [
    ("unconfirmed", "pending"),
    ("pending", "published"),
    ("pending", "rejected"),
    ("published", "rejected"),
    ("rejected", "published"),
]
PAIRS = ", ".join(f"('{old}', '{new}')" for old, new in MOVES)

PROTECT = f"""
CREATE FUNCTION legislation_guard_comment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN ({PAIRS}) THEN
        RAISE EXCEPTION 'a comment may not move from % to %', OLD.status, NEW.status
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.status <> 'unconfirmed' AND
        (NEW.reference, NEW.item_id, NEW.language, NEW.stance, NEW.text, NEW.proposal,
         NEW.quote, NEW.quote_prefix, NEW.quote_suffix, NEW.created_at) IS DISTINCT FROM
        (OLD.reference, OLD.item_id, OLD.language, OLD.stance, OLD.text, OLD.proposal,
         OLD.quote, OLD.quote_prefix, OLD.quote_suffix, OLD.created_at) THEN
        RAISE EXCEPTION 'a confirmed comment is frozen' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER comment_moves_as_allowed BEFORE UPDATE ON legislation_comment
    FOR EACH ROW EXECUTE FUNCTION legislation_guard_comment();

CREATE FUNCTION legislation_keep_reply() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an official reply is frozen' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER reply_is_frozen
    BEFORE UPDATE OF comment_id, outcome, text, language, created_at ON legislation_commentreply
    FOR EACH ROW EXECUTE FUNCTION legislation_keep_reply();
"""

UNPROTECT = """
DROP TRIGGER reply_is_frozen ON legislation_commentreply;
DROP FUNCTION legislation_keep_reply();
DROP TRIGGER comment_moves_as_allowed ON legislation_comment;
DROP FUNCTION legislation_guard_comment();
"""


class Migration(migrations.Migration):
    dependencies = [("legislation", "0005_comment_proposals_and_quote_places")]

    operations = [migrations.RunSQL(PROTECT, UNPROTECT)]
