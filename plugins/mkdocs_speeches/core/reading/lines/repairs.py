"""Repairs: characters that a seed lost or spells as codes, read and shown as what they stand for."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from operator import itemgetter

from mkdocs_speeches.core.model import LineNo, Repair, span_of
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
        _repair(line, LineNo(number), rules, repairs) if "?" in line or "&" in line or "<U" in line else line
        for number, line in enumerate(lines, 1)
    ]
    return tuple(_HALF_STOP.sub("。", fold("\n".join(repaired))).split("\n")), tuple(repairs)


def spelled_longer(repairs: Sequence[Repair]) -> Mapping[LineNo, Sequence[Repair]]:
    """By line the repairs that show fewer characters than the seed has there."""
    longer = [repair for repair in repairs if len(repair.text) < repair.span.end - repair.span.start]
    return {line: tuple(found) for line, found in itertools.groupby(longer, key=lambda repair: repair.span.line)}


def _repair(line: str, number: LineNo, rules: Rules, repairs: list[Repair]) -> str:
    found = [(*place, rule.name) for rule in rules.repairs for place in rule.shown(line)]
    pieces = []
    behind = 0
    for start, end, shown, name in sorted(found, key=itemgetter(0)):
        if start < behind:
            continue
        repairs.append(Repair(span_of(line, number).part(start, end), shown, name))
        pieces += [line[behind:start], shown.ljust(end - start)]
        behind = end
    return "".join((*pieces, line[behind:]))
