import json
import time
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from legislation.enums import ItemChange
from legislation.importing import About, import_law, import_version
from legislation.models import Bill, Provision, Translation, Version, VersionItem, Wording
from legislation.presenters.places import article_name
from legislation.problems import LanguageNotOurs, NoTitle, SlugTaken, Unsure, WrongLanguage
from legislation.publishing import publish
from legislation.signals import version_translated
from legislation.text.errors import BinaryText, DuplicateArticle, EmptyText, NotALaw
from legislation.text.recognise import recognise
from legislation.translating import import_translation
from tests.data import shared_data

pytestmark = pytest.mark.django_db

LAW = """# Sınaq haqqında Qanun

Bu Qanun sınağı tənzimləyir.

## I fəsil. Ümumi müddəalar

### Maddə 1. Məqsəd

1.1. Bu Qanunun məqsədi sınağın keçirilməsi qaydasını müəyyən etməkdir.

1.2. Sınaq aşağıdakılardan ibarətdir:

1.2.1. yazılı hissə;

1.2.2. şifahi hissə.

### Maddə 2. Müddət

2.1. Sınaq on gün müddətində keçirilir.
"""
LATER = LAW.replace("on gün", "iyirmi gün").replace(
    "### Maddə 2.", "### Maddə 1-1. Prinsiplər\n\n1-1.1. Sınaq açıq keçirilir.\n\n### Maddə 2."
)
ENGLISH = """# Law on the Trial

This Law governs the trial.

## Chapter I. General provisions

### Article 1. Purpose

1.1. The purpose of this Law is to lay down how the trial is held.

1.2. The trial consists of:

1.2.1. a written part;

1.2.2. an oral part.

### Article 2. Term

2.1. The trial is held within ten days.
"""


def command(file, *options):
    out = StringIO()
    call_command("import_law", str(file), "--language", "az", "--json", *options, stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def law_file(tmp_path):
    def write(content, name="qanun.md"):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


def test_a_text_becomes_a_bill_a_version_and_its_provisions():
    imported = import_law(LAW, "az")

    assert imported.bill.slug == "sinaq-haqqinda-qanun"
    assert (imported.articles, imported.provisions) == (2, 8)
    assert imported.version.preamble == "Bu Qanun sınağı tənzimləyir."
    labels = imported.version.items.order_by("position").values_list("label", "depth")
    assert list(labels) == [
        ("I", 0),
        ("1", 1),
        ("1.1", 2),
        ("1.2", 2),
        ("1.2.1", 3),
        ("1.2.2", 3),
        ("2", 1),
        ("2.1", 2),
    ]


def test_the_same_text_again_changes_nothing_and_says_so():
    first = import_law(LAW, "az")

    again = import_law(LAW, "az")

    assert not again.is_new
    assert again.version == first.version
    assert (Bill.objects.count(), Version.objects.count()) == (1, 1)
    assert VersionItem.objects.count() == 8


def test_another_text_under_a_taken_address_is_refused():
    import_law(LAW, "az")

    with pytest.raises(SlugTaken):
        import_law(LATER, "az")

    assert Version.objects.count() == 1


def test_a_law_without_a_title_needs_one():
    text = LAW.split("\n", 1)[1]

    with pytest.raises(NoTitle):
        import_law(text, "az")
    assert import_law(text, "az", About(title="Sınaq haqqında")).bill.title == "Sınaq haqqında"


def test_a_former_address_of_another_bill_is_left_to_it():
    bill = Bill.objects.create(slug="sinaq-haqqinda-qanun", title_az="Köhnə")
    bill.slug = "yeni"
    bill.save()

    assert import_law(LAW, "az").bill.slug == "sinaq-haqqinda-qanun-2"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", EmptyText),
        (" \n\t\n", EmptyText),
        (b"Madd\xc9\x99 1. \x00", BinaryText),
        (b"\xff\xd8\xff\xe0JFIF", BinaryText),
        ("Salam! Bu, məktubdur.", NotALaw),
        (LAW + LAW.split("\n\n", 3)[3], DuplicateArticle),
    ],
)
def test_what_is_no_law_stores_nothing(content, problem):
    with pytest.raises(problem):
        import_law(content, "az")

    for model in (Bill, Version, VersionItem, Provision, Wording):
        assert not model.objects.exists()


def test_a_second_version_keeps_the_identity_of_what_stayed():
    first = import_law(LAW, "az").version

    second = import_version(first.bill, LATER, About()).version

    old = dict(first.items.values_list("label", "provision_id"))
    new = dict(second.items.values_list("label", "provision_id"))
    assert {label: new[label] for label in old} == old
    changes = second.items.exclude(change=ItemChange.UNCHANGED).values_list("label", "change")
    assert dict(changes) == {
        "1-1": ItemChange.INSERTED,
        "1-1.1": ItemChange.INSERTED,
        "2.1": ItemChange.CHANGED,
    }
    assert (second.number, second.based_on) == (2, first)


