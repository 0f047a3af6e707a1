"""What each line of a seed is, by its own words: a role, and the named rules that show it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_speeches.core.reading.frames.formulas import find_opener
from mkdocs_speeches.core.reading.front.salutation import is_salutation
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.rules.kinds import Rule
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import Sign, parse_sign
from mkdocs_speeches.core.text.marks import HAN

SHORTEST_PHRASE, LONGEST_PHRASE_LINE = 4, 50
_PHRASE_LINE = re.compile(r"[“《【]?[\u4e00-\u9fff0-9A-Za-z][^。!?;:…]*[\u4e00-\u9fff0-9)”》】A-Za-z]")


class Role(StrEnum):
    """What a line may be by its own words. What it is in the end, its neighbours decide."""

    STATED = "stated"
    """An editor, or the file's own styles, say what it is."""
    ANNEX = "annex"
    NOTES = "notes"
    """Opens an annex where no other stands above it."""
    SECTION = "section"
    """Opens with a number that sections have."""
    ORDINAL = "ordinal"
    """Opens with a number that is spoken (`一是`)."""
    ITEM = "item"
    """Opens with a sign of a list."""
    ADDRESS = "address"
    """Only addresses somebody."""
    DATE = "date"
    ASIDE = "aside"
    """Says where, when or by whom a text was written, printed or taken down."""
    CLOSE = "close"
    """The last words of a speech."""
    FRAME = "frame"
    """Names what stands before or behind all numbered parts (`前言`)."""
    PHRASE = "phrase"
    """Short and without a stop: may be a title or a heading."""
    PART = "part"
    """The same, and names a part of a report (`2023年工作回顾`)."""
    PAGE = "page"
    """Belongs to the page around the speeches."""
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """One block, the sign it opens with, what it may be; `evidence` names the rule and the entry in `data/`."""

    block: Block
    sign: Sign | None
    role: Role
    evidence: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.block.text


@dataclass(frozen=True, slots=True)
class LineRule:
    """A line has this role where `finds` says by what; the empty text where the rule's name says it all."""

    name: str
    role: Role
    finds: Callable[[Block, Sign | None, Rules], str | None]


def classify(blocks: Iterable[Block], rules: Rules) -> tuple[Line, ...]:
    """Each block with its role, by the first of `LINE_RULES` that holds."""
    return tuple(_classify(block, rules) for block in blocks)


def _classify(block: Block, rules: Rules) -> Line:
    sign = None if block.plain or block.kind else parse_sign(block.text, rules)
    for rule in LINE_RULES:
        found = rule.finds(block, sign, rules)
        if found is not None:
            return Line(block, sign, rule.role, (rule.name, found) if found else (rule.name,))
    raise AssertionError("the last rule always holds")


def _stated_role(block: Block, _: Sign | None, __: Rules) -> str | None:
    if block.kind:
        return block.kind.value
    return "plain" if block.plain else "heading" if block.heading else None


def _numbered(kind: str) -> Callable[[Block, Sign | None, Rules], str | None]:
    def finds(_: Block, sign: Sign | None, __: Rules) -> str | None:
        return sign.style.name if sign and sign.style.kind == kind else None

    return finds


def _annex(block: Block, _: Sign | None, rules: Rules) -> str | None:
    return _entry(block.text, [rule for rule in rules.annexes if not rule.only])


def _notes(block: Block, _: Sign | None, rules: Rules) -> str | None:
    return _entry(block.text, [rule for rule in rules.annexes if rule.only])


def _address(block: Block, _: Sign | None, rules: Rules) -> str | None:
    return "" if is_salutation(block.text, rules) else None


def _date(block: Block, _: Sign | None, rules: Rules) -> str | None:
    return "" if rules.front.date_line.fullmatch(block.text) else None


def _aside(block: Block, _: Sign | None, rules: Rules) -> str | None:
    return _entry(block.text, rules.asides)


def _close(block: Block, _: Sign | None, rules: Rules) -> str | None:
    return _entry(block.text, rules.closings)


def _frame(block: Block, _: Sign | None, rules: Rules) -> str | None:
    return "" if rules.front.apart.fullmatch(block.text) else None


def _part(block: Block, _: Sign | None, rules: Rules) -> str | None:
    return _entry(block.text, rules.parts) if _is_phrase_line(block.text) else None


def _phrase(block: Block, _: Sign | None, rules: Rules) -> str | None:
    if not _is_phrase_line(block.text) or rules.reported.pattern.fullmatch(block.text):
        return None
    return None if find_opener(block, rules) else ""


def _is_phrase_line(text: str) -> bool:
    short = SHORTEST_PHRASE <= len(text) <= LONGEST_PHRASE_LINE and _PHRASE_LINE.fullmatch(text) is not None
    return short and len(HAN.findall(text)) >= 3


def _entry(text: str, entries: Sequence[Rule]) -> str | None:
    return next((entry.name for entry in entries if entry.pattern.fullmatch(text)), None)


LINE_RULES = (
    LineRule("stated", Role.STATED, _stated_role),
    LineRule("annex", Role.ANNEX, _annex),
    LineRule("notes", Role.NOTES, _notes),
    LineRule("numbered", Role.SECTION, _numbered("section")),
    LineRule("ordinal", Role.ORDINAL, _numbered("ordinal")),
    LineRule("listed", Role.ITEM, _numbered("item")),
    LineRule("addressed", Role.ADDRESS, _address),
    LineRule("dated", Role.DATE, _date),
    LineRule("aside", Role.ASIDE, _aside),
    LineRule("closing", Role.CLOSE, _close),
    LineRule("frame", Role.FRAME, _frame),
    LineRule("part", Role.PART, _part),
    LineRule("phrase", Role.PHRASE, _phrase),
    LineRule("text", Role.TEXT, lambda *_: ""),
)
"""All ways to tell what a line is, the first that holds wins; the last always does."""
