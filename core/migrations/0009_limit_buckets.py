"""Token buckets. Unlogged: after a crash everybody starts with a full one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0008_ledger_appends_in_the_database")]

    operations = [
        migrations.CreateModel(
            name="LimitBucket",
            fields=[
                ("key", models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ("full_at", models.DateTimeField(db_index=True)),
            ],
            options={"verbose_name": "limit", "verbose_name_plural": "limits"},
        ),
        migrations.RunSQL(
            "ALTER TABLE core_limitbucket SET UNLOGGED", "ALTER TABLE core_limitbucket SET LOGGED"
        ),
    ]
