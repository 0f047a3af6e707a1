"""Small plots as static SVG, drawn in the text's colour so that they are good in light and dark, and said in words."""

from __future__ import annotations

import html
from collections.abc import Collection, Sequence

WIDTH = 360
"""In the units of the drawing: as many pixels as a phone is wide, so that letters are of reading size there."""
_ROW, _LABEL, _FIELD = 18, 186, 140
_LONGEST_LABEL = 18
_HEIGHT, _FOOT, _HEAD = 96, 16, 14
_MOST_LABELS = 8
_DIGIT = 7
"""How wide a digit is, with some air."""
_EDGE = 12
"""Half a label of four digits, which stands out over a narrow column at either end."""


def draw_bars(rows: Sequence[tuple[str, int]], title: str) -> str:
    """A bar for each row, one below the other: for few things with names."""
    most = max((value for _, value in rows), default=1) or 1
    drawn = []
    shortened = shorten([label for label, _ in rows], _LONGEST_LABEL)
    for number, ((label, value), short) in enumerate(zip(rows, shortened, strict=True)):
        top, width = number * _ROW, max(1, round(_FIELD * value / most))
        drawn.append(
            f"<g><title>{_text(label)}：{value}</title>"
            f'<text x="{_LABEL - 6}" y="{top + 13}" text-anchor="end">{_text(short)}</text>'
            f'<rect x="{_LABEL}" y="{top + 3}" width="{width}" height="{_ROW - 6}"/>'
            f'<text x="{_LABEL + width + 5}" y="{top + 13}">{value}</text></g>'
        )
    return _figure("".join(drawn), max(1, len(rows)) * _ROW, title, rows)


def shorten(labels: Sequence[str], longest: int) -> tuple[str, ...]:
    """Labels of at most `longest` characters: of a longer one what all begin and end with gives way first."""
    different = set(labels)
    first = _alike(different)
    last = min(_alike({label[::-1] for label in different}), min(map(len, different), default=0) - first)
    return tuple(label if len(label) <= longest else _cut(label, first, last, longest) for label in labels)


def _alike(labels: Collection[str]) -> int:
    """How many characters all labels begin with; where there is only one, none is shared."""
    if len(labels) < 2:
        return 0
    columns = enumerate(zip(*labels, strict=False))
    return next((number for number, signs in columns if len(set(signs)) > 1), min(map(len, labels)))


def _cut(label: str, first: int, last: int, longest: int) -> str:
    """A label without its first and last characters; what is still too long loses its middle."""
    before, behind = ("…" if first > 1 else label[:first]), ("…" if last > 1 else label[len(label) - last :])
    short = f"{before}{label[first : len(label) - last]}{behind}"
    if len(short) <= longest:
        return short
    half = (longest - 1) // 2
    return f"{short[: longest - 1 - half]}…{short[-half:]}"


def draw_columns(rows: Sequence[tuple[str, int]], title: str) -> str:
    """A column for each row, side by side: for years."""
    most = max((value for _, value in rows), default=1) or 1
    step = (WIDTH - 2 * _EDGE) / max(1, len(rows))
    wide = min(step * 0.7, 40)
    every = -(-len(rows) // _MOST_LABELS)
    drawn = []
    for number, (label, value) in enumerate(rows):
        left, height = _EDGE + number * step, round((_HEIGHT - _HEAD) * value / most, 1)
        middle = f"{left + step / 2:.1f}"
        drawn.append(
            f"<g><title>{_text(label)}：{value}</title>"
            f'<rect x="{left + (step - wide) / 2:.1f}" y="{_HEIGHT - height}" width="{wide:.1f}" height="{height}"/>'
        )
        if number % every == 0:
            drawn.append(f'<text x="{middle}" y="{_HEIGHT + 12}" text-anchor="middle">{_text(label)}</text>')
        if value and (value == most or _DIGIT * len(str(most)) <= step):
            drawn.append(f'<text x="{middle}" y="{_HEIGHT - height - 3}" text-anchor="middle">{value}</text>')
        drawn.append("</g>")
    return _figure("".join(drawn), _HEIGHT + _FOOT, title, rows)


def _figure(drawn: str, height: int, title: str, rows: Sequence[tuple[str, int]]) -> str:
    """One line of HTML: a blank line would end the block for Markdown."""
    said = "，".join(f"{label} {value}" for label, value in rows)
    return (
        f'<figure class="speech-chart" data-generated="" data-search-exclude="1">'
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{_text(title)}：{_text(said)}">{drawn}</svg>'
        f"<figcaption>{_text(title)}</figcaption></figure>"
    )


def _text(text: str) -> str:
    return html.escape(" ".join(text.split()))
