"""Where speeches begin in a seed: piece titles, second fronts, and salutations after which the numbering restarts."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from mkdocs_speeches.core.reading.frames.formulas import find_above
from mkdocs_speeches.core.reading.front.fields import LONGEST_TITLE, glued_head, is_titled, split_line
from mkdocs_speeches.core.reading.front.front import is_salutation, read_front, same_title
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import Sign, parse_sign
from mkdocs_speeches.core.text.numerals import number

COLLECTION = 4
"""So many speeches in one seed are a collection."""
MANY_TITLES = 20
"""So many unnumbered lines that a table of contents names are titles of pieces, whatever stands below them."""
MOST_TITLES = 3
"""A title stands on so many lines at most, those of a page's bar included."""
MOST_LINES = 9
"""A front behind the first has so many lines at most."""
OWN_FRONT = 3
"""A front so few blocks below a piece's title is that piece's own."""
LONGEST_LINE = 40
"""A title that nothing but its place shows has so many characters at most."""
LONG_LINE = 1500
"""A block with so many characters may be a speech glued into one line, its front included."""
_HAN = re.compile(r"[\u4e00-\u9fff]{2}")
_FULL_STOP = re.compile(r"[。;!]")
_SENTENCE = frozenset("。;!,、…")


@dataclass(frozen=True, slots=True)
class Start:
    """A speech begins at `block`; `by` says what showed it; `titled`: that block is the title of a piece."""

    block: int
    by: str
    titled: bool = False


def find_starts(blocks: Sequence[Block], named: Set[int], rules: Rules) -> tuple[Start, ...]:
    """The starts of the speeches, the first at block 0; `named` are blocks that a table of contents names."""
    signs = [None if block.marked else parse_sign(block.text, rules) for block in blocks]
    found = {0: Start(0, "first")}
    for place, block in enumerate(blocks):
        if block.opens:
            found[place] = Start(place, "stated")
    titled = _find_pieces(blocks, rules) | _find_named(blocks, named, signs, rules)
    titled = titled or _find_book(blocks, signs, rules)
    for place in titled:
        found[place] = Start(place, "piece", True)
    marked = sorted(place for place in found if found[place].by != "first")
    for place in _find_fronts(blocks, signs, rules):
        near = bisect.bisect_right(marked, place)
        if not near or place - marked[near - 1] > OWN_FRONT:
            found.setdefault(place, Start(place, "front"))
    for place in _find_restarts(blocks, sorted(found), signs, rules):
        found.setdefault(place, Start(place, "restart"))
    name = _find_name(blocks, signs, rules) if len(found) >= COLLECTION else 0
    if name:
        found.setdefault(name, Start(name, "piece", True))
    return tuple(found[place] for place in sorted(found))


def _find_name(blocks: Sequence[Block], signs: Sequence[Sign | None], rules: Rules) -> int:
    """The first piece of a collection whose own name stands above, apart from it; 0 where none does."""
    for place in range(1, min(len(blocks), 6)):
        above = blocks[place - 1]
        if find_above(above, rules) or not _may_be_title(above, signs[place - 1], rules):
            return 0
        if split_line(above.text, 0, rules) or same_title(above.text, blocks[place].text):
            return 0
        if blocks[place].gap and _front_end(blocks, place, signs, rules):
            return place
    return 0


def _find_named(blocks: Sequence[Block], named: Set[int], signs: Sequence[Sign | None], rules: Rules) -> set[int]:
    """Of the blocks that a table of contents names those that are titles of pieces, where half of them open fronts."""
    titles = [place for place in sorted(named) if signs[place] is None]
    opening = [place for place in titles if _opens(blocks, place, rules)]
    return set(titles) if len(titles) >= MANY_TITLES or len(opening) * 2 >= len(titles) else set()


