"""The text of a law: a tree of provisions, read, aligned and compared. No Django here.

This is the front door. A text is read into a document of provisions:

>>> from legislation.text import align, compare, parse
>>> old = parse("Qanun\\nMaddə 1. Müddət\\n1.1. Müraciətə 15 gün ərzində baxılır.")
>>> old.found
{'article': 1, 'paragraph': 1}

Two versions are aligned by what they say and not by their numbers, then compared word by word:

>>> new = parse("Qanun\\nMaddə 2. Müddət\\n2.1. Müraciətə 10 gün ərzində baxılır.")
>>> pairs = align(old.document, new.document)
>>> [(pair.old.eid, pair.new.eid) for pair in pairs]
[('art_1', 'art_2'), ('art_1__para_1.1', 'art_2__para_2.1')]
>>> renumbered, changed = compare(old.document, new.document, pairs)
>>> renumbered.kind.value, changed.kind.value
('renumbered', 'changed')
>>> [(edit.op.value, edit.text) for edit in changed.edits][1:3]
[('delete', '15'), ('insert', '10')]

The passage of a comment is found again, under whatever number it stands now:

>>> from legislation.text.placing import Comment
>>> from legislation.text.quotes import Quote
>>> comment = Comment(id="7", eid="art_1__para_1.1", quote=Quote(exact="15 gün"))
>>> (placement,) = place(old.document, new.document, [comment])
>>> placement.state.value, placement.eid, placement.start, placement.end
('changed', 'art_2__para_2.1', 10, 16)

Operations on one version give the next, in whatever order they come (see `operations` for all
they can do, and `amending` for those an amending act orders):

>>> from legislation.text.operations import Address, NoteKind, Operation
>>> days = Operation("1", NoteKind.REPLACED, Address(article="1.1"), old="15", new="10")
>>> after = consolidate(old.document, [days])
>>> after.document.find("art_1__para_1.1").node.text, after.applied
('Müraciətə 10 gün ərzində baxılır.', ('1',))

And every run of words tells which version brought it, and why, if somebody said so:

>>> told = blame([old.document, new.document], [{}, {"art_2__para_2.1": "amendment 1"}])
>>> [(run.text, run.cause) for run in told[1].runs][:2]
[('Müraciətə ', None), ('10', 'amendment 1')]
"""

from legislation.text.align import align
from legislation.text.blame import blame
from legislation.text.compare import compare
from legislation.text.consolidate import consolidate
from legislation.text.placing import place
from legislation.text.reading import parse

__all__ = ["align", "blame", "compare", "consolidate", "parse", "place"]
