"""Frames first: what belongs to the page around the speeches is taken out before anything else is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from mkdocs_speeches.core.model import Debris, Field
from mkdocs_speeches.core.reading.frames.formulas import find_formula
from mkdocs_speeches.core.reading.frames.glue import cut_before, cut_behind
from mkdocs_speeches.core.reading.frames.tops import find_top, find_zone
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.rules.dates import find_date
from mkdocs_speeches.core.rules.load import Rules

_INTRODUCES = frozenset({"report", "lead-in", "introduction"})
"""Rules of what says in the page's own words who spoke, and when."""


@dataclass(frozen=True, slots=True)
class Frames:
    """The `blocks` without frames, and what the frames say: `published` is when the page says that it came out,
    `authors` whom it names as writing; `intros` are the page's own words on the speech, but for those of an agency."""

    blocks: tuple[Block, ...]
    debris: tuple[Debris, ...]
    published: tuple[Field, ...]
    authors: tuple[Field, ...]
    intros: tuple[Block, ...]


NO_FRAMES = Frames((), (), (), (), ())


@dataclass(slots=True)
class _Found:
    rules: Rules
    blocks: list[Block] = field(default_factory=list)
    debris: list[Debris] = field(default_factory=list)
    published: list[Field] = field(default_factory=list)
    authors: list[Field] = field(default_factory=list)
    intros: list[Block] = field(default_factory=list)
    apart: bool = False

    def keep(self, block: Block) -> None:
        self.blocks.append(replace(block, apart=True) if self.apart else block)
        self.apart = False

    def drop(self, block: Block, name: str, *, dated: bool) -> None:
        self.debris.extend(Debris(span, name) for span in block.pieces)
        self.apart = bool(self.blocks)
        found = find_date(block.text) if dated else None
        if found and found.edtf and found.edtf.count("-") == 2:
            self.published.append(Field(found.edtf, block.pieces, name))
        if author := self.rules.author.pattern.search(block.text):
            self.authors.append(Field(author["name"].replace(" ", ""), block.pieces, name))
        if name in _INTRODUCES:
            self.intros.append(block)


def strip_frames(blocks: Sequence[Block], rules: Rules) -> Frames:
    """Takes the frames out of a seed's `blocks`, but for what follows the close of a speech."""
    found = _Found(rules)
    dated = {rule.name for rule in (*rules.debris, *rules.glue) if rule.dated}
    for block, name in _find(blocks, rules):
        if name:
            found.drop(block, name, dated=name in dated)
        else:
            found.keep(block)
    return Frames(
        tuple(found.blocks), tuple(found.debris), tuple(found.published), tuple(found.authors), tuple(found.intros)
    )


def _find(blocks: Sequence[Block], rules: Rules) -> Iterator[tuple[Block, str]]:
    """Each block, or part of one, with the name of its frame; the empty name for text."""
    parts = [(part, rule.name if rule else "") for block in blocks for part, rule in cut_behind(block, rules)]
    texts = [part for part, name in parts if not name]
    top = find_top(texts, rules)
    end, _ = find_zone(texts, rules)
    place = -1
    for part, name in parts:
        if name:
            yield part, name
            continue
        place += 1
        if place in top:
            yield part, top[place]
        elif place <= end:
            yield from ((piece, rule.name if rule else "") for piece, rule in cut_before(part, rules))
        else:
            rule = find_formula(part, rules, where="any")
            yield part, rule.name if rule else ""
