"""allauth's table of addresses keeps the promise of core.User.email: one spelling only."""

from django.db import migrations

# As core.models.user.NORMALISED_EMAIL at the time of writing.
CHECK = r"""
ALTER TABLE account_emailaddress ADD CONSTRAINT address_is_normalised
    CHECK (email ~ '^[!-?\[-~]+@[a-z0-9.-]*[a-z0-9]$');
"""

UNCHECK = "ALTER TABLE account_emailaddress DROP CONSTRAINT address_is_normalised;"


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0002_roles_and_ledger"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [migrations.RunSQL(CHECK, UNCHECK)]
