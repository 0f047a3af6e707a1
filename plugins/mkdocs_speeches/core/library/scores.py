"""How much each candidate counts in each speech: what it fills there, and how little it says elsewhere.

A candidate's rank grows with how much of the speech it fills (headings and quotations count more, spread counts) and
falls with how much of the other speeches and of everyday Chinese it fills, so that a library of one speech works too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mkdocs_speeches.core.library.everyday import are_aspects, are_of, rarities_of
from mkdocs_speeches.core.library.mentions import Mentions, SegmentedTexts, TermKind
from mkdocs_speeches.core.library.tags import FULL_NAME, SHORT_WORD, TagCandidate
from mkdocs_speeches.core.rules.lexicon import Lexicon
from mkdocs_speeches.core.text.arrays import Codes, Flags, Floats, Hashes, Ints, codes_of, text_of
from mkdocs_speeches.core.text.fingerprints import hash_strings
from mkdocs_speeches.core.text.lookup import find
from mkdocs_speeches.core.text.segment import Words, dictionary, frequencies_of

CANDIDATES = 45
"""So many of a speech's candidates are looked at."""
QUOTED = 1.5
"""What a mention counts for that stands in quotation marks alone."""
IN_COURTESY = 0.5
"""What a mention counts for in a sentence that greets, thanks or congratulates: it names guests, not subjects."""
SHORT_SPEECH = 1500
"""A speech of fewer characters has no room to say a thing again and again: there it tells how a thing is said."""
SMALL_LIBRARY = 30
"""In a library of so many speeches, how few of them have a term tells half of what it tells in a large one."""
TINY_SPEECH = 600
"""A speech of fewer characters names its subjects once."""
LEAST_WEIGHT = 1
SATURATION = 0.7
"""The power of a term's weight that counts: said twice as often it is not twice as much what a speech is about."""
SPREAD = 0.5
"""What spread adds, for each time that a term stands in e times more sentences."""
DWELT_UPON = (2, 3, 3, 3, 4, 4)
"""What a listed or broad term, a related word, a phrase, a name, a word has to weigh in a speech to be its subject."""
BROAD_SHARE = 0.002
"""A broad term has to be said so often for each character of the speech: long ones mention the big words anyway."""
IN_ONE_PLACE = 3
"""At least so much where it stands in one sentence only."""

SURPRISING = 30
"""A word alone is a subject only where its share of the speech is so many times that in jieba's corpus."""
EVERYDAY = 4
"""A word that the lists call broad has to be so many times more frequent still."""
MORE_WHERE_COMMON = 20
"""A word that all speeches of a library mention has to be said so many times more, one that half of them do half
so many: what is said everywhere is a subject only where it is dwelt upon."""
ASPECT = 5
"""What names no thing itself but something of it has to be so many times more frequent than another word."""
EVERYWHERE_PLACES, EVERYWHERE_CHARACTERS = 10, 100
"""What stands in so many places and once in so many characters is a subject, however it ends (县委书记)."""
FEW_COMMON = 20
"""In a library of so many speeches a term that more than half of them dwell on tells none from another."""
FEW_ALIKE, NEARLY_ALL = 5, 0.8
"""So is in a library of so many speeches what is no listed term and such a share of them dwells on."""
COMMON_PLACES, COMMON_CHARACTERS = 3, 1000
"""A speech dwells on what its title names, or what stands in so many places and once in so many characters."""

TERM_ITSELF = 3
"""A subject is called by a broader word only where the speech says that so many times as often as the term itself."""

_KIND_WEIGHT = np.array([1.6, 0.8, 1.0, 1.0, 0.85, 0.6])
_KIND_COUNT = np.array([2, 2, 2, 2, 2, 5])
_SHORT_COUNT = np.array([2, 2, 2, 2, 3, 3])
_TINY_COUNT = np.array([1, 2, 2, 2, 3, 3])
_TITLE_COUNT = np.array([1, 1, 1, 1, 2, 2])
LONGER_COUNT = 4
"""A word of three characters or more has one meaning, and needs to be said so often only."""
RARE, RARE_COUNT = 1 / 150_000, 3
"""A longer noun that is less than so much of everyday Chinese needs still fewer places."""
_SENTENCE_ENDS = codes_of("。！？；\n")
_QUOTE_OPENS, _QUOTE_CLOSES = codes_of("“「『《‘"), codes_of("”」』》’")


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """Candidates of each speech, those that belong to one term together.

    Row i says that `names[terms[i]]` and its kin stand `counts[i]` times in `speeches[i]`; `kinds[i]` tells how it was
    found, `spread[i]` in how many sentences it stands.
    """

    names: tuple[str, ...]
    kinds: Ints
    speeches: Ints
    terms: Ints
    counts: Ints
    weights: Floats
    spread: Ints
    scores: Floats

    def taken(self, which: Ints) -> ScoreTable:
        """The rows that `which` selects, in its order."""
        return ScoreTable(
            names=self.names,
            kinds=self.kinds[which],
            speeches=self.speeches[which],
            terms=self.terms[which],
            counts=self.counts[which],
            weights=self.weights[which],
            spread=self.spread[which],
            scores=self.scores[which],
        )


