from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class LegislationConfig(AppConfig):
    name = "legislation"
    verbose_name = _("Draft laws")

    def ready(self) -> None:
        from core.accounts import holdings
        from core.mail import kinds
        from legislation.commenting.letters import KINDS
        from legislation.holdings import CommentHolding
        from legislation.permissions_setup import permit_editors

        holdings.register(CommentHolding())
        kinds.register(KINDS)

        post_migrate.connect(permit_editors, sender=self)