def _find_book(blocks: Sequence[Block], signs: Sequence[Sign | None], rules: Rules) -> set[int]:
    """The titles of a book without contents: many short lines, below which somebody is addressed or numbering begins.

    Where blank lines part nothing but pieces, a third of the lines that stand so show that all are titles.
    """
    lines = [
        place
        for place in range(1, len(blocks))
        if len(blocks[place].text) <= LONGEST_LINE
        and not blocks[place].marked
        and _may_be_title(blocks[place], signs[place], rules)
    ]
    if len(lines) < MANY_TITLES:
        return set()
    shown = {
        place
        for place, end in itertools.pairwise([*lines, len(blocks)])
        if _is_speech(blocks, place, end, signs, rules)
    }
    parted = {place for place in lines if blocks[place].gap}
    if sum(block.gap > 0 for block in blocks) <= 2 * len(parted) and len(parted & shown) * 3 >= len(parted):
        shown |= parted
    titles = {place for place in shown if not split_line(blocks[place].text, place, rules)}
    return titles if len(titles) >= MANY_TITLES else set()


def _is_speech(blocks: Sequence[Block], place: int, end: int, signs: Sequence[Sign | None], rules: Rules) -> bool:
    """Whether below the line at `place`, and before block `end`, somebody is addressed or numbering begins."""
    if place + 1 == end:
        return False
    return is_salutation(blocks[place + 1].text, rules) or any(
        sign and sign.value == 1 and sign.style.kind == "section" for sign in signs[place + 2 : end]
    )


def _opens(blocks: Sequence[Block], place: int, rules: Rules) -> bool:
    """Whether a date, a name or a salutation stands right below the block."""
    return any(
        is_salutation(block.text, rules) or (len(block.text) <= 100 and split_line(block.text, 0, rules))
        for block in blocks[place + 1 : place + 4]
    )


def _find_pieces(blocks: Sequence[Block], rules: Rules) -> set[int]:
    sure: set[int] = set()
    stems: dict[str, list[tuple[int, int]]] = {}
    for place, block in enumerate(blocks):
        text = block.text
        if block.marked or len(text) > 60 or _FULL_STOP.search(text):
            continue
        for rule in rules.pieces:
            match = rule.pattern.fullmatch(text)
            if match is None:
                continue
            if rule.sure:
                sure.add(place)
            else:
                stems.setdefault(f"{rule.name} {match['stem']}", []).append((place, number(match["n"])))
            break
    for members in stems.values():
        values = [value for _, value in members]
        if (
            len(members) > 1
            and values == sorted(set(values))
            and values[0] == 1
            and is_titled_like(members, blocks, rules)
        ):
            sure.update(place for place, _ in members)
    return sure


def is_titled_like(members: Sequence[tuple[int, int]], blocks: Sequence[Block], rules: Rules) -> bool:
    """Whether what follows at least one of the members opens a speech."""
    return any(
        is_salutation(block.text, rules) and block.text.endswith(":")
        for place, _ in members
        for block in blocks[place + 1 : place + 6]
    )


def _find_fronts(blocks: Sequence[Block], signs: Sequence[Sign | None], rules: Rules) -> list[int]:
    """Blocks behind the first front that open a front of their own: a title with date, name or salutation below."""
    found = []
    previous_end = read_front(blocks, 0, len(blocks), rules).body
    for place in range(1, len(blocks)):
        block = blocks[place]
        if place <= previous_end or block.marked:
            continue
        if block.text[-1] in _SENTENCE and len(block.text) <= LONG_LINE:
            continue
        end = _front_end(blocks, place, signs, rules)
        if end:
            found.append(place)
            previous_end = end
    return found


