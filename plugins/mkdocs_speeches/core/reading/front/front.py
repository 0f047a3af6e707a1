"""The front of a speech: title, subtitle, speaker, office, date and salutation, also where they are glued together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from mkdocs_speeches.core.reading.frames.formulas import find_above
from mkdocs_speeches.core.reading.front.fields import (
    BRACKETED,
    DASHED,
    LONGEST_JOINED,
    LONGEST_TITLE,
    Part,
    date_part,
    glued_head,
    is_titled,
    known_head,
    named_head,
    printed_head,
    split_line,
    split_office,
)
from mkdocs_speeches.core.reading.lines.blocks import Block, is_inline
from mkdocs_speeches.core.rules.dates import find_date
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import parse_sign
from mkdocs_speeches.core.text.normal import normal

MOST_FRONT = 24
"""A front has at most so many blocks, debris between them included."""
LONGEST_ADDRESS = 160
LONGEST_LABELLED = 60
OPENING = 200
"""An occasion is looked for in so many characters of the first paragraphs."""
_ENDS_SENTENCE = re.compile(r"[。;]|[!:,、…]$")
_LABELLED = re.compile(
    r"^(?:会议|座谈)?(?:时 ?间|日 ?期|地 ?[点址]|主 ?[持讲]|出 ?席|列 ?席|参 ?[加会]|记 ?录|整 ?理|嘉 ?宾|议 ?[题程]"
    r"|主 ?题|单 ?位|联系)[\u4e00-\u9fff]{0,3}:"
)
_HELD = re.compile(r"^(?:会议|座谈|谈话|活动)?(?:时 ?间|日 ?期) ?: ?")
_NO_TITLE = (_ENDS_SENTENCE, _LABELLED, BRACKETED)
_AND = re.compile(r" ?[、,;] ?| +")
_EACH = ("各位", "全体", "尊敬的", "亲爱的", "敬爱的")
_NOMINAL = re.compile(r"[\u4e00-\u9fff“”×·()]{2,24}")
_VERBAL = re.compile(
    "[是要在请让讲给使了吗呢吧我你他她它这那从说谈]|如下|以下"
    "|下面|问题|意见|建议|通知|强调|指出|认为|表示|要求|希望|内容|摘要|要点|主持|记录|地点|时间"
)
_SPOKEN_AT = re.compile(
    r"(?:.{0,16}年.{0,8}[日月]?)?(?:.{2,4}同志)?在.{2,60}(?:上|期间|仪式|典礼|大会|会议|论坛)的.{2,8}"
)
_UNFINISHED = re.compile(r"同志$|[会府局委司团院校在于与和暨及、]$|^[^\u4e00-\u9fff]|^.{0,7}$|[年届次]")


@dataclass(frozen=True, slots=True)
class FrontRead:
    """A front as found: its parts, the debris blocks within, and where the body begins (block and offset)."""

    start: int
    parts: tuple[Part, ...]
    debris: tuple[tuple[int, str], ...]
    body: int
    offset: int


@dataclass(slots=True)
class _Reading:
    parts: list[Part] = field(default_factory=list)
    debris: list[tuple[int, str]] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)


def is_salutation(text: str, rules: Rules) -> bool:
    """Whether the block only addresses somebody."""
    return len(text) <= LONGEST_ADDRESS and (
        rules.front.salutation.fullmatch(text) is not None or _addresses(text, rules)
    )


def _addresses(text: str, rules: Rules) -> bool:
    """Whether the block names groups of people before its colon, one of them as an address does."""
    if text[-1] not in ":!,":
        return False
    groups = _AND.split(text[:-1].strip())
    addressed = any(group.startswith(_EACH) or rules.front.salutation.fullmatch(group) for group in groups)
    return addressed and all(map(_names_people, groups))


def _names_people(group: str) -> bool:
    return _NOMINAL.fullmatch(group) is not None and not _VERBAL.search(group)


def _may_be_title(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and not any(sign.search(text) for sign in _NO_TITLE)


def read_front(
    blocks: Sequence[Block], start: int, stop: int, rules: Rules, *, name: str = "", titled: bool = False
) -> FrontRead:
    """The front that begins at block `start`; the body begins before block `stop`.

    `name` is the seed's, without suffix; `titled` says that block `start` is the title of a compilation's piece.
    """
    reading = _Reading()
    index, offset = start, 0
    if titled:
        reading.titles.append(index)
        index += 1
    salutation = _first_salutation(blocks, index, stop, rules)
    while index < min(stop, start + MOST_FRONT) and not blocks[index].marked:
        text = blocks[index].text
        if index == salutation:
            index, offset = _read_salutation(blocks, index, stop, rules, reading)
            break
        consumed = _read_block(blocks, index, rules, reading, before_salutation=salutation is not None)
        if consumed is None:
            break
        if consumed < len(text):
            offset = consumed
            break
        index += 1
        if any(part.name == "salutation" for part in reading.parts):
            break
    if not reading.parts:
        index = _give_back(blocks, reading, index, rules)
    title = _choose_title(blocks, reading, name, start if titled else None, rules)
    parts = sorted([*title, *reading.parts], key=lambda part: (part.block, part.start))
    bars = _title_bars(reading, [part.block for part in parts if part.name == "title"], start if titled else None)
    return FrontRead(start, tuple(parts), tuple(sorted([*reading.debris, *bars])), index, offset)


def _give_back(blocks: Sequence[Block], reading: _Reading, body: int, rules: Rules) -> int:
    """Where the body begins if nothing but lines that could be titles was found: all but the first one or two."""
    if len(reading.titles) < 2:
        return body
    texts = [blocks[place].text for place in reading.titles]
    last = next((place for place in range(len(texts) - 1, 0, -1) if same_title(texts[0], texts[place])), 0)
    if last == 0 and len(texts) == 2 and is_titled(texts[0], rules) == is_titled(texts[1], rules):
        return body
    given = reading.titles[last + 1 :]
    del reading.titles[last + 1 :]
    reading.debris[:] = [(place, rule) for place, rule in reading.debris if not given or place < given[0]]
    return given[0] if given else body


def _title_bars(reading: _Reading, title: Sequence[int], piece: int | None) -> list[tuple[int, str]]:
    """The lines above the title that are none of it: a page's own bar, the name of a collection."""
    return [(place, "title-bar") for place in reading.titles if title and place < title[0] and place != piece]


