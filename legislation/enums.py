"""Statuses and kinds, and the named groups of them that queries use."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BillKind(models.TextChoices):
    BILL = "bill", _("draft law")
    ACT = "act", _("law in force")


class Stage(models.TextChoices):
    """The way of a draft law through the assembly, in order."""

    TABLED = "tabled", _("Tabled")
    COMMITTEE = "committee", _("In committee")
    FIRST_READING = "first_reading", _("First reading")
    SECOND_READING = "second_reading", _("Second reading")
    THIRD_READING = "third_reading", _("Third reading")
    SIGNING = "signing", _("Signing")


class ProvisionKind(models.TextChoices):
    """As legislation.text.document.Kind, from the widest to the narrowest."""

    BOOK = "book", _("book")
    DIVISION = "division", _("division")
    PART = "part", _("part")
    SUBPART = "subpart", _("sub-part")
    TITLE = "title", _("title of a law")
    SUBTITLE = "subtitle", _("sub-title of a law")
    SECTION = "section", _("section")
    SUBSECTION = "subsection", _("sub-section")
    CHAPTER = "chapter", _("chapter")
    SUBCHAPTER = "subchapter", _("sub-chapter")
    ANNEX = "annex", _("annex")
    ARTICLE = "article", _("article")
    PARAGRAPH = "paragraph", _("clause")
    POINT = "point", _("point")
    SUBPOINT = "subpoint", _("sub-point")


CONTAINER_KINDS = (
    ProvisionKind.BOOK,
    ProvisionKind.DIVISION,
    ProvisionKind.PART,
    ProvisionKind.SUBPART,
    ProvisionKind.TITLE,
    ProvisionKind.SUBTITLE,
    ProvisionKind.SECTION,
    ProvisionKind.SUBSECTION,
    ProvisionKind.CHAPTER,
    ProvisionKind.SUBCHAPTER,
    ProvisionKind.ANNEX,
)


class ItemChange(models.TextChoices):
    """What happened to a provision between the version before and this one."""

    UNCHANGED = "unchanged", _("unchanged")
    CHANGED = "changed", _("changed")
    INSERTED = "inserted", _("inserted")
    MOVED = "moved", _("moved")
    RENUMBERED = "renumbered", _("renumbered")
    REMOVED = "removed", pgettext_lazy("provision", "removed")


class AmendmentStatus(models.TextChoices):
    PENDING = "pending", _("not yet voted")
    ACCEPTED = "accepted", pgettext_lazy("amendment", "accepted")
    PARTLY = "partly", pgettext_lazy("amendment", "partly accepted")
    REJECTED = "rejected", pgettext_lazy("amendment", "rejected")
    WITHDRAWN = "withdrawn", pgettext_lazy("amendment", "withdrawn")


class OperationKind(models.TextChoices):
    REPLACE = "replace", _("new wording")
    INSERT = "insert", _("insertion")
    REMOVE = "remove", _("removal")
    MOVE = "move", _("move")
    RENUMBER = "renumber", _("renumbering")


class CommentStatus(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _("waiting for confirmation")
    PENDING = "pending", _("waiting for moderation")
    PUBLISHED = "published", pgettext_lazy("comment", "published")
    REJECTED = "rejected", pgettext_lazy("comment", "not published")


class Stance(models.TextChoices):
    FOR = "for", pgettext_lazy("stance", "for")
    AGAINST = "against", pgettext_lazy("stance", "against")
    CHANGE = "change", pgettext_lazy("stance", "proposes a change")
    QUESTION = "question", pgettext_lazy("stance", "asks")


class Outcome(models.TextChoices):
    """What became of a comment, as the official reply states it."""

    ACCEPTED = "accepted", _("taken into account")
    PARTLY = "partly", _("partly taken into account")
    NOT_ACCEPTED = "not_accepted", _("not taken into account")
    EXPLAINED = "explained", _("explained")


PUBLIC_COMMENT_STATUSES = (CommentStatus.PUBLISHED,)
DECIDED_AMENDMENT_STATUSES = (
    AmendmentStatus.ACCEPTED,
    AmendmentStatus.PARTLY,
    AmendmentStatus.REJECTED,
    AmendmentStatus.WITHDRAWN,
)
