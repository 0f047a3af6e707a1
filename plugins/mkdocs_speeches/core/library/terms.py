"""Gives each speech its tags: the subjects that it is about, as a librarian would name them.

Candidates are the terms of the lexica and what the library itself shows to be a term: words that stand together again
and again, more firmly than chance and with changing neighbours. A candidate's rank in a speech grows with how much of
it it fills (headings and quotations count more, spread counts) and falls with how much of the other speeches and of
everyday Chinese it fills, so that a library of one speech works too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mkdocs_speeches.core.library.tags import Candidate, choose
from mkdocs_speeches.core.library.texts import Texts, Zone
from mkdocs_speeches.core.model import Speech
from mkdocs_speeches.core.rules.lexicon import Lexicon
from mkdocs_speeches.core.text.corpus import BOUNDARY, Corpus
from mkdocs_speeches.core.text.lookup import (
    Codes,
    Fingerprints,
    Hashes,
    Ints,
    encode,
    find,
    fingerprints,
    hash_strings,
    make_lookup,
)
from mkdocs_speeches.core.text.normal import SPECIAL, normal_offsets, singles
from mkdocs_speeches.core.text.segment import UNKNOWN, Floats, Words, dictionary, entries_of, segment

Flags = NDArray[np.bool_]

CANDIDATES = 45
SHORTEST_PHRASE, LONGEST_PHRASE = 3, 10
MOST_WORDS = 4
ZONES = {Zone.TITLE: 5.0, Zone.HEADING: 5.0, Zone.TEXT: 1.0, Zone.SALUTATION: 0.0}
QUOTED = 1.5
IN_OTHER_WORDS = 0.5
"""What a mention counts for by a short or quite different spelling: 社区 is mostly not 社区建设."""
IN_COURTESY = 0.5
"""What a mention counts for in a sentence that greets, thanks or congratulates: it names guests, not subjects."""
FIRMNESS = 2.0
EVERYDAY_WORDS = 10_000
RARE = 2500
"""A word alone is a subject only if jieba's corpus has it less often than this."""
SHORT_SPEECH = 1500
"""A speech of fewer characters has no room to say a thing again and again: there it tells how a thing is said."""
FEW_SPEECHES = 30
LEAST_WEIGHT = 1
DWELT_UPON = (2, 4, 3, 5, 6)
"""What a listed or broad term, a phrase, a name, a word has to weigh in a speech to be a subject of it."""
IN_ONE_PLACE = 3
"""At least so much where it stands in one paragraph only."""
COMPANY = 0.7
"""A phrase with one neighbour on the same side more often than this is part of a longer one."""

_LISTED, _BROAD, _PHRASE, _NAME, _WORD = range(5)
_KIND_WEIGHT = np.array([1.6, 0.8, 1.0, 0.85, 0.4])
_KIND_COUNT = np.array([1, 2, 3, 3, 6])
_SHORT_COUNT = np.array([1, 2, 2, 3, 3])
_TITLE_COUNT = np.array([1, 1, 1, 2, 2])
_BEGIN = ("n", "nr", "ns", "nt", "nz", "j", "b", "vn", "an", "l")
_INSIDE = (*_BEGIN, "v", "a", "i", "ng", "vg", "ag", "x", "zg", "k")
_END = ("n", "ns", "nt", "nz", "j", "v", "vn", "an", "l", "ng", "k")
_NAMES = ("ns", "nt")
_WORDS = ("n", "nz", "j")
_SENTENCE_ENDS = encode("。！？；\n")
_OPENING, _CLOSING = encode("“「『《‘"), encode("”」』》’")
_CLAUSE_MARKS = encode("，。；：、！？,;:!?")


