"""What an author asks after an answer; like questions and answers, it is never changed."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

PROTECT = """
CREATE TRIGGER follow_up_stays BEFORE UPDATE OR DELETE ON constituents_followup
    FOR EACH ROW EXECUTE FUNCTION constituents_refuse_change();
"""

UNPROTECT = "DROP TRIGGER follow_up_stays ON constituents_followup;"


class Migration(migrations.Migration):
    dependencies = [
        ("constituents", "0003_questions_move_only_as_allowed"),
    ]

    operations = [
        migrations.AddField(
            model_name="question",
            name="followed_up_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="follow-up question")),
                (
                    "language",
                    models.CharField(
                        choices=[("az", "Azerbaijani"), ("en", "English"), ("ru", "Russian")],
                        max_length=2,
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "submission_key",
                    models.UUIDField(blank=True, editable=False, null=True, unique=True),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="constituents.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "follow-up question",
                "verbose_name_plural": "follow-up questions",
                "ordering": ["asked_at", "pk"],
            },
        ),
        migrations.RunSQL(PROTECT, UNPROTECT),
    ]
