"""Jobs of the ethics section."""

from core.jobs import every
from ethics_code.closing import erase_expired


@every("17 1 * * *", lock="erase-expired")
def erase_expired_consultations(timestamp: int) -> None:
    erase_expired()
