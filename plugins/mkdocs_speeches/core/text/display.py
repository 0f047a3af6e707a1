"""What a reader sees of spans: repairs applied, white space folded, wrapped lines joined. No text is edited."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from mkdocs_speeches.core.model import Document, Repair, Span, Spans
from mkdocs_speeches.core.text.marks import SPACES

_LATIN = re.compile(r"[0-9A-Za-z]")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters shown together. `repair` is set where the seed has `original` in their place, `target` on a link."""

    text: str
    repair: Repair | None = None
    original: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark over the text: the characters of `span` lead to `target`."""

    span: Span
    target: str


@dataclass(frozen=True, slots=True)
class Display:
    """The text of a document as it is shown. `reasons` say to a reader what each rule found, `marks` go by line."""

    lines: tuple[str, ...]
    repairs: Mapping[int, tuple[Repair, ...]]
    reasons: Mapping[str, str]
    marks: Mapping[int, tuple[Mark, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, reasons: Mapping[str, str]) -> Display:
        """The display of all lines of a document."""
        repairs: dict[int, list[Repair]] = {}
        for repair in sorted(document.repairs, key=lambda repair: repair.span):
            repairs.setdefault(repair.span.line, []).append(repair)
        return cls(document.source.lines, {line: tuple(found) for line, found in repairs.items()}, reasons)

    def text(self, spans: Spans, *, spaced: bool = False) -> str:
        """The characters of `spans` as one line, without white space at its ends."""
        return _fold_spaces("".join(run.text for run in self.runs(spans, spaced=spaced))).strip()

    def raw(self, spans: Spans) -> str:
        """The characters of `spans` as the seed has them, wrapped lines joined with nothing between."""
        return "".join(self.lines[span.line - 1][span.start : span.end] for span in spans)

    def runs(self, spans: Spans, *, spaced: bool = False) -> Iterator[Run]:
        """The same in order, what was repaired apart from what was not; white space is folded inside each run.

        Lines are joined with nothing between, but for a blank between Latin words, or where they are `spaced`.
        """
        last = ""
        line = 0
        for span in spans:
            for run in self._runs_of(span):
                if line not in (0, span.line) and (spaced or (_LATIN.match(last) and _LATIN.match(run.text))):
                    yield Run(" ")
                line, last = span.line, run.text[-1:] or last
                yield run

    def _runs_of(self, span: Span) -> Iterator[Run]:
        text = self.lines[span.line - 1]
        start = span.start
        for overlay in self._overlays(span) if span.line in self.repairs or span.line in self.marks else ():
            yield Run(_fold_spaces(text[start : overlay.span.start]))
            under = text[overlay.span.start : overlay.span.end]
            if isinstance(overlay, Repair):
                yield Run(_fold_spaces(overlay.text), overlay, under)
            else:
                yield Run(_fold_spaces(under), target=overlay.target)
            start = overlay.span.end
        yield Run(_fold_spaces(text[start : span.end]))

    def _overlays(self, span: Span) -> list[Repair | Mark]:
        """The repairs inside a span, and the marks that touch none of them, in order."""
        repairs = _overlays_within(self.repairs.get(span.line, ()), span)
        overlays: list[Repair | Mark] = [*repairs]
        for mark in _overlays_within(self.marks.get(span.line, ()), span):
            touched = _overlays_within(repairs, Span(span.line, mark.span.start, mark.span.end), overlap=True)
            overlays += [] if touched else [mark]
        return sorted(overlays, key=lambda overlay: overlay.span)


_Overlay = TypeVar("_Overlay", Repair, Mark)


def _overlays_within(overlays: Sequence[_Overlay], span: Span, *, overlap: bool = False) -> Sequence[_Overlay]:
    """Those of a line's overlays, sorted and apart from each other, that lie in a span or, if so asked, touch it."""
    if overlap:
        first = bisect_right(overlays, span.start, key=lambda overlay: overlay.span.end)
        return overlays[first : bisect_left(overlays, span.end, key=lambda overlay: overlay.span.start)]
    first = bisect_left(overlays, span.start, key=lambda overlay: overlay.span.start)
    return overlays[first : bisect_right(overlays, span.end, key=lambda overlay: overlay.span.end)]


def cut_spans(spans: Spans, at: int) -> tuple[Spans, Spans]:
    """The spans before and behind their character number `at`."""
    before: list[Span] = []
    behind: list[Span] = []
    for span in spans:
        size = span.end - span.start
        middle = min(max(at, 0), size)
        at -= size
        if middle > 0:
            before.append(span.part(0, middle))
        if middle < size:
            behind.append(span.part(middle, size))
    return tuple(before), tuple(behind)


def _fold_spaces(text: str) -> str:
    return SPACES.sub(" ", text)
