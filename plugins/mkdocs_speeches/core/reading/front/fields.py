"""The fields that one line of a front states, and each way to read it so, with what that is worth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from re import Match

from mkdocs_speeches.core.model import TEXT_START, BlockNo, Field, Offset
from mkdocs_speeches.core.reading.lines.blocks import Block, cut
from mkdocs_speeches.core.rules.dates import DateFound, find_date
from mkdocs_speeches.core.rules.front import FrontGrammar, FrontRule, Label
from mkdocs_speeches.core.text.display import Display

CLOSING = "。.!！?？:：;；,，、"
"""Marks at the end of a field that are none of it."""
DATES = ("date", "late")
"""Groups of the grammar that hold a date, and what else a reader sees with it: place, half of the day."""
AGAIN = "again"
"""The group that a title stands in which the page prints before that of the text."""
FIELD_LABELS = {
    "title": Label.TITLE,
    "subtitle": Label.SUBTITLE,
    "speaker": Label.PERSON,
    "date": Label.DATE,
    "no-date": Label.DATE,
    "salutation": Label.SALUTATION,
}
"""What a line with such a field is read as."""
WORD = "S133"
"""The code of the doubt that it comes with."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a block, from `start` to before `end`, and the field it states; `text` where it stands otherwise.

    `rule` names what showed it.
    """

    name: str
    block: BlockNo
    start: Offset
    end: Offset
    text: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One way to read a line: what it is, what that is worth and why, and the fields that it states.

    The body goes on behind `end` in the same block; None where the line is read as a whole. `frame` names the rule of a
    line that belongs to the page. `below`: it stands right below such a line, or is none; `titled`: it stands below a
    title, or, False, above. `last`: nothing of the front follows. `says`: the code of the doubt that comes with it.
    `takes` are the fields that it fills, `ends` the last of them.
    """

    label: Label
    weight: float
    why: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    end: Offset | None = None
    frame: str = ""
    below: Label | None = None
    titled: bool | None = None
    last: bool = False
    says: str = ""
    takes: frozenset[Label] = field(init=False)
    ends: Label = field(init=False)

    @property
    def hangs(self) -> bool:
        """Whether it is no more than what stands above the line makes of it."""
        return self.below is not None or self.titled is True

    def __post_init__(self) -> None:
        fields = [(part.start, FIELD_LABELS[part.name]) for part in self.parts if part.name in FIELD_LABELS]
        if self.label in (Label.SUBTITLE, Label.OFFICE):
            # a date within a subtitle is no date line
            fields = [(start, label) for start, label in fields if label is not Label.DATE]
        object.__setattr__(self, "takes", frozenset(label for _, label in fields))
        single = self.label in (Label.SUBTITLE, Label.OFFICE) or not fields
        object.__setattr__(self, "ends", self.label if single else max(fields)[1])


def read_line(text: str, place: BlockNo, grammar: FrontGrammar) -> Iterator[Claim]:
    """Every way in which the grammar reads a folded line; a title that nothing else marks is none of them."""
    for rule, match in grammar.read(text):
        parts = tuple(_field_parts(match, place, grammar))
        word = rule.label is Label.PERSON and "role" not in match.groupdict() and _is_word(match, grammar)
        end = Offset(match.end()) if rule.runs and match.end() < len(text) else None
        again = bool(match.groupdict().get(AGAIN))
        yield Claim(
            label=rule.label,
            weight=rule.weight + (grammar.weights["a_word"] if word else 0),
            why=(rule.name, *(["a word"] if word else [])),
            parts=parts,
            end=end,
            frame="title-bar" if again else "dateline" if any(part.name == "frame" for part in parts) else "",
            last=end is not None or (any(part.name == "salutation" for part in parts) and _is_closed(text, rule)),
            says=rule.says or (WORD if word else ""),
        )


def states_a_field(claims: Iterable[Claim], grammar: FrontGrammar) -> bool:
    """Whether one of these readings of a line makes it more than a part of the text."""
    return any(claim.weight >= grammar.weights["stating"] and claim.label is not Label.BODY for claim in claims)


def _is_closed(text: str, rule: FrontRule) -> bool:
    """Whether the front ends with this salutation: one with a comma may go on in the next line."""
    return rule.runs or text[-1] in ":!"


def _field_parts(match: Match[str], place: BlockNo, grammar: FrontGrammar) -> Iterator[Part]:
    """The fields that the groups of a match state; the date and the person within a subtitle, too."""
    dated = False
    for group, text in match.groupdict().items():
        if not text or group == AGAIN:
            continue
        name = group.rstrip("0123456789")
        start, end = match.span(group)
        if name in DATES:
            found = find_date(text)
            if found:
                dated = True
                yield date_part(found, place, Offset(start))
        elif name == "title":
            yield Part(name, place, Offset(start), Offset(end - len(text) + len(text.rstrip(" ※*"))))
        else:
            yield Part(name, place, Offset(start), Offset(end))
        if name == "subtitle" and not dated:
            yield from _parts_within(text, place, Offset(start), grammar)


def _parts_within(text: str, place: BlockNo, behind: Offset, grammar: FrontGrammar) -> Iterator[Part]:
    """The date within a subtitle that says when and where, and the person between the two."""
    found = find_date(text)
    if found is None or (found.edtf is not None and "-" not in found.edtf):
        return
    yield date_part(found, place, behind)
    person = grammar.inside.match(text, found.end)
    if person:
        for name in ("role", "speaker"):
            yield Part(name, place, Offset(behind + person.start(name)), Offset(behind + person.end(name)))


def date_part(found: DateFound, place: BlockNo, behind: Offset = TEXT_START) -> Part:
    """The part that a date states, found in what stands from `behind` on; `no-date` where the calendar has it not."""
    start, end = Offset(behind + found.start), Offset(behind + found.end)
    return Part("date", place, start, end, found.edtf) if found.edtf else Part("no-date", place, start, end)


def _is_word(match: Match[str], grammar: FrontGrammar) -> bool:
    """Whether the name that a line states is a word as well."""
    return match["speaker"].replace(" ", "") in grammar.words


def state_field(blocks: Sequence[Block], parts: Sequence[Part], display: Display) -> Field:
    """The field that some parts state together, as it is shown."""
    spans = tuple(span for part in parts for span in cut(blocks[part.block], part.start, part.end))
    shown = display.text(spans).rstrip(CLOSING)
    text = parts[0].text or ("".join(shown.split()) if parts[0].name == "speaker" else shown)
    return Field(text, spans, parts[0].rule)
