"""From an address to its spot in a law. What may mean two places is refused, never guessed."""

from collections.abc import Iterator

from legislation.text.document import Kind
from legislation.text.finding import lines, sentences
from legislation.text.operations import Address, CannotApply, Reason
from legislation.text.places import ACT, Piece, Spot, Tree, label_key, whole

_CONTINUES = (":", ";", ",")


def spot_of(tree: Tree, address: Address) -> Spot:
    """The spot of an address. Raises CannotApply when there is none or more than one."""
    spot = whole(base(tree, address))
    if address.part:
        spot = _part(tree, spot, address)
    for label in filter(None, (address.point, address.subpoint)):
        spot = whole(_labelled_inside(tree, spot, label, address))
    if address.paragraph:
        spot = (_counted(paragraphs(tree, spot), address.paragraph, address),)
    if address.sentence:
        spot = (_counted(spot_sentences(tree, spot, address), address.sentence, address),)
    return spot


def base(tree: Tree, address: Address) -> int:
    """The provision an address names by eid, uid or label; the act when it names none."""
    if address.eid or address.uid:
        at = tree.eids.get(address.eid) if address.eid else tree.uids.get(address.uid)
        if at is None:
            raise CannotApply(Reason.NO_PLACE, str(address))
        return at
    scope = ACT
    if address.chapter:
        scope = _only(_chapters(tree, address.chapter), address)
    return _only(_articles(tree, scope, address.article), address) if address.article else scope


def _only(found: list[int], address: Address) -> int:
    if len(found) == 1:
        return found[0]
    raise CannotApply(Reason.PLACE_UNCLEAR if found else Reason.NO_PLACE, str(address))


def _chapters(tree: Tree, label: str) -> list[int]:
    """The chapters of a number; sections and other groups of articles when no chapter has it."""
    groups = [
        at
        for at, one in enumerate(tree.placed)
        if one.node.kind.is_container and label_key(one.node.label) == label_key(label)
    ]
    return [at for at in groups if tree.kind(at) is Kind.CHAPTER] or groups


def _articles(tree: Tree, scope: int, label: str) -> list[int]:
    """Articles of a label, or what is labelled so inside an article; annexes count apart."""
    inside = [
        at
        for at in tree.labelled.get(label, ())
        if scope < at < tree.end(scope) and not tree.placed[at].node.kind.is_container
    ]
    found = [at for at in inside if tree.kind(at) is Kind.ARTICLE]
    found = found or [at for at in inside if "." in label]
    return [at for at in found if not tree.is_in_annex(at)] or found


def _part(tree: Tree, spot: Spot, address: Address) -> Spot:
    """Part n of an article: the paragraph numbered so, or the n-th where none has a number."""
    at = spot[0].at
    numbered = [
        child
        for child in tree.children.get(at, ())
        if tree.kind(child) is Kind.PARAGRAPH and tree.placed[child].node.label
    ]
    if numbered and not tree.text(at):
        key = label_key(address.part)
        found = [c for c in numbered if key == label_key(_last(tree.placed[c].node.label))]
        return whole(_only(found, address))
    if not address.part.isdecimal():
        return whole(_labelled_inside(tree, spot, address.part, address))
    found_parts = parts(tree, at, address)
    number = int(address.part[:9])
    if not 0 < number <= len(found_parts):
        raise CannotApply(Reason.NO_PLACE, str(address))
    return found_parts[number - 1]


def _last(label: str) -> str:
    return label.rstrip(".").rpartition(".")[2]


