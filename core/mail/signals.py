"""What other parts of the site may hear about mail."""

from django.dispatch import Signal

# Sent with `mail` (OutgoingMail), in the transaction that records that the server took it.
# A receiver that fails would send the mail a second time: let it only enqueue a job.
mail_sent = Signal()
