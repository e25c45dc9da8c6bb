"""The keys of consultations: made, unwrapped when somebody may read, destroyed in time."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from ethics_code.crypto import Keyring, Unreadable, new_key
from ethics_code.models import Consultation, RecordKey


def keyring() -> Keyring:
    """Built on every use: holding the keys in a module would put them into every traceback."""
    return Keyring(settings.ETHICS_KEY)


def make_key(consultation: Consultation) -> bytes:
    """A new key, stored wrapped; returned to seal the first message."""
    key, record = new_key(), RecordKey(consultation=consultation)
    record.key_id, record.wrapped = keyring().wrap(key, record.place)
    record.save(force_insert=True)
    return key


def key_of(consultation: Consultation) -> bytes:
    """Raises Unreadable when the key was destroyed, or its wrapping key is not configured."""
    record = RecordKey.objects.get(pk=consultation.pk)
    if record.wrapped is None:
        raise Unreadable
    return keyring().unwrap(record.key_id, bytes(record.wrapped), record.place)


@transaction.atomic
def destroy_key(consultation: Consultation) -> bool:
    """Make the consultation's words unreadable for ever; False when they were already."""
    record = RecordKey.objects.select_for_update().get(pk=consultation.pk)
    if record.wrapped is None:
        return False
    record.wrapped, record.destroyed_at = None, timezone.now()
    record.save(update_fields=["wrapped", "destroyed_at"])
    return True


@transaction.atomic
def rewrap_all() -> int:
    """Put every key under the first configured wrapping key; return how many that were."""
    ring, changed = keyring(), 0
    for record in RecordKey.objects.select_for_update().filter(wrapped__isnull=False):
        if record.key_id == ring.current or record.wrapped is None:
            continue
        key = ring.unwrap(record.key_id, bytes(record.wrapped), record.place)
        record.key_id, record.wrapped = ring.wrap(key, record.place)
        record.save(update_fields=["key_id", "wrapped"])
        changed += 1
    return changed
