"""`read`: one raw seed to a `Document`. Total and pure: any bytes give speeches or a diagnostic."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from mkdocs_speeches.core.editors.frontblock import FrontMatterResult, split
from mkdocs_speeches.core.editors.frontmatter import FrontMatter
from mkdocs_speeches.core.editors.markup import NO_MARKUP, Markup, read_markup
from mkdocs_speeches.core.editors.matter import Applied, apply_matter
from mkdocs_speeches.core.formats.encoding import decode, split_lines
from mkdocs_speeches.core.formats.extract import Extract, FormatError
from mkdocs_speeches.core.formats.html import read_html
from mkdocs_speeches.core.formats.kinds import name_kind
from mkdocs_speeches.core.formats.word import read_docx
from mkdocs_speeches.core.model import (
    WHOLE_SEED,
    About,
    BlockNo,
    Debris,
    Diagnostic,
    Document,
    Field,
    Front,
    Level,
    LineNo,
    Paragraph,
    ParagraphKind,
    Repair,
    Seed,
    Source,
    Span,
    Spans,
    Speech,
    span_of,
    speech_spans,
)
from mkdocs_speeches.core.reading.frames.doubts import find_prose
from mkdocs_speeches.core.reading.frames.formulas import find_above
from mkdocs_speeches.core.reading.frames.frames import (
    NO_FRAMES,
    Frames,
    authors_in,
    choose_facts,
    published_in,
    strip_frames,
)
from mkdocs_speeches.core.reading.frames.tails import count_sentences, find_openers, find_tails
from mkdocs_speeches.core.reading.frames.turns import find_turns, without_turns
from mkdocs_speeches.core.reading.front.closing import Closing, find_closing
from mkdocs_speeches.core.reading.front.fields import Part, state_field
from mkdocs_speeches.core.reading.front.front import FrontRead, Fronts
from mkdocs_speeches.core.reading.front.occasion import find_held, find_occasion
from mkdocs_speeches.core.reading.front.sheet import Sheet
from mkdocs_speeches.core.reading.front.starts import Start, find_starts
from mkdocs_speeches.core.reading.front.titles import title_in
from mkdocs_speeches.core.reading.front.witnesses import date_of_file, introduce
from mkdocs_speeches.core.reading.lines.blocks import Block, cut
from mkdocs_speeches.core.reading.lines.contents import find_contents
from mkdocs_speeches.core.reading.lines.joining import find_blocks
from mkdocs_speeches.core.reading.lines.layout import find_layout
from mkdocs_speeches.core.reading.lines.lines import Line, Role, classify
from mkdocs_speeches.core.reading.lines.repairs import view
from mkdocs_speeches.core.reading.lines.styles import markup_of_hashes, markup_of_styles, untitle
from mkdocs_speeches.core.reading.outline.doubts import doubt_numbering, doubt_text
from mkdocs_speeches.core.reading.outline.headings import Outline, find_outline
from mkdocs_speeches.core.reading.tree import Anchors, Body
from mkdocs_speeches.core.reading.tree import fold as fold_tree
from mkdocs_speeches.core.rules.kinds import DebrisRule
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.text.display import Display
from mkdocs_speeches.core.text.folding import fold
from mkdocs_speeches.core.text.wording import report_failure

_NO_SLUG = re.compile(r"[^\w.-]+")
_NAMES = {"title": "题名", "date": "日期"}
FRAME = {
    "teaser": "重复开头的摘要",
    "title-bar": "网页标题栏",
    "beside": "网页正文以外的部分",
    "remarks": "网页自己的话",
    "running-header": "页眉页脚",
    "blank": "看不见的字符",
    "contents": "目录",
    "preface": "汇编的题名和引语",
}
"""What is dropped by reasoning and not by a pattern, in words."""
LONGEST_PREFACE = 400
_TEASER = re.compile(r"(?:\.{3,}|…+)$")

EDITED = {"draft", "markup", "struck"}
"""Debris that an editor meant to be none of the text: nothing to tell."""
HELD = EDITED | {"teaser", "contents"}
"""Debris whose words stand in the text, or are not to: no sentence is lost with it."""


@dataclass(slots=True)
class _State:
    """What is gathered while one seed is read."""

    source: Source
    display: Display
    rules: Rules
    debris: list[Debris]
    diagnostics: list[Diagnostic]
    lines: tuple[Line, ...] = ()
    known: set[LineNo] = field(default_factory=set)
    frames: Frames = NO_FRAMES
    openers: Mapping[int, DebrisRule] = field(default_factory=dict)
    published: list[Field] = field(default_factory=list)
    authors: list[Field] = field(default_factory=list)
    intros: list[Block] = field(default_factory=list)

    def say(self, code: str, line: LineNo, *found: str) -> None:
        rule = self.rules.diagnostics[code]
        message = rule.message.format(*found)
        self.diagnostics.append(
            Diagnostic(code, Level(rule.level), self.source.name, line, message, rule.remedy, About(rule.about))
        )

    def drop(self, spans: Spans, rule: str) -> None:
        self.debris.extend(Debris(span, rule) for span in spans)

    def shown(self, spans: Spans) -> str:
        return self.display.text(spans)


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
        return _read(seed, rules)
    except Exception as error:
        return _read_nothing(seed, report_failure(seed.name, error)), ()


def _read_nothing(seed: Seed, fault: Diagnostic) -> Document:
    return Document(Source(seed.name, (), "", LineNo(1)), (), (), (), (fault,))


def _read(seed: Seed, rules: Rules) -> tuple[Document, tuple[Line, ...]]:
    source = Source(seed.name, (), "", LineNo(1))
    state = _State(source, Display((), {}, {}), rules, [], [])
    extract = _extract(seed, state)
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
    markup = _find_markup(seed, extract, matter, rules)
    state.debris.extend(markup.debris())
    seen = _drop_beside(seen, extract, state)
    turns = find_turns(seen, source.first_line, rules)
    state.debris.extend(turns.debris)
    layout = replace(find_layout(without_turns(seen, turns)[source.first_line - 1 :]), turns=turns)
    if layout.width:
        state.say("S117", WHOLE_SEED, str(layout.width))
    found = find_blocks(seen, source.first_line, rules, layout, markup, repairs)
    applied = apply_matter(_read_speeches(found, state), matter, source)
    state.diagnostics.extend(applied.diagnostics)
    named = _name_untitled(applied.speeches, matter.front, state)
    speeches = tuple(speech for place, speech in enumerate(named) if place not in applied.drafts)
    for place in sorted(applied.drafts):
        state.drop(tuple(speech_spans(named[place])), "draft")
    _sweep(speeches, state)
    document = Document(
        source,
        speeches,
        tuple(sorted(state.debris, key=lambda debris: debris.span)),
        tuple(repair for repair in repairs if repair.span.line >= source.first_line),
        _finish(state, repairs, applied),
    )
    frames = (Line(block, None, Role.PAGE, (rule,)) for block, rule in state.frames.dropped)
    return document, tuple(sorted((*state.lines, *frames), key=lambda line: line.block.pieces[0]))


def _extract(seed: Seed, state: _State) -> Extract | None:
    """The lines of a seed by the kind of its file; None, with an error, where they can't be read."""
    suffix = PurePosixPath(seed.name).suffix.lower()
    try:
        if suffix == ".docx":
            state.source = replace(state.source, encoding="docx")
            return read_docx(seed.data)
        if kind := name_kind(seed.data):
            raise FormatError(f"内容是“{kind}”")
        text = _decode(seed, state)
        if text is None:
            return None
        return read_html(text) if suffix in (".html", ".htm") else Extract(split_lines(text))
    except FormatError as error:
        state.say("S119", WHOLE_SEED, str(error))
        return None