def test_a_text_is_stored_once_however_many_versions_have_it():
    first = import_law(LAW, "az")
    import_version(first.bill, LATER, About())

    assert Wording.objects.filter(text="yazılı hissə;").count() == 1


def test_what_is_gone_is_recorded_as_removed():
    first = import_law(LATER, "az")

    second = import_version(first.bill, LAW, About()).version

    assert set(second.removals.values_list("item__label", flat=True)) == {"1-1", "1-1.1"}


def test_versions_of_one_law_share_a_language():
    first = import_law(LAW, "az")
    english = recognise(ENGLISH, "en")

    from legislation.importing import store_version

    with pytest.raises(WrongLanguage):
        store_version(first.bill, english, About())


UNSURE_OLD = """# Tarif haqqında Qanun

### Maddə 1. Məqsəd

1.1. Bu Qanun bələdiyyə vergilərinin ödənilməsi qaydasını bildirir.

### Maddə 2. Tariflər

2.1. Nazirlik hər il yanvar ayında tarifləri kənd üçün təsdiq edir.
"""
UNSURE_NEW = UNSURE_OLD.replace(
    "### Maddə 2. Tariflər\n\n2.1. Nazirlik hər il yanvar ayında tarifləri kənd üçün təsdiq edir.",
    "### Maddə 2. Ödənişlər\n\n2.1. Nazirlik hər il yanvar ayında rüsumları şəhər əhalisi və "
    "müəssisələr barədə dərc edir.",
)


def test_an_unsure_pair_is_refused_with_its_place():
    bill = import_law(UNSURE_OLD, "az").bill

    with pytest.raises(Unsure) as refusal:
        import_version(bill, UNSURE_NEW, About())

    assert refusal.value.places
    assert bill.versions.count() == 1


def test_a_decision_settles_an_unsure_pair():
    first = import_law(UNSURE_OLD, "az").version
    with pytest.raises(Unsure) as refusal:
        import_version(first.bill, UNSURE_NEW, About())

    decisions = {pair.old.eid: None for pair in refusal.value.pairs}
    second = import_version(
        first.bill, UNSURE_NEW, About(), decisions=decisions, accept_unsure=True
    ).version

    gone = {pair.old.node.label for pair in refusal.value.pairs}
    assert gone <= set(second.removals.values_list("item__label", flat=True))


def test_accepted_guesses_keep_the_identity():
    first = import_law(UNSURE_OLD, "az").version

    second = import_version(first.bill, UNSURE_NEW, About(), accept_unsure=True).version

    assert second.items.get(label="2").provision_id == first.items.get(label="2").provision_id


# The command


def test_the_command_reports_what_it_stored(law_file):
    report = command(law_file(LAW), "--publish", "--date", "2026-03-02")

    assert report["bill"] == "sinaq-haqqinda-qanun"
    assert (report["version"], report["articles"], report["provisions"]) == (1, 2, 8)
    assert report["published"] is True
    assert Version.objects.get().date.isoformat() == "2026-03-02"


def test_the_command_adds_a_version_to_a_bill(law_file):
    command(law_file(LAW), "--publish", "--slug", "sinaq")

    report = command(law_file(LATER), "--publish", "--bill", "sinaq")

    assert report["version"] == 2
    assert report["changes"] == {"changed": 1, "inserted": 2}


def test_a_repeated_command_finds_the_text_there(law_file):
    command(law_file(LAW), "--publish")

    report = command(law_file(LAW), "--publish")

    assert (report["new"], report["version"]) == (False, 1)
    assert Version.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "boşdur"),
        (b"Madd\x00", "UTF-8"),
        ("Salam.", "maddə tapılmadı"),
        (LAW + LAW.split("\n\n", 3)[3], "iki dəfə"),
    ],
)
def test_the_command_explains_itself_in_the_language_of_the_text(law_file, content, words):
    with pytest.raises(CommandError, match=words) as refusal:
        command(law_file(content))

    assert refusal.value.returncode == 1
    assert not Bill.objects.exists()


def test_the_command_lists_what_is_unsure(law_file):
    command(law_file(UNSURE_OLD), "--slug", "tarif")

    with pytest.raises(CommandError, match="2"):
        command(law_file(UNSURE_NEW), "--bill", "tarif")
    assert command(law_file(UNSURE_NEW), "--bill", "tarif", "--accept-unsure")["version"] == 2


