"""Loading the demonstration: every step may be run again and then changes nothing."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from cms.demo import accounts, pages
from legislation.enums import BillKind
from legislation.models import Bill, Version

CONTENT = Path(__file__).parent / "content"
BILLS = ("domestic-violence", "political-parties", "defamation")

FAMILY_CODE_NAMES = {
    "short_title_az": "Ailə Məcəlləsi",
    "title_en": "Family Code of the Republic of Azerbaijan",
    "short_title_en": "Family Code",
    "title_ru": "Семейный кодекс Азербайджанской Республики",
    "short_title_ru": "Семейный кодекс",
    "summary_az": (
        "Nikah, valideynlərlə uşaqların münasibətləri, aliment, övladlığa götürmə və himayə."
    ),
    "summary_en": "Marriage, parents and children, maintenance, adoption and guardianship.",
    "summary_ru": "Брак, отношения родителей и детей, алименты, усыновление и опека.",
}

type Step = tuple[str, Callable[[], object]]


def steps() -> Iterator[Step]:
    """What is loaded, in order, each with a name for the progress line."""
    from constituents import demo as constituents
    from ethics_code import demo as ethics

    yield "accounts", lambda: accounts.load_accounts(CONTENT / "accounts.json")
    yield "constituencies and MPs", lambda: constituents.load_people(CONTENT / "people.json")
    yield "who is whose assistant", lambda: accounts.link_people(CONTENT / "accounts.json")
    for slug in BILLS:
        yield f"draft law: {slug}", partial(_bill, CONTENT / "bills" / slug)
    yield "the Family Code, a real law", load_family_code
    yield "the Code of Ethics", lambda: ethics.load(CONTENT)
    yield "questions and answers", _questions
    yield "pages and briefings", lambda: pages.load_pages(CONTENT / "pages.json")


def load_family_code() -> None:
    """The official text as the state register publishes it, imported as any law is."""
    from legislation.importing import About, import_law
    from legislation.publishing import publish

    # What an older recogniser read of the same file stays: data outlive an update.
    if Version.objects.published().filter(bill__slug="family-code").exists():
        return
    about = About(
        title="Azərbaycan Respublikasının Ailə Məcəlləsi",
        slug="family-code",
        kind=BillKind.ACT,
        # The last change noted at the end of the text.
        date=dt.date(2023, 7, 13),
        source_url="https://e-qanun.az/",
    )
    imported = import_law((CONTENT / "laws" / "family-code.az.md").read_bytes(), "az", about)
    # Before publishing, which projects every article with its law's names for the search.
    Bill.objects.filter(pk=imported.bill.pk).update(**FAMILY_CODE_NAMES)
    publish(imported.version, by=None)


def _questions() -> None:
    from cms.demo.about import about_provision
    from constituents.demo import load_questions

    load_questions(CONTENT / "questions.json", about_provision)


def _bill(folder: Path) -> None:
    from legislation import demo, demo_comments

    bill = demo.load_bill(folder)
    rows = json.loads((folder / "bill.json").read_text())["comments"]
    demo_comments.load_comments(bill, rows)