class Place(NamedTuple):
    """Where a term stands: `text[start:end]` of a block, by its number in the library."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Places in reading order: of term `names[which[i]]`, in block `blocks[i]`, from `starts[i]` to `ends[i]`."""

    names: tuple[str, ...]
    which: Ints
    blocks: Ints
    starts: Ints
    ends: Ints

    def places(self) -> Mapping[str, tuple[Place, ...]]:
        """The places of each name."""
        order = np.argsort(self.which, kind="stable")
        cuts = np.searchsorted(self.which[order], np.arange(len(self.names) + 1)).tolist()
        columns = (column[order].tolist() for column in (self.blocks, self.starts, self.ends))
        places = [Place(*place) for place in zip(*columns, strict=True)]
        return {name: tuple(places[cuts[n] : cuts[n + 1]]) for n, name in enumerate(self.names)}


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """For each place of a corpus whether a word may begin or end before it, and whether a clause does."""

    words: Flags
    clauses: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """What a library speaks of: the `tags` of each speech by its slug, best first, and all mentions of candidates."""

    tags: Mapping[str, tuple[str, ...]]
    library: _Library
    mentions: _Mentions

    def words(self, block: int) -> Words:
        """The words of a block, as offsets in its text."""
        words, bounds = self.library.words, self.library.bounds
        of = slice(*np.searchsorted(words.starts, bounds[block : block + 2]).tolist())
        return Words(words.starts[of] - bounds[block], words.ends[of] - bounds[block], words.entries[of])

    def edges(self, corpus: Corpus, texts: Texts) -> Edges:
        """Where words and clauses part in the corpus of the bodies of these texts; a number is never cut."""
        words, size = self.library.words, corpus.codes.size + 1
        places = self._places(corpus, texts)
        starts, ends = places[words.starts], places[words.ends]
        inner = starts < ends
        depth = np.bincount(starts[inner] + 1, minlength=size + 1) - np.bincount(ends[inner], minlength=size + 1)
        is_digit = (corpus.codes >= ord("0")) & (corpus.codes <= ord("9"))
        clauses = np.zeros(size, dtype=np.bool_)
        clauses[places[:-1][np.isin(self.library.codes, _CLAUSE_MARKS)]] = True
        clauses[corpus.starts] = clauses[np.flatnonzero(corpus.codes == BOUNDARY)] = True
        whole = np.cumsum(depth)[:size] == 0
        whole[1:-1] &= ~(is_digit[1:] & is_digit[:-1])
        return Edges(words=whole, clauses=clauses & whole)

    def _places(self, corpus: Corpus, texts: Texts) -> Ints:
        """Where each place of the library, its end too, stands in the corpus; where its block is if no body."""
        bounds, single = self.library.bounds, singles()[self.library.codes]
        kept = single != BOUNDARY
        kept &= np.repeat(self.library.is_body, np.diff(bounds))
        before = np.concatenate(([0], np.cumsum(kept)))
        found = before + np.append(np.repeat(corpus.starts - before[bounds[:-1]], np.diff(bounds)), 0)
        special = np.searchsorted(bounds, np.flatnonzero((single == SPECIAL) & kept), side="right") - 1
        for number in np.unique(special).tolist():
            first, last = bounds[number : number + 2].tolist()
            _, offsets = normal_offsets(texts.blocks[number].text)
            found[first:last] = corpus.starts[number] + np.searchsorted(offsets, np.arange(last - first))
        return np.asarray(found)

    def find(self, names: Iterable[str]) -> Found:
        """Where each of `names` is mentioned in a heading or paragraph.

        A name that is no candidate (an editor's tag) is looked up letter for letter.
        """
        wanted = tuple(sorted(set(names)))
        hashes = hash_strings(wanted)
        known = np.isin(hashes, self.mentions.keys).tolist()
        unknown = [name for name, is_known in zip(wanted, known, strict=True) if not is_known]
        literal = find(make_lookup(unknown), self.library.codes)
        mentions = self.mentions.taken(np.isin(self.mentions.keys, hashes))
        starts = np.concatenate((mentions.starts, literal.starts))
        ends = np.concatenate((mentions.ends, literal.starts + literal.lengths))
        keys = np.concatenate((mentions.keys, hash_strings(unknown)[literal.strings]))
        block = np.searchsorted(self.library.bounds, starts, side="right") - 1
        order = np.argsort(starts, kind="stable")
        order = order[self.library.is_body[block[order]]]
        by_hash = np.argsort(hashes)
        which = by_hash[np.searchsorted(hashes, keys[order], sorter=by_hash)] if hashes.size else order
        first = self.library.bounds[block[order]]
        return Found(wanted, which, block[order], starts[order] - first, ends[order] - first)


