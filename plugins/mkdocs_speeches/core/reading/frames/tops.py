"""What stands above the first speech of a page: bars, breadcrumbs, credits, captions, the report on the speech."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence, Set

from mkdocs_speeches.core.reading.frames.formulas import BARS, LONGEST_BUTTON, find_above, is_button
from mkdocs_speeches.core.reading.front.salutation import find_address, is_salutation
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.rules.kinds import DebrisRule
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import parse_sign
from mkdocs_speeches.core.text.marks import STOPS

MOST_TOP = 60
"""A page has so many lines at most above the speech."""
LONGEST_VALUE = 24
"""What a label names below itself has so many characters at most."""
LONGEST_FRONT_LINE = 100
"""A line of a front has so many characters at most."""
LONGEST_CALL = 30
"""A line of a front that calls or asks has so many characters at most."""
MOST_INTRODUCED = 16
"""What a page says itself before the words that lead in has so many lines at most,"""
LONGEST_INTRODUCTION = 400
"""and so many characters."""
LINES_BELOW_REPORT = 4
"""So many lines at most stand between what a report announces and the report."""
_ARROW = re.compile("[>»›→]+")
_SPEECH = re.compile("讲话|演讲|演说|致辞|致词|发言|谈话|讲稿|实录")
_REPORTS = frozenset({"report", "agency-lead"})
"""Rules of what may also be the speech's own sentence, where no speech stands below."""


def find_top(blocks: Sequence[Block], rules: Rules) -> Mapping[int, str]:
    """The frames above the front or salutation of the first speech: block → name of the rule."""
    end, anchored = find_zone(blocks, rules)
    zone = blocks[:end]
    found = {place: rule for place, block in enumerate(zone) if (rule := find_above(block, rules))}
    fronts = {place for place in range(end) if place not in found and is_front(zone[place], rules)}
    for place in sorted(place for place, rule in found.items() if rule.name in _REPORTS):
        if not _announces(place, end, found, fronts, anchored=anchored):
            del found[place]
    named = {place: rule.name for place, rule in found.items()}
    named |= {place: "caption" for place in range(end) if _is_caption(place, zone, found, rules)}
    lead = _find_lead(blocks, rules)
    named |= {place: "introduction" for place in range(lead) if place not in named and _is_prose(zone[place], rules)}
    named |= _find_values(zone, named, fronts)
    named |= _find_bars(zone, named, fronts, rules)
    return named


def find_zone(blocks: Sequence[Block], rules: Rules) -> tuple[int, bool]:
    """The block at which the first speech's text begins, and whether somebody is addressed there."""
    for place in range(_find_lead(blocks, rules), min(len(blocks), MOST_TOP)):
        block = blocks[place]
        if block.marked or block.opens:
            return place, False
        if is_addressed(block.text, rules):
            return place, True
        if find_above(block, rules) is None and _is_body(block, rules):
            return place, False
    return min(len(blocks), MOST_TOP), False


def _find_lead(blocks: Sequence[Block], rules: Rules) -> int:
    """The block that says, below a few words of the page's own, that a speech follows; 0 where none does."""
    size = 0
    for place, block in enumerate(blocks[:MOST_INTRODUCED]):
        text = block.text
        rule = find_above(block, rules)
        if rule and rule.name == "lead-in" and size and _SPEECH.search(text):
            return place
        sign = parse_sign(text, rules)
        numbered = sign is not None and sign.style.kind == "section"
        if block.marked or block.opens or numbered or is_addressed(text, rules):
            return 0
        size += len(text) if rule is None and _is_body(block, rules) else 0
        if size > LONGEST_INTRODUCTION:
            return 0
    return 0


def is_addressed(text: str, rules: Rules) -> bool:
    """Whether the text addresses somebody, by itself or at its beginning."""
    return is_salutation(text, rules) or find_address(text, rules) is not None


def is_front(block: Block, rules: Rules) -> bool:
    """Whether the line is part of a front by its own words: a title, a date, a name with its office."""
    front = rules.front
    if len(block.text) > LONGEST_FRONT_LINE:
        return False
    if front.titled.fullmatch(block.text) or front.date_line.fullmatch(block.text):
        return True
    return front.person.fullmatch(block.text) is not None


def _is_body(block: Block, rules: Rules) -> bool:
    text = block.text
    size = LONGEST_CALL if text[-1] in "!?" else LONGEST_FRONT_LINE
    sign = parse_sign(text, rules)
    return text[-1] in "。;" or len(text) > size or (sign is not None and sign.style.kind == "section")


def _is_prose(block: Block, rules: Rules) -> bool:
    return _is_body(block, rules) or block.text[-1] in "…!?"


def _announces(place: int, end: int, found: Mapping[int, DebrisRule], fronts: Set[int], *, anchored: bool) -> bool:
    """Whether a front, a salutation or the words that lead in stand close below the report at `place`."""
    if any(
        below in fronts or (found.get(below, None) and found[below].name == "lead-in") for below in range(place, end)
    ):
        return True
    others = sum(below not in found for below in range(place, end))
    return anchored and others <= LINES_BELOW_REPORT


def _is_caption(place: int, zone: Sequence[Block], found: Mapping[int, DebrisRule], rules: Rules) -> bool:
    """Whether a line says who reports, between the report of an agency and the words that lead in."""
    above, below = found.get(place - 1), found.get(place + 1)
    if place in found or above is None or below is None:
        return False
    return (
        above.name in _REPORTS
        and below.name == "lead-in"
        and rules.reported.pattern.fullmatch(zone[place].text) is not None
    )


def _find_values(zone: Sequence[Block], named: Mapping[int, str], fronts: Set[int]) -> dict[int, str]:
    """The lines that stand below a label that waits for its value, or behind an arrow; and such a line repeated."""
    found: dict[int, str] = {}
    crumbs: set[str] = set()
    last = max(fronts, default=-1)
    for place, (above, block) in enumerate(itertools.pairwise(zone), 1):
        text = block.text
        if place in named or text[-1] in STOPS or len(text) > LONGEST_VALUE:
            continue
        if _ARROW.fullmatch(above.text) and place != last:
            found[place] = "navigation"
            crumbs.add(text)
        elif place - 1 in found and text in crumbs:
            found[place] = "navigation"
        elif (place not in fronts and _waits(above.text, named.get(place - 1, ""))) or (
            found.get(place - 1) == "label" and text.startswith("- ") and above.text.startswith("- ")
        ):
            found[place] = "label"
    return found


def _waits(text: str, name: str) -> bool:
    """Whether a label stands alone, its value below."""
    return name in ("label", "index", "credits", "source") and text[-1] == ":"


def _find_bars(zone: Sequence[Block], named: Mapping[int, str], fronts: Set[int], rules: Rules) -> dict[int, str]:
    """The buttons beside others, and the short lines between two of one bar, where a line that may be a title is left
    besides."""
    found: dict[int, str] = {}
    buttons = {place for place, block in enumerate(zone) if named.get(place) in BARS or is_button(block, rules)}
    found |= {place: "navigation" for place in buttons - named.keys() if {place - 1, place + 1} & buttons}
    ends = sorted((buttons & named.keys()) | found.keys())
    for first, last in itertools.pairwise(ends):
        between = range(first + 1, last)
        if all(_is_short(zone[place]) and place not in fronts for place in between if place not in named):
            found |= {place: "navigation" for place in between if place not in named}
    left = [place for place in range(len(zone)) if place not in named and place not in found]
    return found if left else {}


def _is_short(block: Block) -> bool:
    return len(block.text) <= LONGEST_BUTTON and block.text[-1] not in STOPS
