"""Loading the demonstration: every step may be run again and then changes nothing."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from cms.demo import accounts, pages

CONTENT = Path(__file__).parent / "content"
BILLS = ("domestic-violence", "political-parties", "defamation")

type Step = tuple[str, Callable[[], object]]


def steps() -> Iterator[Step]:
    """What is loaded, in order, each with a name for the progress line."""
    from constituents import demo as constituents
    from ethics_code import demo as ethics
    from legislation import demo as legislation

    yield "accounts", lambda: accounts.load_accounts(CONTENT / "accounts.json")
    yield "constituencies and MPs", lambda: constituents.load_people(CONTENT / "people.json")
    yield "who is whose assistant", lambda: accounts.link_people(CONTENT / "accounts.json")
    for slug in BILLS:
        yield f"draft law: {slug}", lambda slug=slug: _bill(CONTENT / "bills" / slug)
    yield "the Family Code", lambda: legislation.load_act(CONTENT / "laws" / "family-code.json")
    yield "the Code of Ethics", lambda: ethics.load(CONTENT)
    yield "questions and answers", lambda: constituents.load_questions(CONTENT / "questions.json")
    yield "pages and briefings", lambda: pages.load_pages(CONTENT / "pages.json")


def _bill(folder: Path) -> None:
    from legislation import demo, demo_comments

    bill = demo.load_bill(folder)
    rows = json.loads((folder / "bill.json").read_text())["comments"]
    demo_comments.load_comments(bill, rows)