def _first_salutation(blocks: Sequence[Block], start: int, stop: int, rules: Rules) -> int | None:
    for index in range(start, min(stop, start + MOST_FRONT)):
        text = blocks[index].text
        if blocks[index].marked:
            return None
        if is_salutation(text, rules) or (len(text) < 400 and rules.front.addressed.match(text)):
            return None if index == start and known_head(text, rules) else index
        if len(text) > 300 or (parse_sign(text, rules) and not DASHED.match(text) and not find_date(text[:12])):
            return None
    return None


def _read_salutation(
    blocks: Sequence[Block], index: int, stop: int, rules: Rules, reading: _Reading
) -> tuple[int, int]:
    """Reads the salutation at `index`, over several lines; the block of the body and the offset where it begins."""
    while True:
        text = blocks[index].text
        addressed = rules.front.addressed.match(text)
        if addressed and addressed.end() < len(text):
            reading.parts.append(Part("salutation", index, 0, addressed.end()))
            return index, addressed.end()
        reading.parts.append(Part("salutation", index, 0, len(text)))
        index += 1
        goes_on = text[-1] in ",、" or (text[-1] not in ":!" and index < stop and blocks[index].text.endswith(":"))
        if not (goes_on and index < stop and is_salutation(blocks[index].text, rules)):
            return index, 0


def _read_block(
    blocks: Sequence[Block], index: int, rules: Rules, reading: _Reading, *, before_salutation: bool
) -> int | None:
    """Reads one block of the front; the number of characters it takes, None where the body begins there."""
    text = blocks[index].text
    size = len(text)
    if size > 200:
        return _read_glued_head(blocks, index, rules, reading)
    rule = find_above(blocks[index], rules)
    if rule and (rule.name != "report" or before_salutation):
        reading.debris.append((index, rule.name))
        return size
    parts = split_line(text, index, rules) or split_office(blocks, index, rules)
    if parts is not None:
        for part in parts:
            (reading.titles.append(index) if part.name == "title" and part.end == size else reading.parts.append(part))
        return size
    if parse_sign(text, rules) or rules.front.frame.fullmatch(text):
        return None
    if any(note.pattern.fullmatch(text) for note in rules.notes) or (reading.titles and BRACKETED.fullmatch(text)):
        return size
    calls = text[-1] == "!" and not reading.titles and index + 1 < len(blocks)
    if _may_be_title(text) or (calls and split_line(blocks[index + 1].text, index + 1, rules)):
        named = is_inline(blocks, index + 1) and not reading.titles and named_head(blocks, index, rules, whole=True)
        if named:
            reading.parts.extend(named)
        else:
            reading.titles.append(index)
        return size
    if reading.titles and not before_salutation and text[-1] == ":" and all(map(_names_people, _AND.split(text[:-1]))):
        # whom a letter goes to
        reading.parts.append(Part("salutation", index, 0, size))
        return size
    return _read_glued_head(blocks, index, rules, reading)


