"""Provisions that were split or joined: texts that live on inside others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from legislation.text.entries import Candidate, Entry, Sharing
from legislation.text.matching import matching_blocks

# Shorter texts ("Çıxarılmışdır.") stand inside many others.
_WORDS_THAT_IDENTIFY = 6
# So much of a part stands in its whole, in runs: of other texts of one law it is a quarter.
_INSIDE = 0.45
# The parts together are about as long as the whole.
_AS_LONG = 0.8


def divided(found: Iterable[Candidate]) -> Iterator[tuple[Entry, Entry, float]]:
    """(old, new, share): of provisions whose parts together are all of them, the largest part.

    Of an old one the parts are new ones, of a new one old ones; the others are its `wholes`.
    """
    of_old: defaultdict[Entry, list[Candidate]] = defaultdict(list)
    of_new: defaultdict[Entry, list[Candidate]] = defaultdict(list)
    for one in found:
        is_split = len(one.new.words) < len(one.old.words)
        part, whole = (one.new, one.old) if is_split else (one.old, one.new)
        if _is_telling(part) and _share(part, whole) >= _INSIDE:
            (of_old[one.old] if is_split else of_new[one.new]).append(one)
    for whole, parts in [*of_old.items(), *of_new.items()]:
        sizes = [min(len(part.old.words), len(part.new.words)) for part in parts]
        if len(parts) > 1 and _AS_LONG <= sum(sizes) / len(whole.words) <= 1 / _AS_LONG:
            largest = parts[sizes.index(max(sizes))]
            yield largest.old, largest.new, max(sizes) / len(whole.words)


def wholes(parts: Sequence[Entry], edited: Mapping[Entry, Entry]) -> dict[Entry, Entry]:
    """For each part the whole it was taken from, where there is one.

    `edited` says what each possible whole looks like in the version of the parts: words that
    still stand there too are a repetition and no part.
    """
    telling = [part for part in parts if _is_telling(part)]
    if not telling or not edited:
        return {}
    sharing = Sharing(list(edited))
    found = {part: _whole(part, sharing.likest(part), edited) for part in telling}
    return {part: whole for part, whole in found.items() if whole}


def _whole(part: Entry, likely: Iterable[Entry], edited: Mapping[Entry, Entry]) -> Entry | None:
    for whole in likely:
        share = _share(part, whole) if len(part.words) < len(whole.words) else 0.0
        if share >= _INSIDE and _share(part, edited[whole]) * 2 <= share:
            return whole
    return None


def _share(part: Entry, other: Entry) -> float:
    """How much of a part stands in another text, in longer runs than chance makes."""
    blocks = matching_blocks(part.words, other.words)
    return sum(size for _, _, size in blocks if size > 1) / len(part.words)


def _is_telling(entry: Entry) -> bool:
    return len(entry.words) >= _WORDS_THAT_IDENTIFY
