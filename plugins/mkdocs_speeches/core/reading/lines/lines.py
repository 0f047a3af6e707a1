"""From physical lines to blocks: the paragraphs of a seed, wrapped lines joined and glued ones parted."""

from __future__ import annotations

import bisect
import itertools
import math
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from mkdocs_speeches.core.editors.markup import NO_MARKUP, Markup, mask
from mkdocs_speeches.core.model import ParagraphKind, Repair, Span, Spans
from mkdocs_speeches.core.reading.lines.layout import TERMINAL, WIDEST, Layout, ends_sentence
from mkdocs_speeches.core.rules.load import AR, CN, Rules
from mkdocs_speeches.core.rules.signs import Sign, number, parse_sign

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BLANK = dict.fromkeys(
    [0x3000, 0xA0, 0x09, 0x0B, 0x0C, 0x85, 0x2028, 0x2029, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF], 0x20
)
_FOLD = {**_WIDE, **_BLANK, 0xFF61: 0x3002}
"""One character for one: full-width letters, digits and punctuation, and blanks of every kind."""
_FEW = 200
"""A table is worth its detour for texts with more characters."""

# A half-width full stop behind a Chinese word; behind a number it is that of a sign (`一.`).
_HALF_STOP = re.compile(
    r"\.(?<=[\u4e00-\u9fff)”%]\.)(?<![〇一二三四五六七八九十百零]\.)(?=[\u4e00-\u9fff“《(0-9\n ]|\Z)"
)

# A paragraph that went on in the same line: two ideographic spaces (or four others) behind the end of a sentence,
# or behind a heading that has none.
_GLUED = re.compile(r"(?:(?<=[。!?;:…”’)》/摄])|(?<=[^\s])) {2,}(?=[^ ])")
# Where nothing but a blank is left of the ends of lines: one behind a sentence, before a sign, or behind a short line
# without a stop; but not beside a single character, and not between an office and a name.
_BLANK_LEFT = re.compile(r"(?<=[^ ]) (?=[^ ])")
_BLANK_AFTER_COMMA = re.compile("[,、] ")
_STOP = re.compile("[。!?;]")
_UNSTOPPED = re.compile(r"[^。!?;,、 0-9A-Za-z]{2} (?=[^ 0-9A-Za-z][^ ,。、;:!?]|[12][0-9]{3}年[0-9]{1,2}月)")
_NAME = re.compile("[\u4e00-\u9fff×·]{2,4}(?: |$)")
_SENTENCE_END = re.compile("[。!?;:…][”’)》】]?$")
# ordinals of a glued text, how long it is at least, and how far apart they lie on average where they open paragraphs
_SERIES = (
    (re.compile(f"(?P<n>{CN})、(?!{CN}、)"), 400, 80),
    (re.compile(rf"\((?P<n>{CN})\)"), 400, 80),
    (re.compile(f"第(?P<n>{CN})[,、]"), 1500, 250),
)
# the same where one line holds the whole seed, so that nothing but ordinals could part it
_SERIES_ALONE = (
    *((pattern, 0, apart) for (pattern, _, _), apart in zip(_SERIES, (25, 15, 25), strict=True)),
    (re.compile(f"(?<![0-9])(?P<n>{AR})[、.](?![0-9])"), 0, 25),
)
LONG_PARAGRAPH = 400
"""A paragraph with so many characters may be several, glued together."""
LONG_ALONE = 120
"""The same where the seed has no other."""
LEAST_LOST = 3
"""So many blanks at least that stand for the end of a line show that others do."""
WHOLE = 0.8
"""A block with such a share of a text is the text, but for what stands above it."""
_BEFORE = "。!?摄:”"
_HEADING_ABOVE = re.compile(rf"(?<=[。!?:”])(?:{CN}、|\({CN}\)|{AR}[、.])[^。!?:;]{{4,}}\Z")
_COMMA = re.compile("[,。;]")
_OPENS = frozenset("《“‘([【〔")
_CLOSES = frozenset("》”’)]】〕,。、;:!?")
BROKEN = 20
"""A sentence of more characters, without an end, goes on in the next line where paragraphs stand apart."""


