from core.models.account_event import AccountEvent
from core.models.address_change import AddressChange
from core.models.confirmation import Confirmation
from core.models.device_session import DeviceSession
from core.models.invitation import Invitation
from core.models.ledger import LedgerCheckpoint, LedgerEntry, LedgerHead
from core.models.limit_bucket import LimitBucket
from core.models.mail import OutgoingMail
from core.models.mailing import Mailing
from core.models.switch import Switch
from core.models.user import User

__all__ = [
    "AccountEvent",
    "AddressChange",
    "Confirmation",
    "DeviceSession",
    "Invitation",
    "LedgerCheckpoint",
    "LedgerEntry",
    "LedgerHead",
    "LimitBucket",
    "Mailing",
    "OutgoingMail",
    "Switch",
    "User",
]
