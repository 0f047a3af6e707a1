"""What was read, stated in the JSON of the structure, and as an outline for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mkdocs_speeches.core.model import Debris, Diagnostic, Document, Heading, Paragraph, Speech, walk
from mkdocs_speeches.core.text.display import Display

CLOSING_MARKS = "。.!！?？:：;；,，、"
"""What the display of a heading and a title leaves out at the end."""
_ORDINAL_ONE = re.compile(r"[第其(（]?(?:一|首先|1|１|①)(?![0-9０-９一二三四五六七八九十])")
Tags = Mapping[str, tuple[str, ...]]
NO_TAGS: Tags = {}
FIELD_NAMES = {
    "title": "标题",
    "subtitle": "副题",
    "speaker": "讲话人",
    "role": "职务",
    "date": "日期",
    "published": "发布于",
    "occasion": "场合",
    "salutation": "称谓",
}
FIELDS = tuple(FIELD_NAMES)


def state(document: Document, tags: Tags = NO_TAGS) -> dict[str, Any]:
    """One document as the JSON of the structure has it: `{"source": …, "speeches": […]}`. `tags` are by slug."""
    display = Display.of(document, {})
    return {
        "source": document.source.name,
        "speeches": [_state_speech(speech, tags.get(speech.slug, ()), display) for speech in document.speeches],
        "debris": [_state_debris(debris) for debris in document.debris],
        "diagnostics": [_state_diagnostic(diagnostic) for diagnostic in document.diagnostics],
    }


def outline(document: Document, tags: Tags, reasons: Mapping[str, str]) -> Iterator[str]:
    """The lines that tell a person what was read of a document, `reasons` why lines are left out; no diagnostics."""
    yield f"{document.source.name}　{document.source.encoding}　{len(document.speeches)} 篇"
    stated = state(document, tags)
    for speech in stated["speeches"]:
        yield f"  {speech['slug']}　第 {speech['first_line']}–{speech['last_line']} 行"
        yield from (f"    {FIELD_NAMES[key]}：{speech[key]}" for key in FIELDS if speech[key])
        if speech["tags"]:
            yield f"    关键词：{'、'.join(speech['tags'])}"
        rows = [(heading["line"], 0, _row(heading)) for heading in speech["headings"]]
        rows += [(points["line"], 1, f"要点 {' '.join(points['markers'])}") for points in speech["points"]]
        yield from (f"    {line:>5}  {text}" for line, _, text in sorted(rows, key=lambda row: row[:2]))
    for debris in stated["debris"]:
        yield f"  {debris['line']:>7}  舍去（{reasons.get(debris['rule'], debris['rule'])}）"


def heading_text(heading: Heading, display: Display) -> str:
    """The heading as it is displayed: without its closing mark."""
    return display.text(heading.spans, spaced=heading.spaced).rstrip(CLOSING_MARKS)


def _state_debris(debris: Debris) -> dict[str, Any]:
    span = debris.span
    return {"line": span.line, "start": span.start, "end": span.end, "rule": debris.rule}


def _state_diagnostic(found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.code,
        "level": found.level.value,
        "about": found.about.value,
        "line": found.line,
        "message": found.message,
    }


def _row(heading: dict[str, Any]) -> str:
    return f"{'  ' * (heading['level'] - 1)}{heading['text']}{'（接排）' if heading['run_in'] else ''}"


def _state_speech(speech: Speech, tags: tuple[str, ...], display: Display) -> dict[str, Any]:
    fields = {name: getattr(speech.front, name) for name in FIELDS}
    nodes = list(walk(speech.parts))
    return {
        "slug": speech.slug,
        "uri": f"speeches/{speech.slug}/",
        "tags": list(tags),
        **{name: field.text if field else None for name, field in fields.items()},
        "first_line": speech.first_line,
        "last_line": speech.last_line,
        "headings": [
            {
                "line": node.spans[0].line,
                "level": node.level,
                "text": heading_text(node, display),
                "run_in": node.run_in,
            }
            for node in nodes
            if isinstance(node, Heading)
        ],
        "points": [series for node in nodes if isinstance(node, Paragraph) for series in _state_points(node, display)],
    }


def _state_points(paragraph: Paragraph, display: Display) -> Iterator[dict[str, Any]]:
    series: list[str] = []
    for point in paragraph.points:
        marker = display.text((point.marker,))
        if series and _ORDINAL_ONE.match(marker):
            yield {"line": paragraph.spans[0].line, "markers": series}
            series = []
        series.append(marker)
    if series:
        yield {"line": paragraph.spans[0].line, "markers": series}
