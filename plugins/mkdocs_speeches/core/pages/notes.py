"""Notes beside a text: which other speeches have words of a paragraph, too; one note for neighbours of which the same
is to be said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from mkdocs_speeches.core.library.catalogue import Catalogue
from mkdocs_speeches.core.library.links import Passages
from mkdocs_speeches.core.library.rarity import LONG_ENOUGH, worth_a_note
from mkdocs_speeches.core.model import BlockNo, Offset, SpeechNo
from mkdocs_speeches.core.pages.leads import join_inlines, lead_to_search
from mkdocs_speeches.core.pages.nodes import Folded, Inlines, ItemNode, Link, Marked, Style, Tone
from mkdocs_speeches.core.text.arrays import Ints
from mkdocs_speeches.core.text.corpus import Position
from mkdocs_speeches.core.text.normal import normal_offsets

MOST_NOTED = 5
"""Other speeches that a note names; the search leads to the rest, and where a site has none, the note names all."""
FEWEST_IN_COMMON = 8
"""Runs of a paragraph with so many characters in common are found by one search for these."""
LONGEST_LABEL = 14
LONGEST_QUERY = 24
"""What a search asks for at most: of a longer run its beginning, which stands wherever all of it does."""
EXPLAINED = f"“另见”列出文库里也有这里文字的其他讲话：相同的有 {LONG_ENOUGH} 字以上，或较短而第三篇没有。"
"""Said in the first note of a page."""


def find_notes(catalogue: Catalogue, search: str) -> list[dict[str, tuple[Folded]]]:
    """For each speech the notes on its shared passages, by the anchor of the paragraph or heading that they begin at.

    `search` is the site's search page, empty where it has none.
    """
    notes: list[dict[str, tuple[Folded]]] = [{} for _ in catalogue.entries]
    counts = _Counts(catalogue)
    for row in _join_neighbours(catalogue, _what_is_shared_by_all(catalogue)):
        found = notes[int(catalogue.texts.owners[row[0].block])]
        note = _note(catalogue, row, counts, search, explained=not found)
        found[catalogue.texts.blocks[row[0].block].anchor] = (note,)
    return notes


SharedRun = tuple[Position, Position, BlockNo]
"""A run of a block that stands elsewhere too: its start and end in the corpus, and the other block."""


def _shared_runs(catalogue: Catalogue) -> Iterator[tuple[BlockNo, list[SharedRun]]]:
    """Each block with a passage that is worth a note, in order, and its runs."""
    passages = catalogue.links.passages
    worth = worth_a_note(passages.corpus, catalogue.texts.owners, passages.matches)
    matches, blocks, others = passages.matches.taken(worth), passages.blocks[worth], passages.other_blocks[worth]
    here = np.concatenate((blocks, others))
    order = np.argsort(here, kind="stable")
    columns = (
        np.concatenate((matches.starts, matches.others)),
        np.concatenate((matches.ends, matches.other_ends)),
        np.concatenate((others, blocks)),
    )
    runs = zip(*(column[order].tolist() for column in columns), strict=True)
    for block, group in groupby(zip(here[order].tolist(), runs, strict=True), key=lambda pair: pair[0]):
        yield block, [run for _, run in group]


Repeated = tuple[Position, Position, Ints]
"""A run of a block that very many blocks hold: its start and end in the corpus, and all of these blocks, in order."""


def _repeated_runs(passages: Passages) -> Mapping[BlockNo, list[Repeated]]:
    """The runs of each block that very many hold, but for short ones, which are never rare."""
    found: dict[BlockNo, list[Repeated]] = {}
    for repeat in passages.repeats:
        if repeat.length < LONG_ENOUGH:
            continue
        blocks = passages.corpus.locate(repeat.places)[0]
        for block, place in zip(blocks.tolist(), repeat.places.tolist(), strict=True):
            found.setdefault(block, []).append((place, place + repeat.length, blocks))
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Shared:
    """What a block shares: `runs` of it, and the blocks of other speeches that hold one, those with the longest first.

    Each of `speeches` has its blocks.
    """

    block: BlockNo
    runs: tuple[tuple[Position, Position], ...]
    speeches: Mapping[SpeechNo, list[BlockNo]]


def _what_is_shared_by_all(catalogue: Catalogue) -> Iterator[_Shared]:
    repeats = _repeated_runs(catalogue.links.passages)
    for block, runs in _shared_runs(catalogue):
        yield _what_is_shared(catalogue, block, runs, repeats.get(block, ()))


def _what_is_shared(
    catalogue: Catalogue, block: BlockNo, runs: Sequence[SharedRun], repeats: Sequence[Repeated]
) -> _Shared:
    longest: dict[BlockNo, int] = {}
    for start, end, other in runs:
        longest[other] = max(longest.get(other, 0), end - start)
    near = sorted(longest, key=lambda other: (-longest[other], other))
    owners = catalogue.texts.owners
    others = np.array(near, dtype=np.int64)
    if repeats:
        more = np.unique(np.concatenate([blocks for *_, blocks in repeats]))
        more = more[(owners[more] != owners[block]) & ~np.isin(more, others)]
        others = np.concatenate((others, more))
    speeches: dict[SpeechNo, list[BlockNo]] = {}
    for other, owner in zip(others.tolist(), owners[others].tolist(), strict=True):
        speeches.setdefault(owner, []).append(other)
    spans = {(start, end) for start, end, _ in (*runs, *repeats)}
    return _Shared(block, tuple(sorted(spans, key=lambda span: (span[1], span[0]))), speeches)


def _join_neighbours(catalogue: Catalogue, found: Iterable[_Shared]) -> Iterator[list[_Shared]]:
    """Blocks next to each other in one speech that share words with the same speeches, as one row."""
    row: list[_Shared] = []
    for shared in found:
        if row and not _is_told_alike(catalogue, row[-1], shared):
            yield row
            row = []
        row.append(shared)
    if row:
        yield row


def _is_told_alike(catalogue: Catalogue, before: _Shared, shared: _Shared) -> bool:
    owners = catalogue.texts.owners
    follows = shared.block == before.block + 1 and owners[shared.block] == owners[before.block]
    return follows and shared.speeches.keys() == before.speeches.keys()


class _Counts:
    """How many characters of a block stand in another speech too, as the passages of both have them."""

    def __init__(self, catalogue: Catalogue) -> None:
        passages, owners = catalogue.links.passages, catalogue.texts.owners
        pieces = passages.alignment.pieces
        here, there = (passages.corpus.locate(side)[0] for side in (pieces.starts, pieces.others))
        self.speeches = max(len(catalogue.entries), 1)
        keys = np.concatenate((here * self.speeches + owners[there], there * self.speeches + owners[here]))
        self.keys, which = np.unique(keys, return_inverse=True)
        self.totals = np.bincount(which, weights=np.tile(pieces.ends - pieces.starts, 2)).astype(np.int64)

    def of(self, block: BlockNo, speech: SpeechNo) -> int:
        """0 where the passages have these words at another place of either speech."""
        key = block * self.speeches + speech
        place = int(np.searchsorted(self.keys, key))
        return int(self.totals[place]) if place < self.keys.size and self.keys[place] == key else 0


def _note(catalogue: Catalogue, row: Sequence[_Shared], counts: _Counts, search: str, *, explained: bool) -> Folded:
    """A folded note: which other speeches have words of these paragraphs, and where."""
    speeches = row[0].speeches
    shown = list(speeches)[: MOST_NOTED if search else None]
    items: list[Inlines] = [(f"从这里起的 {number} 段：",)] if (number := _count_paragraphs(catalogue, row)) > 1 else []
    for speech in shown:
        characters = sum(counts.of(shared.block, speech) for shared in row)
        blocks = speeches[speech] if len(row) == 1 else speeches[speech][:1]
        items.append(_show_sharing(catalogue, speech, blocks, characters))
    if len(shown) < len(speeches):
        found = join_inlines((link for shared in row for link in _lead_to_runs(catalogue, shared, search)), "、")
        items.append((f"共 {len(speeches)} 篇，全部可以搜索：", *found))
    if explained:
        items.append((Marked(Tone.SMALL, (EXPLAINED,)),))
    return Folded(f"另见 {len(speeches)} 篇", tuple(map(ItemNode, items)), (Style.MARGIN,))


def _count_paragraphs(catalogue: Catalogue, row: Sequence[_Shared]) -> int:
    """As a reader counts them: a heading that goes on in its text is one with it."""
    *before, _ = row
    return 1 + sum(not catalogue.texts.blocks[shared.block].run_in for shared in before)


def _show_sharing(catalogue: Catalogue, speech: SpeechNo, blocks: Sequence[BlockNo], characters: int) -> Inlines:
    """Where a speech has the words: the longest run of them by its title, further ones by number."""
    first, *more = (catalogue.target(block) for block in blocks)
    told = f" {characters} 字相同" if characters else " 重复出现"
    further = [Link((f"第 {number} 处",), target) for number, target in enumerate(more, start=2)]
    leading = Link((catalogue.name(speech),), first)
    return (leading, told, "，又见", *join_inlines(further, "、")) if further else (leading, told)


def _lead_to_runs(catalogue: Catalogue, shared: _Shared, search: str) -> Iterator[Link]:
    """Links to searches that together find all runs."""
    passages, block = catalogue.links.passages, shared.block
    form, offsets = normal_offsets(catalogue.texts.blocks[block].text)
    base = int(passages.corpus.starts[block])
    for start, end in _cores(shared.runs):
        words = catalogue.show(block, Offset(int(offsets[start - base])), Offset(int(offsets[end - 1 - base]) + 1))
        label = words if len(words) <= LONGEST_LABEL else f"{words[:LONGEST_LABEL]}……"
        yield lead_to_search(label, form[start - base : end - base][:LONGEST_QUERY], f"../{search}")


def _cores(runs: Iterable[tuple[Position, Position]]) -> list[tuple[Position, Position]]:
    """What runs, in the order of their ends, have in common, so that each run holds one of them."""
    cores: list[tuple[Position, Position]] = []
    for start, end in runs:
        common = (max(start, cores[-1][0]), cores[-1][1]) if cores else (end, end)
        if common[1] - common[0] >= FEWEST_IN_COMMON:
            cores[-1] = common
        else:
            cores.append((start, end))
    return cores
