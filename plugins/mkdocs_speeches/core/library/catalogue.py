"""The library with all that was found in it: what the pages on terms, passages and citations are made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs_speeches.core.library.addresses import PAGE_SIZE, TERMS, anchor_of, link_target, pages_of
from mkdocs_speeches.core.library.citations import Citation, find_citations
from mkdocs_speeches.core.library.claims import term_uris
from mkdocs_speeches.core.library.links import Links, find_links
from mkdocs_speeches.core.library.mentions import Place
from mkdocs_speeches.core.library.shelves import Entry, Library, format_details, format_name
from mkdocs_speeches.core.library.sound import sound_of
from mkdocs_speeches.core.library.terms import Terms
from mkdocs_speeches.core.library.texts import Texts
from mkdocs_speeches.core.model import BlockNo, Offset
from mkdocs_speeches.core.rules.lexicon import Lexicon
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.text.display import Display

FEWEST_TERM_PAGES = 60
"""There are at most as many pages on terms as speeches, but so many also in a small library."""


@dataclass(frozen=True, slots=True)
class Term:
    """A subject term of the library: `carriers` have it as a tag, `places` are all mentions.

    `uri` is its own page, empty where it has none, `index` the page of the index that it stands on.
    """

    name: str
    forms: tuple[str, ...]
    carriers: tuple[int, ...]
    places: tuple[Place, ...]
    uri: str
    index: str


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Speeches go by their number: `entries[n]`, shown by `displays[n]`, is `texts.speeches[n]`; `terms` go by name.

    `details[n]` tells the speech from all others of its title.
    """

    entries: tuple[Entry, ...]
    details: tuple[str, ...]
    displays: tuple[Display, ...]
    texts: Texts
    terms: Mapping[str, Term]
    links: Links
    citations: tuple[Citation, ...]

    def name(self, number: int) -> str:
        """The title of a speech with what tells it from all others."""
        return format_name(self.entries[number].speech.title, self.details[number])

    def page_names(self) -> Mapping[str, str]:
        """The title of each speech's page by its address, none twice: with what tells it apart where it must be."""
        taken = Counter(entry.speech.title for entry in self.entries)
        return {
            entry.uri: entry.speech.title if taken[entry.speech.title] == 1 else self.name(number)
            for number, entry in enumerate(self.entries)
        }

    def place(self, block: BlockNo) -> tuple[Entry, str]:
        """The page that a block stands on, and its anchor there; none where an editor's page has it no more."""
        entry, anchor = self.entries[int(self.texts.owners[block])], self.texts.blocks[block].anchor
        gone = entry.adoption is not None and anchor not in entry.adoption.anchors
        return entry, "" if gone else anchor

    def target(self, block: BlockNo, *, base: str = "../") -> str:
        """The destination of a link to a block from a page in a folder of the docs."""
        entry, anchor = self.place(block)
        return link_target(f"{base}{entry.uri}", anchor)

    def show(self, block: BlockNo, start: Offset, end: Offset) -> str:
        """What a reader sees of `text[start:end]` of a block, as one line."""
        found = self.texts.blocks[block]
        if found.shown == found.text:
            return " ".join(found.text[start:end].split())
        return self.displays[int(self.texts.owners[block])].text(found.spans_of(start, end))

    def term_target(self, name: str, *, base: str = "../") -> str:
        """The destination of a link to a term: its page, or its place in the index."""
        term = self.terms[name]
        return link_target(f"{base}{term.uri}") if term.uri else link_target(f"{base}{term.index}", anchor_of(name))


def make_catalogue(library: Library, texts: Texts, terms: Terms, rules: Rules) -> Catalogue:
    """All that is found in a library; the speeches of `library` and `texts` are the same, in the same order."""
    entries = tuple(entry for shelf in library for entry in shelf.entries)
    return Catalogue(
        entries=entries,
        details=format_details(library),
        displays=tuple(shelf.display for shelf in library for _ in shelf.entries),
        texts=texts,
        terms=_terms_of(entries, texts, terms, rules.lexicon),
        links=find_links(texts, terms),
        citations=find_citations(texts, rules.citations),
    )


def _terms_of(entries: Sequence[Entry], texts: Texts, terms: Terms, lexicon: Lexicon) -> Mapping[str, Term]:
    """All tags, and the terms of the lexica that two speeches or more mention; the best of them with a page."""
    carriers: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for name in entry.subjects:
            carriers.setdefault(name, []).append(number)
    places = terms.find({*carriers, *lexicon.canonical.values()}).places()
    owners = texts.owners.tolist()
    holders = {name: {owners[place.block] for place in spots} for name, spots in places.items()}
    names = [name for name in places if name in carriers or len(holders[name]) > 1]
    names.sort(key=lambda name: (-len(carriers.get(name, ())), -len(holders[name]), -len(places[name]), name))
    most = max(FEWEST_TERM_PAGES, len(entries))
    paged = [name for name in names if places[name] and len(holders[name] | set(carriers.get(name, ()))) > 1][:most]
    uris = term_uris(paged)
    listed = sorted((name for name in names if name in carriers or name in uris), key=sound_of)
    indexes = pages_of(TERMS, len(listed))
    return {
        name: Term(
            name=name,
            forms=lexicon.forms(name),
            carriers=tuple(carriers.get(name, ())),
            places=places[name],
            uri=uris.get(name, ""),
            index=indexes[number // PAGE_SIZE],
        )
        for number, name in enumerate(listed)
    }
