from importlib import import_module

from django.apps import AppConfig

PROJECTIONS = ("amendments", "articles", "bills", "comments", "pages", "people", "questions")


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        """Projections and checks register themselves; signals keep the documents up to date."""
        for name in PROJECTIONS:
            import_module(f"search.projections.{name}")
        import_module("search.signals")
        import_module("search.health")
