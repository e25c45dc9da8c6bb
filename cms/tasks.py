"""The site's jobs."""

from django.core.management import call_command
from django.db import transaction

from core.jobs import every


@every("publish-scheduled-pages")
def publish_scheduled_pages(timestamp: int) -> None:
    """Publishes what is due and takes away what is past its end."""
    # Page, log and ledger together; what fails is tried again in a minute.
    with transaction.atomic():
        call_command("publish_scheduled", verbosity=0)