def find_terms(texts: Texts, lexicon: Lexicon) -> Terms:
    """The terms of a library and the tags of its speeches. What an editor said of a speech's tags holds."""
    library = _library(texts)
    listed = _listed(library, lexicon)
    mentions = _joined(listed, *_discovered(library, lexicon, listed))
    table = _table(library, mentions, lexicon)
    bounds = np.searchsorted(table.speeches, np.arange(library.count + 1)).tolist()
    ranked = (
        choose(_candidates(table, slice(first, last), lexicon), characters=size)
        for first, last, size in zip(bounds, bounds[1:], library.sizes().tolist(), strict=False)
    )
    tags = {speech.slug: _edited(speech, found) for speech, found in zip(texts.speeches, ranked, strict=True)}
    return Terms(tags, library, mentions)


def _edited(speech: Speech, found: tuple[str, ...]) -> tuple[str, ...]:
    wanted = (*(found if speech.tags is None else speech.tags), *speech.tags_add)
    return tuple(dict.fromkeys(name for name in wanted if name not in speech.tags_remove))


@dataclass(frozen=True, slots=True)
class _Library:
    """All texts as one: block b is `codes[bounds[b]:bounds[b + 1]]`, of speech `speeches[b]`, worth `weights[b]`."""

    codes: Codes
    bounds: Ints
    speeches: Ints
    weights: Floats
    is_title: Flags
    is_body: Flags
    count: int
    words: Words
    prints: Fingerprints

    def blocks_of(self, places: Ints) -> Ints:
        return np.searchsorted(self.bounds, places, side="right") - 1

    def sizes(self) -> Ints:
        """The characters of each speech."""
        return np.bincount(self.speeches, weights=np.diff(self.bounds), minlength=self.count).astype(np.int64)


@dataclass(frozen=True, slots=True)
class _Mentions:
    """Where candidates stand; `keys` tell which by the hash of its name, `kinds` how it was found."""

    starts: Ints
    ends: Ints
    keys: Hashes
    kinds: Ints

    def taken(self, which: Ints | Flags) -> _Mentions:
        return _Mentions(self.starts[which], self.ends[which], self.keys[which], self.kinds[which])


@dataclass(frozen=True, slots=True)
class _Table:
    """Candidates of each speech: row i says that `names[terms[i]]` stands `counts[i]` times in `speeches[i]`.

    `spread[i]` is in how many of its blocks.
    """

    names: tuple[str, ...]
    kinds: Ints
    speeches: Ints
    terms: Ints
    counts: Ints
    weights: Floats
    spread: Ints
    scores: Floats


def _library(texts: Texts) -> _Library:
    codes = _folded(encode("".join(f"{block.text}\n" for block in texts.blocks)))
    lengths = np.array([len(block.text) + 1 for block in texts.blocks], dtype=np.int64)
    return _Library(
        codes=codes,
        bounds=np.concatenate(([0], np.cumsum(lengths))).astype(np.int64),
        speeches=texts.owners,
        weights=np.array([ZONES[block.zone] for block in texts.blocks]),
        is_title=np.array([block.zone is Zone.TITLE for block in texts.blocks], dtype=np.bool_),
        is_body=np.array([block.is_body for block in texts.blocks], dtype=np.bool_),
        count=len(texts.speeches),
        words=segment(codes),
        prints=fingerprints(codes),
    )


def _folded(codes: Codes) -> Codes:
    """Variants of a character made one (traditional, full width), place by place; marks stay as they are."""
    plain = singles()[codes]
    return np.where((plain == 0) | (plain == SPECIAL), codes, plain)


