"""What stands beside the text of a speech: tags, marks over it, shared passages at paragraphs, related speeches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from mkdocs_speeches.core.library.addresses import link_target
from mkdocs_speeches.core.library.catalogue import Catalogue
from mkdocs_speeches.core.library.links import Passages
from mkdocs_speeches.core.library.pairs import Comparisons
from mkdocs_speeches.core.library.related import Related
from mkdocs_speeches.core.model import BlockNo, Offset, SpeechNo
from mkdocs_speeches.core.pages.leads import join_inlines, lead_to, lead_to_search, small_facts
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    Folded,
    Inlines,
    ItemNode,
    Link,
    ListNode,
    Marked,
    ParagraphNode,
    Style,
    Tone,
)
from mkdocs_speeches.core.pages.speech import Beside, FactTargets
from mkdocs_speeches.core.text.arrays import Ints
from mkdocs_speeches.core.text.corpus import Position
from mkdocs_speeches.core.text.display import Mark
from mkdocs_speeches.core.text.normal import normal_offsets

NO_PLACES: Mapping[str, str] = {}
MOST_NOTED = 5
"""Other speeches that a note names; the search leads to the rest, and where a site has none, the note names all."""
FEWEST_IN_COMMON = 8
"""Runs of a paragraph with so many characters in common are found by one search for these."""
LONGEST_LABEL = 14
LONGEST_QUERY = 24
"""What a search asks for at most: of a longer run its beginning, which stands wherever all of it does."""


def render_besides(
    catalogue: Catalogue, comparisons: Comparisons, search: str = "", *, dates: Mapping[str, str] = NO_PLACES
) -> tuple[Beside, ...]:
    """What stands beside each speech, by its number.

    `dates` are the places of dated speeches in the list by date, by the page of the speech.
    `search` is the site's search page, which takes a query as `q`; empty where it has none.
    """
    notes = _notes_of_speeches(catalogue, search)
    compared: list[list[tuple[int, int]]] = [[] for _ in catalogue.entries]
    for pair in comparisons.uris:
        for number in pair:
            compared[number].append(pair)
    return tuple(
        Beside(
            tags=tuple(
                (tag, catalogue.term_target(name)) for tag, name in zip(entry.tags, entry.subjects, strict=True)
            ),
            marks=_marks_of_terms(catalogue, number),
            notes=notes[number],
            related=(
                *_related(catalogue, number, comparisons),
                *_compared(catalogue, number, compared[number], comparisons),
            ),
            facts=_targets_of_facts(catalogue, SpeechNo(number), dates.get(entry.uri, "")),
        )
        for number, entry in enumerate(catalogue.entries)
    )


def _targets_of_facts(catalogue: Catalogue, number: SpeechNo, date: str) -> FactTargets:
    person = catalogue.people.of.get(number)
    targets = link_target(person.uri) if person else "", date, catalogue.meetings.target(number)
    return FactTargets(*(f"../{target}" if target else "" for target in targets))


def _marks_of_terms(catalogue: Catalogue, number: int) -> Mapping[int, tuple[Mark, ...]]:
    marks: dict[int, list[Mark]] = {}
    for mention in catalogue.links.mentions[number]:
        if not catalogue.terms[mention.term].uri:
            continue
        marks.setdefault(mention.span.line, []).append(Mark(mention.span, catalogue.term_target(mention.term)))
    return {line: tuple(sorted(found, key=lambda mark: mark.span)) for line, found in marks.items()}


def _notes_of_speeches(catalogue: Catalogue, search: str) -> list[dict[str, tuple[Folded]]]:
    """For each speech the notes on its shared passages, by the anchor of the paragraph or heading."""
    notes: list[dict[str, tuple[Folded]]] = [{} for _ in catalogue.entries]
    counts, repeats = _Counts(catalogue), _repeated_runs(catalogue.links.passages)
    for block, runs in _shared_runs(catalogue.links.passages):
        shared = _what_is_shared(catalogue, block, runs, repeats.get(block, ()))
        anchor = catalogue.texts.blocks[block].anchor
        notes[int(catalogue.texts.owners[block])][anchor] = (_note(catalogue, shared, counts, search),)
    return notes


SharedRun = tuple[Position, Position, BlockNo]
"""A run of a block that stands elsewhere too: its start and end in the corpus, and the other block."""


def _shared_runs(passages: Passages) -> Iterator[tuple[BlockNo, list[SharedRun]]]:
    """Each block with a passage, in order, and its runs."""
    matches = passages.matches
    here = np.concatenate((passages.blocks, passages.other_blocks))
    order = np.argsort(here, kind="stable")
    columns = (
        np.concatenate((matches.starts, matches.others)),
        np.concatenate((matches.ends, matches.other_ends)),
        np.concatenate((passages.other_blocks, passages.blocks)),
    )
    runs = zip(*(column[order].tolist() for column in columns), strict=True)
    for block, group in groupby(zip(here[order].tolist(), runs, strict=True), key=lambda pair: pair[0]):
        yield block, [run for _, run in group]


Repeated = tuple[Position, Position, Ints]
"""A run of a block that very many blocks hold: its start and end in the corpus, and all of these blocks, in order."""


def _repeated_runs(passages: Passages) -> Mapping[BlockNo, list[Repeated]]:
    """The runs of each block that very many hold."""
    found: dict[BlockNo, list[Repeated]] = {}
    for repeat in passages.repeats:
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
    others: Ints
    speeches: Mapping[SpeechNo, list[BlockNo]]


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
    return _Shared(block, tuple(sorted(spans, key=lambda span: (span[1], span[0]))), others, speeches)


class _Counts:
    """How many characters of a block stand in another speech too, as the comparison of both has them."""

    def __init__(self, catalogue: Catalogue) -> None:
        passages, owners = catalogue.links.passages, catalogue.texts.owners
        pieces = passages.alignment.pieces
        here, there = (passages.corpus.locate(side)[0] for side in (pieces.starts, pieces.others))
        self.speeches = max(len(catalogue.entries), 1)
        keys = np.concatenate((here * self.speeches + owners[there], there * self.speeches + owners[here]))
        self.keys, which = np.unique(keys, return_inverse=True)
        self.totals = np.bincount(which, weights=np.tile(pieces.ends - pieces.starts, 2)).astype(np.int64)

    def of(self, block: BlockNo, speech: SpeechNo) -> int:
        """0 where the comparison has these words at another place of either speech."""
        key = block * self.speeches + speech
        place = int(np.searchsorted(self.keys, key))
        return int(self.totals[place]) if place < self.keys.size and self.keys[place] == key else 0


def _note(catalogue: Catalogue, shared: _Shared, counts: _Counts, search: str) -> Folded:
    """A folded note: in how many other places words of this paragraph stand, and where."""
    shown = list(shared.speeches)[: MOST_NOTED if search else None]
    items = [
        _show_sharing(catalogue, speech, shared.speeches[speech], counts.of(shared.block, speech)) for speech in shown
    ]
    if len(shown) < len(shared.speeches):
        found = join_inlines(_lead_to_runs(catalogue, shared, search), "、")
        items.append((f"共 {len(shared.speeches)} 篇，全部可以搜索：", *found))
    return Folded(f"另见 {shared.others.size} 处", tuple(map(ItemNode, items)), (Style.MARGIN,))


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


def _related(catalogue: Catalogue, number: int, comparisons: Comparisons) -> Iterator[BlockNode]:
    related = catalogue.links.related[number]
    if related:
        yield ParagraphNode((Marked(Tone.STRONG, ("相关讲话",)),), styles=(Style.RELATED_TITLE,))
        yield ListNode(tuple(_show_related(catalogue, number, other, comparisons) for other in related))


def _show_related(catalogue: Catalogue, number: int, other: Related, comparisons: Comparisons) -> ItemNode:
    entry = catalogue.entries[other.speech]
    uri = comparisons.uris.get((min(number, other.speech), max(number, other.speech)))
    reasons: list[Inlines] = []
    if other.terms:
        reasons.append((f"都谈到{'、'.join(other.terms)}",))
    if other.characters:
        reasons.append((f"有 {other.characters} 字相同",))
    if uri:
        reasons.append((lead_to("对照", f"../{uri}"),))
    shown = small_facts(reasons or [("文库中的另一篇",)])
    return ItemNode((lead_to(catalogue.name(other.speech), f"../{entry.uri}"), *shown), styles=(Style.RELATED,))


def _compared(
    catalogue: Catalogue, number: int, pairs: Sequence[tuple[int, int]], comparisons: Comparisons
) -> Iterator[Folded]:
    """Folded: the comparisons with speeches that are not among the related ones."""
    related = {other.speech for other in catalogue.links.related[number]}
    others = ((pair, pair[0] + pair[1] - number) for pair in pairs)
    items = tuple(
        ItemNode(
            (
                lead_to(catalogue.name(other), f"../{comparisons.uris[pair]}"),
                f" {comparisons.characters[pair]} 字相同",
            )
        )
        for pair, other in others
        if other not in related
    )
    if items:
        yield Folded(f"与下列 {len(items)} 篇讲话对照", items, (Style.COMPARED,))
