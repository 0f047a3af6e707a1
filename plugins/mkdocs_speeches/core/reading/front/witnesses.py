"""Who spoke when, where the lines of a front do not say it: a title that names the speaker, an introduction, a first
sentence, and last the name of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from mkdocs_speeches.core.model import BlockNo, Offset, Speech, block_numbers
from mkdocs_speeches.core.reading.front.evidence import Head
from mkdocs_speeches.core.reading.front.fields import Part, date_part, read_line, state_field
from mkdocs_speeches.core.reading.front.search import Reading
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.rules.dates import find_date
from mkdocs_speeches.core.rules.front import FrontGrammar, Label
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.text.display import Display
from mkdocs_speeches.core.text.edtf import is_date

_OPEN = ("speaker", "role", "date")
"""What a witness may say."""
_ELSEWHERE = re.compile(r"[(\[【]?原(?:文)?(?:标题|题目?) ?[:为] ?")
"""What stands before the title that a text had elsewhere."""
_NAME_DATE = re.compile(r"(?:^|(?<![0-9]))((?:19|20)[0-9]{2})[-_.年]?([01][0-9])[-_.月]?([0-3][0-9])日?(?![0-9])")


def find_witnesses(head: Head, reading: Reading, parts: Sequence[Part]) -> list[Part]:
    """The speaker, the office and the date that the lines of a front leave open.

    An office belongs to the name that it is printed with: none is taken from elsewhere for a speaker who is known.
    """
    known = {part.name for part in parts}
    found: list[Part] = []
    for witness in _witnessed(head, reading):
        new = [part for part in witness if _is_new(part.name, known)]
        found += new
        known |= {part.name for part in new}
    return found


def introduce(speeches: Sequence[Speech], intros: Sequence[Block], display: Display, rules: Rules) -> Iterator[Speech]:
    """The speeches, each with what the page's own words above it (`intros`) say of who spoke when, if it does not."""
    before = 0
    for speech in speeches:
        fields = {name: field for name in _OPEN if (field := getattr(speech.front, name))}
        for intro in intros:
            if before < intro.line <= speech.last_line:
                known = set(fields)
                for part in _introduced(intro.text, rules.front):
                    if _is_new(part.name, known):
                        fields[part.name] = state_field([intro], [part], display)
        before = speech.last_line
        yield replace(speech, front=replace(speech.front, **fields))


def _introduced(text: str, grammar: FrontGrammar) -> Iterator[Part]:
    """What an introduction says, or the title that the text had elsewhere: that of a front in one line, or a title."""
    titled = _ELSEWHERE.match(text)
    if titled is None:
        yield from _named(text, BlockNo(0), "introduction", grammar)
        return
    title = text[titled.end() :].rstrip("])】")
    whole = [claim for claim in read_line(title, BlockNo(0), grammar) if claim.label is Label.TITLE and not claim.end]
    found = whole[0].parts if whole else _named(title, BlockNo(0), "title", grammar)
    for part in found:
        yield replace(part, start=Offset(titled.end() + part.start), end=Offset(titled.end() + part.end))


def _is_new(name: str, known: Set[str]) -> bool:
    return name not in known and not (name == "role" and "speaker" in known)


def _witnessed(head: Head, reading: Reading) -> Iterator[tuple[Part, ...]]:
    """What the witnesses say, the best first."""
    lines = list(zip(block_numbers(head.start, head.end), reading.claims, strict=False))
    titles = [place for place, claim in lines if claim.label is Label.TITLE]
    bars = [place for place, claim in lines if "printed_again" in claim.why]
    for place in (*titles, *bars):
        yield _named(head.sheet.text(place), place, "title", head.rules.front)
    for _, claim in lines:
        for part in claim.parts:
            if part.name == "subtitle":
                yield tuple(_named_within(head.sheet.text(part.block), part, head.rules.front))
    if reading.body < head.stop and not head.blocks[reading.body].marked and not reading.offset:
        yield _named(head.sheet.text(reading.body), reading.body, "opening", head.rules.front)


def _named(text: str, place: BlockNo, where: str, grammar: FrontGrammar) -> tuple[Part, ...]:
    """The fields that a title, an introduction or a first sentence names."""
    for rule in grammar.naming:
        if where in rule.where and (match := rule.match(text)):
            return tuple(replace(part, rule=rule.name) for part in _parts(match, place, grammar))
    return ()


def _named_within(text: str, part: Part, grammar: FrontGrammar) -> Iterator[Part]:
    """The fields that a subtitle names as titles do."""
    for named in _named(text[part.start : part.end], part.block, "title", grammar):
        yield replace(named, start=Offset(part.start + named.start), end=Offset(part.start + named.end))


def _parts(match: re.Match[str], place: BlockNo, grammar: FrontGrammar) -> Iterator[Part]:
    groups = {group: text for group, text in match.groupdict().items() if text}
    name = groups.get("speaker", "")
    office = next((group for group in ("role", "role2", "role3") if group in groups), None)
    if name and (office or name not in grammar.words):
        yield Part("speaker", place, Offset(match.start("speaker")), Offset(match.end("speaker")))
        if office:
            yield Part("role", place, Offset(match.start(office)), Offset(match.end(office)))
    if "date" in groups and (found := find_date(groups["date"])):
        yield date_part(found, place, Offset(match.start("date")))


def date_of_file(name: str) -> str | None:
    """The full date that a file's name begins or ends with, in EDTF; None where it has none."""
    for match in _NAME_DATE.finditer(name):
        date = "-".join(match.groups())
        if is_date(date) and (match.start() == 0 or match.end() == len(name)):
            return date
    return None
