"""The editors' way: text in, preview, draft, publication."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.roles import Role
from legislation.models import Amendment, Bill, Operation, Translation, Version
from tests.factories.legislation import (
    AmendmentFactory,
    BillFactory,
    VersionFactory,
    article,
    document,
    law,
)

pytestmark = pytest.mark.django_db

TEXT = """# Sınaq haqqında Qanun

### Maddə 1. Məqsəd

1.1. Bu Qanun sınağın keçirilməsi qaydasını müəyyən edir.

### Maddə 2. Müddət

2.1. Sınaq on gün müddətində keçirilir.
"""
LATER = TEXT.replace("on gün", "iyirmi gün")


@pytest.fixture
def editor(signed_in):
    return signed_in(Role.EDITOR)


def sent(text=TEXT, action="save", **fields):
    return {
        "bill": "",
        "title": "",
        "kind": "bill",
        "number": "12",
        "date": "2026-03-02",
        "version_title": "",
        "reason": "",
        "text": text,
        "action": action,
        **fields,
    }


def test_the_preview_shows_the_articles_and_stores_nothing(editor):
    page = editor.post(reverse("version:add"), sent(action="preview"))

    assert page.status_code == 200
    assert [line.heading for line in page.context["preview"].articles] == ["Məqsəd", "Müddət"]
    assert "Sınaq on gün müddətində" in page.content.decode()
    assert not Bill.objects.exists()


def test_a_saved_text_is_a_draft_nobody_else_sees(editor, client):
    answer = editor.post(reverse("version:add"), sent())

    version = Version.objects.get()
    assert answer["Location"] == reverse("version:inspect", args=[version.pk])
    assert not version.is_published
    assert client.get(version.get_absolute_url()).status_code == 404
    assert editor.get(version.get_absolute_url()).status_code == 200


def test_an_uploaded_file_is_read_like_a_pasted_text(editor):
    file = SimpleUploadedFile("qanun.md", TEXT.encode())

    page = editor.post(reverse("version:add"), sent(text="", action="preview", file=file))

    assert len(page.context["preview"].articles) == 2
    assert "Maddə 2. Müddət" in page.context["form"]["text"].value()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("qanun.docx", TEXT.encode(), ".md"),
        ("qanun.md", b"Madd\x00 1. M", "UTF-8"),
        ("qanun.txt", b"\xff\xfe\xfa", "UTF-8"),
        ("qanun.md", b"Salam, bu bir m\xc9\x99ktubdur.", "Maddə 1."),
    ],
)
def test_an_unreadable_file_is_explained(editor, name, content, message):
    file = SimpleUploadedFile(name, content)

    page = editor.post(reverse("version:add"), sent(text="", file=file))

    assert page.status_code == 200
    assert message in str(page.context["form"].errors["file"])
    assert not Version.objects.exists()


@pytest.mark.parametrize("text", ["", "   \n ", "Salam, dünya.", TEXT + TEXT])
def test_what_is_no_law_is_refused_and_stays_in_the_field(editor, text):
    page = editor.post(reverse("version:add"), sent(text=text))

    assert page.context["form"].errors["text"]
    assert page.context["form"]["text"].value() == text
    assert not Version.objects.exists()


def test_a_second_version_keeps_identities_and_shows_its_changes(editor):
    editor.post(reverse("version:add"), sent())
    first = Version.objects.get()
    page = editor.post(reverse("version:add"), sent(LATER, action="preview", bill=first.bill_id))
    assert page.context["preview"].change_count == 1

    editor.post(reverse("version:add"), sent(LATER, bill=first.bill_id))

    second = Version.objects.get(number=2)
    same = second.items.get(label="2.1").provision_id
    assert same == first.items.get(label="2.1").provision_id
    assert second.items.get(label="2.1").change == "changed"


def test_the_same_text_again_has_nothing_to_save(editor):
    editor.post(reverse("version:add"), sent())

    page = editor.post(reverse("version:add"), sent(bill=Bill.objects.get().pk))

    assert page.context["preview"].is_same
    assert Version.objects.count() == 1


def test_an_unsure_pair_waits_for_a_decision(editor):
    first = VersionFactory(
        text=document(
            article(
                "1", "Məqsəd", "Bu Qanun bələdiyyə vergilərinin ödənilməsi qaydasını bildirir."
            ),
            article(
                "2", "Tariflər", "Nazirlik hər il yanvar ayında tarifləri kənd üçün təsdiq edir."
            ),
        ),
        published=True,
    )
    doubtful = """# Sınaq haqqında Qanun

### Maddə 1. Məqsəd

