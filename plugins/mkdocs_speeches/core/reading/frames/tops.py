"""What stands above the first speech of a page: bars, breadcrumbs, credits, captions, the report on the speech."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from mkdocs_speeches.core.model import FIRST_BLOCK, BlockNo, block_numbers
from mkdocs_speeches.core.reading.frames.formulas import LONGEST_BUTTON, find_above, is_button
from mkdocs_speeches.core.reading.front.salutation import find_address, is_salutation
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.rules.kinds import DebrisRule, Trait
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
_COMPLETE = re.compile("(?:分享到?|专栏) ?:$")
"""The end of a label that waits for nothing."""
_SPEECH = re.compile("讲话|演讲|演说|致辞|致词|发言|谈话|讲稿|实录")


@dataclass(frozen=True, slots=True)
class Top:
    """What stands above the text of the first speech, which begins at block `end`: the frames there, by block the names
    of their rules."""

    end: BlockNo
    frames: Mapping[BlockNo, str]


@dataclass(slots=True)
class _Zone:
    """The lines above the first speech's text: rules that they match; somebody is addressed below them (`anchored`);
    up to block `lead` the page speaks itself."""

    end: BlockNo = FIRST_BLOCK
    anchored: bool = False
    lead: BlockNo = FIRST_BLOCK
    found: dict[BlockNo, DebrisRule] = field(default_factory=dict)


def find_top(blocks: Sequence[Block], rules: Rules) -> Top:
    """The frames above the front or salutation of the first speech. The title that a page says the text had is the
    title, where no other line may be."""
    zone = _find_zone(blocks, rules)
    found, lines = zone.found, blocks[: zone.end]
    fronts = {place for place in block_numbers(0, zone.end) if place not in found and is_front(lines[place], rules)}
    for place in sorted(place for place, rule in found.items() if Trait.REPORT in rule.traits):
        if not _announces(place, zone, fronts):
            del found[place]
    named = {place: rule.name for place, rule in found.items()}
    named |= {place: "caption" for place in block_numbers(0, zone.end) if _is_caption(place, lines, found, rules)}
    told = (place for place in block_numbers(0, zone.lead) if place not in named and _is_prose(lines[place]))
    named |= dict.fromkeys(told, "remarks")
    named |= _find_values(lines, named, fronts, rules)
    named |= _find_bars(lines, named, fronts, rules)
    for place in [place for place, name in named.items() if name in rules.frames.traits[Trait.TITLE]]:
        if not any(below not in named and _may_be_title(lines[below], rules) for below in block_numbers(0, zone.end)):
            del named[place]
    return Top(zone.end, named)


def _find_zone(blocks: Sequence[Block], rules: Rules) -> _Zone:
    """The lines above the text: up to a salutation, a line of the text, or what somebody marked. A few lines of the
    page's own may stand above the words that lead in."""
    zone = _Zone()
    bodies: list[BlockNo] = []
    size = 0
    for place, block in zip(block_numbers(0, MOST_TOP), blocks, strict=False):
        zone.end = place
        zone.anchored = is_addressed(block.text, rules)
        if block.marked or block.opens or zone.anchored or _is_numbered(block.text, rules):
            break
        rule = find_above(block, rules)
        if rule:
            zone.found[place] = rule
            if bodies and Trait.LEAD_IN in rule.traits and _SPEECH.search(block.text):
                zone.lead, bodies = place, []
        elif _is_body(block):
            bodies.append(place)
            size += len(block.text)
            if zone.lead or place >= MOST_INTRODUCED or size > LONGEST_INTRODUCTION:
                break
    else:
        zone.end = BlockNo(min(len(blocks), MOST_TOP))
    if bodies:
        zone.end, zone.anchored = bodies[0], False
        zone.found = {place: rule for place, rule in zone.found.items() if place < zone.end}
    return zone


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


def _may_be_title(block: Block, rules: Rules) -> bool:
    front = rules.front
    return not (front.date_line.fullmatch(block.text) or front.person.fullmatch(block.text))


