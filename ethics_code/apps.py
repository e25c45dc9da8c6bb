from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EthicsCodeConfig(AppConfig):
    name = "ethics_code"
    verbose_name = _("Code of Ethics")
