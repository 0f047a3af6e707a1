"""From physical lines to blocks: the paragraphs of a seed, wrapped lines joined and glued ones parted."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_speeches.core.editors.markup import NO_MARKUP, Markup, mask
from mkdocs_speeches.core.model import LineNo, Offset, ParagraphKind, Repair, Span, filled_span, span_of
from mkdocs_speeches.core.reading.frames.turns import Turns, without_cuts
from mkdocs_speeches.core.reading.lines.blocks import Block, StatedHeading, join
from mkdocs_speeches.core.reading.lines.layout import Layout, ends_sentence
from mkdocs_speeches.core.reading.lines.parting import WHOLE, part_glued
from mkdocs_speeches.core.reading.lines.repairs import spelled_longer
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import Sign, parse_sign
from mkdocs_speeches.core.text.folding import fold
from mkdocs_speeches.core.text.marks import CLINGS, OPENS, STOPS, TERMINAL

_COMMA = re.compile("[,。;]")
HONOURS = ("尊敬的", "亲爱的", "敬爱的")
"""Who is addressed stands behind these."""
NAMED_FILE = re.compile("(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}_")
"""The name of a file, printed above its text."""
BROKEN = 20
"""A sentence of more characters, without an end, goes on in the next line where paragraphs stand apart."""


STRONG = "**"
"""What stands on both sides of strong letters in Markdown."""


def find_blocks(
    seen: Sequence[str],
    first_line: LineNo,
    rules: Rules,
    layout: Layout,
    markup: Markup = NO_MARKUP,
    repairs: Sequence[Repair] = (),
) -> tuple[Block, ...]:
    """The paragraphs of the lines as they are `seen`, from `first_line` on, in order; their pieces, the signs of
    `markup` and what stands at the turns of pages cover every non-blank."""
    lines = mask(seen, markup)
    marks = _Marks(markup, spelled_longer(repairs), layout.turns, _signs_amid(markup))
    found = [join(run) for run in _runs(lines, first_line, rules, layout, marks)]
    # a bar or a title above a text that lost its paragraphs
    size = WHOLE * sum(len(block.text) for block in found) if len(found) <= 3 else math.inf
    return tuple(part for block in found for part in part_glued(block, rules, alone=len(block.text) >= size))


@dataclass(frozen=True, slots=True)
class _Marks:
    """What editors marked, by line the repairs that show fewer characters than the seed has there, the turns of pages,
    and by line the signs amid its words."""

    markup: Markup
    longer: Mapping[LineNo, Sequence[Repair]]
    turns: Turns
    amid: Mapping[LineNo, Sequence[tuple[int, int]]]


def _signs_amid(markup: Markup) -> Mapping[LineNo, Sequence[tuple[int, int]]]:
    """By line the signs of strong letters, which may stand amid words."""
    signs = (span for span in markup.signs if span.start and span.end - span.start == len(STRONG))
    grouped = itertools.groupby(sorted(signs), key=lambda span: span.line)
    return {line: [(span.start, span.end) for span in spans] for line, spans in grouped}


def _runs(lines: Sequence[str], first_line: LineNo, rules: Rules, layout: Layout, marks: _Marks) -> list[list[Block]]:
    """The lines of each paragraph, each as a block."""
    markup = marks.markup
    marked = markup.marked
    breaks = iter((*markup.breaks, len(lines) + 1))
    opening = next(breaks)
    runs: list[list[Block]] = []
    gap, above, turned = 0, "", False
    for number in range(first_line, len(lines) + 1):
        line = lines[number - 1]
        if number in marks.turns.lines:
            turned = True
            continue
        if not line or line.isspace():
            gap += 1
            continue
        opens, shown = opening < number, without_cuts(line, marks.turns.cuts.get(number, ()))
        block = _line_block(line, LineNo(number), gap, marks)
        if number in marked or opens:
            block = replace(block, opens=opens)
            joins = number in markup.tables and bool(runs) and markup.tables.get(number - 1) == markup.tables[number]
        elif turned or number in marks.turns.after:
            joins = bool(runs) and _goes_over(above, shown, runs[-1], layout, rules)
        else:
            joins = bool(runs) and not gap and _joins(above, line, runs[-1], layout, rules)
            joins = joins or (bool(runs) and not gap and _is_link(lines[number - 2 : number + 1], runs[-1], layout))
        if joins:
            runs[-1].append(block)
        else:
            runs.append([block])
        while opening < number:
            opening = next(breaks)
        gap, above, turned = 0, shown, False
    return runs


def _line_block(line: str, number: LineNo, gap: int, marks: _Marks) -> Block:
    """One line as a block; a backslash that makes a sign literal is left out."""
    markup = marks.markup
    span = filled_span(line, number)
    cuts = marks.turns.cuts.get(number, ())
    amid = marks.amid.get(number, ())
    if number not in markup.marked and number not in marks.longer and not cuts and not amid:
        return Block(line[span.start : span.end], (span,), gap)
    left_out = [
        *((escape, escape + 1) for escape in markup.escapes.get(number, ())),
        *((c.start, c.end) for c in cuts),
        *amid,
    ]
    found = list(_pieces(line, span, left_out, marks.longer.get(number, ())))
    text = "".join(shown for _, shown in found)
    heading = None
    if number in markup.splits or number in markup.headings:
        bar = markup.splits.get(number, len(line))
        end = Offset(len("".join(shown[: max(bar - part.start, 0)] for part, shown in found)))
        heading = StatedHeading(markup.headings.get(number, 0), end, markup.relative)
    kind = ParagraphKind.TABLE if number in markup.tables else None
    if number in markup.images:
        kind = ParagraphKind.IMAGE
    offsets = tuple(map(Offset, (0, *itertools.accumulate(len(shown) for _, shown in found[:-1]))))
    pieces = tuple(part for part, _ in found)
    return Block(text, pieces, gap, heading, number in markup.plain, offsets=offsets, kind=kind)


def _pieces(
    line: str, span: Span, left_out: Sequence[tuple[int, int]], repairs: Sequence[Repair]
) -> Iterator[tuple[Span, str]]:
    """The pieces of a line with what each reads as: what is left out parts them, a repair is one of its own."""
    cuts = [(low, high, "") for low, high in left_out]
    cuts += [(repair.span.start, repair.span.end, fold(repair.text)) for repair in repairs]
    whole = span_of(line, span.line)
    done: int = span.start
    for low, high, shown in sorted(cuts):
        if not done <= low < span.end:
            continue  # blanks at the edge
        if done < low:
            yield whole.part(done, low), line[done:low]
        if shown:
            yield whole.part(low, high), shown
        done = high
    if done < span.end:
        yield whole.part(done, span.end), line[done : span.end]


def _joins(before: str, line: str, run: Sequence[Block], layout: Layout, rules: Rules) -> bool:
    """Whether `line`, directly below `before`, goes on with its paragraph, whose lines so far are `run`."""
    if run[-1].marked:
        return False
    if run[-1].text.endswith(HONOURS):
        return True
    if layout.width:
        return _is_wrapped(before, line, run, layout, rules)
    first, last = line.lstrip()[0], run[-1].text[-1]
    if first in CLINGS or last in OPENS:
        return True
    if not layout.spaced or last in TERMINAL:
        return False
    # a link broken out of its sentence, as web pages are stripped to text
    sentence = len(run) > 1 or (len(run[0].text) > BROKEN and _COMMA.search(run[0].text) is not None)
    if len(run) == 1 and NAMED_FILE.match(run[0].text):
        return False
    return (last in ",、" or sentence) and not parse_sign(line.strip(), rules)


def _is_link(around: Sequence[str], run: Sequence[Block], layout: Layout) -> bool:
    """Whether the second of three lines is a link out of a sentence: the third goes on with a stop."""
    above, line, below = (text.strip() for text in (*around, "")[:3])
    return (
        bool(below and line)
        and not (layout.width or run[-1].marked)
        and below[0] in STOPS
        and len(line) <= BROKEN
        and len(above) > BROKEN
        and above[-1] not in TERMINAL
    )


def _goes_over(before: str, line: str, run: Sequence[Block], layout: Layout, rules: Rules) -> bool:
    """Whether a paragraph goes on behind the turn of a page: in the middle of a sentence, or without an indent."""
    if run[-1].marked or ends_sentence(before):
        return layout.indented and _joins(before, line, run, layout, rules)
    return parse_sign(line.strip(), rules) is None


def _is_wrapped(before: str, line: str, run: Sequence[Block], layout: Layout, rules: Rules) -> bool:
    if not layout.fills(before, first=len(run) == 1):
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
        return sign.style.inside
    opened = sign.style.point.match(run[0].text)
    inside = itertools.islice((match for block in run for match in sign.style.point.finditer(block.text)), 2)
    return len(list(inside)) > (opened is not None)
