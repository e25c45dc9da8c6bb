"""Where a comment's words are now: a tag, a sentence, the marked differences."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from legislation.commenting.placement import Fate, Part, Placement
from legislation.presenters import marks
from legislation.presenters.commented import place_name
from legislation.presenters.marks import Paragraph
from legislation.presenters.places import clause_number
from legislation.presenters.reading import article_url
from legislation.selectors.texts import Text

# Of a comment on a whole article that was rewritten; the comparison page shows all.
PARTS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Change:
    number: str
    paragraphs: list[Paragraph]
    language: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class FateView:
    """`tag` says it in a sign and a word (`style` is its class), `line` in a sentence."""

    tag: str
    style: str
    line: str
    name_now: str
    url_now: str
    changes: list[Change]
    more: int


# A function, so that the words are taken in the language of the request.
_TAGS: dict[Fate, Callable[[], tuple[str, str]]] = {
    Fate.NEWEST: lambda: ("= " + pgettext("text", "Not changed"), ""),
    Fate.SAME: lambda: ("= " + pgettext("text", "Not changed"), ""),
    Fate.CHANGED: lambda: ("~ " + pgettext("text", "Changed"), "solid"),
    Fate.MOVED: lambda: ("→ " + pgettext("text", "Moved"), "ink"),
    Fate.RENUMBERED: lambda: ("№ " + pgettext("text", "Renumbered"), "ink"),
    Fate.REMOVED: lambda: ("− " + pgettext("provision", "Removed"), "del"),
}


def fate_view(placement: Placement, language: str) -> FateView:
    tag, style = _TAGS[placement.fate]()
    changed = [part for part in placement.parts if not part.is_same]
    now = placement.now
    return FateView(
        tag=tag,
        style=style,
        line=_line(placement, language),
        name_now=place_name(placement.outline_now, now, language) if now else "",
        url_now=_url_now(placement),
        changes=[_change(part, placement, language) for part in changed[:PARTS_SHOWN]],
        more=max(0, len(changed) - PARTS_SHOWN),
    )


def _url_now(placement: Placement) -> str:
    if placement.now is None:
        return ""
    article = placement.outline_now.article_of(placement.now) or placement.now
    return f"{article_url(placement.version_now, article.eid)}#{placement.now.eid}"


_LINES: dict[tuple[Fate, bool], Promise] = {
    (Fate.NEWEST, False): gettext_lazy(
        "The comment is about the newest text. When it changes, you will see it here."
    ),
    (Fate.SAME, False): gettext_lazy("These words are the same in the new text."),
    (Fate.RENUMBERED, False): gettext_lazy(
        "The words did not change, only the number. Before: %(name)s."
    ),
    (Fate.MOVED, False): gettext_lazy(
        "The words did not change, only the place. Before: %(name)s."
    ),
    (Fate.MOVED, True): gettext_lazy("It stands in another place now. Before: %(name)s."),
    (Fate.REMOVED, True): gettext_lazy(
        "The new text does not have it. The comment stays with the text of its time."
    ),
}


def _line(placement: Placement, language: str) -> str:
    """The tag in a sentence; a change speaks for itself."""
    line = str(_LINES.get((placement.fate, placement.words_changed), ""))
    then = place_name(placement.outline_then, placement.then, language)
    return line % {"name": then} if line else ""


def _change(part: Part, placement: Placement, language: str) -> Change:
    row = part.then if part.moved_away or part.now is None else part.now
    number = clause_number(row.label) if row and not row.is_article else ""
    if part.moved_away and part.now:
        name = place_name(placement.outline_now, part.now, language)
        return Change(number, [], language, _("→ Now it is here: %(name)s") % {"name": name})
    if part.now is None:
        return Change(number, _whole(marks.deleted, part.old), part.old.language)
    if part.then is None:
        return Change(number, _whole(marks.inserted, part.new), part.new.language)
    if part.old.language != part.new.language:
        note = _("It changed, but one of the two texts is not translated yet.")
        return Change(number, _whole(marks.plain, part.new), part.new.language, note)
    heading = marks.compared(part.old.heading, part.new.heading)
    return Change(number, heading + marks.compared(part.old.text, part.new.text), part.new.language)


def _whole(mark: Callable[[str], list[Paragraph]], text: Text) -> list[Paragraph]:
    return mark(text.heading) + mark(text.text)
