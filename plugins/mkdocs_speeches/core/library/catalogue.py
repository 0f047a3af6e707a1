"""The library with all that was found in it: what the pages on terms, passages and citations are made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_speeches.core.library.addresses import PAGE_SIZE, TERMS, anchor_of, link_target, pages_of
from mkdocs_speeches.core.library.citations import Citation, find_citations
from mkdocs_speeches.core.library.claims import Ages, no_ages, term_uris
from mkdocs_speeches.core.library.counts import Tally, Wording, gather_words, innermost
from mkdocs_speeches.core.library.links import Links, find_links
from mkdocs_speeches.core.library.meetings import Meetings, find_meetings
from mkdocs_speeches.core.library.people import People, find_people
from mkdocs_speeches.core.library.shelves import Entry, Library, format_details, format_name
from mkdocs_speeches.core.library.sound import sound_of
from mkdocs_speeches.core.library.terms import Terms
from mkdocs_speeches.core.library.texts import Texts
from mkdocs_speeches.core.model import BlockNo, Offset
from mkdocs_speeches.core.rules.lexicon import Lexicon
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.text.display import Display
from mkdocs_speeches.core.text.sought import sought

FEWEST_TERM_PAGES = 60
"""There are at most as many pages on terms as speeches, but so many also in a small library."""


@dataclass(frozen=True, slots=True)
class Term:
    """A subject term of the library: `carriers` have it as a tag.

    `tallies` count the term itself, then each other name of the same thing. `uri` is its own page, empty where it has
    none, `index` the page of the index that it stands on.
    """

    name: str
    carriers: tuple[int, ...]
    tallies: tuple[Tally, ...]
    uri: str
    index: str

    @property
    def apart(self) -> tuple[Tally, ...]:
        """Of its names those that no place counts twice: a name that holds another one stands where that stands."""
        forms = [sought(tally.word) for tally in self.tallies]
        least = set(innermost(forms))
        return tuple(tally for tally, form in zip(self.tallies, forms, strict=True) if tally.places and form in least)

    @property
    def places(self) -> int:
        """How often it stands in the library, by all its names."""
        return sum(tally.places for tally in self.apart)

    @property
    def holders(self) -> Mapping[int, int]:
        """The speeches that it stands in, and how often."""
        counted = Counter[int]()
        for tally in self.apart:
            counted.update(tally.speeches)
        return counted


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
    people: People
    meetings: Meetings
    wording: Wording

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


def make_catalogue(library: Library, texts: Texts, terms: Terms, rules: Rules, ages: Ages = no_ages) -> Catalogue:
    """All that is found in a library; the speeches of `library` and `texts` are the same, in the same order.

    `ages` say which seeds are older: of two persons of one name the one who spoke in the older has the plain address.
    """
    entries = tuple(entry for shelf in library for entry in shelf.entries)
    named = [(shelf.name, entry.speech) for shelf in library for entry in shelf.entries]
    wording = gather_words(texts, entries)
    return Catalogue(
        entries=entries,
        details=format_details(library),
        displays=tuple(shelf.display for shelf in library for _ in shelf.entries),
        texts=texts,
        terms=_terms_of(entries, wording, rules.lexicon),
        links=find_links(texts, terms, rules),
        citations=find_citations(texts, rules.citations, rules.cited, rules.lexicon.unlisted),
        people=find_people(named, rules.people, ages),
        meetings=find_meetings(texts.speeches, rules),
        wording=wording,
    )


def _terms_of(entries: Sequence[Entry], wording: Wording, lexicon: Lexicon) -> Mapping[str, Term]:
    """All tags, and the terms of the lexica that two speeches or more mention; the best of them with a page."""
    carriers: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for name in entry.subjects:
            carriers.setdefault(name, []).append(number)
    known = {name: _forms_of_term(name, lexicon) for name in sorted({*carriers, *lexicon.canonical.values()})}
    tallies = wording.count(form for forms in known.values() for form in forms)
    found = [
        Term(name, tuple(carriers.get(name, ())), tuple(tallies[form] for form in forms), uri="", index="")
        for name, forms in known.items()
        if name in carriers or any(tallies[form].places for form in forms)
    ]
    holders = {term.name: term.holders for term in found}
    found = [term for term in found if term.carriers or len(holders[term.name]) > 1]
    found.sort(key=lambda term: (-len(term.carriers), -len(holders[term.name]), -term.places, term.name))
    worth = [term.name for term in found if term.places and len({*holders[term.name], *term.carriers}) > 1]
    uris = term_uris(worth[: max(FEWEST_TERM_PAGES, len(entries))])
    listed = sorted(
        (term for term in found if term.carriers or term.name in uris), key=lambda term: sound_of(term.name)
    )
    indexes = pages_of(TERMS, len(listed))
    return {
        term.name: replace(term, uri=uris.get(term.name, ""), index=indexes[number // PAGE_SIZE])
        for number, term in enumerate(listed)
    }


def _forms_of_term(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """All names of a term, those that search takes for one as one."""
    forms: dict[str, str] = {}
    for form in lexicon.forms(name):
        forms.setdefault(sought(form), form)
    return tuple(forms.values())
