"""How much each candidate counts in each speech: what it fills there, and how little it says elsewhere.

A candidate's rank grows with how much of the speech it fills (headings and quotations count more, spread counts) and
falls with how much of the other speeches and of everyday Chinese it fills, so that a library of one speech works too.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mkdocs_speeches.core.library.enough import SHORT_SPEECH, TINY_SPEECH, ScoreTable, say_enough
from mkdocs_speeches.core.library.everyday import rarities_of
from mkdocs_speeches.core.library.mentions import ZONES, Mentions, SegmentedTexts, TermKind
from mkdocs_speeches.core.library.tags import FULL_NAME, SHORT_WORD, TagCandidate
from mkdocs_speeches.core.library.texts import Zone
from mkdocs_speeches.core.rules.lexicon import Lexicon
from mkdocs_speeches.core.text.arrays import Codes, Flags, Floats, Hashes, Ints, codes_of, text_of
from mkdocs_speeches.core.text.fingerprints import hash_strings
from mkdocs_speeches.core.text.lookup import find

CANDIDATES = 45
"""So many of a speech's candidates are looked at."""
QUOTED = 1.5
"""What a mention counts for that stands in quotation marks alone."""
IN_COURTESY = 0.5
"""What a mention counts for in a sentence that greets, thanks or congratulates: it names guests, not subjects."""
SMALL_LIBRARY = 30
"""In a library of so many speeches, how few of them have a term tells half of what it tells in a large one."""
SATURATION = 0.7
"""The power of a term's weight that counts: said twice as often it is not twice as much what a speech is about."""
SPREAD = 0.5
"""What spread adds, for each time that a term stands in e times more sentences."""
DWELT_UPON = (2, 3, 3, 3, 4, 3)
"""What a listed or broad term, a related word, a phrase, a name, a word has to weigh in a speech to be its subject."""
BROAD_SHARE = 0.002
"""A broad term has to be said so often for each character of the speech: long ones mention the big words anyway."""
EMPTY_WEIGHT = 8
"""At least so much a word that joins two which say nothing."""
IN_ONE_PLACE = 3
"""At least so much where it stands in one sentence only."""

EVERYWHERE_PLACES, EVERYWHERE_CHARACTERS = 10, 100
"""What stands in so many places and once in so many characters is a subject, however it ends (县委书记)."""

TERM_ITSELF = 3
"""A subject is called by a broader word only where the speech says that so many times as often as the term itself."""

_KIND_WEIGHT = np.array([1.6, 0.8, 1.0, 1.0, 0.85, 0.6])
_SENTENCE_ENDS = codes_of("。！？；\n")
_QUOTATION = codes_of("“「『《‘"), codes_of("”」』》’")
_BRACKETS = codes_of("（([【"), codes_of("）)]】")
"""What stands alone in brackets is said by nobody: it tells of applause."""


def score(segmented: SegmentedTexts, mentions: Mentions, lexicon: Lexicon) -> ScoreTable:
    """The candidates of each speech that say enough of it, best first; mentions of one `key` are of one candidate."""
    table = _tabulate(segmented, mentions, lexicon)
    kept = say_enough(segmented, table, lexicon)
    order = np.lexsort((hash_strings(table.names)[table.terms], -table.scores, table.speeches))
    return table.taken(order[kept[order]])


