"""A comment's passage is found where it went, or honestly not found; never in another article."""

from dataclasses import replace
from random import Random

import pytest

from legislation.text.align import Pair, Reason, align
from legislation.text.document import Document, Kind, Node
from legislation.text.placing import Comment, State, place
from legislation.text.quotes import Quote, best_place
from legislation.text.tracking import Tracker
from tests.legislation.text.laws import read, real_law

HONOUR = "Şərəf və ləyaqətin müdafiəsi dövlət tərəfindən məhkəmə qaydasında təmin edilir."
PRESS = "Jurnalist yaydığı məlumatın mənbəyini açıqlamağa məcbur edilə bilməz və cəzalanmır."
FINE = "Böhtana görə cərimənin məbləği beş yüz manatdan min beş yüz manatadək müəyyən olunur."
COURT = "İddia müddəti məlumatın yayıldığı vaxtdan altı ay təşkil edir və bərpa olunmur."


def law(*articles):
    return read("\n".join(articles))


def placed(old, new, eid, exact="", prefix="", suffix=""):
    (found,) = place(old, new, [Comment("1", eid, Quote(exact, prefix, suffix))])
    return found


def words(document, placement):
    return document.find(placement.eid).node.text[placement.start : placement.end]


def test_a_passage_keeps_its_article_when_the_numbers_change():
    old = law(f"Maddə 1. A\n{HONOUR}", f"Maddə 2. B\n{PRESS}")
    new = law(f"Maddə 1. Yeni\n{FINE}", f"Maddə 2. A\n{HONOUR}", f"Maddə 3. B\n{PRESS}")
    found = placed(old, new, "art_2", "mənbəyini açıqlamağa")
    assert (found.state, found.eid, found.score) == (State.UNCHANGED, "art_3", 1.0)
    assert words(new, found) == "mənbəyini açıqlamağa"


def test_a_passage_is_pushed_along_by_words_before_it():
    old = law(f"Maddə 1. A\n{FINE}")
    new = law(f"Maddə 1. A\n{FINE.replace('görə', 'və təhqirə görə')}")
    found = placed(old, new, "art_1", "min beş yüz")
    assert (found.state, words(new, found)) == (State.UNCHANGED, "min beş yüz")


def test_a_changed_passage_has_the_new_words_and_a_lower_score():
    old = law(f"Maddə 1. A\n{COURT}")
    new = law(f"Maddə 1. A\n{COURT.replace('altı ay', 'bir il')}")
    found = placed(old, new, "art_1", "vaxtdan altı ay təşkil")
    assert (found.state, words(new, found)) == (State.CHANGED, "vaxtdan bir il təşkil")
    assert found.score == 0.5


def test_a_passage_cut_out_of_an_article_that_stays_is_removed():
    old = law(f"Maddə 1. A\n{HONOUR} {PRESS} {COURT}")
    new = law(f"Maddə 1. A\n{HONOUR} {COURT}")
    found = placed(old, new, "art_1", "mənbəyini açıqlamağa məcbur")
    assert (found.state, found.eid, found.score) == (State.REMOVED, "art_1", 0.0)
    assert found.start == found.end


def test_a_passage_of_a_removed_article_is_removed_though_its_phrase_stands_elsewhere():
    old = law(f"Maddə 1. A\n{HONOUR}", f"Maddə 2. B\n{FINE} Bu, məhkəmə qaydasında təmin edilir.")
    new = law(f"Maddə 1. B\n{FINE} Bu, məhkəmə qaydasında təmin edilir.")
    found = placed(old, new, "art_1", "məhkəmə qaydasında təmin edilir")
    assert (found.state, found.eid) == (State.REMOVED, None)


def test_a_passage_of_an_article_nobody_is_sure_of_is_unsure():
    text = f"{HONOUR} {COURT}"
    old = law(f"Maddə 3. A\n{text}")
    new = law(
        f"Maddə 5. B\n{text.replace('altı', 'üç')}", f"Maddə 6. C\n{text.replace('altı', 'on')}"
    )
    assert placed(old, new, "art_3", "altı ay").state is State.UNSURE
    assert placed(old, new, "art_3").state is State.UNSURE


def test_a_passage_of_the_second_half_goes_with_it_when_an_article_is_split():
    old = law(f"Maddə 1. A\n{HONOUR} {PRESS}")
    new = law(f"Maddə 1. A\n{HONOUR}", f"Maddə 2. B\n{PRESS.replace('məcbur', 'vadar')}")
    assert placed(old, new, "art_1", "müdafiəsi dövlət").eid == "art_1"
    moved = placed(old, new, "art_1", "mənbəyini")
    assert (moved.state, moved.eid, words(new, moved)) == (State.MOVED, "art_2", "mənbəyini")


def test_a_passage_goes_with_the_paragraph_that_moved_to_another_article():
    old = law(f"Maddə 1. A\n1.1. {HONOUR}\n1.2. {PRESS}", f"Maddə 2. B\n2.1. {FINE}")
    new = law(f"Maddə 1. A\n1.1. {HONOUR}", f"Maddə 2. B\n2.1. {FINE}\n2.2. {PRESS}")
    found = placed(old, new, "art_1", "məcbur edilə bilməz")
    assert (found.state, found.eid) == (State.MOVED, "art_2__para_2.2")


