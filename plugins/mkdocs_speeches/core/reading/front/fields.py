"""What one line of a front states: title, subtitle, office, speaker, date; also at the head of a text without lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.rules.dates import DateFound, find_date
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import parse_sign

LONGEST_TITLE = 70
LONGEST_JOINED = 90
EVIDENCE = 20_000
"""So many characters behind a glued head are searched for the speaker's name."""
LONGEST_OFFICE = 40
_FULL_STOP = re.compile(r"[。!?;:]")
_CJK = re.compile(r"[\u4e00-\u9fff]+")
_SPEAKS_OF = frozenset(",、和与及在对向以由被同把将")
"""Before a name these show that a sentence speaks of somebody."""
DASHED = re.compile(r"[-—―─]{1,4} ?(?=[^-—―─ ])(?=.*[\u4e00-\u9fff]{2})")
"""What sets a subtitle off: dashes before Chinese words, not before a figure or an option."""
_AT = re.compile(r"[(〔]?在[^。,]{2,60}(?:上|会议|大会|论坛|期间)(?:[,、 ][^。]{0,24})?[)〕]?$")
_WHERE = re.compile(
    r"在.{2,60}(?:上|期间|时|会议|大会|论坛|仪式|典礼|总部|活动)(?:的.{0,12})?[)〕]?$|.{0,6}会议(?:通过|上)?[)〕]?$"
)
BRACKETED = re.compile(r"^[(〔\[][^()〔〕\[\]]*[)〕\]]$")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a block, from `start` to `end`, and the field it states; `text` where it stands otherwise."""

    name: str
    block: int
    start: int
    end: int
    text: str | None = None


def is_titled(text: str, rules: Rules) -> bool:
    """Whether the block could be a title by its last word (讲话, 报告, 致辞 …)."""
    return len(text) <= LONGEST_TITLE and rules.front.titled.fullmatch(text) is not None


def split_office(blocks: Sequence[Block], index: int, rules: Rules) -> list[Part] | None:
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


def glued_head(blocks: Sequence[Block], index: int, rules: Rules) -> list[Part]:
    """The fields at the head of a long block into which they run without a break; none where it is plain text."""
    text = blocks[index].text
    if printed := printed_head(text, index, rules):
        return printed
    return named_head(blocks, index, rules)


def named_head(blocks: Sequence[Block], index: int, rules: Rules, *, whole: bool = False) -> list[Part]:
    """A title and the name behind it, of somebody whom everybody knows or whom the text below names; `whole`: the name
    ends the block."""
    text = blocks[index].text
    if parse_sign(text, rules):
        return []
    if known := known_head(text, rules):
        names = ("title", "speaker", "salutation")
        return [Part(name, index, *known.span(name)) for name in names if known[name]]
    behind = "".join(block.text for block in blocks[index : index + 40])[:EVIDENCE]
    seen: set[str] = set()
    for place in range(6, min(100, len(text))):
        if _FULL_STOP.match(text, place):
            break
        for size in (3, 2) if rules.front.surname.match(text, place) else ():
            name = text[place : place + size]
            if name in seen or not _CJK.fullmatch(name) or (whole and place + size < len(text)):
                continue
            seen.add(name)
            spoken = text[place - 1] in _SPEAKS_OF
            if not spoken and behind.count(name) > 2 and _is_person(name, behind, rules):
                return [Part("title", index, 0, place), Part("speaker", index, place, place + size)]
    return []


def known_head(text: str, rules: Rules) -> re.Match[str] | None:
    """The title, and what stands behind it, that a well-known name is glued to."""
    known = rules.front.known.match(text[:LONGEST_JOINED])
    return known if known and not known["about"] and known["title"][-1] not in _SPEAKS_OF else None


def printed_head(text: str, index: int, rules: Rules) -> list[Part]:
    match = rules.front.glued.match(text[:200])
    dated = match and any(match[group] and match[group].endswith(")") for group in ("date", "late"))
    if match and match["title"] and (dated or match["salutation"]):
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
    if front.date_line.fullmatch(text) and (written := find_date(text)):
        return [date_part(written, index)]
    glued = front.glued.fullmatch(text)
    if glued and glued["title"] and len(glued["title"]) < len(text):
        return _glued(glued, index)
    bracket = text.rfind("(")
    if bracket > 0 and text[-1] == ")" and is_titled(text[:bracket], rules):
        person = _bracketed_person(text, index, bracket + 1, rules)
        if any(part.name == "role" for part in person):
            return [Part("title", index, 0, bracket), *person]
    dash = DASHED.match(text)
    start = dash.end() if dash else 0
    for naming in (front.speaker, front.named_first, front.member):
        if speaker := naming.fullmatch(text, start):
            return _person(speaker, index)
    dated = find_date(text)
    if dated and BRACKETED.fullmatch(text) and not _WHERE.search(text) and not _AT.match(text):
        return [
            date_part(dated, index),
            *_bracketed_person(text, index, dated.end, rules),
        ]
    leads = dated and (BRACKETED.fullmatch(text) or not _CJK.search(text, 0, dated.start))
    if dash or (leads and _WHERE.search(text)) or _AT.match(text):
        return _subtitle(text, index, start, rules)
    if glued and (glued["date"] or glued["name"] or glued["salutation"]):
        return _glued(glued, index)
    return None


def _glued(match: re.Match[str], index: int) -> list[Part]:
    names = (("title", "title"), ("role", "role"), ("name", "speaker"), ("salutation", "salutation"))
    parts = [Part(name, index, *match.span(group)) for group, name in names if match[group]]
    dates = [(match.start(group), find_date(match[group])) for group in ("date", "late") if match[group]]
    parts += [date_part(found, index, behind) for behind, found in dates if found]
    return sorted(parts, key=lambda part: part.start)


def date_part(found: DateFound, index: int, behind: int = 0) -> Part:
    """The part that a date states, found in what stands from `behind` on; `no-date` where the calendar has it not."""
    start, end = behind + found.start, behind + found.end
    return Part("date", index, start, end, found.edtf) if found.edtf else Part("no-date", index, start, end)


def _person(match: re.Match[str], index: int) -> list[Part]:
    parts = [Part("speaker", index, *match.span("name"))]
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
        parts.append(date_part(found, index))
        person = rules.front.inside.match(text, found.end)
        if person:
            parts += [Part("role", index, *person.span("role")), Part("speaker", index, *person.span("name"))]
    return parts