@dataclass(frozen=True, slots=True)
class StatedHeading:
    """An editor's markup: the block's text up to `end` is a heading of this level, 0 where the reading finds it.
    A `relative` level, of a file's own styles, only says which headings stand below which."""

    level: int
    end: int
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: `text` is folded and as long as its pieces together; `gap` counts the blank lines above it.

    `offsets` are those of the pieces in `text`. What an editor marked: `heading`, `plain` (nothing but
    text, whatever it looks like), `opens` (a new speech).
    """

    text: str
    pieces: Spans
    gap: int
    heading: StatedHeading | None = None
    plain: bool = False
    opens: bool = False
    offsets: tuple[int, ...] = (0,)
    kind: ParagraphKind | None = None

    @property
    def line(self) -> int:
        return self.pieces[0].line

    @property
    def marked(self) -> bool:
        """Whether an editor said what it is, and no rule has a say."""
        return self.plain or self.heading is not None or self.kind is not None


def cut(block: Block, start: int, end: int) -> Spans:
    """The spans of `block` from offset `start` to `end`, blank edges left out."""
    text = block.text
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    if start >= end:
        return ()
    pieces = block.pieces
    if len(pieces) == 1:
        return (Span(pieces[0].line, pieces[0].start + start, pieces[0].start + end),)
    spans = []
    index = bisect.bisect_right(block.offsets, start) - 1
    while index < len(pieces) and block.offsets[index] < end:
        offset, piece = block.offsets[index], pieces[index]
        low, high = max(start - offset, 0), min(end - offset, piece.end - piece.start)
        if low < high:
            spans.append(Span(piece.line, piece.start + low, piece.start + high))
        index += 1
    return tuple(spans)


def is_inline(blocks: Sequence[Block], place: int) -> bool:
    """Whether the block goes on in the line of the one before, as in a text that lost its paragraphs."""
    return 0 < place < len(blocks) and blocks[place - 1].pieces[-1].line == blocks[place].line


def fold(text: str) -> str:
    """`text` with full-width signs and all blanks folded, one character for one."""
    if text.isascii():
        return text
    if len(text) < _FEW:
        return text.translate(_FOLD)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    folded: bytes = _fold_table()[codes].tobytes()
    return folded.decode("utf-32-le", "surrogatepass")


@cache
def _fold_table() -> NDArray[np.uint32]:
    table = np.arange(sys.maxunicode + 1, dtype="<u4")
    for code, folded in _FOLD.items():
        table[code] = folded
    return table


def view(lines: Sequence[str], rules: Rules) -> tuple[tuple[str, ...], tuple[Repair, ...]]:
    """The lines as they are read: repaired and folded, each as long as it was; and the repairs."""
    repairs: list[Repair] = []
    repaired = [
        _repair(line, place, rules, repairs) if "?" in line or "&" in line or "<U" in line else line
        for place, line in enumerate(lines, 1)
    ]
    return tuple(_HALF_STOP.sub("。", fold("\n".join(repaired))).split("\n")), tuple(repairs)


def _repair(line: str, place: int, rules: Rules, repairs: list[Repair]) -> str:
    found = []
    for rule in rules.repairs:
        for match in rule.pattern.finditer(line):
            for group, shown in rule.show.items():
                start, end = match.span(group)
                found.append((start, end, shown, rule.name))
    pieces = []
    place_after = 0
    for start, end, shown, name in sorted(found):
        if start < place_after:
            continue
        repairs.append(Repair(Span(place, start, end), shown, name))
        pieces += [line[place_after:start], shown.ljust(end - start)]
        place_after = end
    return "".join((*pieces, line[place_after:]))


def blocks(
    lines: Sequence[str], first_line: int, rules: Rules, layout: Layout, markup: Markup = NO_MARKUP
) -> tuple[Block, ...]:
    """The paragraphs of the folded `lines` from `first_line` on, in order; their pieces and the signs of `markup`
    cover every non-blank."""
    lines = mask(lines, markup)
    marked = markup.marked
    breaks = iter((*markup.breaks, len(lines) + 1))
    opening = next(breaks)
    joined: list[list[Block]] = []
    gap = 0
    for place in range(first_line, len(lines) + 1):
        line = lines[place - 1]
        if not line or line.isspace():
            gap += 1
            continue
        start, end = len(line) - len(line.lstrip()), len(line.rstrip())
        if place in marked or opening < place:
            block = replace(_marked_block(line, Span(place, start, end), gap, markup), opens=opening < place)
            if place in markup.tables and joined and markup.tables.get(place - 1) == markup.tables[place]:
                joined[-1].append(block)
            else:
                joined.append([block])
            while opening < place:
                opening = next(breaks)
        else:
            block = Block(line[start:end], (Span(place, start, end),), gap)
            if joined and not gap and _joins(lines[place - 2], line, joined[-1], layout, rules):
                joined[-1].append(block)
            else:
                joined.append([block])
        gap = 0
    found = [_join(run) for run in joined]
    # a bar or a title above a text that lost its paragraphs
    size = WHOLE * sum(len(block.text) for block in found) if len(found) <= 3 else math.inf
    return tuple(part for block in found for part in _split(block, rules, alone=len(block.text) >= size))


def _join(run: Sequence[Block]) -> Block:
    """The lines of one paragraph as one block."""
    if len(run) == 1:
        return run[0]
    pieces = tuple(piece for block in run for piece in block.pieces)
    return replace(run[0], text="".join(block.text for block in run), pieces=pieces, offsets=_offsets(pieces))


def _offsets(pieces: Spans) -> tuple[int, ...]:
    return (0, *itertools.accumulate(piece.end - piece.start for piece in pieces[:-1]))


def _split(block: Block, rules: Rules, *, alone: bool) -> Iterator[Block]:
    """The paragraphs that a block holds, glued together; `alone`: it is all that the seed has."""
    if block.marked or (len(block.text) < (LONG_ALONE if alone else LONG_PARAGRAPH) and "  " not in block.text):
        yield block
        return
    gap = block.gap
    for start, end in _parts(block.text, rules, alone=alone):
        pieces = cut(block, start, end)
        yield Block(block.text[start:end], pieces, gap, opens=block.opens and start == 0, offsets=_offsets(pieces))
        gap = 0


def _marked_block(line: str, span: Span, gap: int, markup: Markup) -> Block:
    """The one block of a line that holds markup; a backslash that makes a sign literal is left out."""
    bounds = [span.start]
    for escape in markup.escapes.get(span.line, ()):
        bounds += [escape, escape + 1]
    bounds.append(span.end)
    pieces = tuple(
        Span(span.line, start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True) if start < end
    )
    text = "".join(line[piece.start : piece.end] for piece in pieces)
    bar = markup.splits.get(span.line)
    level = markup.headings.get(span.line, 0)
    heading = None
    if bar is not None:
        size = sum(min(piece.end, bar) - piece.start for piece in pieces if piece.start < bar)
        heading = StatedHeading(level, size, markup.relative)
    elif span.line in markup.headings:
        heading = StatedHeading(level, len(text), markup.relative)
    kind = ParagraphKind.TABLE if span.line in markup.tables else None
    if span.line in markup.images:
        kind = ParagraphKind.IMAGE
    return Block(text, pieces, gap, heading, span.line in markup.plain, offsets=_offsets(pieces), kind=kind)


def _joins(before: str, line: str, run: Sequence[Block], layout: Layout, rules: Rules) -> bool:
    """Whether `line`, directly below `before`, goes on with its paragraph, whose lines so far are `run`."""
    if run[-1].marked:
        return False
    if layout.width:
        return _is_wrapped(before, line, run, layout, rules)
    first, last = line.lstrip()[0], run[-1].text[-1]
    if first in _CLOSES or last in _OPENS:
        return True
    if not layout.spaced or last in TERMINAL:
        return False
    # a link broken out of its sentence, as web pages are stripped to text
    sentence = len(run) > 1 or (len(run[0].text) > BROKEN and _COMMA.search(run[0].text) is not None)
    return (last in ",、" or sentence) and not parse_sign(line.strip(), rules)


def _is_wrapped(before: str, line: str, run: Sequence[Block], layout: Layout, rules: Rules) -> bool:
    if not layout.fills(before):
        return False
    blanks = len(before) - len(before.rstrip()) + len(line) - len(line.lstrip())
    parted = layout.indented or (layout.cuts(before) and not before.startswith("  "))
    if blanks >= 2 and parted:
        return False
    last = run[-1].text[-1]
    if last not in "。!?:;":
        return True
    if layout.indented:
        return True
    if not layout.fills(line) and not ends_sentence(line):
        return False  # what goes on would end as a sentence does
    sign = parse_sign(line.strip(), rules)
    return _goes_on(sign, run) if sign else not line.lstrip().startswith(rules.vocatives)


def _goes_on(sign: Sign, run: Sequence[Block]) -> bool:
    """Whether an ordinal at a line's start is a point of the paragraph and opens none."""
    if sign.style.kind != "ordinal" or sign.style.point is None:
        return False
    if sign.value == 1:
        return sign.style.name in ("shi", "yao")
    opened = sign.style.point.match(run[0].text)
    inside = itertools.islice((match for block in run for match in sign.style.point.finditer(block.text)), 2)
    return len(list(inside)) > (opened is not None)


