"""The rules as data: `data/*.toml` read into one frozen, validated value, every pattern compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from mkdocs_speeches.core.rules.lexicon import Lexicon, load_lexicon
from mkdocs_speeches.core.text.folding import spelled

CN = "[〇○零一二三四五六七八九十百]{1,5}"
AR = "[0-9]{1,3}"
DATE = (
    "(?:(?:19|20)[0-9Xx×*○]{2}|20[Xx×*○]|[一二][〇○零ＯO0一二三四五六七八九×xX*]{3}|[Xx×*]{2,4}) ?年"
    " ?(?:(?:[0-9Xx×*○]{1,2}|[一二三四五六七八九十]{1,3}) ?月 ?"
    "(?:(?:[0-9Xx×*○]{1,2}|[一二三四五六七八九十]{1,3}) ?[日号])?)?"
)
"""A written date, redacted digits included; its parts are read by `core/dates.py`."""
NUMBERS = {"cn": CN, "ar": AR}
NO_FRAGMENTS: Mapping[str, str] = {}
_FRAGMENT = re.compile(r"\{([a-z]+)\}")
DOTTED = r"(?:19|20)[0-9]{2}\.[01]?[0-9]\.[0-3]?[0-9]"


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
    a series begins with `first`."""

    kind: str
    rank: int
    point: re.Pattern[str] | None
    first: str


@dataclass(frozen=True, slots=True)
class ReasonedRule(Rule):
    """A rule that changes what is shown: `text` tells a reader why."""

    text: str


@dataclass(frozen=True, slots=True)
class DebrisRule(ReasonedRule):
    """A line that a page's frame left behind. `where` is any, front or tail; a text without `needs` can't match.

    `dated`: its date is that of publication. `ends` is the last line of a tail that is known from end to end. `seen`
    says which kinds of source show it.
    """

    where: str
    needs: re.Pattern[str]
    dated: bool
    ends: re.Pattern[str] | None
    seen: str

    def matches(self, text: str) -> bool:
        """Whether the whole of `text` is such a line."""
        return self.needs.search(text) is not None and self.pattern.fullmatch(text) is not None


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
    """A title that a compilation gives its pieces; a `sure` one needs no sibling."""

    sure: bool


@dataclass(frozen=True, slots=True)
class RepairRule(ReasonedRule):
    """Characters to show otherwise: `show` maps groups of the pattern to what the page prints; `spells` are groups that
    spell one character as a code (`&ldquo;`, `<U+3000>`)."""

    show: Mapping[str, str]
    spells: tuple[str, ...]

    def shown(self, match: re.Match[str]) -> Iterator[tuple[str, str]]:
        """What is shown in place of each group of a match; nothing for a code that stands for no character."""
        yield from self.show.items()
        for group in self.spells:
            if shown := spelled(match[group]):
                yield group, shown


@dataclass(frozen=True, slots=True)
class CitationRule(Rule):
    """A way to name a meeting: `show` is its one name, made of the pattern's groups; each match holds `holds`."""

    show: str
    holds: str

    def name_of(self, match: re.Match[str]) -> str:
        """The name of the meeting that `match` found."""
        return self.show.format(**{group: text or "" for group, text in match.groupdict().items()})


@dataclass(frozen=True, slots=True)
class DiagnosticRule:
    """A kind of doubt: `message` may hold `{}` for what was found; `example` is a seed that shows it; `about` says
    whether our reading is in doubt (reading) or the text itself is faulty (source)."""

    code: str
    level: str
    about: str
    title: str
    message: str
    remedy: str
    example: str


