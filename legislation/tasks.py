"""Jobs of the law's conversations."""

from core.jobs import every
from legislation.commenting import confirm


@every("purge-unconfirmed-comments")
def purge_unconfirmed_comments(timestamp: int) -> None:
    confirm.purge_unconfirmed()
