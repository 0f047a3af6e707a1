"""The turns of pages in a text out of a viewer: page numbers, running headers, marks of a library's reader; noise."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mkdocs_speeches.core.model import Debris, LineNo, Span, filled_span, span_of
from mkdocs_speeches.core.reading.frames.noise import find_noise
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import parse_sign
from mkdocs_speeches.core.text.marks import TERMINAL

LONGEST_HEADER = 40
"""A running header has so many characters at most."""
FEWEST_PAGES = 3
"""A line that stands on so many pages is a running header; where page numbers stand beside it, two are enough."""
SHORTEST_PAGE = 8
"""A page has so many lines at least."""
SHORTEST_FILLED = 15
"""A line that a page breaks off has so many characters at least."""
TITLE_LINES = 4
"""A title stands on one of so many lines at the top, or so close below the first running header."""
_GLUED_PAGE = re.compile(r"(?<![0-9A-Za-z])[—–―─]{1,2} ?(?P<n>[0-9]{1,3}) ?[—–―─]{1,2}(?![0-9A-Za-z])")
_DASHES = "—–―─"
_PAGE_OF = re.compile("第 ?(?P<n>[0-9]{1,3}) ?页[,，/、 ]{0,2}共 ?(?P<all>[0-9]{1,3}) ?页")
SHORTEST_REPEATED = 4
"""What a counted page repeats behind its number has so many characters at least."""
_HAN_BESIDE = re.compile("[\u4e00-\u9fff,、。;:)”]")
_NUMBER_OF_PAGE = re.compile("[0-9]+")
_BARE_PAGE = re.compile(" *(?P<n>[0-9]{1,3}) *")
_PAGE_MARK = re.compile(" *(?P<n>[0-9]{1,3})、 ?")
_SPOKEN = re.compile("[。!?;,:、]")
_INNER_STOP = re.compile("[。!?](?=.)")


@dataclass(frozen=True, slots=True)
class Turns:
    """What stands at the turns of pages: `debris` in order; `lines` hold nothing else, `cuts` (by line) are glued to
    the text; on the lines `after` a mark the text goes on from the line above."""

    debris: tuple[Debris, ...] = ()
    lines: frozenset[int] = frozenset()
    cuts: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)
    after: frozenset[int] = frozenset()


NO_TURNS = Turns()


def find_turns(seen: Sequence[str], first_line: LineNo, rules: Rules) -> Turns:
    """The turns of pages among the lines as they are `seen`, from `first_line` on."""
    noise = {
        number: spans
        for number, line in enumerate(seen, 1)
        if number >= first_line and (spans := _noise_of(line, number))
    }
    if not noise:
        return _find_pages(seen, first_line, rules)
    blanked = [without_cuts(line, noise.get(number, ()), " ") for number, line in enumerate(seen, 1)]
    pages = _find_pages(blanked, first_line, rules)
    whole = {number for number in noise if not blanked[number - 1].strip()}
    cuts = {n: tuple(sorted((*pages.cuts.get(n, ()), *spans))) for n, spans in noise.items() if n not in whole}
    debris = (*pages.debris, *(Debris(span, "noise") for spans in noise.values() for span in spans))
    return Turns(
        tuple(sorted(debris, key=lambda found: found.span)),
        pages.lines | whole,
        {**pages.cuts, **cuts},
        pages.after,
    )


def _noise_of(line: str, number: int) -> tuple[Span, ...]:
    return tuple(span_of(line, number).part(*place) for place in find_noise(line))


def _find_pages(seen: Sequence[str], first_line: LineNo, rules: Rules) -> Turns:
    """The turns of pages among lines without noise."""
    filled = [number for number in range(first_line, len(seen) + 1) if seen[number - 1].strip()]
    marks = _find_marks(seen, filled)
    told = {number: name for number in filled if (name := _find_rule(seen[number - 1], rules))}
    numbers = told.keys() | _find_bare(seen, filled)
    headers = _find_headers(seen, filled, numbers, rules)
    cuts = dict(marks)
    for number, span in [*_find_glued(seen, filled, numbers | headers), *_find_counts(seen, filled, numbers | headers)]:
        cuts[number] = tuple(sorted((*cuts.get(number, ()), span)))
    debris = [Debris(filled_span(seen[number - 1], number), told.get(number, "page-number")) for number in numbers]
    debris += [Debris(filled_span(seen[number - 1], number), "running-header") for number in headers]
    debris += [Debris(span, "page-number") for spans in cuts.values() for span in spans]
    return Turns(
        tuple(sorted(debris, key=lambda found: found.span)),
        frozenset(numbers | headers),
        cuts,
        frozenset(number for number in marks if number != filled[0]),
    )


def without_turns(seen: Sequence[str], turns: Turns) -> tuple[str, ...]:
    """The lines without what stands at the turns of pages, to measure them: fewer and shorter ones."""
    return tuple(
        without_cuts(line, turns.cuts.get(number, ()))
        for number, line in enumerate(seen, 1)
        if number not in turns.lines
    )


def without_cuts(line: str, cuts: Sequence[Span], filler: str = "") -> str:
    """The line without what is glued to it, or with a `filler` for each of its characters."""
    for span in reversed(cuts):
        line = line[: span.start] + filler * (span.end - span.start) + line[span.end :]
    return line


def _find_rule(line: str, rules: Rules) -> str:
    """The name of the rule by which a line stands where pages turn; empty where none says so."""
    text = line.strip()
    return next((rule.name for rule in rules.frames.turns if rule.matches(text)), "")


def _find_bare(seen: Sequence[str], filled: Sequence[int]) -> set[int]:
    """Lines that hold a number alone, each one more than the last, at least a page apart."""
    run: list[tuple[int, int]] = []
    longest: list[tuple[int, int]] = []
    for place, number in enumerate(filled):
        bare = _BARE_PAGE.fullmatch(seen[number - 1])
        if bare is None:
            continue
        value = int(bare["n"])
        goes_on = run and value == int(seen[filled[run[-1][0]] - 1]) + 1 and place - run[-1][0] >= SHORTEST_PAGE
        run = [*run, (place, number)] if goes_on else [(place, number)]
        longest = max(longest, run, key=len)
    return {number for _, number in longest} if len(longest) >= FEWEST_PAGES else set()


def _find_headers(seen: Sequence[str], filled: Sequence[int], numbers: set[int], rules: Rules) -> set[int]:
    """Lines that stand again, but for their figures, where pages turn."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, number in enumerate(filled):
        text = seen[number - 1].strip()
        if number not in numbers and 1 < len(text) <= LONGEST_HEADER and not _SPOKEN.search(text):
            places[_NUMBER_OF_PAGE.sub("#", text)].append(place)
    found: set[int] = set()
    for run in places.values():
        if len(run) > 1 and _turns_pages(seen, filled, run, numbers, rules):
            found.update(filled[place] for place in run[_is_title(seen, filled, run[0], rules) :])
    return found


