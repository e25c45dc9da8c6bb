"""Small Akoma Ntoso files for tests."""

from legislation.text.akoma_ntoso import read_akoma_ntoso
from legislation.text.document import Document

SPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def akn(inside: str, space: str = SPACE, head: str = "") -> str:
    return f'{head}<akomaNtoso xmlns="{space}">{inside}</akomaNtoso>'


def act(body: str, around: str = "", **options: str) -> str:
    return akn(f'<act name="act">{around}<body>{body}</body></act>', **options)


def read(file: str | bytes) -> Document:
    return read_akoma_ntoso(file, "az").document


def rows(document: Document) -> list[tuple[str, str, str, str]]:
    """Kind, label, heading and text of every provision, in reading order."""
    nodes = (placed.node for placed in document.walk())
    return [(str(node.kind), node.label, node.heading, node.text) for node in nodes]


def text_of(content: str) -> str:
    """What is read of a paragraph with such a content."""
    file = act(f"<article><num>1</num><content><p>{content}</p></content></article>")
    return read(file).children[0].text
