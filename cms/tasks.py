"""The site's jobs."""

from django.core.management import call_command

from core.jobs import every


@every("* * * * *", lock="publish-scheduled-pages")
def publish_scheduled_pages(timestamp: int) -> None:
    """Publishes what is due and takes away what is past its end."""
    call_command("publish_scheduled", verbosity=0)
