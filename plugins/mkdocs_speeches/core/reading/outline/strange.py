"""Doubts about a whole text: it reads as a report on a speech, or short lines stand in it that nothing explains."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from mkdocs_speeches.core.model import BlockNo, Finding, block_numbers
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.reading.lines.lines import Line, Role
from mkdocs_speeches.core.rules.kinds import ReportRules
from mkdocs_speeches.core.text.marks import HAN, PAUSES, TERMINAL

FEWEST_SAID, LEAST_SAID = 2, 0.2
"""So many paragraphs, and such a share of all, say what somebody said where a text reports on a speech."""
FIRST_BLOCKS = 2
"""What took place stands in one of so many first paragraphs of a report."""
MOST_OWN = 0.34
"""So seldom a paragraph is a report says `我`, for the one who wrote it is not the one who spoke."""
FEWEST_LOOSE = 2
LONGEST_LOOSE = 80
MOST_LOOSE = 0.75
"""A list is no more of a text."""
LONGEST_TOLD = 20
MOST_BEHIND = 3
"""So many lines at most behind the thanks are none of the speech."""
MOST_WITHOUT_STOP = 800
"""A text has a stop in so many characters at least."""
_STOP_OF_SENTENCE = re.compile(r"[。!?…]|[.](?= |$)")
_REMARK = re.compile(r"[(〔\[【—―─-]|[^:]{1,12}:")
_WORDS_OF_OTHERS = re.compile("“[^”]*”")
_DAY_BELOW = re.compile(".{0,12}[0-9〇○零一二三四五六七八九十]{1,3} ?[日号]")


def doubt_report(blocks: Sequence[Block], rules: ReportRules) -> Iterator[Finding]:
    """That the text in these blocks, which addresses nobody, tells of a speech as those do who write for a paper."""
    said = [block for block in blocks if rules.said.pattern.fullmatch(block.text)]
    told = len(said) >= FEWEST_SAID and len(said) >= LEAST_SAID * len(blocks)
    events = [block for block in blocks[:FIRST_BLOCKS] if rules.event.pattern.fullmatch(block.text)]
    if not told and events:
        own = sum(len(rules.own.pattern.findall(_WORDS_OF_OTHERS.sub("", block.text))) for block in blocks)
        told = bool(said) or own <= MOST_OWN * len(blocks)
    if told:
        shown = (events or said)[0]
        yield Finding("S143", shown.line, (shown.text[:LONGEST_TOLD],))


def doubt_sentences(blocks: Sequence[Block]) -> Iterator[Finding]:
    """That there is hardly a sentence in these blocks: a list of links, or a text that lost its stops."""
    size = sum(len(block.text) for block in blocks)
    stops = sum(len(_STOP_OF_SENTENCE.findall(block.text)) for block in blocks)
    if blocks and stops * MOST_WITHOUT_STOP < size:
        yield Finding("S153", blocks[0].line, (str(size), str(stops)))


def doubt_loose(
    lines: Sequence[Line], explained: Set[BlockNo], first: BlockNo, stop: BlockNo, thanks: Sequence[re.Pattern[str]]
) -> Iterator[Finding]:
    """That short lines without a stop stand in the blocks `first` to before `stop`, none of them `explained`: a page's
    words, or a line that should go on. Below the first sentence three in a row are verse, or a list, unless there is
    hardly anything else. Where the last words are `thanks`, one line of whatever kind behind them is told."""
    top = next((place for place in range(first, stop) if lines[place].text[-1] in TERMINAL), stop)
    loose = [place for place in range(first, stop) if place not in explained and _is_loose(lines[place], place < top)]
    rows = {place for place in loose if {place - 2, place - 1} <= set(loose) and place - 2 >= top}
    listed = {place - back for place in rows for back in range(3)}
    mixed = len(loose) < MOST_LOOSE * (stop - first)
    told = [lines[place].block for place in loose if not (mixed and place in listed)]
    behind = [lines[place].block for place in _behind_thanks(lines, first, stop, thanks) if place not in explained]
    told += [block for block in behind if block not in told]
    if behind or len(told) >= FEWEST_LOOSE:
        yield Finding("S144", told[0].line, (str(len(told)), told[0].text[:LONGEST_TOLD]))


def _behind_thanks(
    lines: Sequence[Line], first: BlockNo, stop: BlockNo, thanks: Sequence[re.Pattern[str]]
) -> Iterator[BlockNo]:
    """The few lines behind the thanks that close a speech, but for remarks in brackets and turns of a talk."""
    for place in reversed(block_numbers(max(first, stop - MOST_BEHIND - 1), stop)):
        if any(words.fullmatch(lines[place].text) for words in thanks):
            for below in block_numbers(place + 1, stop):
                if not (_REMARK.match(lines[below].text) or lines[below].block.marked):
                    yield below
            return


def _is_loose(line: Line, above: bool) -> bool:
    """Whether nothing says what the line is; not one in brackets, nor one that states something behind a colon, nor,
    but `above` the first sentence, a signature with its day or what is no Chinese."""
    text = line.text
    if line.block.marked or line.role not in (Role.TEXT, Role.PHRASE, Role.PART) or len(text) > LONGEST_LOOSE:
        return False
    if text[-1] in TERMINAL or text[-1] in PAUSES or ":" in text:
        return False
    return above or not (_DAY_BELOW.fullmatch(text) or HAN.search(text) is None)
