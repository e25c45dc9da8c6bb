"""Who wants no letters is written down once, in core's list of kinds of letters.

Links of the page that is gone held addresses and open nothing any more: they are deleted.
"""

import secrets

from django.db import migrations

KIND = "confirmations"


def move_to_core(apps, schema_editor):
    mailings = apps.get_model("core", "Mailing").objects
    for stopped in apps.get_model("constituents", "StoppedAddress").objects.iterator():
        mailing, _created = mailings.get_or_create(
            kind=KIND,
            email=stopped.email,
            # The next look at the row writes the right one: it depends on SECRET_KEY.
            defaults={"digest": secrets.token_hex(32)},
        )
        if mailing.stopped_at is None:
            mailing.stopped_at = stopped.stopped_at
            mailing.save(update_fields=["stopped_at"])
    apps.get_model("core", "Confirmation").objects.filter(purpose="stop-mail").delete()


def move_back(apps, schema_editor):
    stopped = apps.get_model("core", "Mailing").objects.filter(kind=KIND, stopped_at__isnull=False)
    addresses = apps.get_model("constituents", "StoppedAddress").objects
    for email in stopped.values_list("email", flat=True):
        addresses.get_or_create(email=email)


class Migration(migrations.Migration):
    dependencies = [
        ("constituents", "0005_private_words_may_be_erased"),
        ("core", "0011_letters_that_can_be_stopped"),
    ]

    operations = [
        migrations.RunPython(move_to_core, move_back),
        migrations.DeleteModel(name="StoppedAddress"),
    ]