def _decode(seed: Seed, state: _State) -> str | None:
    """The text of a seed, and what is to be said of its encoding."""
    decoded = decode(seed.data)
    state.source = replace(state.source, encoding=decoded.encoding)
    if decoded.text is None:
        state.say("S103", WHOLE_SEED, decoded.encoding)
    elif decoded.doubtful:
        state.say("S102", WHOLE_SEED, decoded.encoding)
    elif decoded.guessed:
        state.say("S101", WHOLE_SEED, decoded.encoding)
    if decoded.broken:
        lines = "、".join(map(str, decoded.broken[:5])) + ("……" if len(decoded.broken) > 5 else "")
        state.say("S164", WHOLE_SEED, lines, decoded.encoding)
    return decoded.text


def _drop_beside(seen: Sequence[str], extract: Extract, state: _State) -> tuple[str, ...]:
    """The lines as they are read, blank where a page says what stands beside its main part."""
    kept = list(seen)
    for line in sorted(extract.beside):
        text = seen[line - 1]
        if not text.strip():
            continue
        span = span_of(text, line).part(len(text) - len(text.lstrip()), len(text.rstrip()))
        rule = find_above(Block(text.strip(), (span,), 0), state.rules)
        state.drop((span,), rule.name if rule else "beside")
        kept[line - 1] = ""
    return tuple(kept)


