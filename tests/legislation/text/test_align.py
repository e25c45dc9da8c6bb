"""Provisions are recognised by what they say; a number alone proves nothing."""

import time
from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legislation.text.align import MARGIN, SIMILAR, Pair, Reason, align
from legislation.text.document import Document, Kind, Node
from tests.legislation.text.laws import read, real_law

HONOUR = "Şərəf və ləyaqətin müdafiəsi dövlət tərəfindən məhkəmə qaydasında təmin edilir."
PRESS = (
    "Jurnalist yaydığı məlumatın mənbəyini açıqlamağa məcbur edilə bilməz və buna görə cəzalanmır."
)
FINE = "Böhtana görə cərimənin məbləği beş yüz manatdan min beş yüz manatadək müəyyən olunur."
DENIAL = "Redaksiya təkzibi onu aldığı gündən on beş gün müddətində eyni səhifədə dərc etməlidir."
COURT = "İddia müddəti məlumatın yayıldığı vaxtdan altı ay təşkil edir və bərpa olunmur."


def law(*articles):
    return read("\n".join(articles))


def found(pairs, kind=Kind.ARTICLE):
    """{old label: (new label, reason)} of the provisions of one kind."""
    return {
        (pair.old.node.label if pair.old else None): (
            pair.new.node.label if pair.new else None,
            pair.reason,
        )
        for pair in pairs
        if (pair.new or pair.old).node.kind is kind
    }


def test_a_law_against_itself_is_all_the_same():
    text = law(f"Maddə 1. A\n{HONOUR}", f"Maddə 2. B\n2.1. {PRESS}\n2.2. {FINE}")
    assert {pair.reason for pair in align(text, text)} == {Reason.TEXT}


def test_a_new_article_in_front_only_renumbers_the_others():
    old = law(f"Maddə 1. A\n{HONOUR}", f"Maddə 2. B\n{PRESS}")
    new = law(f"Maddə 1. Yeni\n{COURT}", f"Maddə 2. A\n{HONOUR}", f"Maddə 3. B\n{PRESS}")
    assert found(align(old, new)) == {
        "1": ("2", Reason.TEXT),
        "2": ("3", Reason.TEXT),
        None: ("1", Reason.INSERTED),
    }


def test_a_renumbered_article_is_found_with_the_new_numbers_inside_it():
    old = law(f"Maddə 5. A\n5.1. {HONOUR}\n5.2. {PRESS}")
    new = law(f"Maddə 4. X\n{COURT}", f"Maddə 6. A\n6.1. {HONOUR}\n6.2. {PRESS}")
    assert found(align(old, new))["5"] == ("6", Reason.TEXT)
    assert found(align(old, new), Kind.PARAGRAPH) == {
        "5.1": ("6.1", Reason.TEXT),
        "5.2": ("6.2", Reason.TEXT),
    }


def test_a_small_edit_leaves_an_article_nine_tenths_alike():
    long = f"{HONOUR} {PRESS} {FINE}"
    old = law(f"Maddə 1. A\n{long}")
    new = law(f"Maddə 7. A\n{long.replace('beş yüz', 'iki yüz', 1)}")
    (pair,) = align(old, new)
    assert pair.reason is Reason.SIMILAR
    assert SIMILAR <= pair.certainty < 1.0


def test_an_equal_heading_pairs_articles_of_half_the_words():
    old = law(f"Maddə 3. Təkzibin dərci\n{DENIAL}")
    new = law(
        "Maddə 9. Təkzibin dərci\nRedaksiya təkzibi onu aldığı gündən üç iş günü müddətində "
        "növbəti sayda pulsuz verməlidir."
    )
    (pair,) = align(old, new)
    assert (pair.reason, pair.new.node.label) == (Reason.HEADING, "9")
    assert 0.3 <= pair.certainty < 0.9


def test_a_heading_that_two_articles_share_proves_nothing():
    old = law(f"Maddə 3. Yekun\n{DENIAL}")
    new = law(
        "Maddə 8. Yekun\nRedaksiya təkzibi aldığı gündən üç iş günü müddətində verməlidir.",
        "Maddə 9. Yekun\nRedaksiya təkzibi aldığı gündən iki iş günü müddətində yaymalıdır.",
    )
    assert all(pair.reason is not Reason.HEADING for pair in align(old, new))