def _tabulate(segmented: SegmentedTexts, mentions: Mentions, lexicon: Lexicon) -> ScoreTable:
    """All candidates of each speech with their scores.

    A term and its broader words are one subject, called what the speech says most of them.
    """
    keys, name = np.unique(mentions.keys, return_inverse=True)
    families, family = np.unique(_families(keys, lexicon), return_inverse=True)
    block = segmented.blocks_of(mentions.starts)
    owner = segmented.speeches[block]
    rows, row, counts = np.unique(owner * families.size + family[name], return_inverse=True, return_counts=True)
    worth = np.where((segmented.sizes() < SHORT_SPEECH)[owner], _directness(segmented, mentions, lexicon), 1.0)
    worth *= np.where(_is_between(segmented.codes, mentions, _QUOTATION), QUOTED, 1.0)
    worth *= ~_is_between(segmented.codes, mentions, _BRACKETS)
    worth *= segmented.weights[block]
    weight = np.bincount(row, weights=worth).astype(np.float64)
    sentences = np.cumsum(np.isin(segmented.codes, _SENTENCE_ENDS))[mentions.starts]
    spread = np.bincount(np.unique(np.stack((row, sentences)), axis=1)[0])
    first = _plainest(segmented, mentions)
    names = _names_of(segmented, mentions.taken(first), lexicon)
    terms = _most_said(row, name, worth * _fitness(names, mentions.kinds[first], lexicon)[name])
    kinds = np.full(rows.size, max(TermKind))
    np.minimum.at(kinds, row, mentions.kinds)
    speeches = rows // max(families.size, 1)
    scarcity = _scarcity(np.bincount(rows % max(families.size, 1)), segmented.count)[family[terms]]
    scores = weight**SATURATION * (1 + SPREAD * np.log1p(spread)) * _KIND_WEIGHT[kinds] * rarities_of(names)[terms]
    titled = np.bincount(row, weights=segmented.is_title[block]) > 0
    return ScoreTable(
        names=names,
        kinds=kinds,
        speeches=speeches,
        terms=terms,
        counts=counts,
        weights=weight,
        spread=spread,
        spans=_spans(row, mentions.starts, rows.size),
        titled=titled,
        headed=~titled & (np.bincount(row, weights=segmented.weights[block] > ZONES[Zone.TEXT]) > 0),
        scores=scores * scarcity,
    )


def _spans(row: Ints, starts: Ints, count: int) -> Ints:
    """How many characters lie between the first and the last place of each of so many rows."""
    first, back = np.full((2, count), np.iinfo(np.int64).max)
    np.minimum.at(first, row, starts)
    np.minimum.at(back, row, -starts)
    return np.asarray(-back - first)


def _families(keys: Hashes, lexicon: Lexicon) -> Hashes:
    """For each candidate the term that it belongs to: itself, or the only one that it is a broader word of."""
    kin = {word: next(iter(of)) for word, of in lexicon.related.items() if len(of) == 1}
    words = sorted(kin)
    hashes, terms = hash_strings(words), hash_strings([kin[word] for word in words])
    order = np.argsort(hashes)
    at = np.minimum(np.searchsorted(hashes, keys, sorter=order), max(hashes.size - 1, 0))
    found = order[at] if hashes.size else at
    return np.where(hashes[found] == keys, terms[found], keys) if hashes.size else keys


def _fitness(names: Sequence[str], kinds: Ints, lexicon: Lexicon) -> Floats:
    """How well each name of a subject names it: best the term itself, worst what opens with a verb."""
    verbs = lexicon.openers
    opens = np.array([name[:2] in verbs for name in names], dtype=np.bool_)
    return np.where(kinds <= TermKind.BROAD, TERM_ITSELF, np.where(opens, 1 / TERM_ITSELF, 1.0))


def _most_said(row: Ints, name: Ints, worth: Floats) -> Ints:
    """For each row the name of it that is worth most."""
    pairs, pair = np.unique(np.stack((row, name)), axis=1, return_inverse=True)
    order = np.lexsort((-np.bincount(pair.ravel(), weights=worth), pairs[0]))
    _, best = np.unique(pairs[0][order], return_index=True)
    return np.asarray(pairs[1][order[best]])


def _directness(segmented: SegmentedTexts, mentions: Mentions, lexicon: Lexicon) -> Floats:
    """What each mention counts for by how directly it speaks of its term, at most 1."""
    sentences = np.cumsum(np.isin(segmented.codes, _SENTENCE_ENDS))
    courtesies = find(sorted(lexicon.courtesies), segmented.codes)
    return np.where(np.isin(sentences[mentions.starts], sentences[courtesies.starts]), IN_COURTESY, 1.0)


