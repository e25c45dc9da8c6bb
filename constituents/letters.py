"""The letters of questions and answers, as the log of letters calls them."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "constituents/mail/confirm": _("Confirmation of a question"),
    "constituents/mail/question": _("Question from a constituent"),
    "constituents/mail/answered": _("Answer to your question"),
    "constituents/mail/declined": _("The MP declined to answer."),
    "constituents/mail/follow_up": _("Follow-up question from a constituent"),
    "constituents/mail/undelivered": _("Your question could not be delivered"),
}