def parts(tree: Tree, at: int, address: Address) -> list[Spot]:
    """The parts of an article without numbers: sentences with the lists they introduce.

    A list that ends where its lines end with full stops cannot be told from parts: unclear.
    """
    found: list[list[Piece]] = []
    is_open = is_introduced = False
    for piece in _units(tree, at):
        is_labelled = piece.is_whole and bool(tree.placed[piece.at].node.label)
        end = _last_text(tree, piece)
        if is_introduced and not is_labelled and not end.endswith(_CONTINUES):
            raise CannotApply(Reason.PLACE_UNCLEAR, str(address))
        if found and (is_open or is_labelled):
            found[-1].append(piece)
        else:
            found.append([piece])
        is_open = end.endswith(_CONTINUES)
        is_introduced = end.endswith(":") and not is_labelled
    return [tuple(pieces) for pieces in found]


def _last_text(tree: Tree, piece: Piece) -> str:
    """The text with which a piece ends, which may be that of the last point in it."""
    if piece.is_whole:
        return tree.text(tree.end(piece.at) - 1).rstrip()
    return tree.text(piece.at)[piece.start : piece.end].rstrip()


def _units(tree: Tree, at: int) -> Iterator[Piece]:
    """The lines of a provision's own text, then what is directly inside it."""
    for start, end in lines(tree.text(at)):
        yield Piece(at, start, end)
    for child in tree.children.get(at, ()):
        yield Piece(child, 0, len(tree.text(child)), is_whole=True)


def _labelled_inside(tree: Tree, spot: Spot, label: str, address: Address) -> int:
    """What is labelled so in a spot; the nearest below it."""
    key = label_key(label)
    is_alone = len(spot) == 1
    # The points of a part that is a line of text stand beside it in its spot.
    level = [
        at
        for piece in spot
        if piece.is_whole
        for at in (tree.children.get(piece.at, ()) if is_alone else (piece.at,))
    ]
    while level:
        named = [at for at in level if tree.placed[at].node.label]
        found = [at for at in named if label_key(_last(tree.placed[at].node.label)) == key]
        if found:
            return _only(found, address)
        level = [child for at in level for child in tree.children.get(at, ())]
    raise CannotApply(Reason.NO_PLACE, str(address))


def stretches(tree: Tree, spot: Spot) -> Iterator[Piece]:
    """All texts of a spot in reading order, each a stretch of one provision's own text."""
    for piece in spot:
        if not piece.is_whole:
            yield piece
            continue
        first = max(piece.at, 0)
        for at in range(first, tree.end(piece.at)):
            if tree.text(at):
                yield Piece(at, 0, len(tree.text(at)))


def paragraphs(tree: Tree, spot: Spot) -> list[Piece]:
    """The lines of a spot in reading order; one that is a whole provision is given as such."""
    found: list[Piece] = []
    for piece in stretches(tree, spot):
        spans = lines(tree.text(piece.at), piece.start, piece.end)
        is_leaf = len(spans) == 1 and tree.end(piece.at) == piece.at + 1
        covers = piece.start == 0 and piece.end == len(tree.text(piece.at))
        is_own = tree.kind(piece.at) is not Kind.ARTICLE
        if is_leaf and covers and is_own:
            found.append(Piece(piece.at, *spans[0], is_whole=True))
        else:
            found += (Piece(piece.at, *span) for span in spans)
    return found


def spot_sentences(tree: Tree, spot: Spot, address: Address) -> list[Piece]:
    """The sentences of a spot: of its only line, or of the line that introduces a list."""
    found = paragraphs(tree, spot)
    if not found:
        raise CannotApply(Reason.NO_PLACE, str(address))
    first = found[0]
    text = tree.text(first.at)
    introduces = text[first.start : first.end].rstrip().endswith(":")
    if len(found) > 1 and not introduces:
        raise CannotApply(Reason.PLACE_UNCLEAR, str(address))
    return [Piece(first.at, *span) for span in sentences(text, first.start, first.end)]


def _counted(pieces: list[Piece], number: int, address: Address) -> Piece:
    at = number - 1 if number > 0 else len(pieces) + number
    if not 0 <= at < len(pieces):
        raise CannotApply(Reason.NO_PLACE, str(address))
    return pieces[at]
