from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _


class EthicsCodeConfig(AppConfig):
    name = "ethics_code"
    verbose_name = _("Code of Ethics")

    def ready(self) -> None:
        from core.accounts import holdings
        from ethics_code.checks import check_ethics_key
        from ethics_code.holdings import ConsultationHolding

        holdings.register(ConsultationHolding())
        register(check_ethics_key, Tags.security)
