"""Whatever role writes: a published version, its items and every wording stay as they are."""

from django.db import migrations

PROTECT = """
CREATE FUNCTION refuse_published_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'published versions are immutable' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER published_version_is_immutable BEFORE UPDATE OR DELETE ON legislation_version
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL)
    EXECUTE FUNCTION refuse_published_change();
CREATE TRIGGER versions_are_not_truncated BEFORE TRUNCATE ON legislation_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_published_change();

CREATE FUNCTION refuse_published_item_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[];
BEGIN
    touched := CASE TG_OP
        WHEN 'INSERT' THEN ARRAY[NEW.version_id]
        WHEN 'DELETE' THEN ARRAY[OLD.version_id]
        ELSE ARRAY[OLD.version_id, NEW.version_id]
    END;
    -- FOR SHARE waits for a publication under way, so no item slips in behind its back.
    PERFORM 1 FROM legislation_version WHERE id = ANY(touched) FOR SHARE;
    IF EXISTS (SELECT 1 FROM legislation_version
               WHERE id = ANY(touched) AND published_at IS NOT NULL) THEN
        RAISE EXCEPTION 'published versions are immutable' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER published_items_are_immutable
    BEFORE INSERT OR UPDATE OR DELETE ON legislation_versionitem
    FOR EACH ROW EXECUTE FUNCTION refuse_published_item_change();
CREATE TRIGGER items_are_not_truncated BEFORE TRUNCATE ON legislation_versionitem
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_published_change();

CREATE TRIGGER wordings_never_change BEFORE UPDATE ON legislation_wording
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)
    EXECUTE FUNCTION refuse_published_change();
CREATE TRIGGER wordings_are_not_truncated BEFORE TRUNCATE ON legislation_wording
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_published_change();
"""

UNPROTECT = """
DROP TRIGGER published_version_is_immutable ON legislation_version;
DROP TRIGGER versions_are_not_truncated ON legislation_version;
DROP TRIGGER published_items_are_immutable ON legislation_versionitem;
DROP TRIGGER items_are_not_truncated ON legislation_versionitem;
DROP TRIGGER wordings_never_change ON legislation_wording;
DROP TRIGGER wordings_are_not_truncated ON legislation_wording;
DROP FUNCTION refuse_published_item_change();
DROP FUNCTION refuse_published_change();
"""


class Migration(migrations.Migration):
    dependencies = [("legislation", "0001_initial")]

    operations = [migrations.RunSQL(PROTECT, UNPROTECT)]