def _find_markup(seed: Seed, extract: Extract, matter: FrontMatterResult, rules: Rules) -> Markup:
    """What editor, styles and, in Markdown, hashes say; a raw text seed is literal from end to end."""
    suffix = PurePosixPath(seed.name).suffix.lower()
    if suffix in (".docx", ".html", ".htm"):
        return markup_of_styles(extract, rules)
    if matter.front:
        stated = read_markup(extract.lines, matter.first_line)
        return untitle(stated) if suffix == ".md" else stated
    return markup_of_hashes(extract.lines, matter.first_line) if suffix == ".md" else NO_MARKUP


def _read_speeches(found: Sequence[Block], state: _State) -> tuple[Speech, ...]:
    rules = state.rules
    found = _drop_frames(_drop_teasers(found, state), state)
    contents = find_contents(found, rules)
    for place in sorted(contents.blocks):
        state.drop(found[place].pieces, "contents")
    entries = sorted(contents.blocks)
    named = frozenset(place - bisect.bisect_left(entries, place) for place in contents.named)
    found = [block for place, block in enumerate(found) if place not in contents.blocks]
    if not found:
        state.say("S118", WHOLE_SEED)
        return ()
    state.lines = classify(found, rules)
    if not state.frames.ended:
        state.openers = find_openers(found, rules)
    for doubt in doubt_text(found, rules):
        state.say(doubt[0], doubt[1], *doubt[2])
    name = _NO_SLUG.sub("-", PurePosixPath(state.source.name).stem).strip("-.") or "speech"
    fronts = Fronts(Sheet(state.lines, rules), PurePosixPath(state.source.name).stem)
    starts = _drop_preface(fronts.sheet, find_starts(fronts, named), state)
    speeches = []
    for index, start in enumerate(starts):
        stop = starts[index + 1].block if index + 1 < len(starts) else len(found)
        if start.by == "restart":
            state.say("S111", found[start.block].line)
        slug = name if len(starts) == 1 else f"{name}-{index + 1}"
        speeches.append(_read_speech(fronts, start, BlockNo(stop), slug, state))
    speeches = list(_state_facts(speeches, state))
    if len(speeches) == 1:
        speeches = [_named_by_file(speeches[0], state)]
        if not _is_speech(speeches[0], rules):
            state.say("S115", speeches[0].first_line)
    return tuple(speeches)


def _state_facts(speeches: Sequence[Speech], state: _State) -> Iterator[Speech]:
    """The speeches with what the page says of them: when it came out, and who spoke when, where the front does not."""
    introduced = introduce(speeches, state.intros, state.display, state.rules)
    facts = (choose_facts(sorted(found, key=_line), speeches) for found in (state.published, state.authors))
    for speech, published, author in zip(introduced, *facts, strict=True):
        speaker = speech.front.speaker
        if author and not speaker:
            speaker = author
            state.say("S142", author.spans[0].line, author.text)
        yield replace(speech, front=replace(speech.front, published=published, speaker=speaker))


def _line(fact: Field) -> Span:
    return fact.spans[0]


def _named_by_file(speech: Speech, state: _State) -> Speech:
    """The speech with date and title out of the file's name, the last witness, where the text states none."""
    name = PurePosixPath(state.source.name).stem
    date = date_of_file(name)
    if date is None:
        return speech
    title = title_in(name)
    fields = {}
    if speech.front.date is None:
        fields["date"] = Field(date, (), "file-name")
    if speech.front.title is None and title:
        fields["title"] = Field(title, (), "file-name")
    if not fields:
        return speech
    state.say("S137", speech.first_line, "、".join(f"{_NAMES[key]}“{field.text}”" for key, field in fields.items()))
    front = replace(speech.front, **fields)
    return replace(speech, front=front, title=front.title.text if front.title else "")


