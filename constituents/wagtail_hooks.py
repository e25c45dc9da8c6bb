from wagtail import hooks

from constituents.viewsets import PeopleViewSetGroup


def register_people() -> PeopleViewSetGroup:
    return PeopleViewSetGroup()


hooks.register("register_admin_viewset", register_people)