def test_an_equal_number_pairs_articles_that_are_clearly_related():
    old = law(f"Maddə 3. Təkzib\n{DENIAL}")
    new = law(
        f"Maddə 3. Təkzibin verilməsi qaydası\n{DENIAL.replace('eyni səhifədə', 'pulsuz')} {COURT}"
    )
    (pair,) = align(old, new)
    assert pair.reason is Reason.LABEL
    assert pair.certainty >= 0.5


def test_an_equal_number_alone_never_pairs():
    old = law(f"Maddə 3. Təkzib\n{DENIAL}")
    new = law(f"Maddə 3. Jurnalistin hüququ\n{PRESS}")
    assert {pair.reason for pair in align(old, new)} == {Reason.REMOVED, Reason.INSERTED}


def test_an_equal_number_with_less_than_half_of_the_words_is_a_question():
    old = law(f"Maddə 3. Təkzib\n{DENIAL} {PRESS}")
    new = law(f"Maddə 3. Cavab hüququ\n{DENIAL} {COURT} {FINE}")
    (pair,) = align(old, new)
    assert pair.reason is Reason.UNSURE
    assert 0.4 <= pair.certainty < 0.5


def test_a_paragraph_that_only_grew_is_the_same_however_much_was_added():
    old = law(f"Maddə 1. A\n1.1. {HONOUR}\n1.2. {PRESS}")
    new = law(f"Maddə 1. A\n1.1. {HONOUR} {FINE} {DENIAL} {COURT}\n1.2. {PRESS}")
    assert found(align(old, new), Kind.PARAGRAPH)["1.1"] == ("1.1", Reason.LABEL)


def test_a_paragraph_that_only_shrank_is_the_same_however_much_went():
    old = law(f"Maddə 1. A\n1.1. {FINE} {HONOUR} {DENIAL} {COURT}\n1.2. {PRESS}")
    new = law(f"Maddə 1. A\n1.1. {HONOUR}\n1.2. {PRESS}")
    assert found(align(old, new), Kind.PARAGRAPH)["1.1"] == ("1.1", Reason.LABEL)


def test_a_text_kept_inside_a_longer_one_of_another_number_is_not_followed():
    old = law(f"Maddə 1. A\n1.1. {HONOUR}\n1.2. {PRESS}")
    new = law(f"Maddə 1. A\n1.2. {PRESS}\n1.3. {FINE} {DENIAL} {HONOUR} {COURT}")
    assert found(align(old, new), Kind.PARAGRAPH)["1.1"] == (None, Reason.REMOVED)


def test_a_short_text_kept_inside_a_longer_one_of_its_number_proves_nothing():
    old = law(f"Maddə 1. A\n1.1. Cərimə edilir.\n1.2. {PRESS}")
    new = law(f"Maddə 1. A\n1.1. {HONOUR} {DENIAL} Cərimə edilir. {COURT}\n1.2. {PRESS}")
    assert found(align(old, new), Kind.PARAGRAPH)["1.1"] == (None, Reason.REMOVED)


def test_an_equal_number_does_not_win_over_a_likelier_text():
    half = " ".join(DENIAL.split()[:7])
    old = law(f"Maddə 3. Təkzib\n{DENIAL} {COURT} {FINE}")
    new = law(
        f"Maddə 3. Başqa\n{half} {COURT}",
        f"Maddə 4. Təkzib haqqında\n{DENIAL} {COURT} {FINE.replace('beş', 'üç')}",
    )
    pairs = found(align(old, new))
    assert pairs["3"][0] == "4"


def test_two_equally_likely_articles_are_a_question():
    old = law(f"Maddə 3. Təkzib\n{DENIAL} {COURT}")
    new = law(
        f"Maddə 5. Birinci\n{DENIAL} {COURT.replace('altı', 'üç')}",
        f"Maddə 6. İkinci\n{DENIAL} {COURT.replace('altı', 'beş')}",
    )
    guesses = [pair for pair in align(old, new) if pair.old and pair.new]
    assert [pair.reason for pair in guesses] == [Reason.UNSURE]


