"""The desk of an MP and the MP's assistants."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from constituents import about, answering, drafts, workdays
from constituents.conf import limit
from constituents.enums import Dialogue, SignedAs
from constituents.forms import AnswerForm, DeclineForm
from constituents.models import Answer, Question
from constituents.models.question import QuestionQuerySet
from constituents.permissions import desk_questions, has_desk, signatures_for
from constituents.presenters import desk_cells
from constituents.timelines import timeline_of
from constituents.transitions import MoveRefusedError, is_allowed
from core.models import User

ROWS_ON_PAGE = 20
LAST_DAYS = 5

type View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Row:
    """A question on the desk; `days_left` in working days, negative when overdue."""

    question: Question
    days_left: int

    @property
    def is_overdue(self) -> bool:
        return self.days_left < 0

    @property
    def is_last(self) -> bool:
        return 0 <= self.days_left <= LAST_DAYS


def _row(question: Question) -> Row:
    deadline = question.deadline
    days = workdays.between(workdays.today(), deadline) if deadline else LAST_DAYS + 1
    return Row(question, days)


def _on_desk(request: HttpRequest) -> QuestionQuerySet:
    """403 for whoever has no desk at all; an empty desk is an empty list."""
    if not has_desk(request.user):
        raise PermissionDenied
    return desk_questions(request.user).select_related("recipient", "constituency")


def _found(request: HttpRequest, reference: str) -> Question:
    """A question of somebody else's desk answers as one that is not there."""
    mine = desk_questions(request.user).select_related("recipient__user", "constituency")
    return get_object_or_404(mine, reference=reference.upper())


@require_safe
@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    waiting = _on_desk(request).open().order_by("delivered_at", "pk")
    rows = [_row(question) for question in waiting]
    rows.sort(key=lambda row: row.days_left)
    cells = desk_cells(
        waiting=len(rows),
        last=sum(row.is_last for row in rows),
        overdue=sum(row.is_overdue for row in rows),
        answered=_on_desk(request).answered().count(),
        asked=_on_desk(request).count(),
    )
    context = {
        "page": Paginator(rows, ROWS_ON_PAGE).get_page(request.GET.get("page")),
        "waiting": len(rows),
        "cells": cells,
        "nearest": next((row.question.deadline for row in rows if not row.is_overdue), None),
        "several": len({row.question.recipient_id for row in rows}) > 1,
    }
    return render(request, "constituents/desk.html", context)


@require_safe
@login_required
def answers(request: HttpRequest) -> HttpResponse:
    done = _on_desk(request).exclude(pk__in=_on_desk(request).open())
    ordered = done.prefetch_related("answers").order_by("-answered_at", "-pk")
    page = Paginator(ordered, ROWS_ON_PAGE).get_page(request.GET.get("page"))
    return render(request, "constituents/desk_answers.html", {"page": page})


@require_safe
@login_required
def question(request: HttpRequest, reference: str) -> HttpResponse:
    """Read and answer. What was typed comes back from the draft, with its preview."""
    found = _found(request, reference)
    typed = drafts.find(request, drafts.answer_name(found.reference))
    checked = bool(typed) and "preview" in request.GET
    form = _answer_form(request.user, found, typed, checked=checked)
    preview = _preview(found, form) if checked else None
    return _page(request, found, form, DeclineForm(), preview)


def _page(
    request: HttpRequest,
    found: Question,
    form: AnswerForm,
    decline_form: DeclineForm,
    preview: Answer | None = None,
) -> HttpResponse:
    context = {
        "question": found,
        "is_open": is_allowed("dialogue", found.dialogue, Dialogue.ANSWERED),
        "is_declinable": is_allowed("dialogue", found.dialogue, Dialogue.DECLINED),
        "about_url": about.localised(found.about_path),
        "days_left": _row(found).days_left,
        "form": form,
        "decline_form": decline_form,
        "preview": preview,
        "timeline": timeline_of(found),
        "text_limit": limit("ANSWER_TEXT_LIMIT"),
        "reason_limit": limit("DECLINE_REASON_LIMIT"),
    }
    return render(request, "constituents/desk_question.html", context)


def _answer_form(user: Any, found: Question, typed: dict[str, str], *, checked: bool) -> AnswerForm:
    signatures = signatures_for(user, found)
    if checked and "text" in typed:
        return AnswerForm(typed, signatures=signatures)
    return AnswerForm(initial={**typed, "key": typed.get("key") or uuid4()}, signatures=signatures)


def _preview(found: Question, form: AnswerForm) -> Answer | None:
    """The answer as readers would see it, unsaved; None while the form has errors."""
    if not form.is_valid():
        return None
    return Answer(
        question=found,
        text=form.cleaned_data["text"],
        signed_as=form.cleaned_data["signed_as"],
        language=get_language() or "az",
    )


def _back(found: Question, mark: str = "") -> HttpResponse:
    response = redirect("constituents:desk_question", found.reference)
    response["Location"] += mark
    return response


@require_POST
@login_required
def preview(request: HttpRequest, reference: str) -> HttpResponse:
    found = _found(request, reference)
    form = _sent_answer(request, found)
    if not form.is_valid():
        # Not by way of the draft: a text too long for it must not be lost.
        return _page(request, found, form, DeclineForm())
    return _back(found, "?preview=1#preview")


def _sent_answer(request: HttpRequest, found: Question) -> AnswerForm:
    """What was sent, and is kept in case nothing comes of it."""
    drafts.keep(request, drafts.answer_name(found.reference), request.POST.dict())
    return AnswerForm(request.POST, signatures=signatures_for(request.user, found))


@require_POST
@login_required
def publish(request: HttpRequest, reference: str) -> HttpResponse:
    found = _found(request, reference)
    user: User = request.user  # type: ignore[assignment] # login_required
    form = _sent_answer(request, found)
    if not form.is_valid():
        return _page(request, found, form, DeclineForm())
    try:
        answering.publish_answer(
            found,
            text=form.cleaned_data["text"],
            signed_as=SignedAs(form.cleaned_data["signed_as"]),
            language=get_language() or "az",
            by=user,
            key=form.cleaned_data["key"],
        )
    except MoveRefusedError:
        messages.error(request, _("Somebody has answered or closed this question meanwhile."))
        return _back(found)
    drafts.drop(request, drafts.answer_name(found.reference))
    messages.success(request, _("The answer is published and on its way to the author."))
    return _back(found)


@require_POST
@login_required
def decline(request: HttpRequest, reference: str) -> HttpResponse:
    found = _found(request, reference)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        typed = drafts.find(request, drafts.answer_name(found.reference))
        answer = _answer_form(request.user, found, typed, checked=False)
        return _page(request, found, answer, form)
    try:
        answering.decline(found, reason=form.cleaned_data["reason"])
    except MoveRefusedError:
        messages.error(request, _("Somebody has answered or closed this question meanwhile."))
    else:
        messages.success(request, _("The author is told that there will be no answer, and why."))
    return _back(found)
