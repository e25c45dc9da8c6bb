"""The kill switches, one row each."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

NAMES = ("comments", "questions", "mail")


def create_rows(apps, schema_editor):
    for name in NAMES:
        apps.get_model("core", "Switch").objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [("core", "0009_limit_buckets")]

    operations = [
        migrations.CreateModel(
            name="Switch",
            fields=[
                (
                    "name",
                    models.CharField(
                        choices=[
                            ("comments", "Comments on draft laws"),
                            ("questions", "Questions to MPs"),
                            ("mail", "Outgoing mail"),
                        ],
                        max_length=20,
                        primary_key=True,
                        serialize=False,
                        verbose_name="part",
                    ),
                ),
                ("is_stopped", models.BooleanField(default=False, verbose_name="stopped")),
                (
                    "note_az",
                    models.TextField(
                        blank=True, max_length=500, verbose_name="notice in Azerbaijani"
                    ),
                ),
                (
                    "note_en",
                    models.TextField(blank=True, max_length=500, verbose_name="notice in English"),
                ),
                (
                    "note_ru",
                    models.TextField(blank=True, max_length=500, verbose_name="notice in Russian"),
                ),
                ("changed_at", models.DateTimeField(editable=False, null=True)),
                (
                    "changed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"verbose_name": "switch", "verbose_name_plural": "switches"},
        ),
        migrations.RunPython(create_rows, migrations.RunPython.noop),
    ]
