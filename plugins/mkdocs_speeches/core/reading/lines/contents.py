"""Tables of contents: runs of short lines that stand again, each by itself, further on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_speeches.core.model import BlockNo, block_numbers
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.text.normal import normal

LONGEST_ENTRY = 100
FEWEST = 4
_LEADER = re.compile(r"(?:[.…·•\-—_ ]{2,}|[ /(])[0-9]{1,4}[)]?$")
_HEAD = re.compile(
    r"[\[【(〔《]? ?(?:总? ?目 {0,8}[录次]|总目|[本全][书册集卷期] ?目录|篇目|文章目录|目录(?:索引|导航)|contents)"
    r" ?[】\])〕》:]*",
    re.IGNORECASE,
)
_SENTENCE = frozenset("。;,、:")


@dataclass(frozen=True, slots=True)
class Contents:
    """The blocks that are a table of contents, and the blocks further on that its entries name, each once."""

    blocks: frozenset[BlockNo]
    named: frozenset[BlockNo]


def find_contents(blocks: Sequence[Block], rules: Rules) -> Contents:
    """The tables of contents of a seed; at least four entries in a row, most of which stand again behind them."""
    keys = [_key(block.text, rules) for block in blocks]
    last = {key: place for place, key in enumerate(keys) if key}
    repeats = [bool(key) and last[key] > place for place, key in enumerate(keys)]
    entries: set[BlockNo] = set()
    place = 0
    while place < len(blocks):
        end = place
        while end < len(blocks) and keys[end]:
            end += 1
        entries |= _entries(blocks, keys, repeats, BlockNo(place), BlockNo(end))
        place = end + 1
    return Contents(frozenset(entries), frozenset(_named_lines(keys, entries)))


def _named_lines(keys: Sequence[str], entries: set[BlockNo]) -> Iterator[BlockNo]:
    """The first block behind the contents that each entry names, in the order of the entries."""
    behind: dict[str, list[BlockNo]] = {}
    for place in reversed(block_numbers(0, len(keys))):
        if place not in entries and keys[place]:
            behind.setdefault(keys[place], []).append(place)
    after = BlockNo(-1)
    for entry in sorted(entries):
        places = behind.get(keys[entry], [])
        while places and places[-1] < max(after, entry):
            places.pop()
        if places:
            after = places.pop()
            yield after


def _entries(
    blocks: Sequence[Block], keys: Sequence[str], repeats: Sequence[bool], first: BlockNo, end: BlockNo
) -> set[BlockNo]:
    """The entries within a run of short lines: from its head or first repeated line to the last repeated one, or to
    where the first comes again, as the title of what it names."""
    again = [place for place in range(first, end) if repeats[place]]
    if again:
        named = next((place for place in range(again[0] + 1, end) if keys[place] == keys[again[0]]), end)
        again = [place for place in again if place < named]
    headed = next((place for place in range(first, end) if _HEAD.fullmatch(blocks[place].text)), None)
    if len(again) < (2 if headed is not None else FEWEST):
        return set()
    start = again[0] if headed is None else min(headed, again[0])
    if len(again) < 0.6 * (again[-1] + 1 - start - (headed is not None)):
        return set()
    # what an editor marked is text, whatever it repeats
    return {
        place for place in block_numbers(start, again[-1] + 1) if not blocks[place].marked and not blocks[place].opens
    }


def _key(text: str, rules: Rules) -> str:
    if len(text) > LONGEST_ENTRY or text[-1] in _SENTENCE or rules.front.date_line.fullmatch(text):
        return ""
    return normal(_LEADER.sub("", text))
