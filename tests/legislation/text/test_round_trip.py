"""A law that is written out as official texts are written is read back as it was."""

from hypothesis import given, settings
from hypothesis import strategies as st

from legislation.text.document import Document, Kind, Node
from legislation.text.recognise import recognise
from legislation.text.writing import as_markdown as written_markdown
from legislation.text.writing import as_text as written_text

SUBJECTS = ("vətəndaş", "müraciət", "dövlət qurumu", "ər-arvad", "Milli Məclis", "şəxsi həyat")
PREDICATES = (
    "qanunla qorunur",
    "10 gün müddətində cavablandırılır",
    "bu Qanunun 3.1-ci maddəsinə əsasən tənzimlənir",
    "məsuliyyət daşıyır (qeyri-qanuni hallar istisna olmaqla)",
)
COMBINED = [f"{subject} {predicate}" for subject in SUBJECTS for predicate in PREDICATES]
# A sentence begins with a capital and ends; a heading begins with one and does not end.
SENTENCES = st.sampled_from([f"Hər bir {text}." for text in COMBINED])
INTRODUCTIONS = st.sampled_from([f"Bu halda {text}:" for text in COMBINED])
HEADINGS = st.sampled_from([f"Başlıq: {subject}" for subject in SUBJECTS])
ORDINALS = ("Birinci", "İkinci", "Üçüncü", "Dördüncü")


@st.composite
def points(draw, stem):
    count = draw(st.integers(1, 4))
    return tuple(
        Node(Kind.POINT, f"{stem}.{at}", "", draw(SENTENCES)) for at in range(1, count + 1)
    )


@st.composite
def lettered(draw):
    count = draw(st.integers(1, 4))
    return tuple(Node(Kind.POINT, f"{'abcç'[at]})", "", draw(SENTENCES)) for at in range(count))


@st.composite
def numbered(draw, label):
    """An article of numbered paragraphs, some of them with points."""
    paragraphs = []
    for at in range(1, draw(st.integers(1, 4)) + 1):
        own = f"{label}.{at}"
        below = draw(st.one_of(st.just(()), points(own), lettered()))
        text = draw(INTRODUCTIONS if below else SENTENCES)
        paragraphs.append(Node(Kind.PARAGRAPH, own, "", text, below))
    return Node(Kind.ARTICLE, label, draw(HEADINGS), "", tuple(paragraphs))


@st.composite
def unnumbered(draw, label):
    """An article of paragraphs without numbers; the first is its own text."""
    more = draw(st.lists(SENTENCES, max_size=3))
    children = tuple(Node(Kind.PARAGRAPH, "", "", text) for text in more)
    return Node(Kind.ARTICLE, label, draw(HEADINGS), draw(SENTENCES), children)


@st.composite
def articles(draw, first):
    found = []
    number = first
    for _ in range(draw(st.integers(1, 4))):
        label = str(number)
        found.append(draw(st.one_of(numbered(label), unnumbered(label))))
        if draw(st.booleans()):
            found.append(draw(numbered(f"{number}-1")))
        number += 1
    return tuple(found), number


@st.composite
def documents(draw):
    number, chapter = 1, 1
    sections = []
    for at in range(draw(st.integers(0, 2))):
        chapters = []
        for _ in range(draw(st.integers(1, 3))):
            inside, number = draw(articles(number))
            chapters.append(Node(Kind.CHAPTER, f"{chapter}-ci", draw(HEADINGS), "", inside))
            chapter += 1
        sections.append(Node(Kind.SECTION, ORDINALS[at], draw(HEADINGS), "", tuple(chapters)))
    if not sections:
        inside, number = draw(articles(number))
        sections.extend(inside)
    return Document("Sınaq haqqında Qanun", draw(SENTENCES), tuple(sections))


WORDS_FOR_KINDS = {Kind.SECTION: "bölmə", Kind.CHAPTER: "fəsil"}


def line(node):
    if node.kind is Kind.ARTICLE:
        return f"Maddə {node.label}. {node.heading}"
    if node.kind.is_container:
        return f"{node.label} {WORDS_FOR_KINDS[node.kind]}. {node.heading}"
    label = node.label if not node.label or node.label.endswith(")") else f"{node.label}."
    return f"{label} {node.text}".strip()


def as_plain_text(document):
    lines = [document.title, document.preamble]
    for place in document.walk():
        lines.append(line(place.node))
        if place.node.kind is Kind.ARTICLE and place.node.text:
            lines.append(place.node.text)
    return "\n".join(lines)


def as_markdown(document):
    """The same with headings marked and every paragraph apart."""
    lines = [f"# {document.title}", document.preamble]
    for place in document.walk():
        mark = "## " if place.node.kind.is_container or place.node.kind is Kind.ARTICLE else ""
        lines.append(mark + line(place.node))
        if place.node.kind is Kind.ARTICLE and place.node.text:
            lines.append(place.node.text)
    return "\n\n".join(lines)


@settings(max_examples=60)
@given(documents())
def test_plain_text_is_read_back_as_it_was(document):
    recognition = recognise(as_plain_text(document))
    assert recognition.document == document
    assert recognition.questions == ()
    assert recognition.left_out == ()


@settings(max_examples=60)
@given(documents())
def test_markdown_is_read_back_as_it_was(document):
    recognition = recognise(as_markdown(document))
    assert recognition.document == document
    assert recognition.questions == ()


@settings(max_examples=40)
@given(documents())
def test_notes_behind_the_law_change_nothing_in_it(document):
    notes = "\nQANUNA EDİLMİŞ DƏYİŞİKLİK VƏ ƏLAVƏLƏRİN SİYAHISI\n[1] Maddə 1 dəyişdirilib.\n"
    with_notes = recognise(as_plain_text(document) + notes + as_plain_text(document))
    assert with_notes.document == document
    assert [left.reason for left in with_notes.left_out] == ["notes"]


@settings(max_examples=40)
@given(documents())
def test_a_table_of_contents_before_the_law_changes_nothing_in_it(document):
    headings = [
        line(place.node)
        for place in document.walk()
        if place.node.kind.is_container or place.node.kind is Kind.ARTICLE
    ]
    title, preamble, *rest = as_plain_text(document).split("\n")
    text = "\n".join([title, "MÜNDƏRİCAT", *headings, preamble, *rest])
    with_contents = recognise(text).document
    assert with_contents == document


@settings(max_examples=40)
@given(documents(), st.sampled_from(["\r\n", "\n\n", "  \n", "\n \n"]))
def test_spacing_between_the_lines_changes_nothing(document, gap):
    assert recognise(as_plain_text(document).replace("\n", gap)).document == document


@settings(max_examples=40)
@given(documents())
def test_marks_of_notes_at_the_ends_of_lines_change_nothing(document):
    marked = "\n".join(
        f"{text} [{at}]" for at, text in enumerate(as_plain_text(document).split("\n"))
    )
    assert recognise(marked).document == document


@settings(max_examples=30)
@given(documents(), st.sampled_from([written_text, written_markdown]))
def test_what_the_site_writes_is_read_back_as_it_was(document, write):
    assert recognise(write(document)).document == document
