"""The one road: seeds and rules → pages. Each stage is a pure function of content and rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar, cast

from mkdocs_speeches.core.editors.adoption import Adoption, adopt_speeches
from mkdocs_speeches.core.library.catalogue import Catalogue, make_catalogue
from mkdocs_speeches.core.library.claims import Ages, no_ages, settle_documents
from mkdocs_speeches.core.library.moves import Move, find_moves
from mkdocs_speeches.core.library.pairs import choose_pairs
from mkdocs_speeches.core.library.reuse import LibraryTooLarge
from mkdocs_speeches.core.library.shelves import Entry, Library, Shelf, tell_apart
from mkdocs_speeches.core.library.terms import Terms, find_terms
from mkdocs_speeches.core.library.texts import gather_texts
from mkdocs_speeches.core.library.unlisting import unlist
from mkdocs_speeches.core.model import DRAFT, Diagnostic, Document, Heading, Level, Seed, Speech, walk
from mkdocs_speeches.core.pages.browse import by_date, render_ways
from mkdocs_speeches.core.pages.cited import render_cited
from mkdocs_speeches.core.pages.comparisons import render_comparison
from mkdocs_speeches.core.pages.diagnostics import render_diagnostics
from mkdocs_speeches.core.pages.margins import render_besides
from mkdocs_speeches.core.pages.meetings import render_meetings
from mkdocs_speeches.core.pages.nodes import BlockNode
from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.core.pages.people import render_people
from mkdocs_speeches.core.pages.phrasings import render_phrasings
from mkdocs_speeches.core.pages.sources import render_source
from mkdocs_speeches.core.pages.speech import Beside, render_entry
from mkdocs_speeches.core.pages.term_pages import render_terms
from mkdocs_speeches.core.reading.frames.told import name_reasons
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.store.memory import Recall, Stage, make_anew
from mkdocs_speeches.core.text.display import Display
from mkdocs_speeches.core.text.wording import count_characters, report_failure

NONE_ADOPTED: Mapping[str, Adoption] = {}
Drawn = TypeVar("Drawn")


@dataclass(frozen=True, slots=True)
class Build:
    """A library read and rendered: `pages` are all that is generated, `diagnostics` in the order of the seeds.

    `overview` is what a home page shows, `moves` are addresses that led somewhere before.
    """

    library: Library
    pages: tuple[Page, ...]
    moves: tuple[Move, ...]
    overview: tuple[BlockNode, ...]
    diagnostics: tuple[Diagnostic, ...]

    def count_headings(self) -> int:
        """How many headings all speeches have."""
        speeches = (entry.speech for shelf in self.library for entry in shelf.entries)
        return sum(isinstance(part, Heading) for speech in speeches for part in walk(speech.parts))


@dataclass(frozen=True, slots=True)
class Past:
    """What is known from before: what stages made under the same rules, and which seeds are older than others."""

    recall: Recall = make_anew
    ages: Ages = no_ages


NO_PAST = Past()


def read_library(
    seeds: Iterable[Seed], rules: Rules, past: Past = NO_PAST
) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """All seeds as read, in the order of their names, slugs unique; and what is to be said of the slugs."""
    ordered = sorted(seeds, key=lambda seed: seed.name)
    found = [past.recall(Stage.READING, seed.name, seed, partial(read, seed, rules)) for seed in ordered]
    return settle_documents(found, past.ages)


def build(
    seeds: Iterable[Seed],
    rules: Rules,
    *,
    preview: bool = False,
    adopted: Mapping[str, Adoption] = NONE_ADOPTED,
    search: str = "",
    past: Past = NO_PAST,
) -> Build:
    """Read all seeds, enrich all, render all; a seed with errors gives its diagnostics and no page.

    In a `preview` its pages stand, each headed by what is wrong. `adopted` are the pages that editors took over, by
    slug: what they say stands in place of what is read. `search` is the address of a search page in the docs folder.
    Pages come without their nodes, which take far more memory than what is written of them.
    """
    past = replace(past, recall=partial(_recall_written, past.recall))
    drawn = _build(seeds, rules, past, partial(_draw, preview=preview, adopted=adopted, search=search))
    return replace(drawn, pages=tuple(map(_without_nodes, drawn.pages)))


def build_nodes(
    seeds: Iterable[Seed], rules: Rules, *, adopted: Mapping[str, Adoption] = NONE_ADOPTED, past: Past = NO_PAST
) -> Build:
    """The same with the nodes of each page, for whoever writes them in another form."""
    return _build(seeds, rules, past, partial(_draw, preview=False, adopted=adopted, search=""))


def _build(seeds: Iterable[Seed], rules: Rules, past: Past, draw: Callable[..., Build]) -> Build:
    documents, clashes = read_library(seeds, rules, past)
    _, drawn = draw_guarded(documents, partial(draw, rules=rules, past=past))
    return replace(drawn, diagnostics=(*drawn.diagnostics, *clashes))


def draw_guarded(
    documents: Sequence[Document], draw: Callable[[Sequence[Document]], Drawn]
) -> tuple[Sequence[Document], Drawn]:
    """What `draw` makes of the documents, and these; of those on which alone it fails no more is left than an error."""
    try:
        return documents, draw(documents)
    except LibraryTooLarge:
        raise
    except Exception:
        left = _withhold_failing(documents, draw)
        return left, draw(left)


def _draw(
    documents: Sequence[Document],
    *,
    rules: Rules,
    preview: bool,
    adopted: Mapping[str, Adoption],
    search: str,
    past: Past,
) -> Build:
    recall = past.recall
    documents, changed = adopt_speeches(documents, adopted)
    documents = unlist(documents, rules)
    shown = [document for document in documents if not _is_withheld(document, preview=preview)]
    texts = gather_texts(shown, recall)
    terms = find_terms(texts, rules.lexicon, recall)
    library = _shelve(shown, terms, rules, adopted, recall)
    catalogue = make_catalogue(library, texts, terms, rules, past.ages)
    ways = render_ways(library, catalogue)
    pairs = choose_pairs(catalogue)
    codes = render_diagnostics(rules.diagnostics.values())
    besides = render_besides(catalogue, pairs, search, dates=ways.dates, speakers=ways.speakers)
    pages = (
        *_render_speeches(library, catalogue, besides, recall, preview=preview),
        *render_terms(catalogue, search, recall),
        render_comparison(catalogue, pairs),
        render_phrasings(catalogue),
        *render_cited(catalogue, search),
        *render_people(catalogue),
        *render_meetings(catalogue),
        *ways.pages,
        codes,
    )
    found = (diagnostic for document in documents for diagnostic in document.diagnostics)
    return Build(
        library=library,
        pages=pages,
        moves=tuple(find_moves(library, catalogue, pairs, rules.lexicon)),
        overview=ways.overview,
        diagnostics=(*found, *changed),
    )


def _recall_written(recall: Recall, stage: Stage, name: str, inputs: object, make: Callable[[], Drawn], /) -> Drawn:
    """Recalls pages without their nodes."""
    return recall(stage, name, inputs, lambda: _without_nodes(make()) if stage is Stage.PAGE else make())


def _without_nodes(page: Drawn) -> Drawn:
    return cast(Drawn, replace(page, blocks=())) if isinstance(page, Page) else page


def _withhold_failing(documents: Sequence[Document], draw: Callable[[Sequence[Document]], object]) -> list[Document]:
    """The documents, those on which alone the program fails without what was read of them."""
    left = []
    for document in documents:
        try:
            draw([document])
            left.append(document)
        except Exception as failure:
            found = (*document.diagnostics, report_failure(document.source.name, failure))
            left.append(Document(replace(document.source, lines=()), (), (), (), found, document.slug))
    return left


def _render_speeches(
    library: Library, catalogue: Catalogue, besides: Sequence[Beside], recall: Recall, *, preview: bool
) -> Iterator[Page]:
    """The page of each speech, and behind those of a seed that which shows the seed line by line."""
    names, beside = catalogue.page_names(), iter(besides)
    order = (None, *by_date(catalogue.entries), None)
    rows = zip(order, order[1:], order[2:], strict=False)
    near = {entry.uri: (names[entry.uri], entry.uri) for entry in catalogue.entries}
    around = {
        entry.uri: (near[before.uri] if before else None, near[behind.uri] if behind else None)
        for before, entry, behind in rows
        if entry
    }
    for shelf in library:
        for entry in shelf.entries:
            drawn = shelf, entry, names[entry.uri], next(beside), around[entry.uri]
            inputs = shelf.document, shelf.uri, *drawn[1:], preview
            yield recall(Stage.PAGE, entry.uri, inputs, partial(render_entry, *drawn, preview=preview))
        inside = tuple((entry.speech, entry.uri) for entry in shelf.entries)
        yield recall(Stage.PAGE, shelf.uri, (shelf.document, inside), partial(render_source, shelf))


def _shelve(
    documents: Sequence[Document],
    terms: Terms,
    rules: Rules,
    adopted: Mapping[str, Adoption],
    recall: Recall,
) -> Library:
    reasons = name_reasons(rules)
    shelves = []
    for document in documents:
        display = recall(Stage.DISPLAY, document.source.name, document, partial(Display.of, document, reasons))
        entries = tuple(_enter(speech, display, terms, adopted.get(speech.slug)) for speech in document.speeches)
        shelves.append(Shelf(document, display, f"sources/{document.slug}.md", entries))
    return tell_apart(tuple(shelves))


def _is_withheld(document: Document, *, preview: bool) -> bool:
    """Whether nothing of a seed is shown: it has an error and is to be published, or all of it is a draft."""
    failed = any(diagnostic.level is Level.ERROR for diagnostic in document.diagnostics)
    return (failed and not preview) or (
        not document.speeches and any(debris.rule == DRAFT for debris in document.debris)
    )


def _enter(speech: Speech, display: Display, terms: Terms, adoption: Adoption | None) -> Entry:
    return Entry(
        speech=speech,
        uri=f"speeches/{speech.slug}.md",
        subjects=terms.subjects[speech.slug],
        tags=terms.tags[speech.slug],
        length=sum(count_characters(display.text(part.spans)) for part in walk(speech.parts)),
        adoption=adoption,
    )
