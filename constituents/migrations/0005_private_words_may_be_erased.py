"""Whoever deletes their account may have the words of private questions emptied.

What was asked and answered stays otherwise: words are never replaced by other words, never
emptied in public, and only together with the author's address.
"""

from django.db import migrations

PROTECT = """
DROP TRIGGER question_moves_as_allowed ON constituents_question;
CREATE TRIGGER question_moves_as_allowed BEFORE UPDATE ON constituents_question
    FOR EACH ROW WHEN (NOT (
        OLD.visibility = 'private' AND NEW.email = 'nobody@deleted.invalid'
        AND NEW.author_id IS NULL
        AND (NEW.subject, NEW.text, NEW.about_path, NEW.about_title) = ('', '', '', '')
        AND (NEW.reference, NEW.language, NEW.created_at, NEW.recipient_id)
            = (OLD.reference, OLD.language, OLD.created_at, OLD.recipient_id)
        AND (NEW.delivery, NEW.dialogue, NEW.visibility)
            = (OLD.delivery, OLD.dialogue, OLD.visibility)))
    EXECUTE FUNCTION constituents_guard_question();

CREATE FUNCTION constituents_only_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.text = '' AND to_jsonb(NEW) - 'text' = to_jsonb(OLD) - 'text' AND EXISTS (
        SELECT 1 FROM constituents_question AS asked WHERE asked.id = OLD.question_id
        AND asked.visibility = 'private' AND asked.email = 'nobody@deleted.invalid') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what was asked and answered is not changed'
        USING ERRCODE = 'restrict_violation';
END $$;

DROP TRIGGER answer_is_frozen ON constituents_answer;
CREATE TRIGGER answer_is_frozen
    BEFORE UPDATE OF question_id, text, language, signed_as, published_at ON constituents_answer
    FOR EACH ROW EXECUTE FUNCTION constituents_only_emptied();

DROP TRIGGER follow_up_stays ON constituents_followup;
CREATE TRIGGER follow_up_stays BEFORE DELETE ON constituents_followup
    FOR EACH ROW EXECUTE FUNCTION constituents_refuse_change();
CREATE TRIGGER follow_up_is_frozen BEFORE UPDATE ON constituents_followup
    FOR EACH ROW EXECUTE FUNCTION constituents_only_emptied();
"""

UNPROTECT = """
DROP TRIGGER follow_up_is_frozen ON constituents_followup;
DROP TRIGGER follow_up_stays ON constituents_followup;
CREATE TRIGGER follow_up_stays BEFORE UPDATE OR DELETE ON constituents_followup
    FOR EACH ROW EXECUTE FUNCTION constituents_refuse_change();
DROP TRIGGER answer_is_frozen ON constituents_answer;
CREATE TRIGGER answer_is_frozen
    BEFORE UPDATE OF question_id, text, language, signed_as, published_at ON constituents_answer
    FOR EACH ROW EXECUTE FUNCTION constituents_refuse_change();
DROP FUNCTION constituents_only_emptied();
DROP TRIGGER question_moves_as_allowed ON constituents_question;
CREATE TRIGGER question_moves_as_allowed BEFORE UPDATE ON constituents_question
    FOR EACH ROW EXECUTE FUNCTION constituents_guard_question();
"""


class Migration(migrations.Migration):
    dependencies = [("constituents", "0004_follow_up_questions")]

    operations = [migrations.RunSQL(PROTECT, UNPROTECT)]
