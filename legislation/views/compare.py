"""Two versions compared, article by article."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from legislation.comparison import differences
from legislation.models import Bill, Version
from legislation.presenters import comparing
from legislation.selectors.comparing import Sides, sides, words_of
from legislation.selectors.texts import NO_TEXT, headings
from legislation.selectors.versions import visible_versions
from legislation.views.reader import language_of
from legislation.views.shared import with_bill

CARDS_A_PAGE = 30
SIDE_BY_SIDE = "side"


@dataclass(frozen=True)
class Choice:
    """The two versions asked for; `problem` says why they cannot be compared."""

    old: Version | None
    new: Version | None
    problem: str = ""

    @property
    def is_backwards(self) -> bool:
        return bool(self.old and self.new and self.old.number > self.new.number)


@with_bill
def compare(request: HttpRequest, bill: Bill) -> HttpResponse:
    versions = visible_versions(bill, request.user)
    choice = _choice(request, versions)
    if choice.is_backwards and choice.old and choice.new:
        return redirect(_address(bill, choice.new, choice.old, request.GET.get("layout", "")))
    context: dict[str, object] = {
        "bill": bill,
        "versions": versions,
        "choice": choice,
        "layout": SIDE_BY_SIDE if request.GET.get("layout") == SIDE_BY_SIDE else "",
    }
    if choice.problem or choice.old is None or choice.new is None:
        status = 400 if choice.problem and len(versions) > 1 else 200
        return render(request, "legislation/compare.html", context, status=status)
    context |= _compared(request, sides(choice.old, choice.new))
    return render(request, "legislation/compare.html", context)


def _choice(request: HttpRequest, versions: list[Version]) -> Choice:
    """What the address asks for; without a word, the newest two."""
    if len(versions) < 2:
        return Choice(None, None, _("There is only one version so far: nothing to compare yet."))
    asked = request.GET.get("from", ""), request.GET.get("to", "")
    if asked == ("", ""):
        return Choice(versions[1], versions[0])
    by_number = {str(version.number): version for version in versions}
    old, new = (by_number.get(number) for number in asked)
    if old is None or new is None:
        return Choice(old, new, _("There is no such version. Choose two from the lists."))
    if old is new:
        return Choice(old, new, _("This is the same version twice. Choose two different ones."))
    return Choice(old, new)


def _address(bill: Bill, old: Version, new: Version, layout: str) -> str:
    side = f"&layout={SIDE_BY_SIDE}" if layout == SIDE_BY_SIDE else ""
    url = reverse("legislation:compare", args=[bill.slug])
    return f"{url}?from={old.number}&to={new.number}{side}"


def _compared(request: HttpRequest, both: Sides) -> dict[str, object]:
    language = language_of(request)
    groups = differences(both.old, both.new)
    page = Paginator(groups, CARDS_A_PAGE).get_page(request.GET.get("page"))
    words = words_of(both, page.object_list, language)
    names = headings((group.whole.row.wording for group in groups), language)
    return {
        "page": page,
        "cards": [comparing.card(group, both, words) for group in page.object_list],
        "entries": [
            comparing.entry(
                group, names.get(group.whole.row.wording, NO_TEXT), 1 + n // CARDS_A_PAGE, language
            )
            for n, group in enumerate(groups)
        ],
        "summary": comparing.summary(groups),
        "is_translation": both.new_version.language != language,
    }
