"""Repairs: characters that a seed lost or spells as codes, read and shown as what they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_speeches.core.model import Repair, span_of
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.text.folding import fold

# A half-width full stop behind a Chinese word; behind a number it is that of a sign (`一.`).
_HALF_STOP = re.compile(
    r"\.(?<=[\u4e00-\u9fff)”%]\.)(?<![〇一二三四五六七八九十百零]\.)(?=[\u4e00-\u9fff“《(0-9\n ]|\Z)"
)


def view(lines: Sequence[str], rules: Rules) -> tuple[tuple[str, ...], tuple[Repair, ...]]:
    """The lines as they are read: repaired and folded, each as long as it was; and the repairs."""
    repairs: list[Repair] = []
    repaired = [
        _repair(line, place, rules, repairs) if "?" in line or "&" in line or "<U" in line else line
        for place, line in enumerate(lines, 1)
    ]
    return tuple(_HALF_STOP.sub("。", fold("\n".join(repaired))).split("\n")), tuple(repairs)


def _repair(line: str, place: int, rules: Rules, repairs: list[Repair]) -> str:
    found = []
    for rule in rules.repairs:
        for match in rule.pattern.finditer(line):
            for group, shown in rule.show.items():
                start, end = match.span(group)
                found.append((start, end, shown, rule.name))
    pieces = []
    place_after = 0
    for start, end, shown, name in sorted(found):
        if start < place_after:
            continue
        repairs.append(Repair(span_of(line, place).part(start, end), shown, name))
        pieces += [line[place_after:start], shown.ljust(end - start)]
        place_after = end
    return "".join((*pieces, line[place_after:]))
