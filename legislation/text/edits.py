"""What changed between two texts, in whole words.

Letters are never compared: an Azerbaijani ending that changes makes another word, and a reader
sees "qanunun" replaced by "qanunda", not "un" by "da".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from legislation.text.matching import matching_blocks
from legislation.text.words import WORD, Token, tokens


class Op(StrEnum):
    """What happened to a run of words."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


class Edit(NamedTuple):
    """A run of words: equal and deleted runs give the old text, equal and inserted the new."""

    op: Op
    text: str


# Above this share of changed characters the marks are harder to read than two paragraphs.
MOST_CHANGED = 0.6
# A kept word of at most so many letters between two changes only disturbs.
_SHORT_WORD = 3
_A_WORD = re.compile(WORD)


class _Run(NamedTuple):
    """Kept words (`old` equals `new`), or words replaced by others."""

    old: str
    new: str
    is_kept: bool

    @property
    def is_island(self) -> bool:
        """Whether kept words are too few to be worth showing between changes."""
        word = _A_WORD.search(self.old)
        if word is None:
            return True
        is_short = word.end() - word.start() <= _SHORT_WORD
        return is_short and not _A_WORD.search(self.old, word.end())


def compare_words(old: str, new: str) -> list[Edit]:
    """The edits that make `new` of `old`: deletion before insertion, no letters, no crumbs.

    Where more than 60 % changed, one deletion of everything and one insertion. Bounded time: a
    paragraph of a megabyte takes about a second.
    """
    if old == new:
        return [Edit(Op.EQUAL, new)] if new else []
    edits = _edits(_without_islands(_runs(old, new)))
    changed = sum(len(text) for op, text in edits if op is not Op.EQUAL)
    if changed > MOST_CHANGED * (len(old) + len(new)):
        both = (Edit(Op.DELETE, old), Edit(Op.INSERT, new))
        return [edit for edit in both if edit.text]
    return edits


def _runs(old: str, new: str) -> list[_Run]:
    """The texts cut at spaces and matched; only what then differs is cut at punctuation too."""
    olds, news = old.split(" "), new.split(" ")
    runs: list[_Run] = []
    old_at = new_at = 0
    for old_start, new_start, size in [*matching_blocks(olds, news), (len(olds), len(news), 0)]:
        if old_at < old_start or new_at < new_start:
            before, after = _spaced(olds, old_at, old_start), _spaced(news, new_at, new_start)
            runs.extend(_finer(before, after))
        old_at, new_at = old_start + size, new_start + size
        if size:
            runs.extend(_kept_chunks(olds, news, old_start, old_at, new_at))
    return _joined(runs)


def _spaced(chunks: Sequence[str], start: int, end: int) -> str:
    """Some of the chunks of a text with the spaces behind them."""
    text = " ".join(chunks[start:end])
    return f"{text} " if start < end < len(chunks) else text


def _kept_chunks(
    olds: Sequence[str], news: Sequence[str], start: int, old_end: int, new_end: int
) -> Iterator[_Run]:
    """Equal chunks; where only one of the texts ends with them, the other has a space more."""
    text = " ".join(olds[start:old_end])
    has_ended = (old_end == len(olds), new_end == len(news))
    if has_ended == (False, False):
        text += " "
    yield _Run(text, text, is_kept=True)
    if any(has_ended) and not all(has_ended):
        yield _Run("" if has_ended[0] else " ", "" if has_ended[1] else " ", is_kept=False)


def _finer(old: str, new: str) -> list[_Run]:
    """What replaced what, words and punctuation apart."""
    are_words = old.replace(" ", "").isalnum() and new.replace(" ", "").isalnum()
    if not old or not new or are_words:
        return [_Run(old, new, is_kept=False)]
    return list(_token_runs(tokens(old), tokens(new)))


def _token_runs(old: list[Token], new: list[Token]) -> Iterator[_Run]:
    old_at = new_at = 0
    blocks = matching_blocks([token.core for token in old], [token.core for token in new])
    for old_start, new_start, size in blocks:
        yield _Run(_text(old[old_at:old_start]), _text(new[new_at:new_start]), is_kept=False)
        old_at, new_at = old_start + size, new_start + size
        yield from _kept_tokens(old[old_start:old_at], new[new_start:new_at])
    yield _Run(_text(old[old_at:]), _text(new[new_at:]), is_kept=False)


def _kept_tokens(old: list[Token], new: list[Token]) -> Iterator[_Run]:
    """Runs of equal words; where only the white space behind a word differs, it is a change."""
    start = 0
    for index, (before, after) in enumerate(zip(old, new, strict=True)):
        if before.space != after.space:
            same = _text(old[start:index]) + before.core
            yield _Run(same, same, is_kept=True)
            yield _Run(before.space, after.space, is_kept=False)
            start = index + 1
    same = _text(old[start:])
    yield _Run(same, same, is_kept=True)


def _text(run: Iterable[Token]) -> str:
    return "".join(token.text for token in run)


def _joined(runs: Iterable[_Run]) -> list[_Run]:
    """The runs without empty ones, neighbours of one kind made one."""
    joined: list[_Run] = []
    for run in runs:
        if not run.old and not run.new:
            continue
        if joined and joined[-1].is_kept == run.is_kept:
            last = joined[-1]
            joined[-1] = _Run(last.old + run.old, last.new + run.new, run.is_kept)
        else:
            joined.append(run)
    return joined


def _without_islands(runs: list[_Run]) -> list[_Run]:
    """The runs with crumbs of kept text between two changes made part of them."""
    islands = {
        index for index in range(1, len(runs) - 1) if runs[index].is_kept and runs[index].is_island
    }
    if not islands:
        return runs
    return _joined(
        run._replace(is_kept=False) if index in islands else run for index, run in enumerate(runs)
    )


def _edits(runs: Iterable[_Run]) -> list[Edit]:
    """Deletions and insertions, with the white space they share around them left out."""
    edits: list[Edit] = []
    kept = ""
    for old, new, is_kept in runs:
        if is_kept:
            kept += old
            continue
        before = _common_space(old, new)
        after = _common_space(old[before:][::-1], new[before:][::-1])
        middle = (
            Edit(Op.EQUAL, kept + old[:before]),
            Edit(Op.DELETE, old[before : len(old) - after]),
            Edit(Op.INSERT, new[before : len(new) - after]),
        )
        edits.extend(edit for edit in middle if edit.text)
        kept = old[len(old) - after :]
    if kept:
        edits.append(Edit(Op.EQUAL, kept))
    return edits


def _common_space(one: str, other: str) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right or not left.isspace():
            break
        length += 1
    return length