def _parts(text: str, rules: Rules, *, alone: bool) -> Iterator[tuple[int, int]]:
    start = 0
    for place, behind in _lost_breaks(text, rules) if alone else ():
        yield from _glued_parts(text, start, place, alone=alone)
        start = behind
    yield from _glued_parts(text, start, len(text), alone=alone)


def _glued_parts(text: str, start: int, end: int, *, alone: bool) -> Iterator[tuple[int, int]]:
    for match in _GLUED.finditer(text, start, end) if text.find("  ", start, end) >= 0 else ():
        if _parts_here(text, start, match.start(), match.end()):
            yield from _series_parts(text, start, match.start(), alone=alone)
            start = match.end()
    yield from _series_parts(text, start, end, alone=alone)


def _lost_breaks(text: str, rules: Rules) -> list[tuple[int, int]]:
    """The single blanks that each stand for the end of a line, where they lie as close as paragraphs do."""
    breaks: list[tuple[int, int]] = []
    start = 0
    for match in _BLANK_LEFT.finditer(text):
        place, behind = match.span()
        named = _NAME.match(text, behind) and text.endswith(rules.offices, start, place)
        if named or text[place - 1] in _OPENS or text[behind] in _CLOSES:
            continue
        ended = _SENTENCE_END.search(text, max(place - 2, start), place)
        short = 1 < place - start <= WIDEST and not _STOP.search(text, start, place)
        if ended or (short and _UNSTOPPED.match(text, place - 2)) or _opens_section(text, behind, rules):
            breaks.append((place, behind))
            start = behind
    dense = len(breaks) >= LEAST_LOST and len(text) <= LONG_PARAGRAPH * len(breaks)
    return breaks if dense and len(_BLANK_AFTER_COMMA.findall(text)) < len(breaks) else []