def _is_numbered(text: str, rules: Rules) -> bool:
    sign = parse_sign(text, rules)
    return sign is not None and sign.style.kind == "section"


def _is_body(block: Block) -> bool:
    text = block.text
    size = LONGEST_CALL if text[-1] in "!?" else LONGEST_FRONT_LINE
    return text[-1] in "。;" or len(text) > size


def _is_prose(block: Block) -> bool:
    return _is_body(block) or block.text[-1] in "…!?"


def _announces(place: BlockNo, zone: _Zone, fronts: Set[BlockNo]) -> bool:
    """Whether a front, a salutation or the words that lead in stand close below the report at `place`."""
    leads = {below for below, rule in zone.found.items() if Trait.LEAD_IN in rule.traits}
    if any(below in fronts or below in leads for below in range(place, zone.end)):
        return True
    others = sum(below not in zone.found for below in range(place, zone.end))
    return zone.anchored and others <= LINES_BELOW_REPORT


def _is_caption(place: BlockNo, zone: Sequence[Block], found: Mapping[BlockNo, DebrisRule], rules: Rules) -> bool:
    """Whether a line says who reports, between the report of an agency and the words that lead in."""
    above, below = found.get(BlockNo(place - 1)), found.get(BlockNo(place + 1))
    if place in found or above is None or below is None:
        return False
    return (
        Trait.REPORT in above.traits
        and Trait.LEAD_IN in below.traits
        and rules.reported.pattern.fullmatch(zone[place].text) is not None
    )


def _find_values(
    zone: Sequence[Block], named: Mapping[BlockNo, str], fronts: Set[BlockNo], rules: Rules
) -> dict[BlockNo, str]:
    """The lines that stand below a label that waits for its value, or behind an arrow; and such a line repeated."""
    found: dict[BlockNo, str] = {}
    crumbs: set[str] = set()
    last = max(fronts, default=-1)
    for place, (above, block) in zip(block_numbers(1, len(zone)), itertools.pairwise(zone), strict=False):
        text = block.text
        if place in named or text[-1] in STOPS or len(text) > LONGEST_VALUE:
            continue
        if _ARROW.fullmatch(above.text) and place != last:
            found[place] = "navigation"
            crumbs.add(text)
        elif place - 1 in found and text in crumbs:
            found[place] = "navigation"
        elif (place not in fronts and _waits(above.text, named.get(BlockNo(place - 1), ""), rules)) or (
            found.get(BlockNo(place - 1), "") in rules.frames.traits[Trait.LABEL]
            and text.startswith("- ")
            and above.text.startswith("- ")
        ):
            found[place] = "label"
    return found


def _waits(text: str, name: str, rules: Rules) -> bool:
    """Whether a label stands alone, its value below."""
    return name in rules.frames.traits[Trait.LABEL] and text[-1] == ":" and not _COMPLETE.search(text)


def _find_bars(
    zone: Sequence[Block], named: Mapping[BlockNo, str], fronts: Set[BlockNo], rules: Rules
) -> dict[BlockNo, str]:
    """The buttons beside other frames, and the short lines between two of one bar, where a line that may be a title is
    left besides."""
    found: dict[BlockNo, str] = {}
    buttons = {
        place
        for place, block in zip(block_numbers(0, len(zone)), zone, strict=True)
        if named.get(place) in rules.frames.traits[Trait.BAR] or is_button(block, rules)
    }
    beside = buttons | named.keys()
    found |= {place: "navigation" for place in buttons - named.keys() if {place - 1, place + 1} & beside}
    ends = sorted((buttons & named.keys()) | found.keys())
    for first, last in itertools.pairwise(ends):
        between = block_numbers(first + 1, last)
        if all(_is_short(zone[place]) and place not in fronts for place in between if place not in named):
            found |= {place: "navigation" for place in between if place not in named}
    left = [place for place in block_numbers(0, len(zone)) if place not in named and place not in found]
    return found if left else {}


def _is_short(block: Block) -> bool:
    return len(block.text) <= LONGEST_BUTTON and block.text[-1] not in STOPS
