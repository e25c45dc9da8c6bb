"""Two thousand letters while the worker is killed fifty times."""

import json
import os
import time

from tests.bench import report
from tests.bench.durable import run

MAILS, KILLS = 2_000, 50


@report
def mail_through_workers_that_are_killed() -> list[str]:
    found = json.loads(run("tests.bench.mail"))
    return [
        f"{MAILS:,} letters, {KILLS} kills: {found['people']:,} people reached, "
        f"{found['sent']:,} in the log, {found['twice']} accepted twice with the same Message-ID, "
        f"{found['unexplained']} of them without a kill within a second, {found['seconds']:.0f} s"
    ]


def _measure() -> dict[str, object]:
    from django.test import override_settings

    from core.mail import enqueue_rendered
    from core.models import OutgoingMail
    from tests import killing, smtp

    for one in range(MAILS):
        enqueue_rendered(
            key=f"bench:{one}",
            to=f"person{one}@example.org",
            language="az",
            template="x",
            subject="Məktub",
            text="Mətn",
            html="<p>Mətn</p>",
        )
    begun = time.perf_counter()
    with smtp.running() as post, override_settings(MAILERS=smtp.mailers(post)):
        moments = killing.kill_at_random_moments(KILLS, longest=1.2, seed=7)
        return {
            "people": len({str(message["To"]) for message in post.messages}),
            "sent": OutgoingMail.objects.filter(key__startswith="bench:", status="sent").count(),
            "twice": killing.twice(post),
            "unexplained": len(killing.unexplained(post, moments, window=1.0)),
            "seconds": time.perf_counter() - begun,
        }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    import django

    django.setup()
    print(json.dumps(_measure()))
