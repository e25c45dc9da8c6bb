"""What the rest of the site may listen to."""

from django.dispatch import Signal

# Sent with `version` inside the transaction that publishes it: a receiver defers its job there,
# so that a rolled-back publication leaves nothing behind and a committed one is never forgotten.
version_published = Signal()

# Sent with `version` when a published version got a translation. The rows come in bulk, so that
# Django's own signals of the single ones stay silent.
version_translated = Signal()
