"""Headings: which blocks of a speech open with one, where a run-in heading ends, and on which level each stands."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from mkdocs_speeches.core.reading.front.front import is_salutation
from mkdocs_speeches.core.reading.lines.lines import Block, StatedHeading, is_inline
from mkdocs_speeches.core.reading.outline.points import find_series, follows
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import PLAIN, Candidate, Sign, nest, parse_sign

LONGEST = 50
"""A first sentence with more characters than that, its sign not counted, makes an item and no heading."""
LONGEST_PLAIN = 30
MINOR = "minor"
"""The style of unnumbered headings that stand below others."""
MAJOR = frozenset({"part", "book", "chapter", "clause", "cn"})
"""Styles that part a speech: no spoken ordinals go on across one that their order puts above them."""
OUTER, INNER = 5, 99
"""Ranks of unnumbered headings: they part the speech where one is its first or names a part, else what is numbered."""
LONGEST_ANNEX = 60
EARLIEST_ANNEX = 3
"""Annexes stand behind such a part of a speech."""
SHORTEST_PHRASE = 5
"""So many characters stand between the last comma of a heading and its end."""
SHORTEST_CLAUSE = 8
"""So many characters at least has the first sentence of a body."""
LONG_SENTENCE = 24
"""A sentence with so many characters may be a heading and its body's first."""
_STOP = re.compile(r"[。!?;]|:(?![0-9])")
_PLAIN = re.compile(r"[“《【]?[\u4e00-\u9fff0-9A-Za-z][^。!?;:…]*[\u4e00-\u9fff0-9)”》】A-Za-z]")
_PREDICATE = re.compile(r"(?![的和与及])[^,。;!?:、是要有在会应须已将]{2,9}(?:是|要|有|在|应|必须|已|将|事关|关系)")
_TERMINAL = frozenset("。!?:;….”’)》】")
_BODY = re.compile(r"[\u4e00-\u9fff“《]|[0-9]{4}年")
_ENDS = frozenset("。!?;")
_LISTED = re.compile("[:件] ?1[.、]")
_CJK = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Opening:
    """A heading at the start of block `block`: its text ends at `end`, its closing mark at `close`."""

    block: int
    sign: Sign | None
    end: int
    close: int
    level: int
    run_in: bool
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """What was found: headings in order, blocks that are items, blocks with too long a first sentence for a heading."""

    openings: tuple[Opening, ...]
    items: frozenset[int]
    long: tuple[int, ...]


def find_outline(blocks: Sequence[Block], first: int, last: int, rules: Rules) -> Outline:
    """The headings of the body, blocks `first` to before `last`."""
    annexes = _find_annexes(blocks, first, last, rules)
    annex = min(annexes, default=last)
    stated = {place: heading for place in range(first, last) if (heading := blocks[place].heading)}
    signs = {
        place: sign
        for place in range(first, annex)
        if not blocks[place].plain and (sign := parse_sign(blocks[place].text, rules))
    }
    heads = _find_heads(blocks, signs, rules)
    heads |= {place: (heading.end, heading.end, False) for place, heading in stated.items()}
    long = tuple(place for place, head in heads.items() if head is None and signs[place].style.kind == "section")
    accepted = {
        place for place, head in heads.items() if head and (place in stated or signs[place].style.kind == "section")
    }
    plain = _find_plain(blocks, first, annex, signs, rules)
    frames = {
        place
        for place in range(first, annex)
        if not blocks[place].marked and rules.front.frame.fullmatch(blocks[place].text)
    }
    accepted |= _find_ordinals(blocks, signs, heads, accepted | plain | frames, rules)
    found = sorted(accepted | plain | frames)
    minor = _find_minor(blocks, plain, accepted, rules)
    outer = any(place == found[0] or _is_part(blocks[place].text, rules) for place in plain)
    candidates = {place: _candidate(place, signs, stated, minor, OUTER if outer else INNER) for place in found}
    levels = _find_levels(candidates, signs, stated, dict.fromkeys(frames, 1))
    openings = []
    for place in found:
        size = len(blocks[place].text)
        end, close, glued = heads.get(place) or (size, size, False)
        openings.append(Opening(place, signs.get(place), end, close, levels[place], close < size, glued))
    for place, end in itertools.pairwise([*annexes, last]):
        if _has_text(blocks, place, end):
            size = len(blocks[place].text)
            openings.append(Opening(place, None, size, size, 1, False))
    openings.sort(key=lambda opening: opening.block)
    items = {place for place, sign in signs.items() if place not in accepted and sign.style.kind != "ordinal"}
    items |= {
        place for place in range(annex + 1, last) if not blocks[place].marked and parse_sign(blocks[place].text, rules)
    }
    return Outline(tuple(openings), frozenset(items), long)