def _front_end(blocks: Sequence[Block], place: int, signs: Sequence[Sign | None], rules: Rules) -> int:
    """The block behind the front that opens at `place`; 0 where none opens."""
    text = blocks[place].text
    if len(text) > 200:
        return place + 1 if len(text) > LONG_LINE and glued_head(blocks, place, rules) else 0
    if signs[place] or is_salutation(text, rules):
        return 0
    titles = evidence = 0
    strong = False
    index = place
    while index < min(len(blocks), place + MOST_LINES):
        following = blocks[index].text
        if is_salutation(following, rules) or (len(following) < 400 and rules.front.addressed.match(following)):
            return index if titles and (evidence or (strong and following.endswith(":"))) else 0
        parts = split_line(following, index, rules) if len(following) <= 200 else None
        if parts:
            names = {part.name for part in parts}
            titles += "title" in names
            if not titles:
                return 0
            evidence += len(names - {"title"}) > 0
            strong = strong or "title" in names or "subtitle" in names or ("date" in names and following[0] in "(〔")
        elif find_above(blocks[index], rules):
            if not titles:
                return 0
        else:
            if not _may_be_title(blocks[index], signs[index], rules):
                break
            if evidence or titles == MOST_TITLES:
                return 0  # what stood above signed the speech before
            titles += 1
            strong = strong or is_titled(following, rules)
        index += 1
    return index if evidence and strong and index < len(blocks) and _opens_body(blocks[index], signs[index]) else 0


def _may_be_title(block: Block, sign: Sign | None, rules: Rules) -> bool:
    text = block.text
    ended = text[-1] in _SENTENCE or text[-1] == ":" or _FULL_STOP.search(text) is not None
    written = len(text) <= LONGEST_TITLE and _HAN.search(text) is not None
    return sign is None and written and not ended and not _closes(text, rules)


def _opens_body(block: Block, sign: Sign | None) -> bool:
    return sign is not None or len(block.text) > LONGEST_TITLE or block.text[-1] in "。:!?”"


def _find_restarts(
    blocks: Sequence[Block], starts: Sequence[int], signs: Sequence[Sign | None], rules: Rules
) -> list[int]:
    """Salutations on lines of their own after which the outermost numbering restarts at one, or behind a close."""
    found: list[int] = []
    bounds = [*starts, len(blocks)]
    for first, last in itertools.pairwise(bounds):
        found += _restarts(blocks, first, last, signs, rules)
    return found


def _restarts(
    blocks: Sequence[Block], first: int, last: int, signs: Sequence[Sign | None], rules: Rules
) -> Iterator[int]:
    """The restarts from block `first` to before `last`. Of several salutations between the old numbering and the new
    the last is taken, one with a colon before the others."""
    outermost: Sign | None = None
    opening = ""
    waiting: dict[str, int] = {}
    for place in range(first, last):
        sign = signs[place]
        if sign and sign.style.kind != "item":
            if outermost and _restarts_at(sign, outermost, colon=":" in waiting) and waiting:
                yield _title_above(blocks, waiting.get(":") or waiting["!"], first, signs, rules)
                outermost = None
            waiting = {}
            if outermost is None or sign.style.rank < outermost.style.rank:
                outermost = sign
            continue
        text = blocks[place].text
        if text[-1] not in ":!" or blocks[place].marked or not is_salutation(text, rules):
            continue
        if place > first and text[-1] == ":" and _closes(blocks[place - 1].text, rules):
            yield place
            outermost, waiting = None, {}
        elif text[-1] == ":" or opening == "!":
            waiting[text[-1]] = place
        opening = opening or text[-1]


def _title_above(blocks: Sequence[Block], place: int, first: int, signs: Sequence[Sign | None], rules: Rules) -> int:
    """The block of the title right above the salutation at `place`, else that of the salutation."""
    above = blocks[place - 1]
    if place - 1 <= first or above.marked or split_line(above.text, place - 1, rules):
        return place
    return place - 1 if _may_be_title(above, signs[place - 1], rules) else place


def _closes(text: str, rules: Rules) -> bool:
    return any(rule.pattern.fullmatch(text) for rule in rules.closings)


def _restarts_at(sign: Sign, outermost: Sign, *, colon: bool) -> bool:
    """Whether the numbering whose outermost sign was `outermost` begins anew with `sign`."""
    if sign.value != 1 or (outermost.style.kind != "section" and not colon):
        return False
    return sign.style.rank <= outermost.style.rank
