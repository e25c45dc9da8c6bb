"""Short ways to say an operation, for tests."""

from itertools import count

from legislation.text.consolidate import consolidate
from legislation.text.document import Document
from legislation.text.notes import NoteKind
from legislation.text.operations import Address, Operation, Side
from legislation.text.reading import parse

LAW = """\
Müraciətlər haqqında
Azərbaycan Respublikasının Qanunu
Maddə 1. Qanunun məqsədi
1.1. Bu Qanunun məqsədi müraciət hüququnu təmin etməkdir.
1.2. Qanun aşağıdakılara şamil edilir:
1.2.1. vətəndaşlara;
1.2.2. hüquqi şəxslərə.
Maddə 2. Əsas anlayışlar
Müraciət təklif, ərizə və ya şikayətdir. Ərizə yazılı olur.
Məktub aşağıdakılardan ibarət olur:
ad və soyad;
ünvan.
Cavab 15 iş günü müddətində, imzalı cavab isə 12-1-ci maddəyə uyğun verilir.
Maddə 3. Müddət
Müddət 15 iş günüdür; 15 gün keçdikdə şikayət verilir:
a) yazılı;
b) şifahi.
Maddə 4. Qüvvəyə minmə
Bu Qanun dərc edildiyi gündən qüvvəyə minir.
"""
NAMES = count(1)


def law(text: str = LAW) -> Document:
    return parse(text).document


def operation(kind: NoteKind, article: str = "", **more) -> Operation:
    steps = {
        step: more.pop(step)
        for step in ("part", "point", "paragraph", "sentence", "field", "chapter")
        if step in more
    }
    name = more.pop("id", f"{next(NAMES)}")
    return Operation(name, kind, Address.of({"article": article, **steps}), **more)


def replacing(article: str, old: str, new: str, **more) -> Operation:
    return operation(NoteKind.REPLACED, article, old=old, new=new, **more)


def removing(article: str, old: str = "", **more) -> Operation:
    return operation(NoteKind.REMOVED, article, old=old, **more)


def adding(article: str, old: str, new: str, side: Side = Side.AFTER, **more) -> Operation:
    return operation(NoteKind.ADDED, article, old=old, new=new, side=side, **more)


def adding_provision(level: str, label: str, new: str, article: str = "", **more) -> Operation:
    return operation(NoteKind.ADDED, article, level=level, label=label, new=new, **more)


def texts(document: Document) -> dict[str, str]:
    return {placed.eid: placed.node.text for placed in document.walk()}


def after(*operations: Operation, document: Document | None = None) -> dict[str, str]:
    """The texts by eid when every operation is applied."""
    result = consolidate(document or law(), operations)
    assert (result.collisions, result.refused) == ((), ())
    return texts(result.document)


def refusal(one: Operation, document: Document | None = None):
    """The only refusal; the text stays as it was."""
    before = document or law()
    result = consolidate(before, [one])
    assert result.document == before
    (refused,) = result.refused
    return refused