def _text(codes: Codes) -> str:
    return codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def _joined(*parts: _Mentions) -> _Mentions:
    return _Mentions(
        starts=np.concatenate([part.starts for part in parts]),
        ends=np.concatenate([part.ends for part in parts]),
        keys=np.concatenate([part.keys for part in parts]),
        kinds=np.concatenate([part.kinds for part in parts]),
    )


def _listed(library: _Library, lexicon: Lexicon) -> _Mentions:
    """Where terms of the lexica stand: at the edges of words, unless too long to stand there by chance."""
    # the text that they are looked up in is folded: “WTO” stands there as “wto”
    folded = _text(_folded(encode("\n".join(lexicon.canonical)))).split("\n")
    terms = dict(zip(folded, lexicon.canonical.values(), strict=False))
    found = find(make_lookup(tuple(terms)), library.codes)
    starts, ends = found.starts, found.starts + found.lengths
    begins, stops = np.zeros((2, library.codes.size + 1), dtype=np.bool_)
    begins[library.words.starts] = True
    stops[library.words.ends] = True
    whole = (begins[starts] & stops[ends]) | (found.lengths >= 4)
    keys = hash_strings(tuple(terms.values()))[found.strings]
    kinds = np.array([_BROAD if term in lexicon.broad else _LISTED for term in terms.values()])[found.strings]
    return _outermost(_Mentions(starts, ends, keys, kinds).taken(whole))


def _outermost(mentions: _Mentions) -> _Mentions:
    """Without those that lie inside another one: the longer term is what is meant."""
    order = np.lexsort((-mentions.ends, mentions.starts))
    ends = mentions.ends[order]
    furthest = np.concatenate(([-1], np.maximum.accumulate(ends)))[:-1]
    return mentions.taken(order[ends > furthest])


def _discovered(library: _Library, lexicon: Lexicon, listed: _Mentions) -> list[_Mentions]:
    """Where words and phrases stand that the lexica lack and that may be terms."""
    words = library.words
    classes = dictionary().classes
    novel = _novel_title_words(library, lexicon, listed)
    known = hash_strings(tuple(lexicon.canonical))
    runs = [(_phrases(library, lexicon, count), count, _PHRASE) for count in range(2, MOST_WORDS + 1)]
    for kind, wanted in (_NAME, _NAMES), (_WORD, _WORDS):
        alone = _flags(classes, wanted, lexicon.stops)
        if kind == _WORD:
            alone &= dictionary().frequencies < RARE
        alone = alone[words.entries] & (words.ends - words.starts > 1)
        runs.append((np.flatnonzero(alone), 1, kind))
    found = []
    for at, count, kind in runs:
        starts, ends = words.starts[at], words.ends[at + count - 1]
        keys = library.prints.of(starts, ends)
        new = ~np.isin(keys, known)
        if count > 1:
            is_title = np.all([novel[at + step] for step in range(count)], axis=0)
            new &= _is_firm(words, at, count, keys) | is_title
        found.append(_Mentions(starts, ends, keys, np.full(at.size, kind)).taken(new))
    return found


def _flags(classes: NDArray[np.str_], wanted: Sequence[str], banned: frozenset[str]) -> Flags:
    """For each entry of the dictionary whether it is of the classes `wanted` and none of the words `banned`."""
    flags = np.isin(classes, wanted)
    flags[entries_of(sorted(banned))] = False
    return flags


def _telling(words: Words, lexicon: Lexicon) -> Flags:
    """Whether each word says something by itself."""
    return ~np.isin(words.entries, entries_of(sorted(lexicon.stops)))


def _phrases(library: _Library, lexicon: Lexicon, count: int) -> Ints:
    """The first words of all runs of `count` words that a term may consist of; one of them says something by itself."""
    words, classes = library.words, dictionary().classes
    telling = _telling(words, lexicon)
    last = max(words.entries.size - count + 1, 0)
    good = _flags(classes, _BEGIN, lexicon.openers)[words.entries[:last]]
    good &= _flags(classes, _END, lexicon.closers)[words.entries[count - 1 :]]
    good &= np.any([telling[step : last + step] for step in range(count)], axis=0)
    for step in range(1, count):
        good &= np.isin(classes, _INSIDE)[words.entries[step : last + step]]
        good &= words.starts[step : last + step] == words.ends[step - 1 : last + step - 1]
    length = words.ends[count - 1 :] - words.starts[:last]
    return np.flatnonzero(good & (length >= SHORTEST_PHRASE) & (length <= LONGEST_PHRASE))