def _is_speech(speech: Speech, rules: Rules) -> bool:
    """Whether anything shows that somebody speaks or reports: title, name, date, salutation or sections."""
    front = speech.front
    titled = front.title is not None and rules.front.titled.fullmatch(fold(front.title.text)) is not None
    sections = any(not isinstance(part, Paragraph) for part in speech.parts)
    return titled or sections or any((front.speaker, front.date, front.salutation))


def _drop_preface(sheet: Sheet, starts: Sequence[Start], state: _State) -> Sequence[Start]:
    """The starts without the first, where a compilation only has its name and a few words above its first piece."""
    if len(starts) < 2 or starts[1].by != "piece":
        return starts
    places = range(starts[1].block)
    above = sheet.blocks[: starts[1].block]
    spoken = any(sheet.blocks[place].marked or sheet.addresses(place) or sheet.sign(place) for place in places)
    if spoken or sum(len(block.text) for block in above) > LONGEST_PREFACE:
        return starts
    for block in above:
        state.drop(block.pieces, "preface")
    return starts[1:]


def _name_untitled(speeches: Sequence[Speech], matter: FrontMatter | None, state: _State) -> tuple[Speech, ...]:
    """Each speech with a title to show: its own, or that of the piece or file it stands in with its number there."""
    piece, nth = "", 0
    name = matter.title if matter and matter.title else PurePosixPath(state.source.name).stem
    named = []
    for speech in speeches:
        if speech.front.title:
            piece, nth = speech.front.title.text, 1
        else:
            nth += 1
            speech = replace(speech, title=_title_for(piece, nth, name))
            state.say("S110", speech.first_line, speech.title)
        named.append(speech)
    return tuple(named)


def _title_for(piece: str, nth: int, name: str) -> str:
    if not piece:
        return name if nth == 1 else f"{name}（之{_chinese(nth)}）"
    return f"{piece}（之{_chinese(nth)}）"


