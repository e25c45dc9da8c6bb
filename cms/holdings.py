"""What Wagtail holds about a person: how its admin looks to them, and a portrait."""

from wagtail.users.models import UserProfile

from core.accounts.holdings import Holding
from core.models import User


class EditorHolding(Holding):
    name = "editing"

    def export(self, user: User) -> object:
        fields = ("preferred_language", "current_time_zone", "theme", "avatar")
        return list(UserProfile.objects.filter(user=user).values(*fields))

    def erase(self, user: User) -> None:
        for profile in UserProfile.objects.filter(user=user):
            profile.avatar.delete(save=False)
            profile.delete()
