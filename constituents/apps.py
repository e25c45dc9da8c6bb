from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ConstituentsConfig(AppConfig):
    name = "constituents"
    verbose_name = _("MPs and constituents")

    def ready(self) -> None:
        from constituents.holdings import ConversationHolding
        from constituents.letters import KINDS
        from constituents.posts import AssistantPosts, MemberPosts
        from constituents.protected_names import names_of_members
        from constituents.receivers import note_delivery, permit_editors
        from core.accounts import holdings, posts
        from core.accounts.names import protect
        from core.mail import kinds
        from core.mail.signals import mail_sent
        from core.roles import Role

        protect(names_of_members)
        holdings.register(ConversationHolding())
        kinds.register(KINDS)
        posts.register(Role.MP, MemberPosts())
        posts.register(Role.ASSISTANT, AssistantPosts())
        mail_sent.connect(note_delivery, dispatch_uid="constituents.note_delivery")
        post_migrate.connect(permit_editors, sender=self)