def _opens_section(text: str, place: int, rules: Rules) -> bool:
    """Whether a sign stands at `place` that its own mark ends, and not a blank, as behind any number."""
    behind = text[place : place + WIDEST]
    sign = parse_sign(behind, rules)
    return sign is not None and sign.style.kind == "section" and " " not in behind[: sign.end]


def _series_parts(line: str, start: int, end: int, *, alone: bool) -> Iterator[tuple[int, int]]:
    """Parts a text without paragraph marks at ordinals that lie as far apart as paragraphs do.

    `alone`: the line is all that the seed has; title and closing note may stand apart from the text in it.
    """
    alone = alone and end - start >= WHOLE * len(line)
    if alone or end - start >= LONG_PARAGRAPH:
        series = [
            far
            for style in (_SERIES_ALONE if alone else _SERIES)
            if end - start >= style[1]
            for far in _far_apart(line, start, end, *style[::2])
        ]
        for cut_at in sorted(set(series)):
            yield start, cut_at
            start = cut_at
    yield start, end


def _far_apart(line: str, start: int, end: int, series: re.Pattern[str], apart: int) -> list[int]:
    marks = [
        (match.start(), number(match["n"]))
        for match in series.finditer(line, start, end)
        if match.start() > start and (line[match.start() - 1] in _BEFORE or _ends_heading(line, start, match.start()))
    ]
    found: list[int] = []
    run: list[int] = []
    for place, value in [*marks, (end, 1)]:
        if value == 1:
            if len(run) > 1 and place - run[0] > apart * len(run):
                found += run
            run = [place]
        elif value == len(run) + 1:
            run.append(place)
    return found


def _ends_heading(line: str, start: int, place: int) -> bool:
    """Whether nothing but a numbered heading stands between the last sentence and `place`."""
    above = _HEADING_ABOVE.search(line, max(place - WIDEST, start), place)
    return above is not None and above.start() < place - 4


def _parts_here(line: str, start: int, end: int, next_start: int) -> bool:
    """Whether the blanks at `end` part paragraphs, and not a name from an office or the halves of a title."""
    wide = next_start - end >= 2 and (end - start > 30 or len(line) > LONG_PARAGRAPH)
    return wide or line[end - 1] in "。!?…”;:/摄"