@dataclass(frozen=True, slots=True)
class FrontPatterns:
    """What front blocks are told by, compiled from the word lists; all stand against folded text.

    `salutation` is a block that only addresses somebody, `addressed` the same at the start of a longer block, up to a
    colon or a greeting; `speaker` is a name with or without an office before it, `named_first` one with its office
    behind, `member` one with a body before it, `office` an office alone; `glued` is a line that joins title, date,
    office, name, salutation; `known` a title with a well-known name glued behind it, and what shows that it only speaks
    of them; `inside` an office and a name within a subtitle; `closing_note` the note at the end that dates a speech;
    `frame` is a heading beside all others.
    """

    salutation: re.Pattern[str]
    addressed: re.Pattern[str]
    speaker: re.Pattern[str]
    named_first: re.Pattern[str]
    member: re.Pattern[str]
    office: re.Pattern[str]
    glued: re.Pattern[str]
    inside: re.Pattern[str]
    date_line: re.Pattern[str]
    titled: re.Pattern[str]
    closing_note: re.Pattern[str]
    known: re.Pattern[str]
    surname: re.Pattern[str]
    frame: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of reading, and the subject terms. Word lists are sorted longest first, as alternations need them."""

    styles: tuple[NumberStyle, ...]
    debris: tuple[DebrisRule, ...]
    pieces: tuple[PieceRule, ...]
    repairs: tuple[RepairRule, ...]
    closings: tuple[Rule, ...]
    annexes: tuple[Rule, ...]
    parts: tuple[Rule, ...]
    notes: tuple[Rule, ...]
    bars: tuple[Rule, ...]
    occasions: tuple[OccasionRule, ...]
    doubts: tuple[DoubtRule, ...]
    diagnostics: Mapping[str, DiagnosticRule]
    front: FrontPatterns
    genres: tuple[str, ...]
    offices: tuple[str, ...]
    vocatives: tuple[str, ...]
    surnames: tuple[str, ...]
    openers: tuple[str, ...]
    closers: tuple[str, ...]
    subjects: tuple[str, ...]
    citations: tuple[CitationRule, ...]
    meetings: tuple[str, ...]
    lexicon: Lexicon


@cache
def load_rules() -> Rules:
    """The rules that ship with the package. Raises `RulesError` where an entry is incomplete or a pattern is wrong."""
    numbering, debris, pieces = _read("numbering"), _read("debris"), _read("pieces")
    front, repairs, diagnostics = _read("front"), _read("normalise"), _read("diagnostics")
    return Rules(
        styles=tuple(
            NumberStyle(
                *_rule(entry),
                entry["kind"],
                rank,
                _compile(entry, "point") if "point" in entry else None,
                entry.get("first", ""),
            )
            for rank, entry in enumerate(numbering["style"])
        ),
        debris=_debris_rules(debris),
        pieces=tuple(PieceRule(*_rule(entry), entry["sure"]) for entry in pieces["piece"]),
        repairs=tuple(
            RepairRule(*_rule(entry), entry["text"], entry.get("show", {}), tuple(entry.get("spells", ())))
            for entry in repairs["repair"]
        ),
        closings=tuple(Rule(*_rule(entry)) for entry in front["closing"]),
        annexes=tuple(Rule(*_rule(entry)) for entry in front["annex"]),
        notes=tuple(Rule(*_rule(entry)) for entry in front["note"]),
        bars=tuple(Rule(*_rule(entry)) for entry in front["bar"]),
        parts=tuple(Rule(*_rule(entry)) for entry in front["part"]),
        occasions=tuple(OccasionRule(*_rule(entry), entry["in"]) for entry in front["occasion"]),
        doubts=tuple(
            DoubtRule(*_rule(entry), entry["code"], _compile(entry, "needs")) for entry in _read("doubts")["doubt"]
        ),
        diagnostics={code: DiagnosticRule(code, **entry) for code, entry in sorted(diagnostics.items())},
        front=_front_patterns(front),
        genres=_longest_first(front["genres"]),
        offices=_longest_first(front["offices"]),
        vocatives=_longest_first(front["vocatives"]),
        surnames=_longest_first(_word_list("surnames")),
        openers=_longest_first(front["openers"]),
        closers=_longest_first(front["closers"]),
        subjects=_longest_first([*front["openers"], *front["subjects"]]),
        citations=tuple(
            CitationRule(*_rule(entry), entry["show"], entry["holds"]) for entry in _read("citations")["citation"]
        ),
        meetings=tuple(_word_list("meetings")),
        lexicon=load_lexicon(),
    )


def _debris_rules(debris: Mapping[str, Any]) -> tuple[DebrisRule, ...]:
    fragments = {"name": name_fragment()}
    for name, pattern in debris.get("fragments", {}).items():
        fragments[name] = _insert(pattern, fragments)
    return tuple(
        DebrisRule(
            *_rule(entry, fragments),
            entry["text"],
            entry["where"],
            _compile({"needs": "", **entry}, "needs", fragments),
            entry.get("dated", False),
            _compile(entry, "ends", fragments) if "ends" in entry else None,
            entry.get("seen", ""),
        )
        for entry in debris["debris"]
    )


def name_fragment() -> str:
    """A pattern for a person's name as a credit prints it, redaction marks included."""
    single, double = _surnames()
    given = "[\u4e00-\u9fff]"
    plain = f"(?:{double}|[{single}]) {{0,3}}{given}(?: {{0,3}}{given})?"
    return f"(?:{plain}|[{single}]?(?:某{{1,2}}|[×*○xX]{{1,3}})|{given}{{1,6}}·{given}{{1,8}})"


