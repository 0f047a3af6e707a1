"""The front of a speech: title, subtitle, speaker, office, date and salutation, also where they are glued together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from mkdocs_speeches.core.dates import find_date
from mkdocs_speeches.core.lines import Block
from mkdocs_speeches.core.normal import normal
from mkdocs_speeches.core.numbering import parse_sign
from mkdocs_speeches.core.rules import Rules

MOST_FRONT = 24
"""A front has at most so many blocks, debris between them included."""
LONGEST_TITLE = 70
LONGEST_JOINED = 90
EVIDENCE = 20_000
"""So many characters behind a glued head are searched for the speaker's name."""
LONGEST_ADDRESS = 160
LONGEST_OFFICE = 40
OPENING = 200
"""An occasion is looked for in so many characters of the first paragraphs."""
_FULL_STOP = re.compile(r"[。!?;:]")
_CJK = re.compile(r"[\u4e00-\u9fff]+")
_ENDS_SENTENCE = re.compile(r"[。;]|[!:,、…]$")
_LABELLED = re.compile(
    r"^(?:会议|座谈)?(?:时 ?间|日 ?期|地 ?[点址]|主 ?[持讲]|出 ?席|列 ?席|参 ?[加会]|记 ?录|整 ?理|嘉 ?宾|议 ?[题程]"
    r"|主 ?题|单 ?位|联系)[\u4e00-\u9fff]{0,3}:"
)
_BRACKETED = re.compile(r"^[(〔\[][^()〔〕\[\]]*[)〕\]]$")
_NO_TITLE = (_ENDS_SENTENCE, _LABELLED, _BRACKETED)
_DASHED = re.compile(r"[-—―─]{1,4} ?(?=[^-—―─ ])")
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
_AT = re.compile(r"[(〔]?在[^。,]{2,60}(?:上|会议|大会|论坛|期间)(?:[,、 ][^。]{0,24})?[)〕]?$")
_WHERE = re.compile(
    r"在.{2,60}(?:上|期间|时|会议|大会|论坛|仪式|典礼|总部|活动)(?:的.{0,12})?[)〕]?$|.{0,6}会议(?:通过|上)?[)〕]?$"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a block, from `start` to `end`, and the field it states; `text` where it stands otherwise."""

    name: str
    block: int
    start: int
    end: int
    text: str | None = None


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


def debris_rule(block: Block, rules: Rules, *, front: bool) -> str | None:
    """The name of the debris rule that the whole block matches, None where it is text."""
    if block.marked or len(block.text) > 400:
        return None
    for rule in rules.debris:
        if (front or rule.where != "front") and rule.pattern.fullmatch(block.text):
            return rule.name
    return None


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


def is_titled(text: str, rules: Rules) -> bool:
    """Whether the block could be a title by its last word (讲话, 报告, 致辞 …)."""
    return len(text) <= LONGEST_TITLE and rules.front.titled.fullmatch(text) is not None


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
            return index
        if len(text) > 300 or (parse_sign(text, rules) and not _DASHED.match(text) and not find_date(text[:12])):
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
    rule = debris_rule(blocks[index], rules, front=True)
    if rule and (rule != "report" or before_salutation):
        reading.debris.append((index, rule))
        return size
    parts = split_line(text, index, rules) or _split_office(blocks, index, rules)
    if parts is not None:
        for part in parts:
            (reading.titles.append(index) if part.name == "title" and part.end == size else reading.parts.append(part))
        return size
    if parse_sign(text, rules) or rules.front.frame.fullmatch(text):
        return None
    if any(note.pattern.fullmatch(text) for note in rules.notes) or (reading.titles and _BRACKETED.fullmatch(text)):
        return size
    calls = text[-1] == "!" and not reading.titles and index + 1 < len(blocks)
    if _may_be_title(text) or (calls and split_line(blocks[index + 1].text, index + 1, rules)):
        named = is_inline(blocks, index + 1) and not reading.titles and _named_head(blocks, index, rules)
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


def is_inline(blocks: Sequence[Block], place: int) -> bool:
    """Whether the block goes on in the line of the one before, as in a text that lost its paragraphs."""
    return 0 < place < len(blocks) and blocks[place - 1].pieces[-1].line == blocks[place].line


def _split_office(blocks: Sequence[Block], index: int, rules: Rules) -> list[Part] | None:
    """The office on a line of its own, above that of the name or in brackets below it; None where it is none."""
    text = blocks[index].text
    start = int(text[0] == "(" and text[-1] == ")")
    if len(text) > LONGEST_OFFICE or not rules.front.office.fullmatch(text, start, len(text) - start):
        return None
    beside = index - 1 if start else index + 1
    if not 0 <= beside < len(blocks):
        return None
    named = rules.front.speaker.fullmatch(blocks[beside].text)
    return [Part("role", index, start, len(text) - start)] if named and not named["role"] else None


def _read_glued_head(blocks: Sequence[Block], index: int, rules: Rules, reading: _Reading) -> int | None:
    """Reads the fields that the body runs on behind; the number of characters they take."""
    if reading.parts:
        return None
    # below a title bar only what prints a title of its own
    parts = _printed_head(blocks[index].text, index, rules) if reading.titles else glued_head(blocks, index, rules)
    reading.parts.extend(parts)
    return parts[-1].end if parts else None


def glued_head(blocks: Sequence[Block], index: int, rules: Rules) -> list[Part]:
    """The fields at the head of a long block into which they run without a break; none where it is plain text."""
    text = blocks[index].text
    if printed := _printed_head(text, index, rules):
        return printed
    return _named_head(blocks, index, rules)


def _named_head(blocks: Sequence[Block], index: int, rules: Rules) -> list[Part]:
    """A title and the name behind it, of somebody whom everybody knows or whom the text below names."""
    text = blocks[index].text
    if parse_sign(text, rules):
        return []
    known = rules.front.known.match(text[:LONGEST_JOINED])
    if known and not known["about"]:
        return [Part(name, index, *known.span(name)) for name in ("title", "speaker")]
    behind = "".join(block.text for block in blocks[index : index + 40])[:EVIDENCE]
    ends = len(text) if len(text) <= LONGEST_JOINED else 0
    seen: set[str] = set()
    for place in range(6, min(100, len(text))):
        if _FULL_STOP.match(text, place):
            break
        for size in (3, 2) if rules.front.surname.match(text, place) else ():
            name = text[place : place + size]
            if name in seen or not _CJK.fullmatch(name) or (ends and place + size != ends):
                continue
            seen.add(name)
            if behind.count(name) > 2 and _is_person(name, behind, rules):
                return [Part("title", index, 0, place), Part("speaker", index, place, place + size)]
    return []


def _printed_head(text: str, index: int, rules: Rules) -> list[Part]:
    match = rules.front.glued.match(text[:200])
    if match and match["title"] and ((match["date"] and match["date"].endswith(")")) or match["salutation"]):
        return _glued(match, index)
    return []


def _is_person(name: str, text: str, rules: Rules) -> bool:
    """Whether the text elsewhere names a person so, with an office or as comrade."""
    place = text.find(name)
    while place >= 0:
        end = place + len(name)
        if text[max(place - 8, 0) : place].endswith(rules.offices) or text.startswith(rules.offices, end):
            return True
        place = text.find(name, end)
    return False


def split_line(text: str, index: int, rules: Rules) -> list[Part] | None:
    """The fields that the whole line states; None where it is no such line. A bare title is not told apart here."""
    front = rules.front
    if text.replace(" ", "") in rules.genres:
        return None
    if front.date_line.fullmatch(text):
        return [_date_part(text, index)]
    glued = front.glued.fullmatch(text)
    if glued and glued["title"] and len(glued["title"]) < len(text):
        return _glued(glued, index)
    bracket = text.rfind("(")
    if bracket > 0 and text[-1] == ")" and is_titled(text[:bracket], rules):
        person = _bracketed_person(text, index, bracket + 1, rules)
        if any(part.name == "role" for part in person):
            return [Part("title", index, 0, bracket), *person]
    dash = _DASHED.match(text)
    start = dash.end() if dash else 0
    for naming in (front.speaker, front.named_first, front.member):
        if speaker := naming.fullmatch(text, start):
            return _person(speaker, index)
    dated = find_date(text)
    if dated and _BRACKETED.fullmatch(text) and not _WHERE.search(text) and not _AT.match(text):
        return [
            Part("date", index, dated.start, dated.end, dated.edtf),
            *_bracketed_person(text, index, dated.end, rules),
        ]
    leads = dated and (_BRACKETED.fullmatch(text) or not _CJK.search(text, 0, dated.start))
    if dash or (leads and _WHERE.search(text)) or _AT.match(text):
        return _subtitle(text, index, start, rules)
    if glued and (glued["date"] or glued["name"] or glued["salutation"]):
        return _glued(glued, index)
    return None


def _glued(match: re.Match[str], index: int) -> list[Part]:
    names = (("title", "title"), ("role", "role"), ("name", "speaker"), ("salutation", "salutation"))
    parts = [Part(name, index, *match.span(group)) for group, name in names if match[group]]
    parts = [replace(part, text=match["name"].replace(" ", "")) if part.name == "speaker" else part for part in parts]
    parts += [
        Part("date", index, *match.span(group), _edtf(match[group])) for group in ("date", "late") if match[group]
    ]
    return sorted(parts, key=lambda part: part.start)


def _edtf(text: str) -> str | None:
    found = find_date(text)
    return found.edtf if found else None


def _date_part(text: str, index: int) -> Part:
    return Part("date", index, 0, len(text), _edtf(text))


def _person(match: re.Match[str], index: int) -> list[Part]:
    parts = [Part("speaker", index, *match.span("name"), match["name"].replace(" ", ""))]
    if match["role"]:
        parts.append(Part("role", index, *match.span("role")))
    return sorted(parts, key=lambda part: part.start)


def _bracketed_person(text: str, index: int, start: int, rules: Rules) -> list[Part]:
    """The person named between `start` and the closing bracket, none where it is something else."""
    while start < len(text) and text[start] in " ,、":
        start += 1
    match = rules.front.speaker.fullmatch(text, start, len(text) - 1)
    return _person(match, index) if match else []


def _subtitle(text: str, index: int, start: int, rules: Rules) -> list[Part]:
    end = len(text)
    if text[start] in "(〔" and text[-1] in ")〕":
        start, end = start + 1, end - 1
    parts = [Part("subtitle", index, start, end)]
    found = find_date(text)
    if found:
        parts.append(Part("date", index, found.start, found.end, found.edtf))
        person = rules.front.inside.match(text, found.end)
        if person:
            parts += [Part("role", index, *person.span("role")), Part("speaker", index, *person.span("name"))]
    return parts


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
    if others and others[-1] == last - 1 and last + 1 not in subtitles and not is_titled(blocks[last].text, rules):
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
