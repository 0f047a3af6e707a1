"""Small plots as static SVG, drawn in the text's colour so that they are good in light and dark, and said in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from mkdocs_speeches.core.pages.nodes import Figure, Lettering, Stroke

WIDTH = 360
"""In the units of the drawing: as many pixels as a phone is wide, so that letters are of reading size there."""
_BAR_ROW, _LABEL, _FIELD = 18, 186, 140
_LONGEST_LABEL = 18
_HEIGHT, _FOOT, _COLUMN_HEAD = 96, 16, 14
_MOST_LABELS = 8
_DIGIT = 7
"""How wide a digit is, with some air."""
_COLUMN_EDGE = 12
"""Half a label of four digits, which stands out over a narrow column at either end."""


def draw_bars(rows: Sequence[tuple[str, float]], title: str) -> Figure:
    """A bar for each row, one below the other: for few things with names."""
    most = max((value for _, value in rows), default=1) or 1
    shortened = shorten_labels([label for label, _ in rows], _LONGEST_LABEL)
    strokes = tuple(
        _bar(number, f"{label}：{value:g}", short, value, max(1, round(_FIELD * value / most)))
        for number, ((label, value), short) in enumerate(zip(rows, shortened, strict=True))
    )
    return _make_figure(strokes, max(1, len(rows)) * _BAR_ROW, title, rows)


def _bar(number: int, said: str, short: str, value: float, width: int) -> Stroke:
    top = number * _BAR_ROW
    labels = (
        Lettering(_LABEL - 6, top + 13, "end", short),
        Lettering(_LABEL + width + 5, top + 13, "start", f"{value:g}"),
    )
    return Stroke(said, (_LABEL, top + 3, width, _BAR_ROW - 6), labels)


def shorten_labels(labels: Sequence[str], longest: int) -> tuple[str, ...]:
    """Labels of at most `longest` characters: of a longer one what all begin and end with gives way first."""
    different = set(labels)
    first = _count_alike(different)
    last = min(_count_alike({label[::-1] for label in different}), min(map(len, different), default=0) - first)
    return tuple(label if len(label) <= longest else _cut_label(label, first, last, longest) for label in labels)


def _count_alike(labels: Collection[str]) -> int:
    """How many characters all labels begin with; where there is only one, none is shared."""
    if len(labels) < 2:
        return 0
    columns = enumerate(zip(*labels, strict=False))
    return next((number for number, signs in columns if len(set(signs)) > 1), min(map(len, labels)))


def _cut_label(label: str, first: int, last: int, longest: int) -> str:
    """A label without its first and last characters; what is still too long loses its middle."""
    before, behind = ("…" if first > 1 else label[:first]), ("…" if last > 1 else label[len(label) - last :])
    short = f"{before}{label[first : len(label) - last]}{behind}"
    if len(short) <= longest:
        return short
    half = (longest - 1) // 2
    return f"{short[: longest - 1 - half]}…{short[-half:]}"


def draw_columns(rows: Sequence[tuple[str, float]], title: str) -> Figure:
    """A column for each row, side by side: for years."""
    most = max((value for _, value in rows), default=1) or 1
    step = (WIDTH - 2 * _COLUMN_EDGE) / max(1, len(rows))
    every = -(-len(rows) // _MOST_LABELS)
    strokes = []
    for number, (label, value) in enumerate(rows):
        middle = _COLUMN_EDGE + (number + 0.5) * step
        height = round((_HEIGHT - _COLUMN_HEAD) * value / most, 1)
        labels = [Lettering(round(middle, 1), _HEIGHT + 12, "middle", label)] if number % every == 0 else []
        if value and (value == most or _DIGIT * len(f"{most:g}") <= step):
            labels.append(Lettering(round(middle, 1), round(_HEIGHT - height - 3, 1), "middle", f"{value:g}"))
        wide = min(step * 0.7, 40)
        box = (round(middle - wide / 2, 1), round(_HEIGHT - height, 1), round(wide, 1), height)
        strokes.append(Stroke(f"{label}：{value:g}", box, tuple(labels)))
    return _make_figure(tuple(strokes), _HEIGHT + _FOOT, title, rows)


def _make_figure(strokes: tuple[Stroke, ...], height: int, title: str, rows: Sequence[tuple[str, float]]) -> Figure:
    said = "，".join(f"{label} {value:g}" for label, value in rows)
    return Figure(title, said, (WIDTH, height), strokes)