def test_a_somewhat_alike_article_under_another_number_is_a_question():
    old = law(f"Maddə 3. Təkzib\n{DENIAL} {COURT}")
    new = law(f"Maddə 8. Cavab\n{DENIAL} {FINE}")
    (pair,) = align(old, new)
    assert pair.reason is Reason.UNSURE
    assert 0.4 <= pair.certainty < SIMILAR


def test_paragraphs_of_an_unsure_article_are_only_paired_by_equal_text():
    old = law(f"Maddə 3. Təkzib\n3.1. {DENIAL}\n3.2. {COURT}\n3.3. {FINE}")
    new = law(f"Maddə 8. Cavab\n8.1. {PRESS}\n8.2. {COURT}\n8.3. {HONOUR} {DENIAL[:40]}.")
    pairs = found(align(old, new), Kind.PARAGRAPH)
    assert pairs["3.2"] == ("8.2", Reason.TEXT)
    assert pairs["3.1"][1] in {Reason.REMOVED, Reason.UNSURE}


def test_a_paragraph_moved_to_another_article_is_found():
    old = law(f"Maddə 1. A\n1.1. {HONOUR}\n1.2. {PRESS}", f"Maddə 2. B\n2.1. {FINE}")
    new = law(f"Maddə 1. A\n1.1. {HONOUR}", f"Maddə 2. B\n2.1. {FINE}\n2.2. {PRESS}")
    assert found(align(old, new), Kind.PARAGRAPH)["1.2"] == ("2.2", Reason.TEXT)


def test_a_short_common_paragraph_is_not_followed_to_another_article():
    old = law(f"Maddə 1. A\n1.1. {HONOUR}\n1.2. Çıxarılmışdır.", f"Maddə 2. B\n2.1. {FINE}")
    new = law(f"Maddə 1. A\n1.1. {HONOUR}", f"Maddə 2. B\n2.1. {FINE}\n2.2. Çıxarılmışdır.")
    pairs = found(align(old, new), Kind.PARAGRAPH)
    assert pairs["1.2"] == (None, Reason.REMOVED)
    assert pairs[None] == ("2.2", Reason.INSERTED)


def test_repealed_articles_of_equal_text_keep_their_numbers():
    old = law("Maddə 1. Çıxarılmışdır", f"Maddə 2. A\n{HONOUR}", "Maddə 3. Çıxarılmışdır")
    new = law(f"Maddə 2. A\n{HONOUR}", "Maddə 3. Çıxarılmışdır")
    pairs = found(align(old, new))
    assert pairs["3"] == ("3", Reason.TEXT)
    assert pairs["1"] == (None, Reason.REMOVED)


def test_a_changed_paragraph_keeps_its_place_in_its_article():
    old = law(f"Maddə 1. A\n1.1. {HONOUR}\n1.2. Müraciətə on gün müddətində baxılır.")
    new = law(f"Maddə 1. A\n1.1. {HONOUR}\n1.2. Müraciətə beş gün müddətində baxılmalıdır.")
    assert found(align(old, new), Kind.PARAGRAPH)["1.2"] == ("1.2", Reason.LABEL)


def test_a_changed_paragraph_keeps_its_place_though_its_article_is_renumbered():
    old = law(f"Maddə 5. A\n5.1. {HONOUR}\n5.2. {PRESS}\n5.3. Müraciətə on gün müddətində baxılır.")
    new = law(f"Maddə 6. A\n6.1. {HONOUR}\n6.2. {PRESS}\n6.3. Müraciətə beş gün ərzində baxılır.")
    pairs = found(align(old, new), Kind.PARAGRAPH)
    assert pairs["5.3"] == ("6.3", Reason.LABEL)


def test_an_article_that_went_to_another_chapter_is_the_same():
    first = f"1-ci fəsil. Ümumi\nMaddə 1. A\n{HONOUR}\nMaddə 2. B\n{PRESS}"
    old = law(first, f"2-ci fəsil. Yekun\nMaddə 3. C\n{FINE}")
    new = law(
        f"1-ci fəsil. Ümumi\nMaddə 1. A\n{HONOUR}",
        f"2-ci fəsil. Yekun\nMaddə 2. B\n{PRESS}\nMaddə 3. C\n{FINE}",
    )
    assert found(align(old, new))["2"] == ("2", Reason.TEXT)
    assert found(align(old, new), Kind.CHAPTER) == {
        "1-ci": ("1-ci", Reason.HEADING),
        "2-ci": ("2-ci", Reason.HEADING),
    }