def test_of_two_equal_phrases_the_surroundings_tell_which_is_meant():
    text = "Ərizə 10 gün ərzində verilir. Şikayət 10 gün ərzində verilir və ona baxılır."
    old, new = law(f"Maddə 1. A\n{text}"), law(f"Maddə 1. A\nQeyd. {text}")
    found = placed(old, new, "art_1", "10 gün", prefix="Şikayət ", suffix=" ərzində")
    assert new.find("art_1").node.text[: found.start].endswith("Şikayət ")


def test_without_words_the_whole_provision_is_meant():
    old = law(f"Maddə 1. A\n{HONOUR}", f"Maddə 2. B\n{PRESS}")
    new = law(f"Maddə 1. A\n{HONOUR} {COURT}", f"Maddə 2. C\n{FINE}")
    found = placed(old, new, "art_1")
    assert (found.state, found.start, found.end) == (State.CHANGED, 0, len(f"{HONOUR} {COURT}"))
    assert placed(old, new, "art_2").state is State.REMOVED


def test_a_heading_can_be_commented_on():
    old, new = law(f"Maddə 1. Şərəf\n{HONOUR}"), law(f"Maddə 2. Şərəf və ad\n{HONOUR}")
    found = placed(old, new, "art_1", "Şərəf")
    assert (found.state, found.eid) == (State.UNCHANGED, "art_2")
    assert placed(old, old, "art_1", "ləyaqətin müdafiəsi").start is not None


@pytest.mark.parametrize(("eid", "exact"), [("art_1", "yoxdur"), ("art_9", "yoxdur"), ("", "")])
def test_a_passage_that_was_never_there_is_unsure(eid, exact):
    old = law(f"Maddə 1. A\n{HONOUR}")
    assert placed(old, old, eid, exact) == replace(
        placed(old, old, "art_9"), id="1", state=State.UNSURE
    )


def test_the_pairs_of_the_caller_are_obeyed():
    old, new = law(f"Maddə 1. A\n{HONOUR}"), law(f"Maddə 1. A\n{HONOUR}")
    gone = [Pair(next(old.walk()), None, Reason.REMOVED)]
    (found,) = place(old, new, [Comment("1", "art_1", Quote())], gone)
    assert found.state is State.REMOVED


def test_of_places_with_equal_surroundings_none_is_best():
    assert best_place("a b a", Quote("a")) is None
    assert best_place("a b a", Quote("a", prefix="b ")) == (4, 5)
    assert best_place("", Quote("a")) is None


def test_a_stretch_that_begins_inside_a_word_is_followed_to_the_letter():
    tracked = Tracker("bir ikisi üç", "sıfır bir ikisi üç").track(5, 9)
    assert (tracked.start, tracked.end, tracked.likeness) == (11, 15, 1.0)


def amended(document, share, seed):
    """The articles with words replaced, some articles gone, moved, split, and all renumbered."""
    chance = Random(seed)  # noqa: S311 - synthetic edits
    vocabulary = [word for node in document.children for word in node.text.split()]
    texts = []
    for node in document.children:
        edited = [
            chance.choice(vocabulary) if chance.random() < share else word
            for word in node.text.split()
        ]
        half = len(edited) // 2 if chance.random() < 0.1 and len(edited) > 60 else len(edited)
        texts += [(node.label, edited[:half]), (node.label, edited[half:])]
    kept = [one for one in texts if one[1] and chance.random() > 0.05]
    for _ in range(10):
        kept.insert(chance.randrange(len(kept)), kept.pop(chance.randrange(len(kept))))
    nodes = [
        Node(Kind.ARTICLE, str(at), "", " ".join(text)) for at, (_, text) in enumerate(kept, 1)
    ]
    origins = {f"art_{at}": origin for at, (origin, _) in enumerate(kept, 1)}
    return Document(children=tuple(nodes)), origins


@pytest.mark.parametrize("share", [0.0, 0.15, 0.4])
def test_no_passage_of_the_family_code_is_ever_put_in_a_wrong_article(share):
    code = read(real_law("az-laws/md/family-code.md"))
    articles = [one.node for one in code.articles() if len(one.node.full_text().split()) > 30]
    flat = [Node(Kind.ARTICLE, node.label, "", node.full_text()) for node in articles]
    old = Document(children=tuple(flat))
    new, origins = amended(old, share, seed=5)
    chance = Random(6)  # noqa: S311 - synthetic edits
    said = []
    for node in flat:
        for number in range(3):
            start = chance.randrange(len(node.text) - 60)
            exact = node.text[start : start + 40]
            around = node.text[max(0, start - 32) : start], node.text[start + 40 : start + 72]
            quote = Quote(exact, *around)
            said.append(Comment(f"{node.label}/{number}", f"art_{node.label}", quote))
    found = place(old, new, said, align(old, new))
    there = [one for one in found if one.eid]
    assert [one for one in there if origins[one.eid] != one.id.partition("/")[0]] == []
    assert len(there) > 0.85 * len(found)
