from constituents.models.answer import Answer
from constituents.models.constituency import Constituency
from constituents.models.follow_up import FollowUp
from constituents.models.former_slug import FormerSlug
from constituents.models.membership import Membership
from constituents.models.person import Person
from constituents.models.question import Question

__all__ = [
    "Answer",
    "Constituency",
    "FollowUp",
    "FormerSlug",
    "Membership",
    "Person",
    "Question",
]
