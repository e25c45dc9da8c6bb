"""Posts that come with a role: which MP an account is, or works for.

core knows no MPs. The app that keeps them registers what a role needs; a role without an
entry here needs nothing but itself.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable

from core.models import User
from core.roles import Role


class PostTaken(Exception):
    """Somebody else holds the post, or it is no longer there."""


class Posts(ABC):
    @abstractmethod
    def choices(self) -> Iterable[tuple[str, str]]:
        """The free posts as (key, label); a key has at most 120 characters."""

    @abstractmethod
    def label(self, key: str) -> str:
        """Who or what the post is, in the active language; empty when it is gone."""

    @abstractmethod
    def fill(self, key: str, user: User) -> None:
        """Give the post to the account, in the caller's transaction. Raises PostTaken."""

    @abstractmethod
    def vacate(self, user: User) -> None:
        """Take every post of this kind from the account."""


_posts: dict[Role, Posts] = {}


def register(role: Role, posts: Posts) -> None:
    _posts[role] = posts


def posts_of(role: Role) -> Posts | None:
    return _posts.get(role)


def label_of(role: Role, key: str) -> str:
    posts = posts_of(role)
    return posts.label(key) if posts and key else ""
