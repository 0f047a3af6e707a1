"""What stands beside the text of a speech: tags, marks over it, shared passages at paragraphs, related speeches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mkdocs_speeches.core.catalogue import Catalogue
from mkdocs_speeches.core.display import Mark
from mkdocs_speeches.core.links import Related
from mkdocs_speeches.core.markdown import GENERATED, Beside, escape, link
from mkdocs_speeches.core.pages import format_title
from mkdocs_speeches.core.passages import Comparisons

MOST_NOTES = 12
"""Paragraphs of a speech with a note on shared passages: the longest passages come first."""
MOST_PLACES = 5


def render_besides(catalogue: Catalogue, comparisons: Comparisons) -> tuple[Beside, ...]:
    """What stands beside each speech, by its number."""
    notes = _notes(catalogue)
    compared: list[list[tuple[int, int]]] = [[] for _ in catalogue.entries]
    for pair in comparisons.uris:
        for number in pair:
            compared[number].append(pair)
    return tuple(
        Beside(
            tags=tuple((name, catalogue.term_target(name)) for name in entry.tags),
            marks=_marks(catalogue, number),
            notes=notes[number],
            related=(
                *_related(catalogue, number, comparisons),
                *_compared(catalogue, number, compared[number], comparisons),
            ),
        )
        for number, entry in enumerate(catalogue.entries)
    )


def _marks(catalogue: Catalogue, number: int) -> Mapping[int, tuple[Mark, ...]]:
    marks: dict[int, list[Mark]] = {}
    for mention in catalogue.links.mentions[number]:
        marks.setdefault(mention.span.line, []).append(Mark(mention.span, catalogue.term_target(mention.term)))
    return {line: tuple(sorted(found, key=lambda mark: mark.span)) for line, found in marks.items()}


def _notes(catalogue: Catalogue) -> list[dict[str, str]]:
    """For each speech the notes on its shared passages, by the anchor of the paragraph or heading."""
    passages = catalogue.links.passages
    length = passages.matches.ends - passages.matches.starts
    others: list[dict[int, dict[int, int]]] = [{} for _ in catalogue.entries]
    for here, there, size in zip(
        passages.blocks.tolist(), passages.other_blocks.tolist(), length.tolist(), strict=True
    ):
        for block, other in (here, there), (there, here):
            places = others[int(catalogue.texts.owners[block])].setdefault(block, {})
            places[other] = max(places.get(other, 0), size)
    return [
        {
            catalogue.texts.blocks[block].anchor: _note(places, catalogue)
            for block, places in sorted(found.items(), key=lambda item: (-max(item[1].values()), item[0]))[:MOST_NOTES]
        }
        for found in others
    ]


def _note(places: Mapping[int, int], catalogue: Catalogue) -> str:
    """A folded note: in how many other places words of this paragraph stand, and where."""
    best = sorted(places, key=lambda block: (-places[block], block))
    items = "\n".join(
        f"- [{escape(catalogue.place(block)[0].speech.title)}]({catalogue.target(block)}) {places[block]} 字相同"
        for block in best[:MOST_PLACES]
    )
    more = f"\n- 另有 {len(best) - MOST_PLACES} 处" if len(best) > MOST_PLACES else ""
    return (
        f'<details class="speech-note" {GENERATED} markdown>\n<summary>另见 {len(best)} 处</summary>\n\n'
        f"{items}{more}\n\n</details>"
    )


def _related(catalogue: Catalogue, number: int, comparisons: Comparisons) -> Iterator[str]:
    related = catalogue.links.related[number]
    if related:
        yield f"**相关讲话**\n{{ .speech-related-title {GENERATED} }}"
        yield "\n".join(_item(catalogue, number, other, comparisons) for other in related)


def _item(catalogue: Catalogue, number: int, other: Related, comparisons: Comparisons) -> str:
    entry = catalogue.entries[other.speech]
    uri = comparisons.uris.get((min(number, other.speech), max(number, other.speech)))
    reasons = (
        f"都谈到{'、'.join(escape(name) for name in other.terms)}" if other.terms else "",
        f"有 {other.characters} 字相同" if other.characters else "",
        link("对照", f"../{uri}") if uri else "",
    )
    shown = "".join(f"<span>{reason}</span>" for reason in reasons if reason) or "<span>文库中的另一篇</span>"
    return f"- {link(entry.speech.title, f'../{entry.uri}')}<small>{shown}</small>\n{{ .speech-related {GENERATED} }}"


def _compared(
    catalogue: Catalogue, number: int, pairs: Sequence[tuple[int, int]], comparisons: Comparisons
) -> Iterator[str]:
    """Folded: the comparisons with speeches that are not among the related ones."""
    related = {other.speech for other in catalogue.links.related[number]}
    others = ((pair, pair[0] + pair[1] - number) for pair in pairs)
    items = [
        f"- {link(format_title(catalogue.entries[other]), f'../{comparisons.uris[pair]}')}"
        f" {comparisons.characters[pair]} 字相同"
        for pair, other in others
        if other not in related
    ]
    if items:
        listed = "\n".join(items)
        yield (
            f'<details class="speech-compared" {GENERATED} markdown>\n<summary>与下列讲话对照</summary>\n\n'
            f"{listed}\n\n</details>"
        )
