"""From a recognised text to a bill and a version, in one transaction or not at all."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core.text import slugify
from legislation.causes import write_causes
from legislation.changes import EditScript, write_edit_script
from legislation.enums import BillKind
from legislation.models import Bill, FormerSlug, Version
from legislation.problems import LanguageNotOurs, NoTitle, SlugTaken, Unsure, WrongLanguage
from legislation.storing import read_document, same_text, store_items
from legislation.text.align import Pair, Reason, align
from legislation.text.document import Document
from legislation.text.questions import Question, Recognition
from legislation.text.recognise import recognise

# After so many rounds of accepted guesses, what is still unsure is refused.
ROUNDS = 5
SLUG_LIMIT = 100

type Decisions = Mapping[str, str | None]


@dataclass(frozen=True)
class About:
    """What the text itself does not say."""

    title: str = ""
    slug: str = ""
    kind: str = BillKind.ACT
    date: dt.date | None = None
    version_title: str = ""
    reason: str = ""
    number: str = ""
    source_url: str = ""
    is_demonstration: bool = False


@dataclass(frozen=True)
class Imported:
    """What an import stored; `is_new` is False when the text was there already."""

    bill: Bill
    version: Version
    is_new: bool
    articles: int
    provisions: int
    questions: tuple[Question, ...] = ()
    changes: dict[str, int] = field(default_factory=dict)


def import_law(content: str | bytes, language: str, about: About = About()) -> Imported:
    """Store a text as the first version of a new bill.

    The same text under the same address changes nothing and says so.

    Raises:
        NotRecognised: the text is no law.
        ImportRefused: it has no title, or its address belongs to another text.
    """
    recognition = recognise(content, language)
    return store_law(recognition, about)


def store_law(recognition: Recognition, about: About) -> Imported:
    document = recognition.document
    if document.language not in dict(settings.LANGUAGES):
        raise LanguageNotOurs(document.language)
    title = about.title or document.title
    if not title:
        raise NoTitle
    slug = about.slug or slugify(title)[:SLUG_LIMIT].strip("-")
    with transaction.atomic():
        known = Bill.objects.select_for_update().filter(slug=slug).first()
        if known:
            return _already_there(known, recognition)
        if not about.slug:
            slug = _free(slug)
        bill = Bill.objects.create(
            slug=slug,
            kind=about.kind,
            number=about.number,
            source_url=about.source_url,
            is_demonstration=about.is_demonstration,
            **{f"title_{document.language}": title, "title_az": title},
        )
        version = _store(bill, None, document.with_uids(), about)
    return _report(version, recognition)


def import_version(
    bill: Bill,
    content: str | bytes,
    about: About = About(),
    *,
    decisions: Decisions | None = None,
    accept_unsure: bool = False,
) -> Imported:
    """Store a text as the next version of a bill, each provision keeping its identity.

    `decisions` say for the eid of an old provision which new one it became, None for removed.

    Raises:
        NotRecognised: the text is no law.
        Unsure: somebody must decide which provision is which; `accept_unsure` takes the guesses.
    """
    recognition = recognise(content, bill_language(bill))
    return store_version(bill, recognition, about, decisions=decisions, accept_unsure=accept_unsure)


def store_version(
    bill: Bill,
    recognition: Recognition,
    about: About,
    *,
    decisions: Decisions | None = None,
    accept_unsure: bool = False,
) -> Imported:
    with transaction.atomic():
        # One import of a bill at a time: numbers have no gap and no duplicate.
        Bill.objects.select_for_update().get(pk=bill.pk)
        latest = latest_version(bill)
        if latest is None:
            version = _store(bill, None, recognition.document.with_uids(), about)
            return _report(version, recognition)
        old = read_document(latest)
        if old.language != recognition.document.language:
            raise WrongLanguage(old.language)
        if same_text(old, recognition.document):
            return _report(latest, recognition, is_new=False)
        pairs = identify(old, recognition.document, decisions or {}, accept_unsure=accept_unsure)
        version = _store(bill, latest, with_identities(recognition.document, pairs), about)
        script = write_edit_script(version)
        write_causes(version)
    return _report(version, recognition, script=script)


def identify(
    old: Document, new: Document, decisions: Decisions, *, accept_unsure: bool = False
) -> list[Pair]:
    """Which provision is which. Raises Unsure with the guesses nobody has decided on."""
    known = dict(decisions)
    for __ in range(ROUNDS):
        pairs = align(old, new, known)
        guesses = [pair for pair in pairs if pair.reason is Reason.UNSURE]
        if not guesses:
            return pairs
        if not accept_unsure:
            raise Unsure(guesses)
        known |= {pair.old.eid: pair.new.eid for pair in guesses if pair.old and pair.new}
    raise Unsure(guesses)


def with_identities(document: Document, pairs: list[Pair]) -> Document:
    """The new document with the uids of the old provisions, and new ones for what is new."""
    kept = {
        pair.new.eid: pair.old.node.uid
        for pair in pairs
        if pair.old and pair.new and pair.reason is not Reason.UNSURE
    }
    return document.with_uids(lambda placed: kept.get(placed.eid) or uuid4())


def latest_version(bill: Bill) -> Version | None:
    version = bill.versions.order_by("-number").first()
    if version:
        version.bill = bill
    return version


def bill_language(bill: Bill) -> str:
    latest = latest_version(bill)
    return latest.language if latest else "az"


def _store(bill: Bill, latest: Version | None, document: Document, about: About) -> Version:
    version = Version.objects.create(
        bill=bill,
        number=latest.number + 1 if latest else 1,
        date=about.date or timezone.localdate(),
        title=about.version_title,
        reason=about.reason,
        preamble=document.preamble,
        closing=document.closing,
        language=document.language,
        based_on=latest,
    )
    store_items(version, document)
    return version


def _already_there(bill: Bill, recognition: Recognition) -> Imported:
    for version in bill.versions.order_by("-number"):
        version.bill = bill
        if same_text(read_document(version), recognition.document):
            return _report(version, recognition, is_new=False)
    raise SlugTaken(bill.slug)


def _free(slug: str) -> str:
    """A former address still leads to another bill: do not take it away."""
    free, number = slug, 1
    while FormerSlug.objects.filter(slug=free).exists():
        number += 1
        free = f"{slug}-{number}"
    return free


def _report(
    version: Version,
    recognition: Recognition,
    *,
    is_new: bool = True,
    script: EditScript | None = None,
) -> Imported:
    items = version.items.values_list("kind", flat=True)
    return Imported(
        bill=version.bill,
        version=version,
        is_new=is_new,
        articles=sum(kind == "article" for kind in items),
        provisions=len(items),
        questions=recognition.questions,
        changes=script.counts() if script else {},
    )