def test_a_refused_publication_takes_the_import_back(law_file):
    command(law_file(LAW), "--slug", "sinaq")

    with pytest.raises(CommandError):
        command(law_file(LATER), "--bill", "sinaq", "--publish")

    assert Version.objects.count() == 1


@pytest.mark.parametrize("options", [("--bill", "yoxdur"), ()])
def test_a_missing_bill_or_file_is_named(law_file, tmp_path, options):
    file = law_file(LAW) if options else tmp_path / "yoxdur.md"

    with pytest.raises(CommandError, match="yoxdur"):
        command(file, *options)


# Translations


def test_a_translation_is_laid_over_by_number():
    version = import_law(LAW, "az").version

    done = import_translation(version, recognise(ENGLISH, "en").document, "en")

    assert (done.missing, done.extra) == ((), ())
    term = version.items.get(label="2.1").wording
    assert term.translations.get().text == "The trial is held within ten days."
    version.bill.refresh_from_db()
    assert version.bill.title_en == "Law on the Trial"


def test_a_changed_wording_has_no_translation_until_it_gets_one():
    first = import_law(LAW, "az").version
    import_translation(first, recognise(ENGLISH, "en").document, "en")

    second = import_version(first.bill, LATER, About()).version

    assert not second.items.get(label="2.1").wording.translations.exists()
    assert second.items.get(label="1.1").wording.translations.exists()


def test_a_later_translation_replaces_the_earlier():
    version = import_law(LAW, "az").version
    for text in (ENGLISH, ENGLISH.replace("ten days", "10 days")):
        import_translation(version, recognise(text, "en").document, "en")

    texts = Translation.objects.filter(text__contains="days").values_list("text", flat=True)
    assert list(texts) == ["The trial is held within 10 days."]


def test_a_translation_of_other_numbers_says_what_is_missing():
    version = import_law(LAW, "az").version
    other = ENGLISH.replace("Article 2. Term\n\n2.1.", "Article 3. Term\n\n3.1.")

    done = import_translation(version, recognise(other, "en").document, "en")

    assert done.missing == ("art_2", "art_2__para_2.1")
    assert done.extra == ("art_3", "art_3__para_3.1")


@pytest.mark.parametrize("is_published", [True, False])
def test_a_translation_of_a_published_text_is_announced(is_published):
    version = import_law(LAW, "az").version
    if is_published:
        publish(version, by=None)
    heard = []

    def listen(sender, version, **kwargs):
        heard.append(version)

    version_translated.connect(listen)
    try:
        import_translation(version, recognise(ENGLISH, "en").document, "en")
    finally:
        version_translated.disconnect(listen)

    assert heard == ([version] if is_published else [])


# A real code


def test_the_family_code_has_its_196_and_9_articles_in_order():
    file = shared_data("az-laws/md/family-code.md")
    started = time.monotonic()

    imported = import_law(file.read_bytes(), "az")

    assert time.monotonic() - started < 10
    labels = list(
        imported.version.items.filter(kind="article")
        .order_by("position")
        .values_list("label", flat=True)
    )
    plain = [label for label in labels if "-" not in label]
    assert plain == [str(n) for n in range(1, 197)]
    hyphenated = [label for label in labels if "-" in label]
    assert len(hyphenated) == 9
    for label in hyphenated:
        before = labels[labels.index(label) - 1]
        assert before.split("-")[0] == label.split("-")[0]
    headings = imported.version.items.filter(kind="article").values_list("wording__heading")
    assert not [h for (h,) in headings if "Əvvəlki redaksiyada" in h]


def test_the_family_code_imported_twice_is_one_version():
    content = shared_data("az-laws/md/family-code.md").read_bytes()
    import_law(content, "az")

    assert not import_law(content, "az").is_new
    assert Version.objects.count() == 1


def akoma_ntoso(language, number="Article 1"):
    named = f"<FRBRExpression><FRBRlanguage language='{language}'/></FRBRExpression>"
    return (
        f"<akomaNtoso><act><meta><identification>{named}</identification></meta>"
        "<preface><p><docTitle>Data Act</docTitle></p></preface><body>"
        f"<article><num>{number}</num><content><p>A.</p></content></article></body></act>"
        "</akomaNtoso>"
    )


def test_akoma_ntoso_is_stored_in_its_own_language_and_under_its_own_numbers():
    imported = import_law(akoma_ntoso("eng"), "az", About())
    assert imported.version.language == "en"
    assert article_name(imported.version.items.get().label) == "Article 1"


def test_akoma_ntoso_in_a_language_nobody_here_publishes_in_is_refused():
    with pytest.raises(LanguageNotOurs):
        import_law(akoma_ntoso("spa"), "az", About())
    assert not Bill.objects.exists()
