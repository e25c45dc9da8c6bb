"""Telling a form sent twice from a form corrected and sent again."""

from uuid import UUID, uuid5


def own_key(key: UUID, *said: object) -> UUID:
    """The key under which a submission is stored: of the form (`key`) and of what stands in it.

    The same form with the same content has the same key, so it is stored once. Whoever goes
    back, corrects a word and sends again has said something new. `key` itself is stored
    nowhere, so that nothing can be guessed about the content from the result (RFC 9562, 5.5).
    """
    return uuid5(key, "\x1f".join(map(str, said)))
