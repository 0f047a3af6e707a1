"""Small plots as static SVG, drawn in the text's colour so that they are good in light and dark, and said in words."""

from __future__ import annotations

import html
from collections.abc import Sequence

WIDTH = 360
"""In the units of the drawing: as many pixels as a phone is wide, so that letters are of reading size there."""
_ROW, _LABEL, _FIELD = 18, 110, 200
_HEIGHT, _FOOT, _HEAD = 96, 16, 14
_MOST_LABELS = 8


def draw_bars(rows: Sequence[tuple[str, int]], title: str) -> str:
    """A bar for each row, one below the other: for few things with names."""
    most = max((value for _, value in rows), default=1) or 1
    drawn = []
    for number, (label, value) in enumerate(rows):
        top, width = number * _ROW, max(1, round(_FIELD * value / most))
        short = label if len(label) <= 9 else f"{label[:4]}…{label[-4:]}"
        drawn.append(
            f"<g><title>{_text(label)}：{value}</title>"
            f'<text x="{_LABEL - 6}" y="{top + 13}" text-anchor="end">{_text(short)}</text>'
            f'<rect x="{_LABEL}" y="{top + 3}" width="{width}" height="{_ROW - 6}"/>'
            f'<text x="{_LABEL + width + 5}" y="{top + 13}">{value}</text></g>'
        )
    return _figure("".join(drawn), max(1, len(rows)) * _ROW, title, rows)


def draw_columns(rows: Sequence[tuple[str, int]], title: str) -> str:
    """A column for each row, side by side: for years."""
    most = max((value for _, value in rows), default=1) or 1
    step = WIDTH / max(1, len(rows))
    wide = min(step * 0.7, 40)
    every = -(-len(rows) // _MOST_LABELS)
    drawn = []
    for number, (label, value) in enumerate(rows):
        left, height = number * step, round((_HEIGHT - _HEAD) * value / most, 1)
        middle = f"{left + step / 2:.1f}"
        drawn.append(
            f"<g><title>{_text(label)}：{value}</title>"
            f'<rect x="{left + (step - wide) / 2:.1f}" y="{_HEIGHT - height}" width="{wide:.1f}" height="{height}"/>'
        )
        if number % every == 0:
            drawn.append(f'<text x="{middle}" y="{_HEIGHT + 12}" text-anchor="middle">{_text(label)}</text>')
        if len(rows) <= _MOST_LABELS * 2 and value:
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
