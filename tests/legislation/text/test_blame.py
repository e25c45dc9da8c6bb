"""Every run of words knows which version brought it, and says so when nobody knows why."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from legislation.text.align import align
from legislation.text.blame import EDITORIAL, Origin, blame
from legislation.text.compare import compare
from legislation.text.document import Document, Kind, Node
from tests.legislation.text.laws import read

HONOUR = "Şərəf və ləyaqətin müdafiəsi dövlət tərəfindən məhkəmə qaydasında təmin edilir."
PRESS = "Jurnalist yaydığı məlumatın mənbəyini açıqlamağa məcbur edilə bilməz və cəzalanmır."


def law(*articles):
    return read("\n".join(articles))


def versions(*texts):
    return [law(f"Maddə 1. A\n{text}") for text in texts]


def told(article):
    return [(run.text.strip(), run.version, run.origin, run.cause) for run in article.runs]


def test_the_first_text_is_imported():
    (article,) = blame(versions(HONOUR))
    assert told(article) == [(HONOUR, 0, Origin.IMPORTED, None)]


def test_new_words_have_the_cause_somebody_named():
    texts = versions(HONOUR, HONOUR.replace("dövlət", "hər kəs"))
    (article,) = blame(texts, [{}, {"art_1": "amendment 7"}])
    assert ("hər kəs", 1, Origin.CAUSE, "amendment 7") in told(article)
    assert {run.version for run in article.runs} == {0, 1}


def test_new_words_nobody_explained_are_unknown():
    (article,) = blame(versions(HONOUR, HONOUR.replace("dövlət", "hər kəs")))
    assert ("hər kəs", 1, Origin.UNKNOWN, None) in told(article)


def test_a_correction_is_editorial():
    texts = versions(HONOUR, HONOUR.replace("dövlət", "dovlet"), HONOUR)
    (article,) = blame(texts, [{}, {}, {"art_1": EDITORIAL}])
    assert ("dövlət", 2, Origin.EDITORIAL, None) in told(article)


def test_the_cause_of_the_first_text_can_be_named_too():
    (article,) = blame(versions(HONOUR), [{"art_1": "Law 766"}])
    assert told(article) == [(HONOUR, 0, Origin.CAUSE, "Law 766")]


def test_an_earlier_wording_that_came_back_is_known_as_that():
    changed = HONOUR.replace("dövlət", "hər kəs")
    (article,) = blame(versions(HONOUR, changed, HONOUR))
    (back,) = [run for run in article.runs if run.version == 2]
    assert (back.text, back.restored) == ("dövlət", 0)
    (other,) = blame(versions(HONOUR, changed, changed.replace("edilir", "olunur")))
    assert all(run.restored is None for run in other.runs)


def test_words_keep_their_origin_under_new_numbers_and_in_other_articles():
    old = law(f"Maddə 1. A\n1.1. {HONOUR}\n1.2. {PRESS}", "Maddə 2. B\n2.1. Son.")
    new = law(f"Maddə 5. A\n5.1. {HONOUR}", f"Maddə 6. B\n6.1. Son.\n6.2. {PRESS}")
    found = {one.placed.eid: told(one) for one in blame([old, new])}
    assert found["art_6__para_6.2"] == [(PRESS, 0, Origin.IMPORTED, None)]


def test_an_inserted_article_is_of_its_version():
    old, new = law(f"Maddə 1. A\n{HONOUR}"), law(f"Maddə 1. A\n{HONOUR}", f"Maddə 2. B\n{PRESS}")
    assert told(blame([old, new])[1]) == [(PRESS, 1, Origin.UNKNOWN, None)]


def test_stored_changes_tell_the_same():
    texts = versions(HONOUR, f"{HONOUR} {PRESS}", PRESS)
    steps = [compare(old, new, align(old, new)) for old, new in pairwise(texts)]
    assert blame(texts, steps=steps) == blame(texts)


def test_of_no_version_nothing_is_told():
    assert blame([]) == []


WORDS = st.lists(st.sampled_from(["bu", "qanun", "və", "maddə", "ilə", "dövlət"]), max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_the_runs_are_always_the_text(texts):
    documents = [
        Document(children=(Node(Kind.ARTICLE, "1", "Eyni başlıq burada", " ".join(text)),))
        for text in texts
    ]
    (article,) = blame(documents)
    assert "".join(run.text for run in article.runs) == " ".join(texts[-1])
    assert all(run.text for run in article.runs)
    assert all(0 <= run.version < len(texts) for run in article.runs)
