"""Public questions with their published answers."""

from collections.abc import Iterable

from constituents.models import Question
from search.document import Document, Kind
from search.paths import neutral_reverse
from search.registry import Projection, register


def identities() -> Iterable[str]:
    return Question.objects.public().values_list("reference", flat=True)


def project(identity: str) -> list[Document]:
    question = Question.objects.public().filter(reference=identity).first()
    return [_document(question)] if question else []


def _document(question: Question) -> Document:
    answers = [answer.text for answer in question.answers.all()]
    return Document(
        key=f"{Kind.QUESTION}:{question.reference}",
        kind=Kind.QUESTION,
        language=question.language,
        title=question.subject,
        body="\n".join([question.text, *answers]),
        path=neutral_reverse("constituents:question", [question.reference]),
        date=question.created_at.date(),
    )


register(Projection(Kind.QUESTION, project, identities))
