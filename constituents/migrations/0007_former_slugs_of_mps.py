"""An MP's address that was changed goes on leading to the MP."""

import django.db.models.deletion
from django.db import migrations, models

KEEP = """
CREATE FUNCTION keep_former_slug_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO constituents_formerslug (slug, person_id) VALUES (OLD.slug, NEW.id)
        ON CONFLICT (slug) DO UPDATE SET person_id = EXCLUDED.person_id;
    DELETE FROM constituents_formerslug WHERE slug = NEW.slug AND person_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER former_slugs_are_kept AFTER UPDATE OF slug ON constituents_person
    FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION keep_former_slug_of_person();
"""

FORGET = """
DROP TRIGGER former_slugs_are_kept ON constituents_person;
DROP FUNCTION keep_former_slug_of_person();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("constituents", "0006_one_list_of_stopped_letters"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerSlug",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=120, unique=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_slugs",
                        to="constituents.person",
                    ),
                ),
            ],
        ),
        migrations.RunSQL(KEEP, FORGET),
    ]
