"""An editor's light markup, in seeds that begin with front matter: what the signs say, and where they stand.

`#` to `####` make a line a heading of that level, `\\` before a line's first sign makes it plain text, `---` alone
starts a new speech, `~~…~~` around a line drops it, `|` parts a run-in heading from its text; `\\` before any of
these signs makes it literal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from mkdocs_speeches.core.model import Debris, LineNo, Offset, Span, span_of

BREAK = "---"
_HEADING = re.compile(r"(#{1,4})(?!#)\s*(?=\S)")
_STRUCK = re.compile(r"~~\s*+[^\s~].*(?<!\\)~~")
_BAR = re.compile(r"\\(?:[\\|#]|~~|---)|\|")


@dataclass(frozen=True, slots=True)
class Markup:
    """What the markup of a seed says, by 1-based line.

    `headings` gives the level of a line, `splits` the offset at which its heading ends (that of the bar), `escapes`
    the offsets of the backslashes inside a line that make what follows literal.
    `tables` gives the table that a line is a row of, `images` are lines that stand for a picture.
    `relative` says that headings nest with all others, as a file's own styles do, and stand on no level by decree.
    `signs` are the spans of the markup itself and `struck` the lines dropped, in order; neither is text.
    """

    headings: Mapping[int, int] = field(default_factory=dict)
    splits: Mapping[int, int] = field(default_factory=dict)
    plain: frozenset[int] = frozenset()
    breaks: tuple[LineNo, ...] = ()
    signs: tuple[Span, ...] = ()
    struck: tuple[Span, ...] = ()
    escapes: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    tables: Mapping[int, int] = field(default_factory=dict)
    images: frozenset[int] = frozenset()
    relative: bool = False

    @property
    def marked(self) -> Set[int]:
        """The lines of text that hold markup."""
        stated = self.headings.keys() | self.splits.keys() | self.plain | self.escapes.keys()
        return stated | self.tables.keys() | self.images

    def debris(self) -> tuple[Debris, ...]:
        """The signs and the dropped lines, each under the rule that names it."""
        marks = (*(Debris(span, "markup") for span in self.signs), *(Debris(span, "struck") for span in self.struck))
        return tuple(sorted(marks, key=lambda mark: mark.span))


NO_MARKUP = Markup()


def read_markup(lines: Sequence[str], first_line: LineNo) -> Markup:
    """The markup of a seed's physical `lines` from the 1-based `first_line` on; all other lines say nothing."""
    found = _Found()
    for number in range(first_line, len(lines) + 1):
        line = lines[number - 1]
        text = line.strip()
        start = line.index(text)
        span = span_of(line, number).part(start, start + len(text))
        if text == BREAK:
            found.breaks.append(span.line)
            found.signs.append(span)
        elif _STRUCK.fullmatch(text):
            found.struck.append(span)
        elif text:
            _read_bars(line, span.line, _read_first_sign(text, span, found), found)
    return Markup(
        found.headings,
        found.splits,
        frozenset(found.plain),
        tuple(found.breaks),
        tuple(sorted(found.signs)),
        tuple(found.struck),
        found.escapes,
    )


def mask(lines: Sequence[str], markup: Markup) -> Sequence[str]:
    """The lines as rules read them: blanks in place of signs and dropped lines, each line as long as it was.

    A backslash inside a line stays, blanks would part what it stood in.
    """
    if not markup.signs and not markup.struck:
        return lines
    masked = list(lines)
    kept = {(number, escape) for number, escapes in markup.escapes.items() for escape in escapes}
    for span in (*markup.signs, *markup.struck):
        if (span.line, span.start) not in kept:
            line = masked[span.line - 1]
            masked[span.line - 1] = f"{line[: span.start]}{' ' * (span.end - span.start)}{line[span.end :]}"
    return masked


@dataclass(slots=True)
class _Found:
    headings: dict[int, int] = field(default_factory=dict)
    splits: dict[int, int] = field(default_factory=dict)
    plain: set[int] = field(default_factory=set)
    breaks: list[LineNo] = field(default_factory=list)
    signs: list[Span] = field(default_factory=list)
    struck: list[Span] = field(default_factory=list)
    escapes: dict[int, tuple[int, ...]] = field(default_factory=dict)


def _read_first_sign(text: str, span: Span, found: _Found) -> Offset:
    """The offset behind a line's first sign of markup, or of its text where it has none."""
    match = _HEADING.match(text)
    if match:
        found.headings[span.line] = len(match[1])
    elif text.startswith("\\") and len(text) > 1:
        found.plain.add(span.line)
    else:
        return span.start
    size = len(match[1]) if match else 1
    found.signs.append(span.part(0, size))
    # the sign that a backslash makes literal is none of markup any more
    return Offset(span.start + size + (match is None))


def _read_bars(line: str, number: LineNo, start: Offset, found: _Found) -> None:
    """One bar alone parts heading and text; several are a row of navigation and stay literal."""
    whole = span_of(line, number)
    matches = list(_BAR.finditer(line, start))
    escapes = tuple(match.start() for match in matches if match[0] != "|")
    bars = [match.start() for match in matches if match[0] == "|"]
    if escapes:
        found.escapes[number] = escapes
        found.signs.extend(whole.part(escape, escape + 1) for escape in escapes)
    if len(bars) != 1 or number in found.plain or not line[start : bars[0]].strip() or not line[bars[0] + 1 :].strip():
        return
    found.splits[number] = bars[0]
    found.signs.append(whole.part(bars[0], bars[0] + 1))
