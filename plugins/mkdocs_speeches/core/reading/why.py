"""Why a seed was read as it was: what each line is and by which rule, then each field and heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkdocs_speeches.core.model import Document, Heading, LineNo, Spans, walk
from mkdocs_speeches.core.reading.lines.lines import Line, Role
from mkdocs_speeches.core.reading.statement import FIELD_NAMES, FIELDS
from mkdocs_speeches.core.text.display import Display

ROLE_NAMES = {
    Role.STATED: "标明",
    Role.ANNEX: "附件",
    Role.NOTES: "注释",
    Role.SECTION: "编号",
    Role.ORDINAL: "序词",
    Role.ITEM: "条目",
    Role.ADDRESS: "称谓",
    Role.DATE: "日期",
    Role.ASIDE: "附记",
    Role.CLOSE: "结语",
    Role.FRAME: "篇外",
    Role.PHRASE: "短句",
    Role.PART: "大题",
    Role.PAGE: "网页",
    Role.TEXT: "正文",
}


WORD_NAMES = {**FIELD_NAMES, "heading": "标题", "points": "要点", "debris": "舍去", "repair": "修补"}
LONGEST_SHOWN = 40


def explain(document: Document, lines: Sequence[Line], only: LineNo | None = None) -> dict[str, Any]:
    """`lines`: first and last line, role and evidence of each block. `words`: what was made of which words, by which
    rule: fields, headings, what was left out or repaired. With `only` what stands on that line."""
    display = Display.of(document, {})
    found = [_state_line(line) for line in lines]
    words = sorted(_state_words(document, display), key=lambda row: (row["line"], row["start"]))
    if only is not None:
        found = [row for row in found if row["line"] <= only <= row["last_line"]]
        words = [row for row in words if row["line"] == only]
    return {"source": document.source.name, "lines": found, "words": words}


def format_why(explained: Mapping[str, Any]) -> Iterator[str]:
    """The same for a person."""
    yield explained["source"]
    for row in explained["lines"]:
        last = f"–{row['last_line']}" if row["last_line"] > row["line"] else ""
        yield f"  {row['line']}{last}　{ROLE_NAMES[row['role']]}（{' '.join(row['evidence'])}）　{_brief(row['text'])}"
    for row in explained["words"]:
        level = f"{row['level']} 级" if "level" in row else ""
        place = f"第 {row['line']} 行第 {row['start'] + 1}–{row['end']} 字"
        yield f"  {level}{WORD_NAMES[row['what']]}“{_brief(row['text'])}”：{place}，依据 {row['rule'] or '位置'}"


def _state_line(line: Line) -> dict[str, Any]:
    return {
        "line": line.block.line,
        "last_line": line.block.last_line,
        "role": line.role.value,
        "evidence": list(line.evidence),
        "text": line.text,
    }


def _state_words(document: Document, display: Display) -> Iterator[dict[str, Any]]:
    for speech in document.speeches:
        for name in FIELDS:
            field = getattr(speech.front, name)
            if field and field.spans:
                yield _told_words(name, field.spans, field.rule, display)
        for part in walk(speech.parts):
            if isinstance(part, Heading):
                yield {**_told_words("heading", part.spans, part.rule, display), "level": part.level}
            elif part.points:
                yield _told_words("points", tuple(point.marker for point in part.points), "series", display)
    for debris in document.debris:
        yield _told_words("debris", (debris.span,), debris.rule, display)
    for repair in document.repairs:
        yield _told_words("repair", (repair.span,), repair.rule, display)


def _told_words(what: str, spans: Spans, rule: str, display: Display) -> dict[str, Any]:
    first = spans[0]
    end = max(span.end for span in spans if span.line == first.line)
    text = display.text(spans)
    return {"what": what, "text": text, "line": first.line, "start": first.start, "end": end, "rule": rule}


def _brief(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 2]}……"
