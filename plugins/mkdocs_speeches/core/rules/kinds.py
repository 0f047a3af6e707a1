"""The kinds of rules: one entry of a rule file each, a named pattern with what it must match and what it must not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_speeches.core.text.folding import spelled
from mkdocs_speeches.core.text.marks import STOPS


class RulesError(ValueError):
    """A rule file of the package is broken: says which entry and why."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a rule file: a named pattern with what it must match and what it must not."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberStyle(Rule):
    """A way to number: `kind` is section, ordinal or item; `point` finds the same ordinal inside a paragraph, where
    a series begins with `first`.

    `major`: it parts a speech, so that no spoken ordinals go on across it. `inside`: at the start of a wrapped line its
    first goes on with the paragraph. `worded`: its signs are words without a next one.
    """

    kind: str
    rank: int
    point: re.Pattern[str] | None
    first: str
    major: bool
    inside: bool
    worded: bool


@dataclass(frozen=True, slots=True)
class ReasonedRule(Rule):
    """A rule that changes what is shown: `text` tells a reader why."""

    text: str


class Trait(StrEnum):
    """What a frame is to those that stand beside it."""

    BAR = "bar"
    """It stands in a bar, beside buttons."""
    REPORT = "report"
    """It reports on the speech, and may be the speech's own sentence where no speech stands below."""
    LEAD_IN = "lead-in"
    """It says that the text follows."""
    INTRODUCTION = "introduction"
    """It says in the page's own words who spoke, and when."""
    CREDIT_BELOW = "credit-below"
    """It stands below the text whose facts it states."""
    LABEL = "label"
    """It may wait for its value, which stands below."""
    TITLE = "title"
    """It holds a title, which counts where no other line has one."""


@dataclass(frozen=True, slots=True)
class DebrisRule(ReasonedRule):
    """A line that a page's frame left behind. `where` is any, front, bar or tail; a text without `needs` can't match.

    `unstopped`: no line that ends as a sentence does is one. `turns`: it stands where a page turns. `own`: its words
    say that they are the site's. `dated`: its date is that of publication. `ends` is the last line of a tail that is
    known from end to end. `traits` are what it is to its neighbours. `seen` says which kinds of source show it.
    """

    where: str
    needs: re.Pattern[str]
    unstopped: bool
    turns: bool
    own: bool
    dated: bool
    ends: re.Pattern[str] | None
    traits: frozenset[Trait]
    seen: str

    def matches(self, text: str) -> bool:
        """Whether the whole of `text` is such a line."""
        if self.unstopped and text[-1] in STOPS:
            return False
        return self.needs.search(text) is not None and self.pattern.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class GlueRule(ReasonedRule):
    """What may be glued to a text: `at` is before, behind or between, as `data/debris.toml` says; a text without
    `needs` can't hold it."""

    at: str
    needs: re.Pattern[str]
    dated: bool
    seen: str


@dataclass(frozen=True, slots=True)
class FrameRules:
    """The rules of frames by where they may stand: `inside` a speech, of these those for lines that end as a sentence
    does (`stopped`), in a `front`, a `bar`, a `tail`, at the `turns` of pages; no line opens a tail without one of
    `tail_words`. `dated` are the names of those whose date is that of publication, `traits` of those
    that have each trait.
    """

    inside: tuple[DebrisRule, ...]
    stopped: tuple[DebrisRule, ...]
    front: tuple[DebrisRule, ...]
    bar: tuple[DebrisRule, ...]
    tail: tuple[DebrisRule, ...]
    turns: tuple[DebrisRule, ...]
    tail_words: re.Pattern[str]
    own: frozenset[str]
    dated: frozenset[str]
    traits: Mapping[Trait, frozenset[str]]

    @classmethod
    def of(cls, rules: Sequence[DebrisRule], glue: Sequence[GlueRule]) -> FrameRules:
        """All `rules` in their order, sorted."""

        def standing(*places: str) -> tuple[DebrisRule, ...]:
            return tuple(rule for rule in rules if rule.where in places)

        return cls(
            standing("any"),
            tuple(rule for rule in standing("any") if not rule.unstopped),
            standing("any", "front"),
            standing("bar"),
            standing("tail"),
            tuple(rule for rule in rules if rule.turns),
            re.compile("|".join(rule.needs.pattern for rule in standing("tail"))),
            frozenset(rule.name for rule in rules if rule.own),
            frozenset(rule.name for rule in rules if rule.dated) | {rule.name for rule in glue if rule.dated},
            {trait: frozenset(rule.name for rule in rules if trait in rule.traits) for trait in Trait},
        )


