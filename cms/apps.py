from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Site"

    def ready(self) -> None:
        import cms.recording  # noqa: F401 - connects its receivers
        from cms.choosers import use_no_inline_scripts
        from cms.discretion import be_discreet
        from cms.holdings import EditorHolding
        from cms.permissions_setup import set_up_editors
        from cms.wording import count_after_the_name
        from core.accounts import holdings

        use_no_inline_scripts()
        be_discreet()
        count_after_the_name()
        holdings.register(EditorHolding())

        # Sent once an app in the order of INSTALLED_APPS: at the last one with models all
        # permissions exist.
        last = apps.get_app_config("sessions")
        post_migrate.connect(set_up_editors, sender=last, weak=False)