def _turns_pages(
    seen: Sequence[str], filled: Sequence[int], run: Sequence[int], numbers: set[int], rules: Rules
) -> bool:
    """Whether a line that stands at these places stands beside page numbers, or breaks sentences off."""
    beside = sum(bool({filled[place - 1], filled[min(place + 1, len(filled) - 1)]} & numbers) for place in run[1:])
    if 2 * beside > len(run) - 1:
        return True
    apart = all(below - above >= SHORTEST_PAGE for above, below in itertools.pairwise(run))
    broken = sum(_breaks(seen, filled, place, rules) for place in run)
    return len(run) >= FEWEST_PAGES and apart and 2 * broken >= len(run) - 1 and broken > 1


def _breaks(seen: Sequence[str], filled: Sequence[int], nth: int, rules: Rules) -> bool:
    """Whether a sentence goes on behind the line `nth` of `filled` from above it."""
    if not 0 < nth < len(filled) - 1:
        return False
    above, below = (seen[filled[beside] - 1].strip() for beside in (nth - 1, nth + 1))
    return len(above) >= SHORTEST_FILLED and above[-1] not in TERMINAL and parse_sign(below, rules) is None


def _is_title(seen: Sequence[str], filled: Sequence[int], nth: int, rules: Rules) -> bool:
    """Whether the first of the running headers is the title itself: at the top, and no other title beside it."""
    beside = (*filled[:nth], *filled[nth + 1 : nth + 1 + TITLE_LINES])
    return nth < TITLE_LINES and not any(rules.front.titled.fullmatch(seen[line - 1].strip()) for line in beside)


def _find_glued(seen: Sequence[str], filled: Sequence[int], taken: set[int]) -> Iterator[tuple[int, Span]]:
    """Page numbers between dashes that are glued to the text, in their order."""
    last = 0
    for number in filled:
        line = seen[number - 1]
        if number in taken or not any(dash in line for dash in _DASHES):
            continue
        for match in _GLUED_PAGE.finditer(line):
            beside = line[max(match.start() - 1, 0) : match.start()] + line[match.end() : match.end() + 1]
            if int(match["n"]) > last and _HAN_BESIDE.search(beside):
                last = int(match["n"])
                yield number, span_of(line, number).part(*match.span())


def _find_counts(seen: Sequence[str], filled: Sequence[int], taken: set[int]) -> Iterator[tuple[int, Span]]:
    """Page numbers that count all pages and are glued to the text, each with what the pages repeat behind it."""
    found = [
        (number, match)
        for number in filled
        if number not in taken and "页" in seen[number - 1]
        for match in _PAGE_OF.finditer(seen[number - 1])
    ]
    values = [int(match["n"]) for _, match in found]
    if len(found) < 2 or values != sorted(set(values)) or len({match["all"] for _, match in found}) > 1:
        return
    behind = [seen[number - 1][match.end() : match.end() + LONGEST_HEADER] for number, match in found]
    same = itertools.takewhile(lambda signs: len(set(signs)) == 1, zip(*behind, strict=False))
    size = sum(1 for _ in same)
    size = size if size >= SHORTEST_REPEATED else 0
    for number, match in found:
        yield number, span_of(seen[number - 1], number).part(match.start(), match.end() + size)


def _find_marks(seen: Sequence[str], filled: Sequence[int]) -> dict[int, tuple[Span, ...]]:
    """The marks of a library's reader: it counts its pages at their beginning, and breaks sentences off."""
    found: dict[int, tuple[Span, ...]] = {}
    broken = 0
    for value, number in enumerate(filled, 1):
        line = seen[number - 1]
        mark = _PAGE_MARK.match(line)
        if mark is None or int(mark["n"]) != value:
            return {}
        found[number] = (span_of(line, number).part(mark.start("n"), mark.end("n") + 1),)
        broken += number != filled[-1] and line.rstrip()[-1] not in TERMINAL and _INNER_STOP.search(line) is not None
    return found if len(filled) > 1 and 2 * broken >= len(filled) - 1 else {}
