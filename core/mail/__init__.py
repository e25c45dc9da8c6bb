"""Mail goes out through jobs: rendered at once, sent later, at most once per key."""

from core.mail.queue import enqueue, enqueue_rendered

__all__ = ["enqueue", "enqueue_rendered"]