def _is_between(codes: Codes, mentions: Mentions, marks: tuple[Codes, Codes]) -> Flags:
    """Whether each mention stands alone between two of these marks."""
    opens, closes = (np.isin(codes, mark) for mark in marks)
    return opens[mentions.starts - 1] & closes[np.minimum(mentions.ends, codes.size - 1)]


def _plainest(segmented: SegmentedTexts, mentions: Mentions) -> Ints:
    """The mention by which each candidate is called: the first in plain characters, else the first."""
    variants = np.concatenate(([0], np.cumsum(segmented.written != segmented.codes)))
    order = np.argsort(variants[mentions.ends] > variants[mentions.starts], kind="stable")
    return np.asarray(order[np.unique(mentions.keys[order], return_index=True)[1]])


def _names_of(segmented: SegmentedTexts, mentions: Mentions, lexicon: Lexicon) -> tuple[str, ...]:
    """What each candidate is called: its canonical form, else as it stands in the text."""
    canonical = sorted(set(lexicon.canonical.values()))
    listed = dict(zip(hash_strings(canonical).tolist(), canonical, strict=True))
    text = text_of(segmented.written)
    spots = zip(mentions.keys.tolist(), mentions.starts.tolist(), mentions.ends.tolist(), strict=True)
    return tuple(listed.get(key) or text[start:end] for key, start, end in spots)


def _scarcity(speeches: Ints, count: int) -> Floats:
    """About 1, more for a term of few speeches; the more speeches there are, the more that tells."""
    share = np.log((count + 1) / (speeches + 0.5)) / np.log(count + 1.5)
    return np.asarray(1 + (share - 0.5) * count / (count + SMALL_LIBRARY))


def candidates_of(table: ScoreTable, rows: slice, lexicon: Lexicon, *, characters: int) -> list[TagCandidate]:
    """The best candidates of one speech of so many `characters`: the rows `rows` of the table, best first."""
    columns = (table.terms, table.kinds, table.counts, table.weights, table.spread)
    found = []
    for term, kind, count, weight, spread in zip(
        *(column[rows][:CANDIDATES].tolist() for column in columns), strict=True
    ):
        name = table.names[term]
        comes_back = spread > 1 or characters < TINY_SPEECH
        least = min(DWELT_UPON[kind], IN_ONE_PLACE) if characters < TINY_SPEECH else DWELT_UPON[kind]
        least = least if spread > 1 else max(least, IN_ONE_PLACE)
        in_passing = kind == TermKind.BROAD and (weight < least or count < BROAD_SHARE * characters)
        in_passing |= kind == TermKind.WORD and _is_empty(name, lexicon) and weight < EMPTY_WEIGHT
        everywhere = count >= EVERYWHERE_PLACES and count * EVERYWHERE_CHARACTERS >= characters
        whole = everywhere or kind == TermKind.PHRASE
        is_closed = kind >= TermKind.PHRASE and _is_closed_name(name, lexicon, whole=whole)
        if name not in lexicon.stops and not in_passing and not is_closed:
            found.append(
                TagCandidate(
                    name=name,
                    forms=lexicon.forms(name),
                    listed=kind <= TermKind.RELATED,
                    broader=lexicon.related.get(name, frozenset()),
                    place=kind == TermKind.NAME,
                    telling=kind == TermKind.LISTED or (kind <= TermKind.PHRASE and comes_back),
                    dwelt_upon=weight >= least,
                    everyday=name in lexicon.broad and name not in lexicon.canonical,
                    count=count,
                )
            )
    return found


def _is_closed_name(name: str, lexicon: Lexicon, *, whole: bool) -> bool:
    """Whether a name is or ends with what closes no term (仪式, 工会工作), calls people (同胞们), counts (一代人)."""
    ends_so = len(name) >= FULL_NAME and name[-SHORT_WORD:] in lexicon.closers and not whole
    return ends_so or name in lexicon.closers or name.startswith("一") or name.endswith("们")


def _is_empty(name: str, lexicon: Lexicon) -> bool:
    """Whether a word joins two that say nothing: 职工队伍."""
    empty = lexicon.stops | lexicon.broad
    return name[:-SHORT_WORD] in empty and name[-SHORT_WORD:] in empty
