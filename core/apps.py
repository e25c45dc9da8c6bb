from django.apps import AppConfig
from django.conf import settings

from core.safety import refuse_to_start_unsafe


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        from core.accounts import receivers

        receivers.connect()
        if settings.IS_PRODUCTION:
            refuse_to_start_unsafe({name: getattr(settings, name) for name in dir(settings)})
