"""The rules as data: `data/*.toml` read into one frozen, validated value, every pattern compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mkdocs_speeches.core.rules.files import read_list, read_table
from mkdocs_speeches.core.rules.fragments import (
    add_fragments,
    alternation,
    compile_pattern,
    longest_first,
    rule_parts,
    shared_fragments,
    surname_fragments,
)
from mkdocs_speeches.core.rules.kinds import (
    AnnexRule,
    CitationRule,
    DebrisRule,
    DiagnosticRule,
    DoubtRule,
    FrameRules,
    GlueRule,
    LineKind,
    NumberStyle,
    OccasionRule,
    PieceRule,
    RepairRule,
    Rule,
    SeamWords,
)
from mkdocs_speeches.core.rules.lexicon import Lexicon, load_lexicon


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
    frames: FrameRules
    glue: tuple[GlueRule, ...]
    author: Rule
    reported: Rule
    pieces: tuple[PieceRule, ...]
    repairs: tuple[RepairRule, ...]
    closings: tuple[Rule, ...]
    annexes: tuple[AnnexRule, ...]
    parts: tuple[Rule, ...]
    asides: tuple[LineKind, ...]
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
    seam: SeamWords
    citations: tuple[CitationRule, ...]
    meetings: tuple[str, ...]
    lexicon: Lexicon


@cache
def load_rules() -> Rules:
    """The rules that ship with the package. Raises `RulesError` where an entry is incomplete or a pattern is wrong."""
    numbering, debris, pieces = read_table("numbering"), read_table("debris"), read_table("pieces")
    front, repairs, diagnostics = read_table("front"), read_table("normalise"), read_table("diagnostics")
    return Rules(
        styles=tuple(
            NumberStyle(
                *rule_parts(entry),
                entry["kind"],
                rank,
                compile_pattern(entry, "point") if "point" in entry else None,
                entry.get("first", ""),
                *(entry.get(flag, False) for flag in ("major", "inside", "worded")),
            )
            for rank, entry in enumerate(numbering["style"])
        ),
        debris=_debris_rules(debris),
        frames=FrameRules.of(_debris_rules(debris), _glue_rules(debris)),
        glue=_glue_rules(debris),
        author=Rule(*rule_parts(debris["author"], _debris_fragments(debris))),
        reported=Rule(*rule_parts(debris["reported"], _debris_fragments(debris))),
        pieces=tuple(PieceRule(*rule_parts(entry), entry["sure"]) for entry in pieces["piece"]),
        repairs=tuple(
            RepairRule(*rule_parts(entry), entry["text"], entry.get("show", {}), tuple(entry.get("spells", ())))
            for entry in repairs["repair"]
        ),
        closings=tuple(Rule(*rule_parts(entry)) for entry in front["closing"]),
        annexes=tuple(AnnexRule(*rule_parts(entry), entry.get("only", False)) for entry in front["annex"]),
        asides=tuple(LineKind(*rule_parts(entry), entry["seen"]) for entry in read_table("body")["aside"]),
        notes=tuple(Rule(*rule_parts(entry)) for entry in front["note"]),
        bars=tuple(Rule(*rule_parts(entry)) for entry in front["bar"]),
        parts=tuple(Rule(*rule_parts(entry)) for entry in front["part"]),
        occasions=tuple(OccasionRule(*rule_parts(entry), entry["in"]) for entry in front["occasion"]),
        doubts=tuple(
            DoubtRule(*rule_parts(entry), entry["code"], compile_pattern(entry, "needs"))
            for entry in read_table("doubts")["doubt"]
        ),
        diagnostics={code: DiagnosticRule(code, **entry) for code, entry in sorted(diagnostics.items())},
        front=_front_patterns(front),
        genres=longest_first(front["genres"]),
        offices=longest_first(front["offices"]),
        vocatives=longest_first(front["vocatives"]),
        surnames=longest_first(read_list("surnames")),
        seam=_seam_words(read_table("body")["seam"]),
        citations=tuple(
            CitationRule(*rule_parts(entry), entry["show"], entry["holds"])
            for entry in read_table("citations")["citation"]
        ),
        meetings=tuple(read_list("meetings")),
        lexicon=load_lexicon(),
    )


def _debris_fragments(debris: Mapping[str, Any]) -> Mapping[str, str]:
    return add_fragments(debris["fragments"], shared_fragments())


def _glue_rules(debris: Mapping[str, Any]) -> tuple[GlueRule, ...]:
    fragments = _debris_fragments(debris)
    return tuple(
        GlueRule(
            *rule_parts(entry, fragments),
            entry["text"],
            entry["at"],
            compile_pattern({"needs": "", **entry}, "needs", fragments),
            entry.get("dated", False),
            entry["seen"],
        )
        for entry in debris["glue"]
    )


def _seam_words(seam: Mapping[str, Any]) -> SeamWords:
    return SeamWords(
        closers=longest_first(seam["closers"]),
        openers=longest_first(seam["openers"]),
        subjects=longest_first([*seam["openers"], *seam["subjects"]]),
        acts=longest_first(seam["acts"]),
    )


def _debris_rules(debris: Mapping[str, Any]) -> tuple[DebrisRule, ...]:
    fragments = _debris_fragments(debris)
    return tuple(
        DebrisRule(
            *rule_parts(entry, fragments),
            entry["text"],
            entry["where"],
            compile_pattern({"needs": "", **entry}, "needs", fragments),
            entry.get("unstopped", False),
            entry.get("turns", False),
            entry.get("dated", False),
            compile_pattern(entry, "ends", fragments) if "ends" in entry else None,
            entry.get("seen", ""),
        )
        for entry in debris["debris"]
    )


def _front_patterns(front: Mapping[str, Any]) -> FrontPatterns:
    single, double = (surname_fragments()[name] for name in ("surname", "double"))
    date, dotted = (shared_fragments()[name] for name in ("date", "dotted"))
    given = "[\u4e00-\u9fff]"
    redacted = f"(?:[{single}]?(?:[×Xx*○](?: {{0,3}}[×Xx*○]){{0,3}}|某(?: {{0,3}}某){{0,2}}))"
    foreign = f"{given}{{1,6}}·{given}{{1,6}}(?:·{given}{{1,6}})?"
    # what ends so is a body (国务院, 公安局)
    person = f"(?:{double}|[{single}]) {{0,6}}{given}(?: {{0,6}}{given})?(?<![院部局委厅办府])"
    name = f"(?:{redacted}|{person}|{foreign})"
    # an office of two characters is often printed apart (`省 长`)
    office = alternation(longest_first(front["offices"]))
    apart = "|".join(" {1,3}".join(word) for word in longest_first(front["offices"]) if len(word) == 2)
    office = f"(?:{office}|{apart})"
    role = f"[\u4e00-\u9fff、·, ×xX*]{{0,40}}?{office}"
    genre = alternation(longest_first(front["genres"]))
    vocative = alternation(longest_first(front["vocatives"]))
    said = "(?:(?:讲话|报告|发言|致辞|致词|演讲|主讲|作报告|宣读)[人者]? ?: ?)?"
    honour = "(?:尊敬的|敬爱的|亲爱的|尊贵的|可敬的)"
    greeting = f"{alternation(longest_first(front['greetings']))}[!,。]"
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
            f"(?P<date>\\(.{{0,12}}?{date}[^()]{{0,30}}\\)|{date})? ?"
            f"(?:(?P<role>{role})?[ :]*(?P<name>{name}))? ?(?P<late>\\({date}[^()]{{0,20}}\\)|{date})? ?"
            f"(?P<salutation>{address} ?:)?"
        ),
        inside=re.compile(f"日? ?(?P<role>[\u4e00-\u9fff]{{0,20}}?{office}) ?(?P<name>{name}) ?(?=在)"),
        date_line=re.compile(
            f"(?:.{{0,4}}(?:时间|日期) ?: ?)?[(〔\\[]? ?(?:{date}|{dotted})"
            f"(?: ?[-—~至到]{{1,2}}[^ ()]{{1,9}}[日号])?(?:(?:[、,; ·]+|于)[\u4e00-\u9fff·]{{2,12}})?"
            "(?: ?[上下]午)?(?: ?\\([^()]{1,12}\\))? ?[)〕\\]]?"
        ),
        titled=re.compile(f".{{0,80}}{genre}(?:\\(.{{2,12}}\\))?"),
        known=re.compile(
            f"(?P<title>[^。!?;:]{{6,80}}?)(?P<speaker>{alternation(longest_first(front['speakers']))})"
            f"(?P<about>(?:{alternation(longest_first(front['about']))}(?!们))?)(?P<salutation>{address} ?:)?"
        ),
        closing_note=re.compile(
            f"[※*(\\[ ]{{0,3}}(?:这|此|此文|本文|本篇)(?:是|系|为).{{0,60}}?(?P<date>{date}).{{0,80}}?"
            f"(?:{genre})[^。]{{0,30}}[。)\\] ]{{0,3}}"
        ),
        surname=re.compile(f"(?:{double}|[{single}])"),
        frame=re.compile("|".join(" ?".join(word) for word in front["frames"])),
    )
