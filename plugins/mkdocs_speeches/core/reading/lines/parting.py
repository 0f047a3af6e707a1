"""Paragraphs that a scrape glued into one line, parted again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mkdocs_speeches.core.model import TEXT_START, Offset, bounds_of
from mkdocs_speeches.core.reading.lines.blocks import Block, part_of
from mkdocs_speeches.core.reading.lines.layout import WIDEST
from mkdocs_speeches.core.rules.fragments import shared_fragments
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import parse_sign
from mkdocs_speeches.core.text.marks import CLINGS, OPENS
from mkdocs_speeches.core.text.numerals import number

CN, AR = (shared_fragments()[name] for name in ("cn", "ar"))
# A paragraph that went on in the same line: two ideographic spaces (or four others) behind the end of a sentence,
# or behind a heading that has none.
_GLUED = re.compile(r"(?:(?<=[。!?;:…”’)》/摄])|(?<=[^\s])) {2,}(?=[^ ])")
# Where nothing but a blank is left of the ends of lines: one behind a sentence, before a sign, or behind a short line
# without a stop; but not beside a single character, and not between an office and a name.
_BLANK_LEFT = re.compile(r"(?<=[^ ]) (?=[^ ])")
_BLANK_AFTER_COMMA = re.compile("[,、] ")
_PARTING_STOP = re.compile("[。!?;]")
_UNSTOPPED = re.compile(r"[^。!?;,、 0-9A-Za-z]{2} (?=[^ 0-9A-Za-z][^ ,。、;:!?]|[12][0-9]{3}年[0-9]{1,2}月)")
_NAME = re.compile("[\u4e00-\u9fff×·]{2,4}(?: |$)")
_SENTENCE_END = re.compile("[。!?;:…][”’)》】]?$")
LONG_PARAGRAPH = 400
"""A paragraph with so many characters may be several, glued together."""
LONG_ALONE = 120
"""The same where the seed has no other."""
LONG_SPOKEN = 1500
"""The same where spoken ordinals part it among others."""
FAR, FAR_SPOKEN = 80, 250
"""So far apart on average lie the ordinals that open paragraphs of a glued text."""
_SECTION_SIGN, _BELOW_SIGN = re.compile(f"(?P<n>{CN})、(?!{CN}、)"), re.compile(rf"\((?P<n>{CN})\)")
_SPOKEN_SIGN = re.compile(f"第(?P<n>{CN})[,、]")
_COUNTED_SIGN = re.compile(f"(?<![0-9])(?P<n>{AR})[、.](?![0-9])")
_SERIES_PLAIN = ((_SECTION_SIGN, FAR), (_BELOW_SIGN, FAR))
_SERIES_LONG = (*_SERIES_PLAIN, (_SPOKEN_SIGN, FAR_SPOKEN))
FAR_ALONE, FAR_BELOW_ALONE = 25, 15
"""How far apart where one line holds the whole seed, so that nothing but ordinals could part it."""
_SERIES_ALONE = (
    (_SECTION_SIGN, FAR_ALONE),
    (_BELOW_SIGN, FAR_BELOW_ALONE),
    (_SPOKEN_SIGN, FAR_ALONE),
    (_COUNTED_SIGN, FAR_ALONE),
)
LEAST_LOST = 3
"""So many blanks at least that stand for the end of a line show that others do."""
WHOLE = 0.8
"""A block with such a share of a text is the text, but for what stands above it."""
_BEFORE = "。!?摄:”"
_HEADING_ABOVE = re.compile(rf"(?<=[。!?:”])(?:{CN}、|\({CN}\)|{AR}[、.])[^。!?:;]{{4,}}\Z")


def part_glued(block: Block, rules: Rules, *, alone: bool) -> Iterator[Block]:
    """The paragraphs that a block holds, glued together; `alone`: it is all that the seed has."""
    if block.marked or (len(block.text) < (LONG_ALONE if alone else LONG_PARAGRAPH) and "  " not in block.text):
        yield block
        return
    for start, end in _cut_parts(block.text, rules, alone=alone):
        part = part_of(block, start, end)
        yield replace(part, gap=0, opens=False) if start else part


def _cut_parts(text: str, rules: Rules, *, alone: bool) -> Iterator[tuple[Offset, Offset]]:
    start = TEXT_START
    for place, behind in _lost_breaks(text, rules) if alone else ():
        yield from _glued_parts(text, start, place, alone=alone)
        start = behind
    yield from _glued_parts(text, start, Offset(len(text)), alone=alone)


def _glued_parts(text: str, start: Offset, end: Offset, *, alone: bool) -> Iterator[tuple[Offset, Offset]]:
    for match in _GLUED.finditer(text, start, end) if text.find("  ", start, end) >= 0 else ():
        place, behind = bounds_of(match)
        if _parts_here(text, start, place, behind):
            yield from _series_parts(text, start, place, alone=alone)
            start = behind
    yield from _series_parts(text, start, end, alone=alone)


def _lost_breaks(text: str, rules: Rules) -> list[tuple[Offset, Offset]]:
    """The single blanks that each stand for the end of a line, where they lie as close as paragraphs do."""
    breaks: list[tuple[Offset, Offset]] = []
    start = TEXT_START
    for match in _BLANK_LEFT.finditer(text):
        place, behind = bounds_of(match)
        named = _NAME.match(text, behind) and text.endswith(rules.offices, start, place)
        if named or text[place - 1] in OPENS or text[behind] in CLINGS:
            continue
        ended = _SENTENCE_END.search(text, max(place - 2, start), place)
        short = 1 < place - start <= WIDEST and not _PARTING_STOP.search(text, start, place)
        if ended or (short and _UNSTOPPED.match(text, place - 2)) or _opens_section(text, behind, rules):
            breaks.append((place, behind))
            start = behind
    dense = len(breaks) >= LEAST_LOST and len(text) <= LONG_PARAGRAPH * len(breaks)
    return breaks if dense and len(_BLANK_AFTER_COMMA.findall(text)) < len(breaks) else []


def _opens_section(text: str, place: Offset, rules: Rules) -> bool:
    """Whether a sign stands at `place` that its own mark ends, and not a blank, as behind any number."""
    behind = text[place : place + WIDEST]
    sign = parse_sign(behind, rules)
    return sign is not None and sign.style.kind == "section" and " " not in behind[: sign.end]


def _series_parts(line: str, start: Offset, end: Offset, *, alone: bool) -> Iterator[tuple[Offset, Offset]]:
    """Parts a text without paragraph marks at ordinals that lie as far apart as paragraphs do.

    `alone`: the line is all that the seed has; title and closing note may stand apart from the text in it.
    """
    kinds = _kinds_of_series(end - start, alone=alone and end - start >= WHOLE * len(line))
    for cut_at in sorted({far for kind in kinds for far in _far_apart(line, start, end, *kind)}):
        yield start, cut_at
        start = cut_at
    yield start, end


def _kinds_of_series(size: int, *, alone: bool) -> Sequence[tuple[re.Pattern[str], int]]:
    """The ordinals that part a text of this size, and how far apart they lie."""
    if alone:
        return _SERIES_ALONE
    return _SERIES_LONG if size >= LONG_SPOKEN else _SERIES_PLAIN if size >= LONG_PARAGRAPH else ()


def _far_apart(line: str, start: Offset, end: Offset, series: re.Pattern[str], apart: int) -> list[Offset]:
    marks = [
        (place, number(match["n"]))
        for match in series.finditer(line, start, end)
        if (place := Offset(match.start())) > start
        and (line[place - 1] in _BEFORE or _ends_heading(line, start, place))
    ]
    found: list[Offset] = []
    run: list[Offset] = []
    for place, value in [*marks, (end, 1)]:
        if value == 1:
            if len(run) > 1 and place - run[0] > apart * len(run):
                found += run
            run = [place]
        elif value == len(run) + 1:
            run.append(place)
    return found


def _ends_heading(line: str, start: Offset, place: Offset) -> bool:
    """Whether nothing but a numbered heading stands between the last sentence and `place`."""
    above = _HEADING_ABOVE.search(line, max(place - WIDEST, start), place)
    return above is not None and above.start() < place - 4


def _parts_here(line: str, start: Offset, end: Offset, next_start: Offset) -> bool:
    """Whether the blanks at `end` part paragraphs, and not a name from an office or the halves of a title."""
    wide = next_start - end >= 2 and (end - start > 30 or len(line) > LONG_PARAGRAPH)
    return wide or line[end - 1] in "。!?…”;:/摄"
