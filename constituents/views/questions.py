"""Reading questions and answers."""

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from constituents import about, drafts, figures, following_up, seats
from constituents.conf import limit
from constituents.enums import Dialogue, Visibility
from constituents.forms import FollowUpForm, HoldForm, QuestionFilterForm
from constituents.models import Person, Question
from constituents.models.question import QuestionQuerySet
from constituents.permissions import may_answer, may_follow_up, may_hold, readable_questions
from constituents.presenters import line_of
from constituents.selectors import public_questions
from constituents.timelines import timeline_of
from constituents.transitions import MoveRefusedError
from core import switches
from core.limits import Refused, spend, wait_in_words
from core.models import Switch

ROWS_ON_PAGE = 10


@require_safe
def question_list(request: HttpRequest) -> HttpResponse:
    form = QuestionFilterForm(request.GET, auto_id="filter_%s")
    asked = Person.objects.filter(questions__in=Question.objects.public()).distinct()
    form.fields["mp"].queryset = asked  # type: ignore[attr-defined] # a ModelChoiceField
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


@require_safe
@login_required
def my_questions(request: HttpRequest) -> HttpResponse:
    """What the account asked, whoever may read it."""
    mine = readable_questions(request.user).filter(author=request.user.pk)
    rows = mine.select_related("recipient", "constituency").prefetch_related("answers")
    page = Paginator(rows, ROWS_ON_PAGE).get_page(request.GET.get("page"))
    return render(request, "constituents/my_questions.html", {"page": page})


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
    found = get_object_or_404(
        readable.prefetch_related("answers", "follow_ups"), reference=reference.upper()
    )
    return _page(request, found, _follow_up_form(request, found))


def _page(request: HttpRequest, found: Question, form: FollowUpForm | None) -> HttpResponse:
    context = {
        "question": found,
        "about_url": about.localised(found.about_path),
        "timeline": timeline_of(found),
        "figures_line": line_of(figures.of_person(found.recipient)),
        "seat": seats.sitting(found.recipient),
        "similar": _others(found),
        "may_answer": may_answer(request.user, found),
        "follow_up_form": form,
        "text_limit": limit("QUESTION_TEXT_LIMIT"),
        "hold_form": HoldForm() if may_hold(request.user, found) else None,
    }
    return render(request, "constituents/question.html", context)


def _follow_up_form(request: HttpRequest, found: Question) -> FollowUpForm | None:
    if not may_follow_up(request.user, found):
        return None
    is_private = found.visibility == Visibility.PRIVATE
    typed = drafts.find(request, drafts.follow_up_name(found.reference))
    return FollowUpForm(
        initial={**typed, "key": typed.get("key") or uuid4()}, is_private=is_private
    )


@require_POST
@login_required
def follow_up(request: HttpRequest, reference: str) -> HttpResponse:
    found = get_object_or_404(readable_questions(request.user), reference=reference.upper())
    if found.author_id != request.user.pk:
        raise Http404
    name = drafts.follow_up_name(found.reference)
    drafts.keep(request, name, request.POST.dict())
    form = FollowUpForm(request.POST, is_private=found.visibility == Visibility.PRIVATE)
    if not form.is_valid():
        # Not by way of the draft: a text too long for it must not be lost.
        return _page(request, found, form)
    try:
        switches.refuse_stopped(Switch.Name.QUESTIONS)
        spend("follow-up", request)
        following_up.follow_up(
            found,
            text=form.cleaned_data["text"],
            language=get_language() or "az",
            key=form.cleaned_data["key"],
        )
    except MoveRefusedError:
        messages.error(request, _("Wait for the answer first: a question is open already."))
        return redirect(found)
    except switches.Stopped as stopped:
        messages.error(request, stopped.notice)
        return _page(request, found, form)
    except Refused as refusal:
        messages.error(request, f"{wait_in_words(refusal)} {_('What you wrote is below.')}")
        return _page(request, found, form)
    drafts.drop(request, name)
    messages.success(request, _("Your follow-up question is on its way to the MP."))
    return redirect(found)


def _others(found: Question) -> QuestionQuerySet:
    """More questions: about the same page where there is one, else to the same MP."""
    others = public_questions().exclude(pk=found.pk)
    if found.about_path:
        return others.filter(about_path=found.about_path)[:3]
    return others.filter(recipient=found.recipient)[:3]
