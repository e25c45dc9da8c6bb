"""Reading questions and answers."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from constituents import about, figures, seats
from constituents.enums import Dialogue
from constituents.forms import HoldForm, QuestionFilterForm
from constituents.models import Person, Question
from constituents.models.question import QuestionQuerySet
from constituents.permissions import may_answer, may_hold, readable_questions
from constituents.presenters import line_of
from constituents.selectors import public_questions
from constituents.timelines import timeline_of

ROWS_ON_PAGE = 10


@require_safe
def question_list(request: HttpRequest) -> HttpResponse:
    form = QuestionFilterForm(request.GET, auto_id="filter_%s")
    asked = Person.objects.filter(questions__in=Question.objects.public()).distinct()
    form.fields["mp"].queryset = asked  # type: ignore[attr-defined]
    chosen = _filtered(public_questions(), form)
    page = Paginator(chosen, ROWS_ON_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "is_filtered": bool(form.chosen("state") or form.chosen("mp")),
        "total": page.paginator.count,
        "answered": chosen.answered().count(),
        "invented": any(question.recipient.is_demonstration for question in page),
    }
    if not page.paginator.count:
        context["ways_out"] = _ways_out(form)
    return render(request, "constituents/question_list.html", context)


def _filtered(questions: QuestionQuerySet, form: QuestionFilterForm) -> QuestionQuerySet:
    if person := form.chosen("mp"):
        questions = questions.filter(recipient=person)
    match form.chosen("state"):
        case "answered":
            return questions.answered()
        case "open":
            return questions.open()
        case "declined":
            return questions.filter(dialogue=Dialogue.DECLINED)
    return questions


def _ways_out(form: QuestionFilterForm) -> dict[str, int]:
    """How many rows each loosened filter would show."""
    everything = public_questions()
    person = form.chosen("mp")
    return {
        "of_mp": everything.filter(recipient=person).count() if person else 0,
        "all": everything.count(),
    }


@require_safe
def question(request: HttpRequest, reference: str) -> HttpResponse:
    """What the reader may not see answers exactly as what is not there."""
    readable = readable_questions(request.user).select_related("recipient__user", "constituency")
    found = get_object_or_404(readable.prefetch_related("answers"), reference=reference.upper())
    context = {
        "question": found,
        "about_url": about.localised(found.about_path),
        "timeline": timeline_of(found),
        "figures_line": line_of(figures.of_person(found.recipient)),
        "seat": seats.sitting(found.recipient),
        "similar": _others(found),
        "may_answer": may_answer(request.user, found),
        "hold_form": HoldForm() if may_hold(request.user, found) else None,
    }
    return render(request, "constituents/question.html", context)


def _others(found: Question) -> QuestionQuerySet:
    """More questions: about the same page where there is one, else to the same MP."""
    others = public_questions().exclude(pk=found.pk)
    if found.about_path:
        return others.filter(about_path=found.about_path)[:3]
    return others.filter(recipient=found.recipient)[:3]
