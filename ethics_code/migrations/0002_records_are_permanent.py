"""What is sealed stays as it was written; the record of openings is append-only.

A key can be wrapped anew or destroyed, and nothing brings a destroyed one back.
"""

from django.db import migrations

PROTECT = """
CREATE FUNCTION refuse_ethics_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER sealed_messages_are_permanent BEFORE UPDATE OR DELETE ON ethics_code_message
    FOR EACH ROW EXECUTE FUNCTION refuse_ethics_change();
CREATE TRIGGER sealed_messages_are_not_truncated BEFORE TRUNCATE ON ethics_code_message
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ethics_change();

CREATE TRIGGER openings_are_permanent BEFORE UPDATE OR DELETE ON ethics_code_access
    FOR EACH ROW EXECUTE FUNCTION refuse_ethics_change();
CREATE TRIGGER openings_are_not_truncated BEFORE TRUNCATE ON ethics_code_access
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ethics_change();

CREATE TRIGGER record_keys_stay BEFORE DELETE ON ethics_code_recordkey
    FOR EACH ROW EXECUTE FUNCTION refuse_ethics_change();
CREATE TRIGGER record_keys_are_not_truncated BEFORE TRUNCATE ON ethics_code_recordkey
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ethics_change();
CREATE TRIGGER destroyed_keys_stay_destroyed BEFORE UPDATE ON ethics_code_recordkey
    FOR EACH ROW WHEN (OLD.wrapped IS NULL OR OLD.consultation_id <> NEW.consultation_id)
    EXECUTE FUNCTION refuse_ethics_change();

CREATE TRIGGER consultations_stay BEFORE DELETE ON ethics_code_consultation
    FOR EACH ROW EXECUTE FUNCTION refuse_ethics_change();
CREATE TRIGGER consultations_are_not_truncated BEFORE TRUNCATE ON ethics_code_consultation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ethics_change();
CREATE TRIGGER consultations_keep_their_people BEFORE UPDATE ON ethics_code_consultation
    FOR EACH ROW WHEN (
        (OLD.id, OLD.year, OLD.sequence, OLD.mp_id, OLD.adviser_id, OLD.created_at)
        IS DISTINCT FROM
        (NEW.id, NEW.year, NEW.sequence, NEW.mp_id, NEW.adviser_id, NEW.created_at))
    EXECUTE FUNCTION refuse_ethics_change();
"""

UNPROTECT = """
DROP TRIGGER sealed_messages_are_permanent ON ethics_code_message;
DROP TRIGGER sealed_messages_are_not_truncated ON ethics_code_message;
DROP TRIGGER openings_are_permanent ON ethics_code_access;
DROP TRIGGER openings_are_not_truncated ON ethics_code_access;
DROP TRIGGER record_keys_stay ON ethics_code_recordkey;
DROP TRIGGER record_keys_are_not_truncated ON ethics_code_recordkey;
DROP TRIGGER destroyed_keys_stay_destroyed ON ethics_code_recordkey;
DROP TRIGGER consultations_stay ON ethics_code_consultation;
DROP TRIGGER consultations_are_not_truncated ON ethics_code_consultation;
DROP TRIGGER consultations_keep_their_people ON ethics_code_consultation;
DROP FUNCTION refuse_ethics_change();
"""


class Migration(migrations.Migration):
    dependencies = [("ethics_code", "0001_consultations_guidance_examples")]

    operations = [migrations.RunSQL(PROTECT, UNPROTECT)]
