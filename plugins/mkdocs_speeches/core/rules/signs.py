"""Numbering: reads the sign that opens a paragraph, and finds the levels that a speech's signs nest in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_speeches.core.rules.load import NumberStyle, Rules

_DIGITS = {
    sign: value
    for value, signs in enumerate(["〇○零", "一", "二两", "三", "四", "五", "六", "七", "八", "九"])
    for sign in signs
}
_ROMAN = {"I": 1, "V": 5, "X": 10}
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": 99}
# Any first character of a sign: most paragraphs are told apart from numbered ones by this alone.
_MAY_OPEN = re.compile(
    r"[第一二三四五六七八九十百〇○零0-9A-Za-z(〔\[【①-⑳㉑-㉟㊱-㊿⑴-⒛㈠-㈩Ⅰ-Ⅻ其首再最—―─●◆■★▲•◎□▪♦➤►◇△-]"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A number as it opens a paragraph: `end` is where its text begins."""

    style: NumberStyle
    value: int
    end: int


def parse_sign(text: str, rules: Rules) -> Sign | None:
    """The sign that `text` (folded) opens with, by the first style that matches."""
    if not _MAY_OPEN.match(text):
        return None
    for style in rules.styles:
        match = style.pattern.match(text)
        if match:
            groups = match.groupdict()
            return Sign(style, number(groups["n"]) if "n" in groups else 0, match.end())
    return None


def number(text: str) -> int:
    """The value of a number as a sign writes it: `十二`, `12`, `Ⅻ`, `⑫`, `㈠`, `b`, `1.2` (its last part), `其次`."""
    if text in _WORDS:
        return _WORDS[text]
    if text.isascii() and text.isdigit():
        return int(text)
    if unicodedata.category(text[0]) in ("No", "Nl"):
        return int(unicodedata.numeric(text[0]))
    if "." in text:
        return int(text.rpartition(".")[2])
    if set(text) <= set(_ROMAN):
        return _roman(text)
    if text.isascii():
        return ord(text[0].lower()) - 0x60
    return _chinese(text)


def _roman(text: str) -> int:
    values = [_ROMAN[sign] for sign in text]
    return sum(-value if value < next_ else value for value, next_ in zip(values, [*values[1:], 0], strict=True))


def _chinese(text: str) -> int:
    if "十" not in text and "百" not in text:
        value = 0
        for sign in text:
            value = value * 10 + _DIGITS.get(sign, 0)
        return value
    total, digit = 0, 0
    for sign in text:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS.get(sign, 0)
    return total + digit


PLAIN = "plain"
"""The style name of headings without a number."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a heading, for the nesting: its style's name, its value (0 without number), its hint of depth."""

    style: str
    value: int
    rank: int


def nest(candidates: Sequence[Candidate]) -> tuple[int, ...]:
    """The level of each candidate, from 1.

    Which style stands inside which is learned from the whole speech: what restarts at one between the members of
    another stands inside it. The styles so ordered, one stack gives the depth: a style closes all that stand inside
    it, and opens one level below what is left.
    """
    depth = _order(candidates)
    stack: list[str] = []
    levels = []
    for candidate in candidates:
        while stack and depth[stack[-1]] > depth[candidate.style]:
            stack.pop()
        if not stack or stack[-1] != candidate.style:
            stack.append(candidate.style)
        levels.append(len(stack))
    return tuple(levels)


def _order(candidates: Sequence[Candidate]) -> dict[str, int]:
    ranks: dict[str, int] = {}
    for candidate in candidates:
        ranks.setdefault(candidate.style, candidate.rank)
    styles = list(ranks)
    # how often a style restarts (goes on) across a member of another: evidence that it stands inside (outside) it
    votes: dict[tuple[str, str], int] = {}
    last: dict[str, int] = {}
    seen: dict[str, set[str]] = {style: set() for style in styles}
    for candidate in candidates:
        style = candidate.style
        if style in last and candidate.value:
            change = 1 if candidate.value == 1 else -1 if candidate.value == last[style] + 1 else 0
            for other in seen[style]:
                votes[style, other] = votes.get((style, other), 0) + change
        for other in styles:
            if other != style:
                seen[other].add(style)
        seen[style].clear()
        last[style] = candidate.value
    ordered: list[str] = []
    for style in sorted(styles, key=lambda name: ranks[name]):
        place = len(ordered)
        while place and _stands_inside(ordered[place - 1], style, votes):
            place -= 1
        ordered.insert(place, style)
    return {style: place for place, style in enumerate(ordered)}


def _stands_inside(inner: str, outer: str, votes: dict[tuple[str, str], int]) -> bool:
    """Whether `inner`, by rank the outer one, is shown to stand inside `outer`."""
    return votes.get((inner, outer), 0) > votes.get((outer, inner), 0)
