from wagtail import hooks

from legislation.viewsets import LawViewSetGroup


def register_laws() -> LawViewSetGroup:
    return LawViewSetGroup()


hooks.register("register_admin_viewset", register_laws)