def test_a_renamed_chapter_is_known_by_its_articles():
    old = law(f"1-ci fəsil. Ümumi\nMaddə 1. A\n{HONOUR}\nMaddə 2. B\n{PRESS}")
    new = law(f"3-cü fəsil. Əsas qaydalar\nMaddə 1. A\n{HONOUR}\nMaddə 2. B\n{PRESS}")
    assert found(align(old, new), Kind.CHAPTER) == {"1-ci": ("3-cü", Reason.CHILDREN)}


def test_a_chapter_with_other_articles_is_another_chapter():
    old = law(f"1-ci fəsil. Ümumi\nMaddə 1. A\n{HONOUR}")
    new = law(f"1-ci fəsil. Başqa\nMaddə 1. X\n{FINE}")
    assert {pair.reason for pair in align(old, new)} == {Reason.REMOVED, Reason.INSERTED}


def test_what_a_person_says_overrules_everything():
    old = law(f"Maddə 1. A\n{HONOUR}", f"Maddə 2. B\n{PRESS}")
    new = law(f"Maddə 1. A\n{HONOUR}", f"Maddə 2. C\n{FINE}")
    pairs = found(align(old, new, {"art_1": "art_2", "art_2": None}))
    assert pairs["1"] == ("2", Reason.EXPLICIT)
    assert pairs["2"] == (None, Reason.REMOVED)
    assert pairs[None] == ("1", Reason.INSERTED)


def test_a_mapping_to_nowhere_removes():
    old = law(f"Maddə 1. A\n{HONOUR}")
    pairs = align(old, old, {"art_1": "art_99"})
    assert {pair.reason for pair in pairs} == {Reason.REMOVED, Reason.INSERTED}


def test_two_old_articles_cannot_become_one():
    old = law(f"Maddə 1. A\n{HONOUR}", f"Maddə 2. B\n{PRESS}")
    new = law(f"Maddə 1. C\n{FINE}")
    pairs = align(old, new, {"art_1": "art_1", "art_2": "art_1"})
    assert [pair.reason for pair in pairs] == [Reason.EXPLICIT, Reason.REMOVED]


def test_one_uid_on_both_sides_is_one_provision():
    uid = uuid4()
    old = Document(children=(Node(Kind.ARTICLE, "1", "A", HONOUR, (), uid),))
    new = Document(children=(Node(Kind.ARTICLE, "8", "Z", FINE, (), uid),))
    (pair,) = align(old, new)
    assert (pair.reason, pair.certainty) == (Reason.UID, 1.0)


def test_removed_provisions_stand_where_they_were():
    old = law(f"Maddə 1. A\n{HONOUR}", f"Maddə 2. B\n{PRESS}", f"Maddə 3. C\n{FINE}")
    new = law(f"Maddə 1. A\n{HONOUR}", f"Maddə 3. C\n{FINE}")
    labels = [(pair.new or pair.old).node.label for pair in align(old, new)]
    assert labels == ["1", "2", "3"]


def test_a_law_that_appears_or_disappears_is_all_one_kind():
    text = law(f"Maddə 1. A\n{HONOUR}")
    assert [pair.reason for pair in align(Document(), text)] == [Reason.INSERTED]
    assert [pair.reason for pair in align(text, Document())] == [Reason.REMOVED]
    assert align(Document(), Document()) == []


SENTENCES = [HONOUR, PRESS, FINE, DENIAL, COURT, f"{HONOUR} {PRESS}", f"{FINE} {DENIAL}", "Son."]


@st.composite
def laws(draw):
    articles = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        texts = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
        paragraphs = tuple(
            Node(Kind.PARAGRAPH, f"{number}.{at}", "", text)
            for at, text in enumerate(texts, start=1)
        )
        heading = draw(st.sampled_from(["A", "B", "C", ""]))
        articles.append(Node(Kind.ARTICLE, str(number), heading, "", paragraphs))
    return Document(children=tuple(articles))


