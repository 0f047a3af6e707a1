"""The rules as data: `data/*.toml` read into one frozen, validated value, every pattern compiled once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mkdocs_speeches.core.rules.files import read_list, read_table
from mkdocs_speeches.core.rules.fragments import (
    add_fragments,
    compile_pattern,
    longest_first,
    rule_parts,
    shared_fragments,
)
from mkdocs_speeches.core.rules.front import FrontGrammar, read_grammar
from mkdocs_speeches.core.rules.kinds import (
    AnnexRule,
    CitationRule,
    ClosingRule,
    DebrisRule,
    DiagnosticRule,
    DoubtRule,
    FrameRules,
    GlueRule,
    LineKind,
    NumberStyle,
    OccasionRule,
    PairRule,
    PeopleRules,
    PieceRule,
    RepairRule,
    ReportRules,
    Rule,
    SeamWords,
    Trait,
)
from mkdocs_speeches.core.rules.lexicon import Lexicon, load_lexicon


@dataclass(frozen=True, slots=True)
class CitedRules:
    """What is told of things that are cited: names that are but `short`, of which sort a work is (`works`, by the first
    rule that holds: its name is the sort), which quoted words name a `programme`, and what stands before a `quoted`
    sentence, with `who` is quoted."""

    short: Rule
    works: tuple[Rule, ...]
    programme: Rule
    quoted: Rule


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
    closings: tuple[ClosingRule, ...]
    annexes: tuple[AnnexRule, ...]
    parts: tuple[Rule, ...]
    asides: tuple[LineKind, ...]
    report: ReportRules
    occasions: tuple[OccasionRule, ...]
    doubts: tuple[DoubtRule, ...]
    diagnostics: Mapping[str, DiagnosticRule]
    front: FrontGrammar
    offices: tuple[str, ...]
    vocatives: tuple[str, ...]
    seam: SeamWords
    citations: tuple[CitationRule, ...]
    cited: CitedRules
    people: PeopleRules
    meetings: tuple[str, ...]
    lexicon: Lexicon


@cache
def load_rules() -> Rules:
    """The rules that ship with the package. Raises `RulesError` where an entry is incomplete or a pattern is wrong."""
    numbering, debris, pieces = read_table("numbering"), read_table("debris"), read_table("pieces")
    front, repairs, diagnostics = read_table("front"), read_table("normalise"), read_table("diagnostics")
    frames, glue, fragments = _debris_rules(debris), _glue_rules(debris), _debris_fragments(debris)
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
        debris=frames,
        frames=FrameRules.of(frames, glue),
        glue=glue,
        author=Rule(*rule_parts(debris["author"], fragments)),
        reported=Rule(*rule_parts(debris["reported"], fragments)),
        pieces=_piece_rules(pieces),
        repairs=tuple(map(_repair_rule, repairs["repair"])),
        closings=tuple(ClosingRule(*rule_parts(entry), entry.get("final", False)) for entry in front["closing"]),
        annexes=tuple(AnnexRule(*rule_parts(entry), entry.get("only", False)) for entry in front["annex"]),
        asides=tuple(map(_line_kind, read_table("body")["aside"])),
        report=ReportRules(
            **{
                name: LineKind(*rule_parts(entry), entry["seen"])
                for name, entry in read_table("body")["report"].items()
            }
        ),
        parts=tuple(Rule(*rule_parts(entry)) for entry in front["part"]),
        occasions=tuple(OccasionRule(*rule_parts(entry), entry["in"]) for entry in front["occasion"]),
        doubts=tuple(
            DoubtRule(*rule_parts(entry), entry["code"], compile_pattern(entry, "needs"))
            for entry in read_table("doubts")["doubt"]
        ),
        diagnostics={code: DiagnosticRule(code, **entry) for code, entry in sorted(diagnostics.items())},
        front=read_grammar(read_table("lines"), read_table("evidence"), front),
        offices=longest_first(front["offices"]),
        vocatives=longest_first(front["vocatives"]),
        seam=_seam_words(read_table("body")["seam"]),
        citations=tuple(
            CitationRule(*rule_parts(entry), entry["show"], entry["holds"])
            for entry in read_table("citations")["citation"]
        ),
        cited=_cited_rules(read_table("citations")),
        people=_people_rules(read_table("people")),
        meetings=tuple(read_list("meetings")),
        lexicon=load_lexicon(),
    )


def _line_kind(entry: Mapping[str, Any]) -> LineKind:
    return LineKind(*rule_parts(entry), entry["seen"])


def _repair_rule(entry: Mapping[str, Any]) -> RepairRule:
    parts = (*rule_parts(entry), entry["text"], entry.get("show", {}), tuple(entry.get("spells", ())))
    if "within" not in entry:
        return RepairRule(*parts)
    return PairRule(*parts, compile_pattern(entry, "within"), compile_pattern(entry, "apart"))


def _piece_rules(pieces: Mapping[str, Any]) -> tuple[PieceRule, ...]:
    fragments = add_fragments(pieces["fragments"], shared_fragments())
    return tuple(PieceRule(*rule_parts(entry, fragments), entry["sure"], entry["seen"]) for entry in pieces["piece"])


def _cited_rules(citations: Mapping[str, Any]) -> CitedRules:
    return CitedRules(
        short=Rule(*rule_parts(citations["short"])),
        works=tuple(Rule(*rule_parts(entry)) for entry in citations["work"]),
        programme=Rule(*rule_parts(citations["programme"])),
        quoted=Rule(*rule_parts(citations["quoted"])),
    )


def _people_rules(people: Mapping[str, Any]) -> PeopleRules:
    return PeopleRules(
        bodies=tuple(people["bodies"]),
        courtesies=longest_first(people["courtesies"]),
        redacted=Rule(*rule_parts(people["redacted"])),
        units=tuple(Rule(*rule_parts(entry)) for entry in people["unit"]),
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
            entry.get("own", False),
            entry.get("dated", False),
            compile_pattern(entry, "ends", fragments) if "ends" in entry else None,
            frozenset(map(Trait, entry.get("traits", ()))),
            entry.get("seen", ""),
        )
        for entry in debris["debris"]
    )
