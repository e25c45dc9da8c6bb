"""Provisions that were split or joined: texts that live on inside others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from legislation.text.entries import Candidate, Entry, Sharing
from legislation.text.matching import matching_blocks
from legislation.text.words import is_kept

# Shorter texts ("Çıxarılmışdır.") stand inside many others.
_WORDS_THAT_IDENTIFY = 6
# So much of a part stands in the whole, and at most so much in what the whole has become.
_MOST_OF_IT, _LITTLE_OF_IT = 0.8, 0.5


def divided(found: Iterable[Candidate]) -> Iterator[tuple[Entry, Entry, float]]:
    """(old, new, share): of provisions whose parts together are all of them, the largest part.

    Of an old one the parts are new ones, of a new one old ones; the others are its `wholes`.
    """
    of_old: defaultdict[Entry, list[Candidate]] = defaultdict(list)
    of_new: defaultdict[Entry, list[Candidate]] = defaultdict(list)
    for one in found:
        if _is_telling(one.old) and _is_telling(one.new) and is_kept(one.old.words, one.new.words):
            is_split = len(one.new.words) < len(one.old.words)
            (of_old[one.old] if is_split else of_new[one.new]).append(one)
    for whole, parts in [*of_old.items(), *of_new.items()]:
        sizes = [min(len(part.old.words), len(part.new.words)) for part in parts]
        if len(parts) > 1 and _MOST_OF_IT <= sum(sizes) / len(whole.words) <= 1 / _MOST_OF_IT:
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
        is_inside = len(part.words) < len(whole.words) and is_kept(part.words, whole.words)
        if is_inside and _share(part, edited[whole]) <= _LITTLE_OF_IT:
            return whole
    return None


def _share(part: Entry, other: Entry) -> float:
    """How much of a part stands in another text, in longer runs than chance makes."""
    blocks = matching_blocks(part.words, other.words)
    return sum(size for _, _, size in blocks if size > 1) / len(part.words)


def _is_telling(entry: Entry) -> bool:
    return len(entry.words) >= _WORDS_THAT_IDENTIFY
