"""What the worker does by the clock: name, cron line (UTC), task. `core.jobs.every` reads it.

The name is also the lock that keeps one of each waiting at most.
"""

CRON: dict[str, tuple[str, str]] = {
    "rescue-stalled-jobs": ("* * * * *", "core.tasks.rescue_stalled_jobs"),
    "send-waiting-mail": ("*/10 * * * *", "core.tasks.send_waiting_mail"),
    "catch-up-elasticsearch": ("* * * * *", "search.tasks.catch_up_elasticsearch"),
    "publish-scheduled-pages": ("* * * * *", "cms.tasks.publish_scheduled_pages"),
    "purge-unconfirmed-questions": ("17 * * * *", "constituents.tasks.purge_unconfirmed_questions"),
    "purge-unconfirmed-comments": ("27 * * * *", "legislation.tasks.purge_unconfirmed_comments"),
    "give-up-late-questions": ("47 * * * *", "constituents.tasks.give_up_late_questions"),
    "purge-limits": ("37 * * * *", "core.tasks.purge_limits"),
    "erase-expired": ("17 1 * * *", "ethics_code.tasks.erase_expired_consultations"),
    "forget-old-mail": ("27 1 * * *", "core.tasks.forget_old_mail"),
    "forget-finished-jobs": ("47 1 * * *", "core.tasks.forget_finished_jobs"),
    "forget-ended-sessions": ("17 1 * * *", "core.tasks.forget_ended_sessions"),
    "rebuild-search-documents": ("40 23 * * *", "search.tasks.rebuild_search_documents"),
    "checkpoint-ledger": ("7 2 * * *", "core.tasks.checkpoint_ledger"),
}
