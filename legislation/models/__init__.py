from legislation.models.amendment import Amendment, Operation
from legislation.models.bill import Bill
from legislation.models.comment import Comment, CommentReply
from legislation.models.consultation import Consultation
from legislation.models.former_slug import FormerSlug
from legislation.models.provision import Provision
from legislation.models.removal import Removal
from legislation.models.stage import StageEvent
from legislation.models.version import Version, VersionItem
from legislation.models.wording import Translation, Wording

__all__ = [
    "Amendment",
    "Bill",
    "Comment",
    "CommentReply",
    "Consultation",
    "FormerSlug",
    "Operation",
    "Provision",
    "Removal",
    "StageEvent",
    "Translation",
    "Version",
    "VersionItem",
    "Wording",
]
