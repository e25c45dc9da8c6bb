"""Moderators who decide at the same moment, each with a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from core.models import LedgerEntry, OutgoingMail
from core.roles import Role
from legislation.commenting import moderate
from legislation.commenting.transitions import MoveRefusedError
from tests.factories.comments import CommentFactory
from tests.factories.core import UserFactory


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_decisions_at_the_same_moment_one_is_carried_out():
    comment = CommentFactory(pending=True)
    moderators = [UserFactory(roles=(Role.MODERATOR,)) for _ in range(2)]
    start = Barrier(2)

    def act(n):
        try:
            start.wait()
            if n:
                moderate.publish(comment.pk, moderators[n], seen="pending")
            else:
                moderate.reject(comment.pk, moderators[n], seen="pending", rule="insult")
        except MoveRefusedError as refused:
            return refused.comment.status
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(act, range(2)))

    comment.refresh_from_db()
    assert sorted(results) == sorted(["done", comment.status])
    assert LedgerEntry.objects.filter(kind__startswith="comment.").count() == 1
    assert OutgoingMail.objects.count() == 1