def _surnames() -> tuple[str, str]:
    """The surnames of one character as a run of them, those of more as a pattern."""
    surnames = _longest_first(_word_list("surnames"))
    return "".join(word for word in surnames if len(word) == 1), alternation(word for word in surnames if len(word) > 1)


def _front_patterns(front: Mapping[str, Any]) -> FrontPatterns:
    single, double = _surnames()
    given = "[\u4e00-\u9fff]"
    redacted = f"(?:[{single}]?(?:[×Xx*○](?: {{0,3}}[×Xx*○]){{0,3}}|某(?: {{0,3}}某){{0,2}}))"
    foreign = f"{given}{{1,6}}·{given}{{1,6}}(?:·{given}{{1,6}})?"
    # what ends so is a body (国务院, 公安局)
    person = f"(?:{double}|[{single}]) {{0,6}}{given}(?: {{0,6}}{given})?(?<![院部局委厅办府])"
    name = f"(?:{redacted}|{person}|{foreign})"
    # an office of two characters is often printed apart (`省 长`)
    office = alternation(_longest_first(front["offices"]))
    apart = "|".join(" {1,3}".join(word) for word in _longest_first(front["offices"]) if len(word) == 2)
    office = f"(?:{office}|{apart})"
    role = f"[\u4e00-\u9fff、·, ×xX*]{{0,40}}?{office}"
    genre = alternation(_longest_first(front["genres"]))
    vocative = alternation(_longest_first(front["vocatives"]))
    said = "(?:(?:讲话|报告|发言|致辞|致词|演讲|主讲|作报告|宣读)[人者]? ?: ?)?"
    honour = "(?:尊敬的|敬爱的|亲爱的|尊贵的|可敬的)"
    greeting = f"{alternation(_longest_first(front['greetings']))}[!,。]"
    refuse = "(?!感谢|谢谢|希望|祝|请|让|向|对|为|和|与|在|给|这)"
    unit = f"(?:{honour} ?[\u4e00-\u9fff·.()“”]{{1,30}}|{refuse}[\u4e00-\u9fff·0-9“”]{{0,16}}?{vocative})"
    address = f"{unit}(?:(?:[、,;] ?| )(?:和|以及|并)?{unit}){{0,12}}"
    # whom a letter between offices addresses
    body = (
        "各[^。;!?:]{1,90}(?:政府|部门|单位|机构|委员会|局|企业|办公室|公司|院校|高校|工会|团体|党委|支部|处室|科室) ?:"
    )
    return FrontPatterns(
        salutation=re.compile(f"{address} ?[:!,]?|{body}"),
        addressed=re.compile(f"{address} ?(?::|[,!、 ](?={greeting}))"),
        speaker=re.compile(
            f"\\(?{said}(?:(?P<role>{role})(?<!同志)(?:[ :]*(?={name} ?(?:同志)?\\)?$)| +(?=[\u4e00-\u9fff]{{2,6}}$)))?"
            f"(?P<name>{name}(?= ?(?:同志)?\\)?$)|(?<= )[\u4e00-\u9fff]{{2,6}})(?: ?同志)?\\)?"
        ),
        named_first=re.compile(
            f"\\(?{said}(?P<name>{name})(?: ?[(,] ?| +|(?<=[×*○Xx]{{3}})(?={office}$))(?P<role>{role})\\)?\\)?"
        ),
        member=re.compile(f"{said}(?P<role>[\u4e00-\u9fff]{{1,30}}{alternation(front['bodies'])}) +(?P<name>{name})"),
        office=re.compile(f"(?!.*(?:{genre}))[\u4e00-\u9fff、·, ×xX*某]{{0,36}}(?:{office})(?<!同志)"),
        glued=re.compile(
            f"(?P<title>.{{2,80}}?{genre}(?:\\(.{{2,8}}\\))?)? ?(?:[-—]+ ?)?"
            f"(?P<date>\\(.{{0,12}}?{DATE}[^()]{{0,30}}\\)|{DATE})? ?"
            f"(?:(?P<role>{role})?[ :]*(?P<name>{name}))? ?(?P<late>\\({DATE}[^()]{{0,20}}\\)|{DATE})? ?"
            f"(?P<salutation>{address} ?:)?"
        ),
        inside=re.compile(f"日? ?(?P<role>[\u4e00-\u9fff]{{0,20}}?{office}) ?(?P<name>{name}) ?(?=在)"),
        date_line=re.compile(
            f"(?:.{{0,4}}(?:时间|日期) ?: ?)?[(〔\\[]? ?(?:{DATE}|{DOTTED})"
            f"(?: ?[-—~至到]{{1,2}}[^ ()]{{1,9}}[日号])?(?:(?:[、,; ·]+|于)[\u4e00-\u9fff·]{{2,12}})?"
            "(?: ?[上下]午)?(?: ?\\([^()]{1,12}\\))? ?[)〕\\]]?"
        ),
        titled=re.compile(f".{{0,80}}{genre}(?:\\(.{{2,12}}\\))?"),
        known=re.compile(
            f"(?P<title>[^。!?;:]{{6,80}}?)(?P<speaker>{alternation(_longest_first(front['speakers']))})"
            f"(?P<about>(?:{alternation(_longest_first(front['about']))}(?!们))?)(?P<salutation>{address} ?:)?"
        ),
        closing_note=re.compile(
            f"[※*(\\[ ]{{0,3}}(?:这|此|此文|本文|本篇)(?:是|系|为).{{0,60}}?(?P<date>{DATE}).{{0,80}}?"
            f"(?:{genre})[^。]{{0,30}}[。)\\] ]{{0,3}}"
        ),
        surname=re.compile(f"(?:{double}|[{single}])"),
        frame=re.compile("|".join(" ?".join(word) for word in front["frames"])),
    )


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of `words`, in their order."""
    return f"(?:{'|'.join(map(re.escape, words))})"


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("mkdocs_speeches") / "data" / f"{name}.toml").read_text("utf-8"))


def _word_list(name: str) -> list[str]:
    lines = (files("mkdocs_speeches") / "data" / f"{name}.txt").read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


def _rule(
    entry: Mapping[str, Any], fragments: Mapping[str, str] = NO_FRAGMENTS
) -> tuple[str, re.Pattern[str], tuple[str, ...], tuple[str, ...]]:
    if missing := {"name", "pattern", "examples", "not"} - set(entry):
        raise RulesError(f"rule {entry.get('name', '?')} lacks {', '.join(sorted(missing))}")
    return entry["name"], _compile(entry, "pattern", fragments), tuple(entry["examples"]), tuple(entry["not"])


def _insert(pattern: str, fragments: Mapping[str, str]) -> str:
    """The pattern with `{name}` and its like replaced by the fragments that they name."""
    return _FRAGMENT.sub(lambda match: fragments.get(match[1], match[0]), pattern)


def _compile(entry: Mapping[str, Any], key: str, fragments: Mapping[str, str] = NO_FRAGMENTS) -> re.Pattern[str]:
    try:
        return re.compile(_insert(entry[key], {**NUMBERS, **fragments}))
    except re.error as error:
        raise RulesError(f"rule {entry['name']}: {key} is no regular expression: {error}") from error
