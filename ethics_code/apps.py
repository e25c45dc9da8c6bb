from django.apps import AppConfig


class EthicsCodeConfig(AppConfig):
    name = "ethics_code"