def _novel_title_words(library: _Library, lexicon: Lexicon, listed: _Mentions) -> Flags:
    """For each word whether a phrase of such words names a subject though it stands once only.

    They stand in a title, say something by themselves and belong to no term of the lexica, but for indirect spellings.
    """
    words = library.words
    direct = listed.taken(~_is_indirect(library, listed, lexicon))
    edges = np.bincount(direct.starts, minlength=library.codes.size + 1)
    edges -= np.bincount(direct.ends, minlength=library.codes.size + 1)
    novel = _telling(words, lexicon) & (np.cumsum(edges)[words.starts] == 0)
    novel &= (words.ends - words.starts > 1) & (words.entries != UNKNOWN)
    return np.asarray(novel & library.is_title[library.blocks_of(words.starts)])


def _is_firm(words: Words, at: Ints, count: int, keys: Hashes) -> Flags:
    """Whether the words of each run keep together more than chance would have it, and its neighbours change.

    Chance is what the words' shares in the library, mixed with those in jieba's corpus, make of it.
    """
    _, term, often = np.unique(keys, return_inverse=True, return_counts=True)
    known = dictionary()
    size = words.entries.size + EVERYDAY_WORDS
    counts = np.bincount(words.entries, minlength=known.frequencies.size)
    share = np.log((counts + EVERYDAY_WORDS * known.frequencies / known.total) / size)
    chance = np.sum([share[words.entries[at + step]] for step in range(count)], axis=0)
    firm = (np.log(often[term] / size) - chance) / (count - 1) >= FIRMNESS
    entries = np.concatenate((words.entries, [-1]))
    before = np.where(words.ends[at - 1] == words.starts[at], entries[at - 1], -1)
    nexts = np.minimum(at + count, words.starts.size - 1)
    after = np.where(words.starts[nexts] == words.ends[at + count - 1], entries[nexts], -1)
    firm &= (often[term] > 1) & _is_free(term, before, often) & _is_free(term, after, often)
    return np.asarray(firm)


def _is_free(term: Ints, neighbour: Ints, often: Ints) -> Flags:
    """Whether the term of each mention does not keep company with one neighbour; -1 stands for none."""
    inside = neighbour >= 0
    pairs, together = np.unique(term[inside] << 20 | neighbour[inside], return_counts=True)
    most = np.zeros(often.size, dtype=np.int64)
    np.maximum.at(most, pairs >> 20, together)
    return (most <= COMPANY * often)[term]


