"""Frames first: what belongs to the page around the speeches is taken out before anything else is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from mkdocs_speeches.core.model import BlockNo, Field, LineNo, Speech, bounds_of
from mkdocs_speeches.core.reading.frames.formulas import find_inside
from mkdocs_speeches.core.reading.frames.glue import cut_before, cut_behind
from mkdocs_speeches.core.reading.frames.tails import Tail, find_last_bar, find_openers, find_tails
from mkdocs_speeches.core.reading.frames.tops import find_top
from mkdocs_speeches.core.reading.lines.blocks import Block, cut
from mkdocs_speeches.core.rules.dates import find_date
from mkdocs_speeches.core.rules.kinds import Trait
from mkdocs_speeches.core.rules.load import Rules


@dataclass(frozen=True, slots=True)
class Frames:
    """The `blocks` without frames, the frames by rule, and what they say: when the page says that it came out
    (`published`), whom it names as writing (`authors`), its own words on the speech but for an agency's (`intros`),
    what it says that the title was elsewhere (`titles`); `known` are lines of what is known from end to end, as a
    licence is; `ended`: no other line looks like the first behind the close of a speech.
    """

    blocks: tuple[Block, ...]
    dropped: tuple[tuple[Block, str], ...]
    published: tuple[Field, ...]
    authors: tuple[Field, ...]
    intros: tuple[Block, ...]
    titles: tuple[Block, ...] = ()
    known: frozenset[LineNo] = frozenset()
    ended: bool = False


NO_FRAMES = Frames((), (), (), (), ())


@dataclass(slots=True)
class _Stripped:
    rules: Rules
    blocks: list[Block] = field(default_factory=list)
    dropped: list[tuple[Block, str]] = field(default_factory=list)
    published: list[Field] = field(default_factory=list)
    authors: list[Field] = field(default_factory=list)
    intros: list[Block] = field(default_factory=list)
    titles: list[Block] = field(default_factory=list)
    apart: bool = False

    def keep(self, block: Block) -> None:
        self.blocks.append(replace(block, apart=True) if self.apart else block)
        self.apart = False

    def drop(self, block: Block, name: str) -> None:
        self.dropped.append((block, name))
        self.apart = bool(self.blocks)
        self.published += published_in(block, name, self.rules)
        self.authors += authors_in(block, name, self.rules)
        if name in self.rules.frames.traits[Trait.INTRODUCTION]:
            self.intros.append(block)
        elif name in self.rules.frames.traits[Trait.TITLE]:
            self.titles.append(block)


def published_in(block: Block, name: str, rules: Rules) -> Iterator[Field]:
    """When a frame, by the rule of this name, says that the text came out: the first full date in it."""
    found = find_date(block.text) if name in rules.frames.dated else None
    if found and found.edtf and found.edtf.count("-") == 2:
        yield Field(found.edtf, cut(block, found.start, found.end), name)


def authors_in(block: Block, name: str, rules: Rules) -> Iterator[Field]:
    """Whom a frame, by the rule of this name, says to have written or spoken."""
    if author := rules.author.pattern.search(block.text):
        yield Field(author["name"].replace(" ", ""), cut(block, *bounds_of(author, "name")), name)


def choose_facts(
    facts: Sequence[Field], speeches: Sequence[Speech], rules: Rules, *, shared: bool
) -> Iterator[Field | None]:
    """For each of a seed's speeches what the page says of it: in its own lines or right above them, below it only the
    credit of a paper; else what stands above all of them, where several may have it together (`shared`)."""
    if not speeches:
        return
    below = rules.frames.traits[Trait.CREDIT_BELOW]
    top = speeches[0].first_line
    above = [fact for fact in facts if shared and fact.spans[0].line < top]
    bounds = [LineNo(0) if shared or len(speeches) == 1 else top, *(speech.last_line for speech in speeches)]
    for speech, before in zip(speeches, bounds, strict=False):
        own = [fact for fact in facts if before < fact.spans[0].line <= speech.last_line and fact.rule not in below]
        own += [fact for fact in facts if fact.rule in below and fact.spans[0].line >= speech.first_line]
        yield next(iter((*own, *above)), None)


def strip_frames(blocks: Sequence[Block], rules: Rules) -> Frames:
    """Takes the frames out of a seed's `blocks`, but for what follows the close of a speech."""
    found = _Stripped(rules)
    parts = [(part, rule.name if rule else "") for block in blocks for part, rule in cut_behind(block, rules)]
    texts = [part for part, name in parts if not name]
    openers = find_openers(texts, rules)
    tail = next((tail for tail in find_tails(texts, openers, len(texts), rules) if not tail.kept), None)
    for block, name in _tell_apart_frames(parts, texts, tail, rules):
        if name:
            found.drop(block, name)
        else:
            found.keep(block)
    lines = [span.line for block in texts[tail.first :] for span in block.pieces] if tail and tail.known else []
    return Frames(
        tuple(found.blocks),
        tuple(found.dropped),
        tuple(found.published),
        tuple(found.authors),
        tuple(found.intros),
        tuple(found.titles),
        frozenset(lines),
        not [place for place in openers if not tail or place < tail.first],
    )


def _tell_apart_frames(
    parts: Sequence[tuple[Block, str]], texts: Sequence[Block], tail: Tail | None, rules: Rules
) -> Iterator[tuple[Block, str]]:
    """Each block, or part of one, with the name of its frame; the empty name for text."""
    last_bar = find_last_bar(texts[: tail.first] if tail else texts, rules)
    top = find_top(texts, rules)
    place = -1
    for part, name in parts:
        place += not name
        if name:
            yield part, name
        elif tail and place >= tail.first:
            yield part, tail.rule.name
        elif place in top.frames:
            yield part, top.frames[BlockNo(place)]
        elif place in last_bar and place > top.end:
            rule = find_inside(part, rules)
            yield part, rule.name if rule else "navigation"
        elif place <= top.end:
            yield from ((piece, rule.name if rule else "") for piece, rule in cut_before(part, rules))
        else:
            rule = find_inside(part, rules)
            yield part, rule.name if rule else ""
