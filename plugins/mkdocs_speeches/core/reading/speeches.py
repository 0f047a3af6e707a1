"""One speech out of the blocks of its seed: front, text, close, and what of the page stands between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mkdocs_speeches.core.model import (
    TEXT_START,
    BlockNo,
    Field,
    Front,
    Paragraph,
    ParagraphKind,
    Span,
    Spans,
    Speech,
    block_numbers,
)
from mkdocs_speeches.core.reading.frames.frames import authors_in, published_in
from mkdocs_speeches.core.reading.frames.tails import count_sentences, find_tails
from mkdocs_speeches.core.reading.front.closing import Closing, find_closing
from mkdocs_speeches.core.reading.front.fields import Part, state_field
from mkdocs_speeches.core.reading.front.front import FrontRead, Fronts
from mkdocs_speeches.core.reading.front.occasion import find_held, find_occasion
from mkdocs_speeches.core.reading.front.sheet import Sheet
from mkdocs_speeches.core.reading.front.starts import Start
from mkdocs_speeches.core.reading.lines.blocks import Block, cut
from mkdocs_speeches.core.reading.lines.lines import Line, Role
from mkdocs_speeches.core.reading.outline.doubts import doubt_bare, doubt_numbering
from mkdocs_speeches.core.reading.outline.headings import Outline, find_outline
from mkdocs_speeches.core.reading.outline.strange import doubt_loose, doubt_report, doubt_sentences
from mkdocs_speeches.core.reading.progress import Progress
from mkdocs_speeches.core.reading.tree import Anchors, Body, fold_tree


def read_speech(fronts: Fronts, start: Start, stop: BlockNo, slug: str, state: Progress) -> Speech:
    rules, sheet, found = state.rules, fronts.sheet, fronts.sheet.blocks
    front = fronts.read(start.block, stop, titled=start.titled)
    for frame in front.frames:
        state.drop(cut(found[frame.block], frame.start, frame.end), frame.rule)
        state.published += published_in(found[frame.block], frame.rule, rules)
        state.authors += authors_in(found[frame.block], frame.rule, rules)
        state.intros.append(found[frame.block])
    for doubt in front.doubts:
        state.say(doubt.code, found[doubt.block].line, *doubt.found)
    for merged in start.merged:
        state.say("S134", found[merged].line, found[merged].text[:20])
    last = _drop_tail(found, front.body, stop, state)
    closing = find_closing(sheet, front.body, last)
    outline = find_outline(_behind_front(state.lines, front), front.body, closing.first, rules)
    anchors = Anchors()
    salutation = [part for part in front.parts if part.name == "salutation"]
    parts: list[Paragraph] = [_salutation(found, salutation, anchors)] if salutation else []
    kinds = {
        place: ParagraphKind.SALUTATION
        for place in block_numbers(front.body, closing.first)
        if state.lines[place].role is Role.ADDRESS
    }
    kinds |= dict.fromkeys(block_numbers(closing.first, last), ParagraphKind.SIGNATURE)
    folded = fold_tree(found, Body(front.body, last, front.offset, kinds), outline, anchors, rules)
    _report_coverage(found, outline, state)
    _report_strange(front, outline, closing.first, state)
    fields = _fields(sheet, front, closing, last, state)
    front_spans = _front_spans(found, front)
    spans = [*front_spans, *(span for part in parts for span in part.spans)]
    spans += [piece for place in range(front.body, last) for piece in found[place].pieces]
    return Speech(
        slug=slug,
        title=fields.title.text if fields.title else "",
        front=fields,
        front_spans=front_spans,
        parts=(*parts, *folded),
        first_line=min((span.line for span in spans), default=found[start.block].line),
        last_line=max((span.line for span in spans), default=found[start.block].line),
    )


def _behind_front(lines: Sequence[Line], front: FrontRead) -> Sequence[Line]:
    """The lines; what is left of the one within which the front ends opens no section."""
    if not front.offset or (lines[front.body].sign is None and lines[front.body].role is not Role.PHRASE):
        return lines
    rest = replace(lines[front.body], sign=None, role=Role.TEXT)
    return (*lines[: front.body], rest, *lines[front.body + 1 :])


def _salutation(found: Sequence[Block], parts: Sequence[Part], anchors: Anchors) -> Paragraph:
    spans = tuple(span for part in parts for span in cut(found[part.block], part.start, part.end))
    text = "".join(found[part.block].text[part.start : part.end] for part in parts)
    return Paragraph(ParagraphKind.SALUTATION, spans, (), anchors.of(text))


def _front_spans(found: Sequence[Block], front: FrontRead) -> Spans:
    """All of the front's blocks but what belongs to the page and the salutation, glue between fields included."""
    spans: list[Span] = []
    for place in range(front.start, front.body + (front.offset > 0)):
        block = found[place]
        start, end = TEXT_START, front.offset if place == front.body else block.end
        taken = [(frame.start, frame.end) for frame in front.frames if frame.block == place]
        taken += [(part.start, part.end) for part in front.parts if (part.block, part.name) == (place, "salutation")]
        for first, last in sorted(taken):
            spans.extend(cut(block, start, first))
            start = last
        spans.extend(cut(block, start, end))
    return tuple(sorted(spans))


