"""What follows the end of a speech: a licence, links, a copyright notice, the report on a letter."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_speeches.core.model import BlockNo, block_numbers
from mkdocs_speeches.core.reading.frames.formulas import (
    LONGEST_BUTTON,
    find_above,
    find_inside,
    find_opener,
    is_button,
)
from mkdocs_speeches.core.reading.frames.glue import cut_before
from mkdocs_speeches.core.reading.front.salutation import is_salutation
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.rules.kinds import DebrisRule, Trait
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import Sign, parse_sign
from mkdocs_speeches.core.text.marks import HAN, STOPS

FEW_SENTENCES = 2
"""More sentences than that are told where they go, and do not go where nothing shows that the speech has ended."""
LINES_ABOVE_TAIL = 4
"""The close stands so few blocks above its tail."""
LONGEST_CLOSE = 80
_ENDED = re.compile(r"[^。!?][。!?]")


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows the close, from block `first` on, by the rule that its first line matches.

    `known`: its last line is the one that such a tail ends with. `kept`: the speech goes on below, or nothing shows
    that it has ended, and so much prose stands below that it stays.
    """

    first: BlockNo
    rule: DebrisRule
    known: bool
    kept: bool


def count_sentences(text: str) -> int:
    """How many sentences end in `text` (folded)."""
    return len(_ENDED.findall(text))


def find_openers(blocks: Sequence[Block], rules: Rules) -> dict[BlockNo, DebrisRule]:
    """The blocks that look like the first line behind a close, each with its rule; none that goes on to whom a text
    addresses: `本报青山3月2日讯 同志们：`."""
    return {
        place: rule
        for place, block in zip(block_numbers(0, len(blocks)), blocks, strict=True)
        if (rule := find_opener(block, rules)) and not _ends_in_address(block, rules)
    }


def _ends_in_address(block: Block, rules: Rules) -> bool:
    *_, (rest, _) = cut_before(block, rules)
    return is_salutation(rest.text, rules)


def find_tails(
    blocks: Sequence[Block], openers: Mapping[BlockNo, DebrisRule], stop: int, rules: Rules, first: int = 0
) -> Iterator[Tail]:
    """The tail of the speech in blocks `first` to before `stop`, last; before it those that prose below keeps."""
    places = [place for place in openers if first < place < stop]
    if not places:
        return
    spoken = _last_spoken(blocks, places[0], stop, rules)
    joints = list(_joints(blocks, first, stop, rules))
    for place in places:
        goes_on = place < spoken or any(above < place <= below for above, below in joints)
        rule = openers[place]
        known = rule.ends is not None and rule.ends.fullmatch(blocks[stop - 1].text) is not None
        prose = sum(count_sentences(block.text) for block in blocks[place + 1 : stop])
        ended = known or prose <= FEW_SENTENCES or _is_behind_close(blocks, place, first, rules)
        kept = goes_on or not ended
        yield Tail(place, rule, known, kept)
        if not kept:
            return


def _last_spoken(blocks: Sequence[Block], first: int, stop: int, rules: Rules) -> int:
    """The last block from `first` on in which somebody is thanked or addressed; `first` where nobody is."""
    for place in range(stop - 1, first, -1):
        text = blocks[place].text
        if len(text) <= LONGEST_CLOSE and (closes(text, rules) or _calls(text, rules)):
            return place
    return first


def closes(text: str, rules: Rules) -> bool:
    """Whether these are the last words of a speech."""
    return any(rule.pattern.fullmatch(text) for rule in rules.closings)


def _calls(text: str, rules: Rules) -> bool:
    called = text[-1] in ":!" and rules.front.salutation.fullmatch(text) is not None
    return called or rules.front.greeting.match(text) is not None


def _joints(blocks: Sequence[Block], first: int, stop: int, rules: Rules) -> Iterator[tuple[int, int]]:
    """Pairs of blocks whose numbers follow each other: between them no speech has ended."""
    last: dict[str, tuple[int, Sign]] = {}
    for place in range(first, stop):
        sign = None if blocks[place].marked else parse_sign(blocks[place].text, rules)
        if sign is None:
            continue
        above = last.get(sign.style.name)
        if above and sign.value == above[1].value + 1:
            yield above[0], place
        last[sign.style.name] = (place, sign)


def _is_behind_close(blocks: Sequence[Block], place: BlockNo, first: int, rules: Rules) -> bool:
    """Whether the speech ends right above: with thanks, wishes, a date, or the credit of an agency or a paper."""
    for above in range(place - 1, max(place - 1 - LINES_ABOVE_TAIL, first), -1):
        text = blocks[above].text
        if closes(text, rules) or rules.front.date_line.fullmatch(text):
            return True
        if find_inside(blocks[above], rules) is None and len(text) > LONGEST_CLOSE:
            return False
    return False


def find_last_bar(blocks: Sequence[Block], rules: Rules) -> range:
    """The places of the bar below a text: buttons and signs, one of which at least stands in bars alone."""
    first = len(blocks)
    while first and _is_in_bar(blocks[first - 1], rules):
        first -= 1
    known = next((place for place in range(first, len(blocks)) if find_inside(blocks[place], rules)), len(blocks))
    while known < len(blocks) and known > first and not HAN.search(blocks[known - 1].text):
        known -= 1
    buttons = itertools.takewhile(lambda place: is_button(blocks[place], rules), range(known - 1, first - 1, -1))
    top = min(buttons, default=known) if known < len(blocks) else known
    return range(top if top and blocks[top - 1].text[-1] in STOPS else known, len(blocks))


def _is_in_bar(block: Block, rules: Rules) -> bool:
    above = find_above(block, rules) if len(block.text) <= LONGEST_BUTTON else None
    return (
        find_inside(block, rules) is not None
        or is_button(block, rules)
        or (above is not None and Trait.BAR in above.traits)
    )