def _table(library: _Library, mentions: _Mentions, lexicon: Lexicon) -> _Table:
    keys, first, term = np.unique(mentions.keys, return_index=True, return_inverse=True)
    block = library.blocks_of(mentions.starts)
    owner = library.speeches[block]
    rows, row, counts = np.unique(owner * keys.size + term, return_inverse=True, return_counts=True)
    is_short = library.sizes() < SHORT_SPEECH
    worth = np.where(is_short[owner], _directness(library, mentions, lexicon), 1.0)
    worth *= np.where(_is_quoted(library.codes, mentions), QUOTED, 1.0)
    weight = np.bincount(row, weights=worth * library.weights[block])
    spread = np.bincount(np.unique(row * library.bounds.size + block) // library.bounds.size)
    speeches, terms = rows // max(keys.size, 1), rows % max(keys.size, 1)
    names = _names(library, mentions.taken(first), lexicon)
    rarity = _rarity(names) * _scarcity(np.bincount(terms), library.count)
    kinds = mentions.kinds[first]
    scores = weight**0.7 * (1 + 0.5 * np.log1p(spread)) * (_KIND_WEIGHT[kinds] * rarity)[terms]
    order = np.lexsort((keys[terms], -scores, speeches))
    least = np.where(is_short[speeches, None], _SHORT_COUNT, _KIND_COUNT)
    titled = np.bincount(row, weights=library.is_title[block]) > 0
    least = np.where(titled[:, None], _TITLE_COUNT, least)[np.arange(terms.size), kinds[terms]]
    order = order[((counts >= least) & (weight >= LEAST_WEIGHT))[order]]
    return _Table(
        names, kinds, speeches[order], terms[order], counts[order], weight[order], spread[order], scores[order]
    )


def _directness(library: _Library, mentions: _Mentions, lexicon: Lexicon) -> Floats:
    """What each mention counts for by how directly it speaks of its term, at most 1."""
    sentences = np.cumsum(np.isin(library.codes, _SENTENCE_ENDS))
    courtesies = find(make_lookup(sorted(lexicon.courtesies)), library.codes)
    is_courteous = np.isin(sentences[mentions.starts], sentences[courtesies.starts])
    is_indirect = _is_indirect(library, mentions, lexicon)
    return np.where(is_indirect, IN_OTHER_WORDS, 1.0) * np.where(is_courteous, IN_COURTESY, 1.0)


def _is_indirect(library: _Library, mentions: _Mentions, lexicon: Lexicon) -> Flags:
    said = library.prints.of(mentions.starts, mentions.ends)
    return np.isin(said, hash_strings(sorted(lexicon.indirect)))


def _is_quoted(codes: Codes, mentions: _Mentions) -> Flags:
    opens, closes = np.isin(codes, _OPENING), np.isin(codes, _CLOSING)
    return opens[mentions.starts - 1] & closes[np.minimum(mentions.ends, codes.size - 1)]


def _names(library: _Library, mentions: _Mentions, lexicon: Lexicon) -> tuple[str, ...]:
    """What each candidate is called: its canonical form, else as it stands in the text."""
    canonical = sorted(set(lexicon.canonical.values()))
    listed = dict(zip(hash_strings(canonical).tolist(), canonical, strict=True))
    text = _text(library.codes)
    spots = zip(mentions.keys.tolist(), mentions.starts.tolist(), mentions.ends.tolist(), strict=True)
    return tuple(listed.get(key) or text[start:end] for key, start, end in spots)


def _rarity(names: tuple[str, ...]) -> Floats:
    """How little each name is everyday Chinese, about 1: by its rarest word in jieba's corpus, more for more words."""
    lengths = np.array([len(name) + 1 for name in names], dtype=np.int64)
    words = segment(encode("".join(f"{name}\n" for name in names)))
    name = np.searchsorted(np.cumsum(lengths), words.starts, side="right")
    rare = np.log10(dictionary().total / dictionary().frequencies[words.entries])
    rarest = np.zeros(len(names))
    np.maximum.at(rarest, name, rare)
    more = np.bincount(name, minlength=len(names)) - 1
    return np.asarray(np.clip(rarest + 0.6 * more, 5, 7.5) / 6, dtype=np.float64)


def _scarcity(speeches: Ints, count: int) -> Floats:
    """About 1, more for a term of few speeches; the more speeches there are, the more that tells."""
    share = np.log((count + 1) / (speeches + 0.5)) / np.log(count + 1.5)
    return np.asarray(1 + (share - 0.5) * count / (count + FEW_SPEECHES))


def _candidates(table: _Table, rows: slice, lexicon: Lexicon) -> list[Candidate]:
    columns = (table.terms[rows], table.counts[rows], table.weights[rows], table.spread[rows])
    found = []
    for term, count, weight, spread in zip(*(column[:CANDIDATES].tolist() for column in columns), strict=True):
        name, kind = table.names[term], int(table.kinds[term])
        if name not in lexicon.stops:
            forms = lexicon.forms(name) if kind <= _BROAD else (name,)
            least = DWELT_UPON[kind] if spread > 1 else max(DWELT_UPON[kind], IN_ONE_PLACE)
            found.append(Candidate(name, forms, kind <= _BROAD, kind == _NAME, weight >= least, count))
    return found
