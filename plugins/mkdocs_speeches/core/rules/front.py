"""The grammar of fronts and what evidence weighs: `data/lines.toml` and `data/evidence.toml` as values that match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mkdocs_speeches.core.rules.files import read_list
from mkdocs_speeches.core.rules.fragments import (
    add_fragments,
    alternation,
    compile_pattern,
    insert,
    longest_first,
    rule_parts,
    shared_fragments,
    surname_fragments,
)
from mkdocs_speeches.core.rules.kinds import RulesError

_APART = re.compile("[\u4e00-\u9fff](?: {1,4}[\u4e00-\u9fff])+")
_GROUP = re.compile(r"\(\?P<\w+>")


class Label(StrEnum):
    """What a line of a front is read as."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    PERSON = "person"
    OFFICE = "office"
    DATE = "date"
    SALUTATION = "salutation"
    NOTE = "note"
    FRAME = "frame"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class FrontRule:
    """What a line may state: it matches the whole line or, where `runs`, its beginning, before the body.

    Its named groups are the fields. `says` is the code of the doubt that it tells, `where` the places where it counts.
    `seen` says which kinds of source show it.
    """

    name: str
    label: Label
    pattern: re.Pattern[str]
    weight: float
    needs: re.Pattern[str]
    runs: bool
    says: str
    where: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    seen: str

    def match(self, text: str) -> re.Match[str] | None:
        """The match with a folded text, None where it states something else."""
        if not self.needs.search(text):
            return None
        return self.pattern.match(text) if self.runs else self.pattern.fullmatch(text)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that speak for a label or, with a `weight` below zero, against it; `of` a label, or of two lines as one."""

    name: str
    of: str
    weight: float
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrontGrammar:
    """What fronts are told by; all of it stands against folded text.

    `salutation` is a block that only addresses somebody, `vocative` a group that it names, `greeting` what follows
    it and `greets` the same at an end; `date_line` a block that only dates, `person` one that names somebody with
    an office; `titled` a title by its last words; `words` look like names and are none; `inside` an office and a
    name within a subtitle, behind its date; `spoken_at` says at what meeting what was spoken, `motto` for what,
    above it; `letter_to` is the addressee below a letter's title, `office_to` below its date; `lead_in` leads to
    the text, `unparted` is a title with the body right behind it, `entitled` one right before whom it addresses;
    `closing_note` dates a speech at its end, `signed` is the signature behind
    its last sentence; `apart` is a heading beside all others.
    """

    lines: tuple[FrontRule, ...]
    evidence: Mapping[str, tuple[Evidence, ...]]
    weights: Mapping[str, float]
    naming: tuple[FrontRule, ...]
    salutation: re.Pattern[str]
    vocative: re.Pattern[str]
    date_line: re.Pattern[str]
    person: re.Pattern[str]
    titled: re.Pattern[str]
    words: frozenset[str]
    greeting: re.Pattern[str]
    greets: re.Pattern[str]
    inside: re.Pattern[str]
    spoken_at: re.Pattern[str]
    motto: re.Pattern[str]
    letter_to: re.Pattern[str]
    office_to: re.Pattern[str]
    lead_in: re.Pattern[str]
    unparted: re.Pattern[str]
    entitled: re.Pattern[str]
    closing_note: re.Pattern[str]
    signed: re.Pattern[str]
    apart: re.Pattern[str]

    def read(self, text: str) -> Iterator[tuple[FrontRule, re.Match[str]]]:
        """All that a line may state, by the rules in their order."""
        for rule in self.lines:
            match = rule.match(text)
            if match:
                yield rule, match

    def weigh(self, text: str, of: str) -> tuple[float, tuple[str, ...]]:
        """What the words of a line weigh for a label, and the names of the evidence; single characters that stand apart
        (`报 告`) are words, too."""
        if _APART.fullmatch(text):
            text = text.replace(" ", "")
        found = [piece for piece in self.evidence[of] if piece.pattern.search(text)]
        return sum(piece.weight for piece in found), tuple(piece.name for piece in found)


def read_grammar(lines: Mapping[str, Any], evidence: Mapping[str, Any], front: Mapping[str, Any]) -> FrontGrammar:
    """The grammar from the tables of its files and the word lists of front.toml. Raises RulesError."""
    fragments = dict(add_fragments(lines["fragments"], {**shared_fragments(), **_word_fragments(front)}))
    fragments["motto"] = insert(lines["motto"], fragments)
    scale = evidence["scale"]
    rules = tuple(_front_rule(entry, fragments, scale) for entry in lines["line"])

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(insert(pattern, fragments))

    return FrontGrammar(
        lines=rules,
        evidence=_group_evidence(evidence["evidence"], fragments, scale),
        weights={name: _weight_of(name, word, scale) for name, word in evidence["weights"].items()}
        | evidence["limits"],
        naming=tuple(_front_rule({"label": "person", **entry}, fragments, scale) for entry in lines["naming"]),
        salutation=_any(rule for rule in rules if rule.label is Label.SALUTATION and not rule.runs),
        vocative=compiled("{unit}"),
        date_line=_any(rule for rule in rules if rule.label is Label.DATE and set(rule.pattern.groupindex) == {"date"}),
        person=_any(rule for rule in rules if rule.label is Label.PERSON and "role" in rule.pattern.groupindex),
        titled=compiled("(?:.{0,80}{kind})"),
        words=frozenset(read_list("words")) - frozenset(front["speakers"]),
        greeting=compiled("{greeting}"),
        greets=compiled("{greet}$"),
        inside=compiled(lines["inside"]),
        spoken_at=compiled(lines["spoken_at"]),
        motto=compiled(lines["motto"]),
        letter_to=compiled(lines["letter_to"]),
        office_to=compiled(lines["office_to"]),
        lead_in=compiled(lines["lead_in"]),
        unparted=compiled(lines["unparted"]),
        entitled=compiled(lines["titled"]),
        closing_note=compiled(front["closing_note"]),
        signed=compiled(lines["signed"]),
        apart=re.compile("|".join(" ?".join(word) for word in front["frames"])),
    )


def _group_evidence(
    entries: Iterable[Mapping[str, Any]], fragments: Mapping[str, str], scale: Mapping[str, float]
) -> dict[str, tuple[Evidence, ...]]:
    """The evidence by what it speaks for."""
    grouped: dict[str, tuple[Evidence, ...]] = {}
    for entry in entries:
        name, pattern, examples, others = rule_parts(entry, fragments)
        found = Evidence(
            name, entry["for"], _weight_of(entry["name"], entry.get("weight", ""), scale), pattern, examples, others
        )
        grouped[found.of] = (*grouped.get(found.of, ()), found)
    return grouped


def _word_fragments(front: Mapping[str, Any]) -> dict[str, str]:
    """The word lists as fragments; an office of two characters is often printed apart (`省 长`)."""
    offices = [" {0,3}".join(word) if len(word) == 2 else re.escape(word) for word in longest_first(front["offices"])]
    return {
        **surname_fragments(),
        "office": f"(?:{'|'.join(offices)})",
        "genre": alternation(longest_first(front["genres"])),
        "vocative": alternation(longest_first(front["vocatives"])),
        "greet": alternation(longest_first(front["greetings"])),
        "body": alternation(front["bodies"]),
        "known": alternation(longest_first(front["speakers"])),
        "about": f"(?:{alternation(longest_first(front['about']))}(?!们))",
    }


def _front_rule(entry: Mapping[str, Any], fragments: Mapping[str, str], scale: Mapping[str, float]) -> FrontRule:
    return FrontRule(
        entry["name"],
        Label(entry["label"]),
        compile_pattern(entry, "pattern", fragments),
        _weight_of(entry["name"], entry.get("weight", ""), scale),
        re.compile(entry.get("needs", "")),
        entry.get("runs", False),
        entry.get("says", ""),
        tuple(entry.get("where", ())),
        tuple(entry["examples"]),
        tuple(entry["not"]),
        entry["seen"],
    )


def _weight_of(entry: str, word: str, scale: Mapping[str, float]) -> float:
    """What an entry is worth: a word of the `scale`, behind a `-` against; the empty one says nothing."""
    name = word.removeprefix("-")
    if word and name not in scale:
        raise RulesError(f"rule {entry}: weight {word!r} is none of {', '.join(scale)}")
    return -scale[name] if word.startswith("-") else scale.get(name, 0)


def _any(rules: Iterable[FrontRule]) -> re.Pattern[str]:
    """One pattern, without groups, for all of the rules."""
    return re.compile("|".join(_GROUP.sub("(?:", rule.pattern.pattern) for rule in rules))
