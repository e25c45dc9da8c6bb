"""Triggers: a question moves only as its tables allow, and what was asked and answered stays.

The pairs repeat constituents/transitions.py; a test compares the two. Whoever changes the
tables writes a new migration with `CREATE OR REPLACE FUNCTION`.
"""

from django.db import migrations

MOVES = {
    "delivery": [
        ("unconfirmed", "queued"),
        ("queued", "sent"),
        ("queued", "failed"),
        ("sent", "delivered"),
        ("sent", "bounced"),
        ("sent", "failed"),
        ("delivered", "bounced"),
        ("bounced", "queued"),
        ("failed", "queued"),
    ],
    "dialogue": [
        ("awaiting_answer", "answered"),
        ("awaiting_answer", "declined"),
        ("awaiting_answer", "transferred"),
        ("awaiting_answer", "closed"),
        ("transferred", "answered"),
        ("transferred", "declined"),
        ("transferred", "closed"),
        ("answered", "follow_up"),
        ("answered", "closed"),
        ("follow_up", "answered"),
        ("follow_up", "declined"),
        ("follow_up", "closed"),
        ("declined", "answered"),
        ("declined", "closed"),
    ],
    "visibility": [
        ("public", "public_without_name"),
        ("public", "private"),
        ("public_without_name", "private"),
    ],
}


def _check(axis):
    pairs = ", ".join(f"('{old}', '{new}')" for old, new in MOVES[axis])
    return f"""
    IF NEW.{axis} <> OLD.{axis} AND (OLD.{axis}, NEW.{axis}) NOT IN ({pairs}) THEN
        RAISE EXCEPTION '{axis} may not move from % to %', OLD.{axis}, NEW.{axis}
            USING ERRCODE = 'restrict_violation';
    END IF;"""


PROTECT = f"""
CREATE FUNCTION constituents_guard_question() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {"".join(_check(axis) for axis in MOVES)}
    IF OLD.delivery <> 'unconfirmed' AND
        (NEW.reference, NEW.subject, NEW.text, NEW.language, NEW.created_at,
         NEW.about_path, NEW.about_title) IS DISTINCT FROM
        (OLD.reference, OLD.subject, OLD.text, OLD.language, OLD.created_at,
         OLD.about_path, OLD.about_title) THEN
        RAISE EXCEPTION 'a confirmed question is frozen' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER question_moves_as_allowed BEFORE UPDATE ON constituents_question
    FOR EACH ROW EXECUTE FUNCTION constituents_guard_question();

CREATE FUNCTION constituents_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was asked and answered is not changed'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER confirmed_question_stays BEFORE DELETE ON constituents_question
    FOR EACH ROW WHEN (OLD.delivery <> 'unconfirmed')
    EXECUTE FUNCTION constituents_refuse_change();
CREATE TRIGGER answer_stays BEFORE DELETE ON constituents_answer
    FOR EACH ROW EXECUTE FUNCTION constituents_refuse_change();
CREATE TRIGGER answer_is_frozen
    BEFORE UPDATE OF question_id, text, language, signed_as, published_at ON constituents_answer
    FOR EACH ROW EXECUTE FUNCTION constituents_refuse_change();
"""

UNPROTECT = """
DROP TRIGGER answer_is_frozen ON constituents_answer;
DROP TRIGGER answer_stays ON constituents_answer;
DROP TRIGGER confirmed_question_stays ON constituents_question;
DROP TRIGGER question_moves_as_allowed ON constituents_question;
DROP FUNCTION constituents_refuse_change();
DROP FUNCTION constituents_guard_question();
"""


class Migration(migrations.Migration):
    dependencies = [("constituents", "0002_questions_answers_and_stopped_addresses")]

    operations = [migrations.RunSQL(PROTECT, UNPROTECT)]