def _read_glued_head(blocks: Sequence[Block], index: int, rules: Rules, reading: _Reading) -> int | None:
    """Reads the fields that the body runs on behind; the number of characters they take."""
    if reading.parts:
        return None
    # below a title bar only what prints a title of its own
    parts = printed_head(blocks[index].text, index, rules) if reading.titles else glued_head(blocks, index, rules)
    reading.parts.extend(parts)
    return parts[-1].end if parts else None


def _choose_title(blocks: Sequence[Block], reading: _Reading, name: str, piece: int | None, rules: Rules) -> list[Part]:
    """The title that the speech itself prints, with a line that says where below it as its subtitle."""
    if any(part.name == "title" for part in reading.parts) or not reading.titles:
        return []
    chosen = [_last_line(blocks, reading, rules)]
    for index in reversed(reading.titles[: reading.titles.index(chosen[0])]):
        above, text = blocks[index].text, "".join(blocks[place].text for place in chosen)
        if (
            index == piece
            or chosen[0] - index > 1
            or blocks[chosen[0]].apart
            or same_title(above, text)
            or normal(above) == normal(name)
            or len(above) + len(text) > LONGEST_JOINED
            or is_titled(above, rules)
            or any(bar.pattern.fullmatch(above) for bar in rules.bars)
        ):
            break
        chosen.insert(0, index)
    parts = [Part("title", index, 0, len(blocks[index].text)) for index in chosen]
    subtitled = not any(part.name == "subtitle" for part in reading.parts) and len(parts) > 1
    if subtitled and _SPOKEN_AT.fullmatch(blocks[chosen[-1]].text) and not _UNFINISHED.search(blocks[chosen[-2]].text):
        parts[-1] = replace(parts[-1], name="subtitle")
    return parts


def _last_line(blocks: Sequence[Block], reading: _Reading, rules: Rules) -> int:
    """The last line of the title: above what the front says of speaker and date, if it is not printed again below."""
    subtitles = {part.block for part in reading.parts if part.name == "subtitle"}
    *others, last = reading.titles
    if (
        others
        and others[-1] == last - 1
        and not blocks[last].apart
        and last + 1 not in subtitles
        and not is_titled(blocks[last].text, rules)
    ):
        above_it = blocks[last - 1].text
        if is_titled(above_it, rules) and not any(bar.pattern.fullmatch(above_it) for bar in rules.bars):
            return last - 1
    first = min((part.block for part in reading.parts if part.name != "salutation"), default=len(blocks))
    above = [place for place in reading.titles if place < first]
    below = [place for place in reading.titles if place > first]
    if not above or not below:
        return reading.titles[-1]
    again = [
        place
        for place in below
        if place + 1 in subtitles
        or same_title(blocks[above[-1]].text, blocks[place].text)
        or (is_titled(blocks[place].text, rules) and not is_titled(blocks[above[-1]].text, rules))
    ]
    return again[-1] if again else above[-1]


def same_title(first: str, second: str) -> bool:
    """Whether two lines print the same title, one perhaps with a year or a site's name more."""
    one, two = normal(first), normal(second)
    if not one or not two:
        return False
    if one in two or two in one:
        return True
    pairs = [{text[place : place + 2] for place in range(len(text) - 1)} for text in (one, two)]
    smaller = min(map(len, pairs))
    return smaller > 2 and len(pairs[0] & pairs[1]) >= 0.6 * smaller


def find_held(blocks: Sequence[Block], body: int, stop: int, rules: Rules) -> Part | None:
    """The date in the line that says when it was held, among the short lines that minutes open with."""
    for place in range(body, min(stop, body + MOST_FRONT)):
        text = blocks[place].text
        if len(text) > LONGEST_LABELLED or parse_sign(text, rules) or text[-1] == "。":
            return None
        label = _HELD.match(text)
        found = find_date(text, label.end()) if label else None
        if found and (found.edtf is None or "-" in found.edtf):
            return date_part(found, place)
    return None


def find_occasion(blocks: Sequence[Block], parts: Sequence[Part], body: int, stop: int, rules: Rules) -> Part | None:
    """The meeting or event that title, subtitle or opening sentences name."""
    heads = [part for name in ("title", "subtitle") for part in parts if part.name == name]
    for rule in rules.occasions:
        if rule.place == "head":
            for part in heads:
                match = rule.pattern.search(blocks[part.block].text, part.start, part.end)
                if match:
                    return Part("occasion", part.block, *match.span("o"))
        else:
            for place in range(body, min(stop, body + 2)):
                match = rule.pattern.search(blocks[place].text, 0, OPENING)
                if match:
                    return Part("occasion", place, *match.span("o"))
    return None
