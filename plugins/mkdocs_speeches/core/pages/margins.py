"""What stands beside the text of a speech: tags, marks over it, shared passages at paragraphs, related speeches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mkdocs_speeches.core.library.addresses import link_target
from mkdocs_speeches.core.library.catalogue import Catalogue
from mkdocs_speeches.core.library.pairs import Pairs
from mkdocs_speeches.core.library.related import Related
from mkdocs_speeches.core.model import SpeechNo
from mkdocs_speeches.core.pages.comparisons import lead_to_comparison
from mkdocs_speeches.core.pages.leads import lead_to, small_facts
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    Folded,
    Inlines,
    ItemNode,
    ListNode,
    Marked,
    ParagraphNode,
    Style,
    Tone,
)
from mkdocs_speeches.core.pages.notes import find_notes
from mkdocs_speeches.core.pages.speech import OFFICES, Beside, FactTargets
from mkdocs_speeches.core.text.display import Mark

NO_PLACES: Mapping[str, str] = {}


def render_besides(
    catalogue: Catalogue,
    pairs: Pairs,
    search: str = "",
    *,
    dates: Mapping[str, str] = NO_PLACES,
    speakers: Mapping[str, str] = NO_PLACES,
) -> tuple[Beside, ...]:
    """What stands beside each speech, by its number.

    `dates` and `speakers` are the places of speeches in the lists by date and by speaker, by the page of the speech.
    `search` is the site's search page, which takes a query as `q`; empty where it has none.
    """
    notes = find_notes(catalogue, search)
    compared: list[list[tuple[int, int]]] = [[] for _ in catalogue.entries]
    for pair in pairs:
        for number in pair:
            compared[number].append(pair)
    return tuple(
        Beside(
            tags=tuple(
                (tag, catalogue.term_target(name)) for tag, name in zip(entry.tags, entry.subjects, strict=True)
            ),
            marks=_marks_of_terms(catalogue, number),
            notes=notes[number],
            related=(
                *_related(catalogue, number, pairs),
                *_compared(catalogue, number, compared[number], pairs),
            ),
            facts=_targets_of_facts(
                catalogue, SpeechNo(number), date=dates.get(entry.uri, ""), speaker=speakers.get(entry.uri, "")
            ),
        )
        for number, entry in enumerate(catalogue.entries)
    )


def _targets_of_facts(catalogue: Catalogue, number: SpeechNo, *, date: str, speaker: str) -> FactTargets:
    """The page of who spoke, with the offices held; for those without one, the place in the list of speakers.

    Hidden names stand there among the unknown ones, and lead nowhere.
    """
    person = catalogue.people.of.get(number)
    listed = speaker if number in catalogue.people.unpaged else ""
    name = link_target(person.uri) if person else listed
    office = link_target(person.uri, OFFICES) if person else listed
    targets = name, office, date, catalogue.meetings.target(number)
    return FactTargets(*(f"../{target}" if target else "" for target in targets))


def _marks_of_terms(catalogue: Catalogue, number: int) -> Mapping[int, tuple[Mark, ...]]:
    marks: dict[int, list[Mark]] = {}
    for mention in catalogue.links.mentions[number]:
        if not catalogue.terms[mention.term].uri:
            continue
        marks.setdefault(mention.span.line, []).append(Mark(mention.span, catalogue.term_target(mention.term)))
    return {line: tuple(sorted(found, key=lambda mark: mark.span)) for line, found in marks.items()}


def _related(catalogue: Catalogue, number: int, pairs: Pairs) -> Iterator[BlockNode]:
    related = catalogue.links.related[number]
    if related:
        yield ParagraphNode((Marked(Tone.STRONG, ("相关讲话",)),), styles=(Style.RELATED_TITLE,))
        yield ListNode(tuple(_show_related(catalogue, number, other, pairs) for other in related))


def _show_related(catalogue: Catalogue, number: int, other: Related, pairs: Pairs) -> ItemNode:
    entry = catalogue.entries[other.speech]
    pair = min(number, other.speech), max(number, other.speech)
    reasons: list[Inlines] = []
    if other.terms:
        reasons.append((f"都谈到{'、'.join(other.terms)}",))
    if other.characters:
        reasons.append((f"有 {other.characters} 字相同",))
    if pair in pairs:
        reasons.append((lead_to_comparison(catalogue, pair),))
    shown = small_facts(reasons or [("文库中的另一篇",)])
    return ItemNode((lead_to(catalogue.name(other.speech), f"../{entry.uri}"), *shown), styles=(Style.RELATED,))


def _compared(catalogue: Catalogue, number: int, own: Sequence[tuple[int, int]], pairs: Pairs) -> Iterator[Folded]:
    """Folded: the comparisons with speeches that are not among the related ones."""
    related = {other.speech for other in catalogue.links.related[number]}
    others = ((pair, pair[0] + pair[1] - number) for pair in own)
    items = tuple(
        ItemNode(
            (
                lead_to_comparison(catalogue, pair, catalogue.name(other)),
                f" {pairs[pair]} 字相同",
            )
        )
        for pair, other in others
        if other not in related
    )
    if items:
        yield Folded(f"与下列 {len(items)} 篇讲话对照", items, (Style.COMPARED,))
