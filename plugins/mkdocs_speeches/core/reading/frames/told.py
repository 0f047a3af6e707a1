"""What a reader is told of all that was left out."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from mkdocs_speeches.core.model import DRAFT, Debris, Finding, LineNo
from mkdocs_speeches.core.reading.frames.doubts import find_prose
from mkdocs_speeches.core.rules.load import Rules

IN_WORDS = {
    "teaser": "重复开头的摘要",
    "title-bar": "网页标题栏",
    "header": "别的网站程序写的说明区",
    "beside": "网页正文以外的部分",
    "remarks": "网页自己的话",
    "running-header": "页眉页脚",
    "noise": "防复制的干扰字符",
    "blank": "看不见的字符",
    "contents": "目录",
    "preface": "汇编的题名和引语",
}
"""What is dropped by reasoning and not by a pattern."""
EDITED = {DRAFT: "草稿", "markup": "标记", "struck": "编辑划去"}
"""Debris that an editor meant to be none of the text: nothing to tell."""
HELD = EDITED.keys() | {"teaser", "contents", "header"}
"""Debris whose words stand in the text, or are not to: no sentence is lost with it."""


def name_reasons(rules: Rules) -> Mapping[str, str]:
    """Why text is repaired or left out, in words, by the names of what says so."""
    ruled = (*rules.glue, *rules.repairs, *rules.debris)
    return IN_WORDS | EDITED | {rule.name: rule.text for rule in ruled}


def tell_dropped(
    lines: Sequence[str], debris: Sequence[Debris], known: Collection[LineNo], rules: Rules
) -> Iterator[Finding]:
    """What was left out, each run of lines once, and each stretch of prose among it but for `known` lines."""
    names = name_reasons(rules)
    dropped = by_line((found.span.line, found.rule) for found in debris if found.rule not in EDITED)
    for first, last, ruled in _line_runs(dropped):
        until = f"（至第 {last} 行）" if last > first else ""
        yield Finding("S106", first, ("、".join(names.get(rule, rule) for rule in ruled) + until,))
    held = HELD | rules.frames.own
    doubtful = [found for found in debris if found.rule not in held and found.span.line not in known]
    for prose in find_prose(lines, doubtful):
        where = f"第 {prose.first}–{prose.last} 行" if prose.last > prose.first else "一行"
        yield Finding("S140", prose.first, (where, str(prose.sentences), prose.opening))


def by_line(found: Iterable[tuple[LineNo, str]]) -> Iterator[tuple[LineNo, list[str]]]:
    """The names found on each line, in order."""
    for line, names in itertools.groupby(sorted(set(found)), key=lambda pair: pair[0]):
        yield line, [name for _, name in names]


def _line_runs(found: Iterable[tuple[LineNo, list[str]]]) -> Iterator[tuple[LineNo, LineNo, list[str]]]:
    """First line, last line and names of each run of dropped lines that have the same names."""
    for names, run in itertools.groupby(found, key=lambda pair: pair[1]):
        lines = [line for line, _ in run]
        yield lines[0], lines[-1], names
