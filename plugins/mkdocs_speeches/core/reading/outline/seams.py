"""Where a numbered heading ends: at its stop, or where it ran into the text behind it."""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from mkdocs_speeches.core.model import TEXT_START, BlockNo, Offset
from mkdocs_speeches.core.reading.lines.lines import Line
from mkdocs_speeches.core.reading.outline.habits import Habits, learn_habits
from mkdocs_speeches.core.rules.kinds import SeamWords
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import Sign
from mkdocs_speeches.core.text.marks import CLINGS, HAN, OPENS

LONGEST = 50
"""A first sentence with more characters than that, its sign not counted, makes an item and no heading."""
SHORTEST_CLAUSE = 3
"""So many characters at least has each phrase of a heading that ran into its text."""
GLUED = 2.5
"""The median weight of the seams of a series whose headings ran into their text. Of 60 series that were glued for the
purpose all had more, of 99 that end with a stop none had."""
SURE = 1.5
"""A seam that has so much more weight than the next is told as a note; of those with less four in ten are wrong."""
_HEAD_STOP = re.compile(r"[。!?;]|(?<![0-9]):|:(?![0-9])")
_PAUSE = re.compile("[,。;!?:、]")
_NO_END = frozenset("的和与及在要将须可已把被对向于以由让是不更各,、") | OPENS
"""A heading does not end with these."""
_NO_BEGIN = frozenset("的和与及等之了") | CLINGS
"""A body does not begin with these."""


@dataclass(frozen=True, slots=True)
class LineHead:
    """What may be a numbered line's heading: its words from `start` to `end`, its closing mark up to `close`.

    `short`: so few characters as headings have. `glued`: it ran into the text behind it without a mark; then `rival`
    is the next likely end, and `margin` how much less weight that one has.
    """

    start: Offset
    end: Offset
    close: Offset
    short: bool
    glued: bool = False
    rival: int = 0
    margin: float = math.inf

    @property
    def worded(self) -> bool:
        """Whether it is more than a number."""
        return self.end > self.start


def find_heads(lines: Sequence[Line], signs: Mapping[BlockNo, Sign], rules: Rules) -> dict[BlockNo, LineHead]:
    """The first sentence of each numbered line; in a text that lost its paragraphs a heading may have run into its
    body, but then most of its siblings have."""
    numbered = {place: sign for place, sign in signs.items() if sign.style.kind != "item"}
    heads = {place: _split_head(lines[place].text, sign, rules) for place, sign in numbered.items()}
    inline: dict[str, list[BlockNo]] = {}
    for place, sign in numbered.items():
        bodied = not heads[place].glued and heads[place].end < len(lines[place].text)  # a body ends with a stop
        if place and bodied and lines[place - 1].block.last_line == lines[place].block.line:
            inline.setdefault(sign.style.name, []).append(place)
    if inline:
        habits = learn_habits(line.text for line in lines[min(signs) : max(signs) + 1])
        for siblings in inline.values():
            heads |= _find_glued_heads(lines, {place: heads[place] for place in siblings}, habits, rules.seam)
    return heads


def _split_head(text: str, sign: Sign, rules: Rules) -> LineHead:
    end, stop = _sentence_end(text, sign.end)
    glued = _glued_end(text, sign.end, end, rules)
    if glued:
        return LineHead(sign.end, glued, glued, True, True)
    words = len(text[sign.end : end].replace(" ", ""))
    return LineHead(sign.end, end, stop, 0 < words <= LONGEST)


def _sentence_end(text: str, start: Offset) -> tuple[Offset, Offset]:
    """Where the first sentence ends, and its closing mark."""
    found = _HEAD_STOP.search(text, start)
    end, stop = found.span() if found else (len(text), len(text))
    return Offset(end), Offset(stop)


def _glued_end(text: str, start: Offset, stop: int, rules: Rules) -> Offset:
    """Where a heading ends that runs into its text without a stop; 0 where it does not."""
    if stop == len(text):
        return TEXT_START
    space = re.compile(r" +").search(text, start + 4, min(stop, start + LONGEST + 1))
    if space and stop - space.end() > 18 and HAN.match(text, space.end()) and HAN.match(text[space.start() - 1]):
        return Offset(space.start())
    between = _opener(rules.seam.closers, rules.seam.openers)
    for match in between.finditer(text, start + 6, min(stop + 1, start + LONGEST + 6)):
        return Offset(match.start())
    return TEXT_START


@cache
def _opener(closers: tuple[str, ...], openers: tuple[str, ...]) -> re.Pattern[str]:
    """The place between a heading's last word and the first words of a body: `工作|今年，`."""
    behind = "|".join(f"(?<={word})" for size in (2, 1) for word in closers if len(word) == size)
    return re.compile(f"(?:{behind})(?=(?:{'|'.join(openers)})[,!])")


def _find_glued_heads(
    lines: Sequence[Line], series: Mapping[BlockNo, LineHead], habits: Habits, words: SeamWords
) -> dict[BlockNo, LineHead]:
    """The heads of one series anew, if its headings ran into their text; else none."""
    seams = {place: _weigh(lines[place].text, head.start, habits, words) for place, head in series.items()}
    best = [max(found.values(), default=-math.inf) for found in seams.values()]
    if statistics.median(best) < GLUED:
        return {}
    heads = {}
    for place, found in seams.items():
        ranked = sorted(found, key=found.__getitem__, reverse=True)
        if ranked and (found[ranked[0]] > 0 or not series[place].short):
            rival = ranked[1] if len(ranked) > 1 else TEXT_START
            margin = found[ranked[0]] - found[rival] if rival else math.inf
            heads[place] = LineHead(series[place].start, ranked[0], ranked[0], True, True, rival, margin)
    return heads


def _weigh(text: str, start: Offset, habits: Habits, words: SeamWords) -> dict[Offset, float]:
    """How much speaks for each place within the first sentence as the seam of heading and body.

    A heading ends as headings do, a body begins as bodies do or with a word of its heading; both end and begin as other
    phrases of this text do, and no pair of characters that the text has elsewhere is torn. The weights come from 777
    headings of 60 reports and speeches, rounded; three quarters of them are found so.
    """
    found = {}
    for place, phrase in _seam_places(text, start):
        rest = _PAUSE.search(text, place)
        weight = 0.3 * habits.ends_phrase(text[place - 2 : place]) + 0.3 * habits.begins_phrase(text[place : place + 2])
        weight -= 1.5 * habits.holds(text[place - 1 : place + 1])
        ended = text.endswith(words.closers, start, place) and not text.endswith(words.closers, start, place + 1)
        weight += 2.0 * ended + 2.0 * text.startswith(words.subjects, place)
        weight += 1.5 * text.startswith(words.acts, place) + 2.0 * (text[place].isdigit() or text[place] == "“")
        weight += 1.0 * (text.find(text[place : place + 2], start, place) >= 0)
        weight += math.log(1 + (rest.start() - place if rest else 0))
        weight -= 2.5 * (place - start < 6) + 2.0 * (phrase < 6)
        found[place] = weight
    return found


def _seam_places(text: str, start: Offset) -> Iterator[tuple[Offset, int]]:
    """Where within the first sentence a heading may end, and how long its last phrase is then."""
    comma: int = start
    end, _ = _sentence_end(text, start)
    for place in range(start + 2, min(end - 2, start + LONGEST) + 1):
        before, behind = text[place - 1], text[place]
        if before in ",、":
            comma = place
        if place - comma >= SHORTEST_CLAUSE and before not in _NO_END and behind not in _NO_BEGIN:
            yield Offset(place), place - comma
