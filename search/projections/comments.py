"""Published comments with their official replies, in the language they were written in."""

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext as _

from legislation.models import Comment, CommentReply
from search.document import Document, Kind
from search.paths import neutral_reverse
from search.registry import Projection, register


def identities() -> Iterable[str]:
    return Comment.objects.public().values_list("reference", flat=True)


def project(identity: str) -> list[Document]:
    comment = (
        Comment.objects.public()
        .filter(reference=identity, item__version__published_at__isnull=False)
        .select_related("item__version__bill", "reply")
        .first()
    )
    return [_document(comment)] if comment else []


def _document(comment: Comment) -> Document:
    bill = comment.item.version.bill
    reply: CommentReply | None = getattr(comment, "reply", None)
    with translation.override(comment.language):
        title = _("Comment on %(label)s: %(law)s") % {
            "label": comment.item.label,
            "law": bill.name,
        }
        law_title = bill.title
    return Document(
        key=f"{Kind.COMMENT}:{comment.reference}",
        kind=Kind.COMMENT,
        language=comment.language,
        title=title,
        body="\n".join(filter(None, [comment.text, reply.text if reply else ""])),
        path=neutral_reverse("legislation:comment", [comment.reference]),
        law=bill.slug,
        law_title=law_title,
        eid=comment.item.eid,
        label=comment.item.label,
        date=comment.created_at.date(),
    )


register(Projection(Kind.COMMENT, project, identities))
