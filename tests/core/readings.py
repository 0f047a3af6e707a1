"""What tests of reading share: a seed from text, the coverage of its characters, a reading in a few plain lines."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_speeches.core.model import Document, Seed, Span, speech_spans
from mkdocs_speeches.core.reading.lines.lines import Line, classify
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.reading.statement import state
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.wording import FAILURE
from tests.core.reading.frames.blocks import blocks_of

RULES = load_rules()
FIELDS = ("title", "subtitle", "speaker", "role", "date", "salutation")


def read_text(text: str | bytes, name: str = "a.txt") -> Document:
    """The reading of a seed with this text; the program fails on none."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    document = read(Seed(name, data), RULES)
    assert FAILURE not in {found.code for found in document.diagnostics}, document.diagnostics
    return document


def structure(document: Document) -> list[dict[str, object]]:
    """What the structure defines of each speech, and no more."""
    keys = (*FIELDS, "first_line", "last_line", "headings", "points")
    return [{key: speech[key] for key in keys} for speech in state(document)["speeches"]]


def summary(document: Document) -> list[str]:
    """A reading as cases state it: speeches, fields, headings (`+` runs in), points, debris, diagnostics."""
    return list(_summary(state(document)))


def _summary(stated: dict) -> Iterator[str]:  # type: ignore[type-arg]
    for speech in stated["speeches"]:
        yield f"speech {speech['first_line']}-{speech['last_line']}"
        yield from (f"{field}: {speech[field]}" for field in FIELDS if speech[field])
        rows = [
            (h["line"], 0, f"H{h['level']} {h['line']}{'+' if h['run_in'] else ''} {h['text']}")
            for h in speech["headings"]
        ]
        rows += [(p["line"], 1, f"points {p['line']} {' '.join(p['markers'])}") for p in speech["points"]]
        rows.sort(key=lambda row: row[:2])
        yield from (row[2] for row in rows)
    yield from (f"debris {debris['line']} {debris['rule']}" for debris in stated["debris"])
    yield from (f"{d['code']} {d['line']}" for d in stated["diagnostics"] if d["code"] not in ("S105", "S106", "S110"))


def uncovered(document: Document) -> list[tuple[int, str]]:
    """The non-blank stretches that no span holds, and those that two spans hold; none if nothing is lost."""
    spans = [span for speech in document.speeches for span in speech_spans(speech)]
    spans += [debris.span for debris in document.debris]
    by_line: dict[int, list[Span]] = {}
    for span in sorted(spans):
        by_line.setdefault(span.line, []).append(span)
    faults = []
    for number, line in enumerate(document.source.lines, 1):
        place = 0
        for span in [*by_line.get(number, []), Span(number, len(line), len(line))]:
            between = line[place : span.start]
            if number >= document.source.first_line and between and not between.isspace():
                faults.append((number, f"lost {between!r}"))
            if span.start < place:
                faults.append((number, f"twice {line[span.start : place]!r}"))
            place = max(place, span.end)
    return faults


def lines_of(*texts: str) -> tuple[Line, ...]:
    """Each text as a line of a seed, by its own words."""
    return classify(blocks_of(*texts), RULES)