@dataclass(frozen=True, slots=True)
class ClosingRule(Rule):
    """The last words of a speech; behind a `final` one nobody speaks on."""

    final: bool


@dataclass(frozen=True, slots=True)
class AnnexRule(Rule):
    """A line that opens an annex; an `only` one not where another annex stands above it."""

    only: bool


@dataclass(frozen=True, slots=True)
class LineKind(Rule):
    """A kind of line in a body that is no heading. `seen` says which kinds of source show it."""

    seen: str


@dataclass(frozen=True, slots=True)
class OccasionRule(Rule):
    """Where a meeting or event is named: its group `o`, in the head or in the opening sentences."""

    place: str


@dataclass(frozen=True, slots=True)
class DoubtRule(Rule):
    """Text that looks wrong: `code` is the diagnostic; only texts that hold one of `needs` are searched."""

    code: str
    needs: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class PieceRule(Rule):
    """A title that a compilation gives its pieces; a `sure` one needs no sibling. `seen` says which kinds of source
    show it."""

    sure: bool
    seen: str


@dataclass(frozen=True, slots=True)
class RepairRule(ReasonedRule):
    """Characters to show otherwise: `show` maps groups of the pattern to what the page prints; `spells` are groups that
    spell one character as a code (`&ldquo;`, `<U+3000>`)."""

    show: Mapping[str, str]
    spells: tuple[str, ...]

    def shown(self, line: str) -> Iterator[tuple[int, int, str]]:
        """Start and end of what is shown otherwise in a line, and how; a code that stands for no character is not."""
        for match in self.pattern.finditer(line):
            for group, text in self.show.items():
                yield *match.span(group), text
            for group in self.spells:
                if text := spelled(match[group]):
                    yield *match.span(group), text


@dataclass(frozen=True, slots=True)
class PairRule(RepairRule):
    """A repair of signs that opened and closed once and are one sign, `?`, now: in each match of `within` the first and
    the second belong together, and so on, but for those in what matches `apart`. An odd number of them says nothing.
    """

    within: re.Pattern[str]
    apart: re.Pattern[str]

    def shown(self, line: str) -> Iterator[tuple[int, int, str]]:
        for part in self.within.finditer(line):
            text = self.apart.sub(lambda match: match[0].replace("?", "\0"), part[0])
            places = [place for place, sign in enumerate(text) if sign == "?"]
            if len(places) % 2:
                continue
            for opens, closes in zip(places[::2], places[1::2], strict=True):
                if pair := self.pattern.fullmatch(text, opens, closes + 1):
                    for group, shown in self.show.items():
                        yield part.start() + pair.start(group), part.start() + pair.end(group), shown


@dataclass(frozen=True, slots=True)
class SeamWords:
    """Where a heading without a stop ran into its body: last words of headings, and how bodies begin: with one of the
    `openers` and a comma, one of the `subjects`, or what is to be done (`acts`)."""

    closers: tuple[str, ...]
    openers: tuple[str, ...]
    subjects: tuple[str, ...]
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitationRule(Rule):
    """A way to name a meeting: `show` is its one name, made of the pattern's groups; each match holds `holds`."""

    show: str
    holds: str

    def name_of(self, match: re.Match[str]) -> str:
        """The name of the meeting that `match` found."""
        return self.show.format(**{group: text or "" for group, text in match.groupdict().items()})


@dataclass(frozen=True, slots=True)
class ReportRules:
    """What a report on a speech is told by: a paragraph that says what somebody `said`, one that tells of an `event`,
    and the word with which who speaks means himself (`own`), which is searched for."""

    said: LineKind
    event: LineKind
    own: LineKind


@dataclass(frozen=True, slots=True)
class PeopleRules:
    """Who is a person: names of `bodies` end so, `courtesies` stand behind a name, `redacted` is found in hidden names.

    `units` find what an office belongs to, each on a level of its own.
    """

    bodies: tuple[str, ...]
    courtesies: tuple[str, ...]
    redacted: Rule
    units: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class DiagnosticRule:
    """A kind of doubt: `message` may hold `{}` for what was found; `example` is a seed that shows it; `about` says
    whether our reading is in doubt (reading) or the text itself is faulty (source). A warning that is `strict` fails a
    strict build unless the settings say otherwise."""

    code: str
    level: str
    about: str
    title: str
    message: str
    remedy: str
    example: str
    strict: bool = False