@given(laws(), laws())
def test_every_provision_of_both_versions_stands_in_exactly_one_pair(old, new):
    pairs = align(old, new)
    olds = [pair.old.eid for pair in pairs if pair.old]
    news = [pair.new.eid for pair in pairs if pair.new]
    assert sorted(olds) == sorted(place.eid for place in old.walk())
    assert news == [place.eid for place in new.walk()]


@given(laws(), laws())
def test_a_pair_is_never_made_by_number_alone(old, new):
    for pair in align(old, new):
        if pair.old and pair.new:
            assert pair.reason is not Reason.REMOVED
            assert pair.certainty >= 0.3


@given(laws(), laws())
def test_certainty_lies_between_nought_and_one(old, new):
    assert all(0.0 <= pair.certainty <= 1.0 for pair in align(old, new))


@given(laws())
def test_a_law_is_its_own_twin(text):
    for pair in align(text, text):
        assert pair.old is not None
        assert pair.new is not None
        assert pair.old.node.full_text() == pair.new.node.full_text()


@given(laws(), laws())
def test_the_same_question_has_the_same_answer(old, new):
    assert align(old, new) == align(old, new)


@pytest.fixture(scope="module")
def family_code():
    return read(real_law("az-laws/md/family-code.md"))


def shifted(document, at):
    """The law with a new article, all later ones renumbered with their paragraphs."""
    text = "Bu maddə sınaq üçün əlavə edilmişdir və heç bir köhnə maddəyə bənzəmir."
    added = [Node(Kind.ARTICLE, "yeni", "Sınaq maddəsi", text)]

    def renumber(nodes):
        for node in nodes:
            if node.kind.is_container:
                yield replace(node, children=tuple(renumber(node.children)))
                continue
            if node.label == at and added:
                yield added.pop()
            label = f"9{node.label}" if added == [] else node.label
            children = tuple(
                replace(child, label=child.label.replace(node.label, label, 1))
                for child in node.children
            )
            yield replace(node, label=label, children=children)

    return replace(document, children=tuple(renumber(document.children)))


def test_the_family_code_with_one_article_inserted_is_followed_to_the_last(family_code):
    pairs = align(family_code, shifted(family_code, "31"))
    reasons = [pair.reason for pair in pairs if (pair.new or pair.old).node.kind is Kind.ARTICLE]
    assert reasons.count(Reason.INSERTED) == 1
    assert reasons.count(Reason.TEXT) == len(reasons) - 1


def test_the_family_code_is_aligned_in_a_moment(family_code):
    other = shifted(family_code, "100")
    started = time.process_time()
    align(family_code, other)
    # Measured 0.1 s; the machine of a test may be busy.
    assert time.process_time() - started < 2


def test_two_hundred_edited_articles_are_aligned_in_a_moment():
    old = law(
        *(
            f"Maddə {n}. Başlıq {n}\n{n}.1. {HONOUR} {n * 7919}.\n{n}.2. {FINE}"
            for n in range(1, 201)
        )
    )
    new = law(
        *(
            f"Maddə {n + 1}. Başlıq {n}\n{n + 1}.1. {PRESS} {n * 7919}.\n{n + 1}.2. {FINE}"
            for n in range(1, 201)
        )
    )
    started = time.process_time()
    pairs = align(old, new)
    assert time.process_time() - started < 3
    assert sum(pair.reason is Reason.HEADING for pair in pairs) >= 200


def test_a_complete_rewrite_of_five_hundred_articles_ends_in_time():
    old = law(*(f"Maddə {n}. B{n}\n{n}.1. {word(n)} {HONOUR}" for n in range(1, 501)))
    new = law(*(f"Maddə {n}. C{n}\n{n}.1. {word(n + 9000)} {PRESS}" for n in range(1, 501)))
    started = time.process_time()
    pairs = align(old, new)
    assert time.process_time() - started < 6
    assert len(pairs) == 2000


def word(number):
    return "".join("abcdefghij"[int(digit)] for digit in str(number * 7919)) * 2


def test_an_unsure_pair_and_a_sure_one_differ_by_more_than_the_margin():
    assert SIMILAR + MARGIN <= 1.0
    assert Pair(None, None, Reason.UNSURE).certainty == 1.0