def _drop_tail(found: Sequence[Block], first: BlockNo, stop: BlockNo, state: Progress) -> BlockNo:
    """The block behind the body's last, where a frame follows the close; the frame is dropped."""
    for tail in find_tails(found, state.openers, stop, state.rules, first):
        rest = found[tail.first : stop]
        if tail.kept:
            prose = sum(count_sentences(block.text) for block in rest[1:])
            state.say("S141", rest[0].line, tail.rule.text, str(prose))
            continue
        for block in rest:
            state.drop(block.pieces, tail.rule.name)
        if tail.known:
            state.known |= {span.line for block in rest for span in block.pieces}
        return tail.first
    return stop


def _fields(sheet: Sheet, front: FrontRead, closing: Closing, last: BlockNo, state: Progress) -> Front:
    found = sheet.blocks
    fields: dict[str, Field] = {}
    for name in ("title", "subtitle", "speaker", "role", "date", "salutation"):
        parts = [part for part in front.parts if part.name == name]
        if name in ("speaker", "role"):
            parts = parts[:1]
        if name == "date" and parts:
            # a title may name the year of a meeting
            parts = [max(parts, key=lambda part: len(part.text or ""))]
        if parts:
            fields[name] = state_field(found, parts, state.display)
    occasion = find_occasion(sheet, front.parts, front.body, last)
    if occasion:
        fields["occasion"] = state_field(found, [occasion], state.display)
    held = None if "date" in fields else find_held(sheet, front.body, last)
    if held and held.name == "date":
        fields["date"] = state_field(found, [held], state.display)
    signed = {part.name: part for part in closing.parts}
    for part in [*front.parts, *([held] if held else []), *closing.parts]:
        if part.name == "no-date":
            state.say("S130", found[part.block].line, state.shown(cut(found[part.block], part.start, part.end)))
    if "date" in signed and "date" not in fields:
        fields["date"] = state_field(found, [signed["date"]], state.display)
        state.say("S109", fields["date"].spans[0].line, fields["date"].text)
    if "speaker" in signed:
        names = [name for name in ("speaker", "role") if name in signed]
        fields = _add_signed(fields, {name: state_field(found, [signed[name]], state.display) for name in names})
    return Front(**fields)


def _add_signed(fields: dict[str, Field], signed: dict[str, Field]) -> dict[str, Field]:
    """The fields with who signs, where nobody is named above; with the office of the signature where it is the same."""
    if "speaker" not in fields:
        return fields | signed
    return signed | fields if fields["speaker"].text == signed["speaker"].text else fields


def _report_coverage(found: Sequence[Block], outline: Outline, state: Progress) -> None:
    for opening in outline.openings:
        block = found[opening.block]
        if opening.rival:
            ends = (block.text[max(end - 8, 0) : end] for end in (opening.end, opening.rival))
            state.say("S150", block.line, *ends)
        elif opening.glued:
            state.say("S104", block.line, block.text[max(opening.end - 8, 0) : opening.end])
    for doubt in (*doubt_numbering(state.lines, outline), *doubt_bare(state.lines, outline)):
        state.tell(doubt)


def _report_strange(front: FrontRead, outline: Outline, stop: BlockNo, state: Progress) -> None:
    headings = {opening.block for opening in outline.openings}
    annexes = [place for place in headings if state.lines[place].role in (Role.ANNEX, Role.NOTES)]
    end = min([stop, *annexes])
    thanks = [rule.pattern for rule in state.rules.closings if rule.final]
    for doubt in doubt_loose(
        state.lines, headings | state.openers.keys(), BlockNo(front.body + (front.offset > 0)), end, thanks
    ):
        state.tell(doubt)
    below = state.lines[front.body : stop] or state.lines[front.start : front.body]
    for doubt in doubt_sentences([line.block for line in below]):
        state.tell(doubt)
    if not any(part.name == "salutation" for part in front.parts):
        for doubt in doubt_report([line.block for line in state.lines[front.body : stop]], state.rules.report):
            state.tell(doubt)
