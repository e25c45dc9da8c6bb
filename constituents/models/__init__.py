from constituents.models.constituency import Constituency
from constituents.models.membership import Membership
from constituents.models.person import Person

__all__ = ["Constituency", "Membership", "Person"]
