"""`read`: one raw seed to a `Document`. Total and pure: any bytes give speeches or a diagnostic."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from mkdocs_speeches.core.editors.frontblock import split
from mkdocs_speeches.core.editors.matter import Applied, apply_matter
from mkdocs_speeches.core.library.addresses import former_slug, own_slug, path_name, shorten
from mkdocs_speeches.core.model import (
    DRAFT,
    WHOLE_SEED,
    BlockNo,
    Diagnostic,
    Document,
    Field,
    LineNo,
    Paragraph,
    Repair,
    Seed,
    Source,
    Span,
    Speech,
    span_of,
    speech_spans,
)
from mkdocs_speeches.core.reading.frames.frames import choose_facts, strip_frames
from mkdocs_speeches.core.reading.frames.prefaces import find_preface
from mkdocs_speeches.core.reading.frames.tails import find_openers
from mkdocs_speeches.core.reading.frames.teasers import find_teasers
from mkdocs_speeches.core.reading.frames.told import by_line, tell_dropped
from mkdocs_speeches.core.reading.frames.turns import find_turns, without_turns
from mkdocs_speeches.core.reading.front.front import Fronts
from mkdocs_speeches.core.reading.front.sheet import Sheet
from mkdocs_speeches.core.reading.front.starts import find_starts
from mkdocs_speeches.core.reading.front.witnesses import introduce
from mkdocs_speeches.core.reading.lines.blocks import Block, cut
from mkdocs_speeches.core.reading.lines.contents import find_contents
from mkdocs_speeches.core.reading.lines.joining import find_blocks
from mkdocs_speeches.core.reading.lines.layout import find_layout
from mkdocs_speeches.core.reading.lines.lines import Line, Role, classify
from mkdocs_speeches.core.reading.lines.repairs import view
from mkdocs_speeches.core.reading.naming import name_by_file, name_speeches
from mkdocs_speeches.core.reading.opening import drop_beside, drop_header, extract_lines, find_markup
from mkdocs_speeches.core.reading.outline.doubts import doubt_text
from mkdocs_speeches.core.reading.progress import Progress
from mkdocs_speeches.core.reading.speeches import read_speech
from mkdocs_speeches.core.rules.dates import find_date
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.text.display import Display
from mkdocs_speeches.core.text.folding import fold
from mkdocs_speeches.core.text.wording import report_failure


def read(seed: Seed, rules: Rules) -> Document:
    """The speeches of `seed`; never raises. Their spans and the debris cover every non-blank character once."""
    return read_lines(seed, rules)[0]


def read_lines(seed: Seed, rules: Rules) -> tuple[Document, tuple[Line, ...]]:
    """The same, and what each line was by its own words, but for teasers and tables of contents.

    A seed that can't be had, or on which the program fails, gives no lines and an error that names it.
    """
    if seed.fault:
        return _read_nothing(seed, seed.fault), ()
    try:
        return _read_seed(seed, rules)
    except Exception as error:
        return _read_nothing(seed, report_failure(seed.name, error)), ()


def _read_nothing(seed: Seed, fault: Diagnostic) -> Document:
    return Document(Source(seed.name, (), "", LineNo(1)), (), (), (), (fault,))


def _read_seed(seed: Seed, rules: Rules) -> tuple[Document, tuple[Line, ...]]:
    source = Source(seed.name, (), "", LineNo(1))
    state = Progress(source, Display((), {}, {}), rules, [], [])
    extract = extract_lines(seed, state)
    if extract is None:
        return Document(state.source, (), (), (), tuple(state.diagnostics)), ()
    if extract.left_out:
        state.say("S121", WHOLE_SEED, "、".join(extract.left_out))
    lines = extract.lines
    matter = split(lines, seed.name, rules.diagnostics)
    state.diagnostics.extend(matter.diagnostics)
    source = Source(seed.name, lines, state.source.encoding, matter.first_line)
    seen, repairs = view(lines, rules)
    state.source, state.display = source, Display.of(Document(source, (), (), repairs, ()), {})
    markup = find_markup(seed, extract, matter, rules)
    state.debris.extend(markup.debris())
    seen = drop_beside(seen, extract, state)
    if matter.header:
        seen = drop_header(seen, matter.header, state)
    turns = find_turns(seen, source.first_line, rules)
    state.debris.extend(turns.debris)
    layout = replace(find_layout(without_turns(seen, turns)[source.first_line - 1 :]), turns=turns)
    if layout.width:
        state.say("S117", WHOLE_SEED, str(layout.width))
    found = find_blocks(seen, source.first_line, rules, layout, markup, repairs)
    applied = apply_matter(_read_speeches(found, state), matter, source)
    state.diagnostics.extend(applied.diagnostics)
    named = name_speeches(applied.speeches, matter.front, state)
    speeches = tuple(speech for place, speech in enumerate(named) if place not in applied.drafts)
    for place in sorted(applied.drafts):
        state.drop(tuple(speech_spans(named[place])), DRAFT)
    _sweep(speeches, state)
    document = Document(
        source,
        speeches,
        tuple(sorted(state.debris, key=lambda debris: debris.span)),
        tuple(repair for repair in repairs if repair.span.line >= source.first_line),
        _finish(state, repairs, applied),
        shorten(path_name(seed.name)),
    )
    frames = (Line(block, None, Role.PAGE, (rule,)) for block, rule in state.frames.dropped)
    return document, tuple(sorted((*state.lines, *frames), key=lambda line: line.block.pieces[0]))


def _read_speeches(found: Sequence[Block], state: Progress) -> tuple[Speech, ...]:
    rules = state.rules
    teasers = find_teasers(found)
    for place in sorted(teasers):
        state.drop(found[place].pieces, "teaser")
    found = _drop_frames([block for place, block in enumerate(found) if place not in teasers], state)
    contents = find_contents(found, rules)
    for place in sorted(contents.blocks):
        state.drop(found[place].pieces, "contents")
    entries = sorted(contents.blocks)
    named = frozenset(BlockNo(place - bisect.bisect_left(entries, place)) for place in contents.named)
    found = [block for place, block in enumerate(found) if place not in contents.blocks]
    if not found:
        state.say("S118", WHOLE_SEED)
        return ()
    state.lines = classify(found, rules)
    if not state.frames.ended:
        state.openers = find_openers(found, rules)
    for doubt in doubt_text(found, rules):
        state.tell(doubt)
    fronts = Fronts(Sheet(state.lines, rules), PurePosixPath(state.source.name).stem)
    starts = find_starts(fronts, named)
    if preface := find_preface(fronts.sheet, starts):
        starts = starts[1:]
        for block in found[:preface]:
            state.drop(block.pieces, "preface")
    speeches = []
    for index, start in enumerate(starts):
        stop = starts[index + 1].block if index + 1 < len(starts) else len(found)
        if start.by == "restart":
            state.say("S111", found[start.block].line)
        slug = own_slug(state.source.name, index + 1)
        speech = read_speech(fronts, start, BlockNo(stop), slug, state)
        speeches.append(replace(speech, former=former_slug(state.source.name, index + 1, len(starts))))
    speeches = list(_state_facts(speeches, state))
    if len(speeches) == 1:
        speeches = [name_by_file(speeches[0], state)]
        if not _is_speech(speeches[0], rules):
            state.say("S115", speeches[0].first_line)
    return tuple(speeches)


def _state_facts(speeches: Sequence[Speech], state: Progress) -> Iterator[Speech]:
    """The speeches with what the page says of them: when it came out, and who spoke when, where the front does not."""
    introduced = introduce(speeches, (*state.intros, *state.titles), state.display, state.rules)
    gathered = any(rule in state.rules.frames.own for _, rule in state.frames.dropped)
    published = choose_facts(sorted(state.published, key=_first_span), speeches, state.rules, shared=True)
    authors = choose_facts(
        [] if gathered else sorted(state.authors, key=_first_span), speeches, state.rules, shared=False
    )
    for speech, came_out, author in zip(introduced, published, authors, strict=True):
        speaker = speech.front.speaker
        if author and not speaker:
            speaker = author
            state.say("S142", author.spans[0].line, author.text)
        yield replace(speech, front=replace(speech.front, published=came_out, speaker=speaker))


def _first_span(fact: Field) -> Span:
    return fact.spans[0]


def _is_speech(speech: Speech, rules: Rules) -> bool:
    """Whether anything shows that somebody speaks or reports: title, name, date, salutation or sections."""
    front = speech.front
    titled = front.title is not None and rules.front.titled.fullmatch(fold(front.title.text)) is not None
    sections = any(not isinstance(part, Paragraph) for part in speech.parts)
    return titled or sections or any((front.speaker, front.date, front.salutation))


def _drop_frames(found: Sequence[Block], state: Progress) -> Sequence[Block]:
    """The blocks without the page around the speeches."""
    state.frames = strip_frames(found, state.rules)
    for block, rule in state.frames.dropped:
        state.drop(block.pieces, rule)
        dated = find_date(block.text) if rule in state.rules.frames.dated else None
        if dated and not dated.edtf:
            state.say("S130", block.line, state.shown(cut(block, dated.start, dated.end)))
    state.known |= state.frames.known
    state.published += state.frames.published
    state.authors += state.frames.authors
    state.intros += state.frames.intros
    state.titles += state.frames.titles
    return state.frames.blocks


def _sweep(speeches: Iterable[Speech], state: Progress) -> None:
    """Takes characters that no block holds, because they are invisible or stand for a blank, for debris."""
    covered: dict[int, list[tuple[int, int]]] = {}
    for speech in speeches:
        for span in speech_spans(speech):
            covered.setdefault(span.line, []).append((span.start, span.end))
    for debris in state.debris:
        covered.setdefault(debris.span.line, []).append((debris.span.start, debris.span.end))
    for number in range(state.source.first_line, len(state.source.lines) + 1):
        line = state.source.lines[number - 1]
        place = 0
        for start, end in [*sorted(covered.get(number, ())), (len(line), len(line))]:
            if start > place and not (gap := line[place:start]).isspace():
                low = place + len(gap) - len(gap.lstrip())
                state.drop((span_of(line, number).part(low, low + len(gap.strip())),), "blank")
            place = max(place, end)


def _finish(state: Progress, repairs: Sequence[Repair], applied: Applied) -> tuple[Diagnostic, ...]:
    for told in tell_dropped(state.source.lines, state.debris, state.known, state.rules):
        state.tell(told)
    texts = {rule.name: rule.text for rule in state.rules.repairs}
    for line, rules in by_line((repair.span.line, repair.rule) for repair in repairs):
        state.say("S105", line, "；".join(texts[rule] for rule in rules))
    kept = [diagnostic for diagnostic in state.diagnostics if not applied.silences(diagnostic)]
    return tuple(sorted(kept, key=lambda diagnostic: (diagnostic.line, diagnostic.code, diagnostic.message)))