def score(segmented: SegmentedTexts, mentions: Mentions, lexicon: Lexicon) -> ScoreTable:
    """The candidates of each speech that say enough of it, best first; mentions of one `key` are of one candidate."""
    table, titled = _tabulate(segmented, mentions, lexicon)
    kept = (table.counts >= _least_counts(segmented, table, titled)) & (table.weights >= LEAST_WEIGHT)
    kept &= table.counts >= _more_where_common(segmented, table, titled) + 1
    kept &= ~_is_common(segmented, table, titled)
    shares = _least_shares(table, titled, segmented.words, lexicon, few=segmented.count < FEW_COMMON)
    kept &= table.counts >= shares * segmented.words_of_speeches()[table.speeches]
    order = np.lexsort((hash_strings(table.names)[table.terms], -table.scores, table.speeches))
    return table.taken(order[kept[order]])


def _tabulate(segmented: SegmentedTexts, mentions: Mentions, lexicon: Lexicon) -> tuple[ScoreTable, Flags]:
    """All candidates of each speech with their scores, and for each whether a title has it.

    A term and its broader words are one subject, called what the speech says most of them.
    """
    keys, first, name = np.unique(mentions.keys, return_index=True, return_inverse=True)
    families, family = np.unique(_families(keys, lexicon), return_inverse=True)
    block = segmented.blocks_of(mentions.starts)
    owner = segmented.speeches[block]
    rows, row, counts = np.unique(owner * families.size + family[name], return_inverse=True, return_counts=True)
    worth = np.where((segmented.sizes() < SHORT_SPEECH)[owner], _directness(segmented, mentions, lexicon), 1.0)
    worth *= np.where(_is_quoted(segmented.codes, mentions), QUOTED, 1.0)
    worth *= segmented.weights[block]
    weight = np.bincount(row, weights=worth).astype(np.float64)
    sentences = np.cumsum(np.isin(segmented.codes, _SENTENCE_ENDS))[mentions.starts]
    spread = np.bincount(np.unique(np.stack((row, sentences)), axis=1)[0])
    names = _names_of(segmented, mentions.taken(first), lexicon)
    terms = _most_said(row, name, worth * _fitness(names, mentions.kinds[first], lexicon)[name])
    kinds = np.full(rows.size, max(TermKind))
    np.minimum.at(kinds, row, mentions.kinds)
    speeches = rows // max(families.size, 1)
    scarcity = _scarcity(np.bincount(rows % max(families.size, 1)), segmented.count)[family[terms]]
    scores = weight**SATURATION * (1 + SPREAD * np.log1p(spread)) * _KIND_WEIGHT[kinds] * rarities_of(names)[terms]
    titled = np.bincount(row, weights=segmented.is_title[block]) > 0
    return ScoreTable(names, kinds, speeches, terms, counts, weight, spread, scores * scarcity), titled


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


def _least_counts(segmented: SegmentedTexts, table: ScoreTable, titled: Flags) -> Ints:
    """How often each candidate has to be said at least, by how it was found and how much room its speech has."""
    sizes = segmented.sizes()[table.speeches, None]
    least = np.where(sizes < SHORT_SPEECH, _SHORT_COUNT, _KIND_COUNT)
    least = np.where(sizes < TINY_SPEECH, _TINY_COUNT, least)
    least = np.where(titled[:, None], _TITLE_COUNT, least)[np.arange(table.terms.size), table.kinds]
    idioms = are_of(table.names, ("i", "l"))
    longer = np.array([len(name) > SHORT_WORD for name in table.names], dtype=np.bool_)
    longer = (longer & ~idioms)[table.terms]
    least = np.where(longer, np.minimum(least, LONGER_COUNT), least)
    rare = are_of(table.names, ("n", "nz")) & (frequencies_of(table.names) < RARE * dictionary().total)
    return np.where(longer & rare[table.terms], np.minimum(least, RARE_COUNT), least)


def _more_where_common(segmented: SegmentedTexts, table: ScoreTable, titled: Flags) -> Ints:
    """How many places more each candidate needs because so many speeches of a larger library have it."""
    if segmented.count < FEW_COMMON:
        return np.zeros(table.terms.size, dtype=np.int64)
    share = np.bincount(table.terms, minlength=len(table.names))[table.terms] / segmented.count
    alone = np.isin(table.kinds, (TermKind.NAME, TermKind.WORD)) & ~titled
    return np.where(alone, MORE_WHERE_COMMON * share, 0).astype(np.int64)