def _chinese(value: int) -> str:
    digits = "零一二三四五六七八九"
    if value < 10:
        return digits[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")
    return str(value)


def _drop_frames(found: Sequence[Block], state: _State) -> Sequence[Block]:
    """The blocks without the page around the speeches."""
    state.frames = strip_frames(found, state.rules)
    for block, rule in state.frames.dropped:
        state.drop(block.pieces, rule)
    state.known |= state.frames.known
    state.published += state.frames.published
    state.authors += state.frames.authors
    state.intros += state.frames.intros
    return state.frames.blocks


def _drop_teasers(found: Sequence[Block], state: _State) -> list[Block]:
    """The blocks without those that repeat what follows and break off in dots."""
    kept = []
    for index, block in enumerate(found):
        text = block.text
        if (
            index < 3
            and not block.marked
            and len(text) > 20
            and _TEASER.search(text)
            and _repeats(text, found[index + 1 : index + 6])
        ):
            state.drop(block.pieces, "teaser")
        else:
            kept.append(block)
    return kept


def _repeats(teaser: str, following: Sequence[Block]) -> bool:
    text = "".join(block.text for block in following).replace(" ", "")
    plain = teaser.replace(" ", "")
    return sum(plain[place : place + 8] in text for place in range(0, max(len(plain) - 10, 1), 8)) >= max(
        2, len(plain) // 16
    )


def _read_speech(fronts: Fronts, start: Start, stop: BlockNo, slug: str, state: _State) -> Speech:
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
    outline = find_outline(state.lines, front.body, closing.first, rules)
    anchors = Anchors()
    salutation = [part for part in front.parts if part.name == "salutation"]
    parts: list[Paragraph] = [_salutation(found, salutation, anchors)] if salutation else []
    signature = dict.fromkeys(range(closing.first, last), ParagraphKind.SIGNATURE)
    folded = fold_tree(found, Body(front.body, last, front.offset, signature), outline, anchors, rules)
    _report(found, outline, state)
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


def _salutation(found: Sequence[Block], parts: Sequence[Part], anchors: Anchors) -> Paragraph:
    spans = tuple(span for part in parts for span in cut(found[part.block], part.start, part.end))
    text = "".join(found[part.block].text[part.start : part.end] for part in parts)
    return Paragraph(ParagraphKind.SALUTATION, spans, (), anchors.of(text))


def _front_spans(found: Sequence[Block], front: FrontRead) -> Spans:
    """All of the front's blocks but what belongs to the page and the salutation, glue between fields included."""
    spans: list[Span] = []
    for place in range(front.start, front.body + (front.offset > 0)):
        block = found[place]
        start, end = 0, front.offset if place == front.body else len(block.text)
        taken = [(frame.start, frame.end) for frame in front.frames if frame.block == place]
        taken += [(part.start, part.end) for part in front.parts if (part.block, part.name) == (place, "salutation")]
        for first, last in sorted(taken):
            spans.extend(cut(block, start, first))
            start = last
        spans.extend(cut(block, start, end))
    return tuple(sorted(spans))


def _drop_tail(found: Sequence[Block], first: int, stop: int, state: _State) -> int:
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


def _fields(sheet: Sheet, front: FrontRead, closing: Closing, last: int, state: _State) -> Front:
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
    if "speaker" in signed and "speaker" not in fields:
        fields |= {
            name: state_field(found, [signed[name]], state.display) for name in ("speaker", "role") if name in signed
        }
    return Front(**fields)


def _report(found: Sequence[Block], outline: Outline, state: _State) -> None:
    for opening in outline.openings:
        block = found[opening.block]
        if opening.rival:
            ends = (block.text[max(end - 8, 0) : end] for end in (opening.end, opening.rival))
            state.say("S150", block.line, *ends)
        elif opening.glued:
            state.say("S104", block.line, block.text[max(opening.end - 8, 0) : opening.end])
    for doubt in doubt_numbering(state.lines, outline):
        state.say(doubt[0], doubt[1], *doubt[2])


def _sweep(speeches: Iterable[Speech], state: _State) -> None:
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


def _by_line(found: Iterable[tuple[LineNo, str]]) -> Iterator[tuple[LineNo, list[str]]]:
    """The names found on each line, in order."""
    for line, names in itertools.groupby(sorted(set(found)), key=lambda pair: pair[0]):
        yield line, [name for _, name in names]


def _runs(found: Iterable[tuple[LineNo, list[str]]]) -> Iterator[tuple[LineNo, LineNo, list[str]]]:
    """First line, last line and names of each run of dropped lines that have the same names."""
    run: tuple[LineNo, LineNo, list[str]] | None = None
    for line, names in found:
        if run and run[2] == names:
            run = (run[0], line, names)
            continue
        if run:
            yield run
        run = (line, line, names)
    if run:
        yield run


def _finish(state: _State, repairs: Sequence[Repair], applied: Applied) -> tuple[Diagnostic, ...]:
    names = {rule.name: rule.text for rule in state.rules.debris} | FRAME
    dropped = _by_line((debris.span.line, debris.rule) for debris in state.debris if debris.rule not in EDITED)
    for line, last, rules in _runs(dropped):
        until = f"（至第 {last} 行）" if last > line else ""
        state.say("S106", line, "、".join(names.get(rule, rule) for rule in rules) + until)
    held = HELD | state.rules.frames.own
    doubtful = [debris for debris in state.debris if debris.rule not in held and debris.span.line not in state.known]
    for prose in find_prose(state.source.lines, doubtful):
        lines = f"第 {prose.first}–{prose.last} 行" if prose.last > prose.first else "一行"
        state.say("S140", prose.first, lines, str(prose.sentences), prose.opening)
    texts = {rule.name: rule.text for rule in state.rules.repairs}
    for line, rules in _by_line((repair.span.line, repair.rule) for repair in repairs):
        state.say("S105", line, "；".join(texts[rule] for rule in rules))
    kept = [diagnostic for diagnostic in state.diagnostics if not applied.silences(diagnostic)]
    return tuple(sorted(kept, key=lambda diagnostic: (diagnostic.line, diagnostic.code, diagnostic.message)))
