from search.models.document import SearchDocument

__all__ = ["SearchDocument"]