def _find_levels(
    candidates: Mapping[int, Candidate],
    signs: Mapping[int, Sign],
    stated: Mapping[int, StatedHeading],
    fixed: Mapping[int, int],
) -> dict[int, int]:
    """The level of each candidate by its block: as an editor stated, as it is `fixed`, else by nesting."""
    ruled = {place: heading.level for place, heading in stated.items() if heading.level and not heading.relative}
    # a level that an editor gave to an unnumbered line says nothing of the others
    nested = [place for place in candidates if place not in fixed and (place in signs or place not in ruled)]
    levels = nest([candidates[place] for place in nested])
    return dict(zip(nested, levels, strict=True)) | dict(fixed) | ruled


def _candidate(
    place: int, signs: Mapping[int, Sign], stated: Mapping[int, StatedHeading], minor: Set[int], plain: int
) -> Candidate:
    if place in stated and stated[place].level and (stated[place].relative or place not in signs):
        return Candidate(f"style {stated[place].level}", 0, stated[place].level - 10)
    if place in signs:
        sign = signs[place]
        return Candidate(sign.style.name, sign.value, sign.style.rank)
    return Candidate(MINOR if place in minor else PLAIN, 0, plain)


def _find_annexes(blocks: Sequence[Block], first: int, last: int, rules: Rules) -> list[int]:
    """The blocks at which annexes begin; one that names what the annex above it holds is its title."""
    found: list[int] = []
    for place in range(first + (last - first) // EARLIEST_ANNEX, last):
        text = blocks[place].text
        if len(text) > LONGEST_ANNEX or blocks[place].marked:
            continue
        rule = next((rule for rule in rules.annexes if rule.pattern.fullmatch(text)), None)
        if rule and (not found or (rule.name != "notes" and place - found[-1] > 1)):
            found.append(place)
    return found


def _has_text(blocks: Sequence[Block], place: int, end: int) -> bool:
    """Whether the annex of block `place`, up to block `end`, follows here, and is not only named in a list."""
    if any(len(block.text) > LONGEST_PLAIN or block.text[-1] in _ENDS for block in blocks[place + 1 : end]):
        return True
    return end - place > 2 and not _LISTED.search(blocks[place].text)


def _find_heads(
    blocks: Sequence[Block], signs: Mapping[int, Sign], rules: Rules
) -> dict[int, tuple[int, int, bool] | None]:
    """The heading of each numbered block, None for an item; in a text that lost its paragraphs a heading may have run
    into its body, but then most of its siblings have."""
    heads: dict[int, tuple[int, int, bool] | None] = {}
    seams: dict[str, dict[int, int]] = {}
    for place, sign in signs.items():
        if sign.style.kind == "item":
            continue
        head = heads[place] = _split_head(blocks[place].text, sign, rules)
        if is_inline(blocks, place):
            siblings = seams.setdefault(sign.style.name, {})
            siblings[place] = head[0] if head and head[2] else _seam(blocks[place].text, sign.end, rules)
    for siblings in seams.values():
        glued = {place: seam for place, seam in siblings.items() if seam}
        if len(glued) * 2 >= len(siblings):
            heads |= {place: (seam, seam, True) for place, seam in glued.items()}
    return heads


def _split_head(text: str, sign: Sign, rules: Rules) -> tuple[int, int, bool] | None:
    """Where a numbered block's heading ends, where its closing mark ends, whether it had none; None for an item."""
    stop = _STOP.search(text, sign.end)
    end = stop.start() if stop else len(text)
    glued = _glued_end(text, sign.end, end, rules)
    if glued:
        return glued, glued, True
    if end == sign.end or len(text[sign.end : end].replace(" ", "")) > LONGEST:
        return None
    return end, stop.end() if stop else end, False


def _glued_end(text: str, start: int, stop: int, rules: Rules) -> int:
    """Where a heading ends that runs into its text without a stop; 0 where it does not."""
    if stop == len(text):
        return 0
    space = re.compile(r" +").search(text, start + 4, min(stop, start + LONGEST + 1))
    if space and stop - space.end() > 18 and _CJK.match(text, space.end()) and _CJK.match(text[space.start() - 1]):
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
        if place - comma < SHORTEST_PHRASE or not _BODY.match(text, place) or not _CJK.match(text, place - 1):
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


def _find_ordinals(
    blocks: Sequence[Block],
    signs: dict[int, Sign],
    heads: dict[int, tuple[int, int, bool] | None],
    headings: set[int],
    rules: Rules,
) -> set[int]:
    """The ordinals that open paragraphs of their own with at least one sibling in the same section."""
    found: set[int] = set()
    chain: dict[str, list[int]] = {}
    outer: dict[str, set[str]] = {}
    active: set[str] = set()

    def close(style: str) -> None:
        places = [place for place in chain.pop(style, []) if heads[place]]
        if len(places) > 1:
            found.update(places)

    def parts(sign: Sign | None, style: str) -> bool:
        within = signs[chain[style][0]].style if style in chain else None
        return sign is not None and within is not None and sign.style.name in MAJOR and sign.style.rank < within.rank

    for place in sorted({*headings, *(p for p, sign in signs.items() if sign.style.kind == "ordinal")}):
        sign = signs.get(place)
        style = sign.style.name if sign else PLAIN
        if sign is None or sign.style.kind == "section":
            for other in [name for name, names in outer.items() if style in names or parts(sign, name)]:
                close(other)
                outer.pop(other, None)
            active.add(style)
            continue
        inline = find_series(blocks[place].text, rules)
        if inline and inline[0][0].start == 0:
            continue
        if style in chain and follows(sign.value, signs[chain[style][-1]].value):
            chain[style].append(place)
        elif sign.value == 1:
            close(style)
            chain[style], outer[style] = [place], set(active)
    for style in list(chain):
        close(style)
    return found


def _find_plain(blocks: Sequence[Block], first: int, last: int, signs: dict[int, Sign], rules: Rules) -> set[int]:
    """Short unnumbered lines standing alone between paragraphs, without closing punctuation."""
    short = {place for place in range(first, last) if place not in signs and _may_be_plain(blocks[place], rules)}
    return {
        place
        for place in short
        if place + 1 < last
        and _stands_alone(place, short, blocks, rules)
        and (place == first or place - 1 in signs or place - 1 in short or blocks[place - 1].text[-1] in _TERMINAL)
        and (place + 1 in signs or place + 1 in short or _is_text(blocks[place + 1].text))
    }


def _is_text(text: str) -> bool:
    return len(text) > LONGEST_PLAIN or text[-1] in _TERMINAL


def _stands_alone(place: int, short: set[int], blocks: Sequence[Block], rules: Rules) -> bool:
    """Whether no other short line stands beside it, but for a part of the report above its first heading."""
    above, below = place - 1 in short, place + 1 in short
    if not above and not below:
        return True
    pair = (place - 1, place) if above else (place, place + 1)
    alone = pair[0] - 1 not in short and pair[1] + 1 not in short
    return alone and _is_part(blocks[pair[0]].text, rules) and not _is_part(blocks[pair[1]].text, rules)


def _is_part(text: str, rules: Rules) -> bool:
    return any(rule.pattern.fullmatch(text) for rule in rules.parts)


def _find_minor(blocks: Sequence[Block], plain: set[int], numbered: set[int], rules: Rules) -> set[int]:
    """The unnumbered headings that stand below others of the kind that parts a report.

    None do where what is numbered stands below both kinds: then all are siblings.
    """
    minor = {place for place in plain if not _is_part(blocks[place].text, rules)}
    if len(minor) in (0, len(plain)):
        return set()
    ordered = sorted(plain)
    signed = sorted(numbered)
    spans = itertools.pairwise([*ordered, len(blocks)])
    below = {place for place, end in spans if bisect.bisect_right(signed, place) < bisect.bisect_left(signed, end)}
    return set() if (below & minor and below - minor) or ordered[0] in minor else minor


def _may_be_plain(block: Block, rules: Rules) -> bool:
    text = block.text
    return (
        4 <= len(text) <= LONGEST_PLAIN
        and not block.marked
        and _PLAIN.fullmatch(text) is not None
        and len(_CJK.findall(text)) >= 3
        and not is_salutation(text, rules)
        and not rules.front.date_line.fullmatch(text)
        and not any(rule.pattern.fullmatch(text) for rule in rules.closings)
    )
