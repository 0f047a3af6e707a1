"""Where a numbered heading ends: at its stop, or where it ran into the text behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from mkdocs_speeches.core.reading.lines.lines import Line
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import Sign
from mkdocs_speeches.core.text.marks import HAN

LONGEST = 50
"""A first sentence with more characters than that, its sign not counted, makes an item and no heading."""
SHORTEST_PHRASE = 5
"""So many characters stand between the last comma of a heading and its end."""
SHORTEST_CLAUSE = 8
"""So many characters at least has the first sentence of a body."""
LONG_SENTENCE = 24
"""A sentence with so many characters may be a heading and its body's first."""
_STOP = re.compile(r"[。!?;]|(?<![0-9]):|:(?![0-9])")
_PREDICATE = re.compile(r"(?![的和与及])[^,。;!?:、是要有在会应须已将]{2,9}(?:是|要|有|在|应|必须|已|将|事关|关系)")
_BODY = re.compile(r"[\u4e00-\u9fff“《]|[0-9]{4}年")


@dataclass(frozen=True, slots=True)
class Head:
    """What may be a numbered line's heading: its words from `start` to `end`, its closing mark up to `close`.
    `glued`: it ran into the text behind it without a mark; `short`: so few characters as headings have."""

    start: int
    end: int
    close: int
    short: bool
    glued: bool = False

    @property
    def worded(self) -> bool:
        """Whether it is more than a number."""
        return self.end > self.start


def find_heads(lines: Sequence[Line], signs: Mapping[int, Sign], rules: Rules) -> dict[int, Head]:
    """The first sentence of each numbered line; in a text that lost its paragraphs a heading may have run into its
    body, but then most of its siblings have."""
    heads: dict[int, Head] = {}
    seams: dict[str, dict[int, int]] = {}
    for place, sign in signs.items():
        if sign.style.kind == "item":
            continue
        head = heads[place] = _split_head(lines[place].text, sign, rules)
        if place and lines[place - 1].block.last_line == lines[place].block.line:
            siblings = seams.setdefault(sign.style.name, {})
            siblings[place] = head.end if head.glued else _seam(lines[place].text, sign.end, rules)
    for siblings in seams.values():
        glued = {place: seam for place, seam in siblings.items() if seam}
        if len(glued) * 2 >= len(siblings):
            heads |= {place: Head(signs[place].end, seam, seam, True, True) for place, seam in glued.items()}
    return heads


def _split_head(text: str, sign: Sign, rules: Rules) -> Head:
    stop = _STOP.search(text, sign.end)
    end = stop.start() if stop else len(text)
    glued = _glued_end(text, sign.end, end, rules)
    if glued:
        return Head(sign.end, glued, glued, True, True)
    words = len(text[sign.end : end].replace(" ", ""))
    return Head(sign.end, end, stop.end() if stop else end, 0 < words <= LONGEST)


def _glued_end(text: str, start: int, stop: int, rules: Rules) -> int:
    """Where a heading ends that runs into its text without a stop; 0 where it does not."""
    if stop == len(text):
        return 0
    space = re.compile(r" +").search(text, start + 4, min(stop, start + LONGEST + 1))
    if space and stop - space.end() > 18 and HAN.match(text, space.end()) and HAN.match(text[space.start() - 1]):
        return space.start()
    for match in _opener(rules.closers, rules.openers).finditer(text, start + 6, min(stop + 1, start + LONGEST + 6)):
        return match.start()
    return 0


def _seam(text: str, start: int, rules: Rules) -> int:
    """The likeliest place where heading and body of a first sentence ran together; 0 where nothing shows one.

    A body begins with a word of its heading, or as bodies do, and goes on for a clause; a heading ends as headings do.
    """
    best, seam = 0, 0
    comma = start
    found = _STOP.search(text, start)
    stop = found.start() if found else start
    for place in range(start + 1, min(stop - SHORTEST_CLAUSE, start + LONGEST) + 1):
        if text[place] in ",、":
            comma = place
        if place - comma < SHORTEST_PHRASE or not _BODY.match(text, place) or not HAN.match(text, place - 1):
            continue
        closed = text.endswith(rules.closers, start, place) and not text.endswith(rules.closers, start, place + 1)
        if closed and text[place] not in "的和与":
            repeated = text.find(text[place : place + 2], start, place) >= 0
            predicate = stop - start >= LONG_SENTENCE and _PREDICATE.match(text, place) is not None
            opens = text.startswith(rules.subjects, place) or text[place].isdigit()
            score = opens + 2 * repeated + predicate
            if score > best:
                best, seam = score, place
    return seam


@cache
def _opener(closers: tuple[str, ...], openers: tuple[str, ...]) -> re.Pattern[str]:
    """The place between a heading's last word and the first words of a body: `工作|今年，`."""
    behind = "|".join(f"(?<={word})" for size in (2, 1) for word in closers if len(word) == size)
    return re.compile(f"(?:{behind})(?=(?:{'|'.join(openers)})[,!])")