1.1. Bu Qanun bələdiyyə vergilərinin ödənilməsi qaydasını bildirir.

### Maddə 2. Ödənişlər

2.1. Nazirlik hər il yanvar ayında rüsumları şəhər əhalisi və müəssisələr barədə dərc edir.
"""
    page = editor.post(reverse("version:add"), sent(doubtful, action="save", bill=first.bill_id))
    doubts = page.context["preview"].doubts
    if not doubts:
        pytest.fail("the texts of this test must be neither the same nor clearly different")
    assert Version.objects.count() == 1

    decided = {f"decision-{n}": doubt.value for n, doubt in enumerate(doubts)}
    for __ in range(3):
        page = editor.post(reverse("version:add"), sent(doubtful, bill=first.bill_id, **decided))
        if page.status_code == 302:
            break
        decided |= {
            f"decision-more-{n}": doubt.value
            for n, doubt in enumerate(page.context["preview"].doubts)
        }

    second = Version.objects.get(number=2)
    assert second.items.get(label="2").provision_id == first.items.get(label="2").provision_id


GROWN = TEXT.replace(
    "2.1. Sınaq on gün müddətində keçirilir.",
    "2.1. Sınaq komissiyanın razılığı, yerli icra orqanının rəyi və iştirakçıların yazılı "
    "müraciəti nəzərə alınmaqla müəyyən edilən cədvəl üzrə, habelə fasiləsiz keçirilir.",
)


def test_an_editor_says_which_provision_is_the_same(editor):
    editor.post(reverse("version:add"), sent())
    first = Version.objects.get()

    editor.post(
        reverse("version:add"),
        sent(GROWN, bill=first.bill_id, identities="2 = 2\n2.1 = 2.1"),
    )

    second = Version.objects.get(number=2)
    assert second.items.get(label="2.1").change == "changed"
    assert not second.removals.exists()


@pytest.mark.parametrize("line", ["2.1", "9.9 = 2.1", "2.1 = 9.9", "= 2.1"])
def test_a_pair_that_cannot_be_followed_is_named(editor, line):
    editor.post(reverse("version:add"), sent())

    page = editor.post(
        reverse("version:add"), sent(GROWN, bill=Bill.objects.get().pk, identities=line)
    )

    assert line in page.context["form"].errors["identities"][0]
    assert Version.objects.count() == 1


def test_publishing_takes_a_confirmation_and_a_post(editor):
    version = VersionFactory(text=law())

    assert editor.get(reverse("version:publish", args=[version.pk])).status_code == 405
    page = editor.get(reverse("version:confirm", args=[version.pk]))
    assert reverse("version:publish", args=[version.pk]) in page.content.decode()
    version.refresh_from_db()
    assert not version.is_published

    editor.post(reverse("version:publish", args=[version.pk]))

    version.refresh_from_db()
    assert version.is_published
    assert version.published_by_id is not None


def test_a_version_that_cannot_be_published_says_why(editor):
    version = VersionFactory()

    page = editor.post(reverse("version:publish", args=[version.pk]), follow=True)

    assert "no article" in page.content.decode() or "maddə" in page.content.decode()
    assert not Version.objects.get().is_published


@pytest.mark.parametrize("page", ["edit", "delete"])
def test_a_published_version_has_no_editing_page(editor, page):
    version = VersionFactory(text=law(), published=True)
    address = reverse(f"version:{page}", args=[version.pk])

    for answer in (editor.get(address), editor.post(address, {"date": "2020-01-01"})):
        assert answer["Location"] == reverse("version:inspect", args=[version.pk])

    assert Version.objects.get().date == dt.date(2026, 3, 2)


def test_a_draft_can_be_deleted_with_its_text(editor):
    version = VersionFactory(text=law())

    editor.post(reverse("version:delete", args=[version.pk]))

    assert not Version.objects.exists()


def test_a_translation_is_laid_over_a_published_version(editor):
    version = VersionFactory(text=document(article("1", "Məqsəd", "Mətn.")), published=True)
    english = "# Law\n\n### Article 1. Purpose\n\n1.1. Text.\n"

    editor.post(
        reverse("version:translate", args=[version.pk]),
        {"translation_language": "en", "text": english},
    )

    assert set(Translation.objects.values_list("heading", "text")) == {
        ("Purpose", ""),
        ("", "Text."),
    }


@pytest.mark.parametrize(
    "role", [Role.CITIZEN, Role.MP, Role.ASSISTANT, Role.MODERATOR, Role.ETHICS_ADVISER]
)
@pytest.mark.parametrize("name", ["version:add", "version:index", "bill:index", "amendment:add"])
def test_nobody_but_editors_gets_in(signed_in, role, name):
    answer = signed_in(role).get(reverse(name), follow=True)

    assert answer.status_code in {403, 404}


def test_others_cannot_publish(signed_in, client):
    version = VersionFactory(text=law())
    address = reverse("version:publish", args=[version.pk])

    for browser in (client, signed_in(Role.MODERATOR), signed_in(Role.ADMINISTRATOR)):
        browser.post(address)

    assert not Version.objects.get().is_published


def amendment_data(version, *rows, **fields):
    data = {
        "bill": version.bill_id,
        "number": 1,
        "base_version": version.pk,
        "proposer": "",
        "status": "pending",
        "tabled_on": "2026-04-01",
        "decided_on": "",
        "operations-TOTAL_FORMS": len(rows),
        "operations-INITIAL_FORMS": 0,
        **fields,
    }
    for field in ("proposer_name", "justification", "outcome_note"):
        data |= {f"{field}_{code}": "" for code in ("az", "en", "ru")}
    for n, row in enumerate(rows):
        data |= {f"operations-{n}-{name}": value for name, value in row.items()}
    return data


def row(kind="replace", target="1.1", **fields):
    return {"kind": kind, "target_label": target, **fields}


def test_an_amendment_is_entered_with_its_operations(editor):
    version = VersionFactory(text=law(), published=True)
    rows = [row(new_text="Yeni mətn."), row("insert", "3.2", new_label="3.3", new_text="Əlavə.")]

    editor.post(reverse("amendment:add"), amendment_data(version, *rows))

    first, second = Operation.objects.order_by("position")
    assert first.provision_id == version.items.get(label="1.1").provision_id
    assert first.old_text == version.items.get(label="1.1").wording.text
    assert (second.position, second.new_label) == (1, "3.3")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (row(target="99.9", new_text="Mətn"), "target_label"),
        (row("insert", "1.1", new_text="Mətn"), "new_label"),
    ],
)
def test_an_operation_that_fits_no_place_is_explained(editor, wrong, field):
    version = VersionFactory(text=law(), published=True)

    page = editor.post(reverse("amendment:add"), amendment_data(version, wrong))

    assert page.status_code == 200
    assert field in page.context["rows"].forms[0].errors
    assert page.context["rows"].forms[0]["new_text"].value() == "Mətn"
    assert not Amendment.objects.exists()


def test_an_amendment_to_another_bills_text_is_refused(editor):
    version = VersionFactory(text=law(), published=True)
    data = amendment_data(version, row(new_text="Mətn"), bill=BillFactory().pk)

    page = editor.post(reverse("amendment:add"), data)

    assert "base_version" in page.context["form"].errors


def test_rows_can_be_added_to_and_taken_from_an_amendment(editor):
    version = VersionFactory(text=law(), published=True)
    editor.post(
        reverse("amendment:add"),
        amendment_data(version, row(new_text="Bir."), row(target="2.1", new_text="İki.")),
    )
    amendment = Amendment.objects.get()
    one, two = amendment.operations.order_by("position")
    data = amendment_data(
        version,
        row(id=one.pk, new_text="Bir.", DELETE="on"),
        row(id=two.pk, target="2.1", new_text="Yenə iki."),
        row(target="3.1", new_text="Üç."),
    ) | {"operations-INITIAL_FORMS": 2}

    editor.post(reverse("amendment:edit", args=[amendment.pk]), data)

    found = amendment.operations.order_by("position").values_list("target_label", "new_text")
    assert list(found) == [("2.1", "Yenə iki."), ("3.1", "Üç.")]


def test_a_former_address_of_another_bill_is_not_given_away(editor):
    moved = BillFactory(slug="kohne")
    moved.slug = "teze"
    moved.save()
    other = BillFactory(slug="basqa", title_az="Başqa")
    names = ("title", "short_title", "summary", "explanation", "initiator")
    data = {f"{name}_{code}": "" for name in names for code in ("az", "en", "ru")}
    data |= {"title_az": "Başqa", "slug": "kohne", "kind": "bill", "number": "1"}

    page = editor.post(reverse("bill:edit", args=[other.pk]), data)

    assert "slug" in page.context["form"].errors


def test_a_pending_amendment_shows_in_the_admin_list(editor):
    version = VersionFactory(text=law(), published=True)
    AmendmentFactory(base_version=version, proposer_name_az="Sınaq komitəsi")

    assert "Sınaq komitəsi" in editor.get(reverse("amendment:index")).content.decode()
