"""What is gathered while one seed is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_speeches.core.model import About, BlockNo, Debris, Diagnostic, Field, Finding, Level, LineNo, Source, Spans
from mkdocs_speeches.core.reading.frames.frames import NO_FRAMES, Frames
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.reading.lines.lines import Line
from mkdocs_speeches.core.rules.kinds import DebrisRule
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.text.display import Display


@dataclass(slots=True)
class Progress:
    """What is gathered while one seed is read."""

    source: Source
    display: Display
    rules: Rules
    debris: list[Debris]
    diagnostics: list[Diagnostic]
    lines: tuple[Line, ...] = ()
    known: set[LineNo] = field(default_factory=set)
    frames: Frames = NO_FRAMES
    openers: Mapping[BlockNo, DebrisRule] = field(default_factory=dict)
    published: list[Field] = field(default_factory=list)
    authors: list[Field] = field(default_factory=list)
    intros: list[Block] = field(default_factory=list)
    titles: list[Block] = field(default_factory=list)

    def say(self, code: str, line: LineNo, *found: str) -> None:
        rule = self.rules.diagnostics[code]
        message = rule.message.format(*found)
        self.diagnostics.append(
            Diagnostic(code, Level(rule.level), self.source.name, line, message, rule.remedy, About(rule.about))
        )

    def tell(self, finding: Finding) -> None:
        self.say(finding.code, finding.line, *finding.found)

    def drop(self, spans: Spans, rule: str) -> None:
        self.debris.extend(Debris(span, rule) for span in spans)

    def shown(self, spans: Spans) -> str:
        return self.display.text(spans)
