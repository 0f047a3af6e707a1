"""Doubts about frames: prose that was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_speeches.core.model import Debris, LineNo, Span
from mkdocs_speeches.core.reading.frames.tails import FEW_SENTENCES, count_sentences
from mkdocs_speeches.core.text.folding import fold


@dataclass(frozen=True, slots=True)
class Prose:
    """So many sentences that were left out, on lines `first` to `last`; `opening`: how they begin."""

    first: LineNo
    last: LineNo
    sentences: int
    opening: str


def find_prose(lines: Sequence[str], debris: Sequence[Debris]) -> Iterator[Prose]:
    """Each stretch of more than two sentences among the `debris` of these `lines`, in order."""
    stretch: list[Span] = []
    for found in [*sorted(debris, key=lambda found: found.span), None]:
        if found and stretch and _is_blank_between(lines, stretch[-1], found.span):
            stretch.append(found.span)
            continue
        text = "".join(fold(lines[span.line - 1][span.start : span.end]) for span in stretch)
        if (count := count_sentences(text)) > FEW_SENTENCES:
            yield Prose(stretch[0].line, stretch[-1].line, count, text.strip()[:20])
        stretch = [found.span] if found else []


def _is_blank_between(lines: Sequence[str], above: Span, below: Span) -> bool:
    if above.line == below.line:
        return not lines[above.line - 1][above.end : below.start].strip()
    ends = (lines[above.line - 1][above.end :], lines[below.line - 1][: below.start])
    return not any(text.strip() for text in (*ends, *lines[above.line : below.line - 1]))
