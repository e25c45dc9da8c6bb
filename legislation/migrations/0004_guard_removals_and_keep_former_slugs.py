"""Removals are part of a published version; a bill's former addresses are kept by the database."""

from django.db import migrations

PROTECT = """
CREATE TRIGGER published_removals_are_immutable
    BEFORE INSERT OR UPDATE OR DELETE ON legislation_removal
    FOR EACH ROW EXECUTE FUNCTION refuse_published_item_change();
CREATE TRIGGER removals_are_not_truncated BEFORE TRUNCATE ON legislation_removal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_published_change();

CREATE FUNCTION keep_former_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO legislation_formerslug (slug, bill_id) VALUES (OLD.slug, NEW.id)
        ON CONFLICT (slug) DO UPDATE SET bill_id = EXCLUDED.bill_id;
    DELETE FROM legislation_formerslug WHERE slug = NEW.slug AND bill_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER former_slugs_are_kept AFTER UPDATE OF slug ON legislation_bill
    FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION keep_former_slug();
"""

UNPROTECT = """
DROP TRIGGER former_slugs_are_kept ON legislation_bill;
DROP FUNCTION keep_former_slug();
DROP TRIGGER removals_are_not_truncated ON legislation_removal;
DROP TRIGGER published_removals_are_immutable ON legislation_removal;
"""


class Migration(migrations.Migration):
    dependencies = [("legislation", "0003_removals_former_slugs_and_closing")]

    operations = [migrations.RunSQL(PROTECT, UNPROTECT)]