def _directness(segmented: SegmentedTexts, mentions: Mentions, lexicon: Lexicon) -> Floats:
    """What each mention counts for by how directly it speaks of its term, at most 1."""
    sentences = np.cumsum(np.isin(segmented.codes, _SENTENCE_ENDS))
    courtesies = find(sorted(lexicon.courtesies), segmented.codes)
    return np.where(np.isin(sentences[mentions.starts], sentences[courtesies.starts]), IN_COURTESY, 1.0)


def _least_shares(table: ScoreTable, titled: Flags, words: Words, lexicon: Lexicon, *, few: bool) -> Floats:
    """The least share of a speech's words at which each candidate is a subject of it.

    A word alone has to be said far more often than in everyday Chinese, unless a title names it; an everyday word of
    the lists more often still, and in a library of `few` speeches, where nothing shows what all of them speak of, it is
    none. What hardly ever stands before a noun, or mostly behind 的, is a thing's aspect and has to be very frequent.
    """
    plain = np.isin(table.kinds, (TermKind.RELATED, TermKind.WORD))
    everyday = np.isin(table.names, sorted(lexicon.broad - set(lexicon.canonical)))[table.terms]
    factor = np.where(everyday, np.inf if few else EVERYDAY * SURPRISING, np.where(plain, SURPRISING, 0))
    single = np.isin(table.kinds, (TermKind.NAME, TermKind.WORD))
    aspect = single & are_aspects(table.names, words)[table.terms]
    factor = np.where(aspect, ASPECT * SURPRISING, np.where(titled, 0, factor))
    return np.asarray(factor * (frequencies_of(table.names) / dictionary().total)[table.terms])


def _is_common(segmented: SegmentedTexts, table: ScoreTable, titled: Flags) -> Flags:
    """Whether so many speeches of the library dwell on each candidate that it tells none from another."""
    sizes = segmented.sizes()[table.speeches]
    often = (table.counts >= COMMON_PLACES) & (table.counts * COMMON_CHARACTERS >= sizes)
    dwelling = np.bincount(table.terms, weights=often | titled, minlength=len(table.names))
    share = dwelling[table.terms] / max(segmented.count, 1)
    if segmented.count >= FEW_COMMON:
        return np.asarray(share > 0.5)
    return np.asarray((share > NEARLY_ALL) & (table.kinds != TermKind.LISTED) & (segmented.count >= FEW_ALIKE))


def _is_quoted(codes: Codes, mentions: Mentions) -> Flags:
    opens, closes = np.isin(codes, _QUOTE_OPENS), np.isin(codes, _QUOTE_CLOSES)
    return opens[mentions.starts - 1] & closes[np.minimum(mentions.ends, codes.size - 1)]


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
        least = min(DWELT_UPON[kind], IN_ONE_PLACE) if characters < TINY_SPEECH else DWELT_UPON[kind]
        least = least if spread > 1 else max(least, IN_ONE_PLACE)
        in_passing = kind == TermKind.BROAD and (weight < least or count < BROAD_SHARE * characters)
        is_word = kind == TermKind.WORD
        in_passing |= is_word and _is_empty(name, lexicon) and weight < 2 * least
        everywhere = count >= EVERYWHERE_PLACES and count * EVERYWHERE_CHARACTERS >= characters
        is_closed = kind >= TermKind.PHRASE and _is_closed_name(name, lexicon, everywhere=everywhere)
        if name not in lexicon.stops and not in_passing and not is_closed:
            found.append(
                TagCandidate(
                    name=name,
                    forms=lexicon.forms(name),
                    listed=kind <= TermKind.RELATED,
                    broader=lexicon.related.get(name, frozenset()),
                    place=kind == TermKind.NAME,
                    telling=kind <= TermKind.PHRASE or (kind == TermKind.NAME and len(name) >= FULL_NAME),
                    dwelt_upon=weight >= least,
                    count=count,
                )
            )
    return found


def _is_closed_name(name: str, lexicon: Lexicon, *, everywhere: bool) -> bool:
    """Whether a name is or ends with what closes no term (仪式, 工会工作), calls people (同胞们), counts (一代人)."""
    ends_so = len(name) >= FULL_NAME and name[-SHORT_WORD:] in lexicon.closers and not everywhere
    return ends_so or name in lexicon.closers or name.startswith("一") or name.endswith("们")


def _is_empty(name: str, lexicon: Lexicon) -> bool:
    """Whether a word joins two that say nothing: 职工队伍."""
    empty = lexicon.stops | lexicon.broad
    return name[:-SHORT_WORD] in empty and name[-SHORT_WORD:] in empty
