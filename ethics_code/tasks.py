"""Jobs of the ethics section."""

from core.jobs import every
from ethics_code.closing import erase_expired


@every("erase-expired")
def erase_expired_consultations(timestamp: int) -> None:
    erase_expired()
