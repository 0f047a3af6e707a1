"""How much each candidate counts in each speech: what it fills there, and how little it says elsewhere.

A candidate's rank grows with how much of the speech it fills (headings and quotations count more, spread counts) and
falls with how much of the other speeches and of everyday Chinese it fills, so that a library of one speech works too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mkdocs_speeches.core.library.mentions import Mentions, SegmentedTexts, TermKind
from mkdocs_speeches.core.library.tags import FULL_NAME, SHORT_WORD, TagCandidate
from mkdocs_speeches.core.rules.lexicon import Lexicon
from mkdocs_speeches.core.text.arrays import Codes, Flags, Floats, Hashes, Ints, codes_of, text_of
from mkdocs_speeches.core.text.fingerprints import hash_strings
from mkdocs_speeches.core.text.lookup import find
from mkdocs_speeches.core.text.segment import dictionary, frequencies_of, segment

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
WORD_MORE = 0.6
"""So much rarer, as a power of ten, is a term for each word more that it has."""
RARITIES = (5, 7.5)
"""The least and the most that rarity counts, as powers of ten."""
USUAL_RARITY = 6
"""That of most terms; rarity counts as its share of this."""
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
    kept &= ~_is_common(segmented, table, titled)
    shares = _least_shares(table, lexicon, few=segmented.count < FEW_COMMON)
    kept &= titled | (table.counts >= shares * segmented.words_of_speeches()[table.speeches])
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
    scores = weight**SATURATION * (1 + SPREAD * np.log1p(spread)) * _KIND_WEIGHT[kinds] * _rarity(names)[terms]
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
    longer = np.array([len(name) > SHORT_WORD for name in table.names], dtype=np.bool_)[table.terms]
    return np.where(longer, np.minimum(least, LONGER_COUNT), least)


def _directness(segmented: SegmentedTexts, mentions: Mentions, lexicon: Lexicon) -> Floats:
    """What each mention counts for by how directly it speaks of its term, at most 1."""
    sentences = np.cumsum(np.isin(segmented.codes, _SENTENCE_ENDS))
    courtesies = find(sorted(lexicon.courtesies), segmented.codes)
    return np.where(np.isin(sentences[mentions.starts], sentences[courtesies.starts]), IN_COURTESY, 1.0)


def _least_shares(table: ScoreTable, lexicon: Lexicon, *, few: bool) -> Floats:
    """The least share of a speech's words at which each candidate is a subject of it, though no title names it.

    A word alone has to be said far more often than in everyday Chinese; an everyday word of the lists more often still,
    and in a library of `few` speeches, where nothing shows what all of them speak of, it is none.
    """
    plain = np.isin(table.kinds, (TermKind.RELATED, TermKind.WORD))
    everyday = np.isin(table.names, sorted(lexicon.broad - set(lexicon.canonical)))[table.terms]
    factor = np.where(everyday, np.inf if few else EVERYDAY * SURPRISING, np.where(plain, SURPRISING, 0))
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


def _rarity(names: tuple[str, ...]) -> Floats:
    """How little each name is everyday Chinese, about 1: by its rarest word in jieba's corpus, more for more words."""
    lengths = np.array([len(name) + 1 for name in names], dtype=np.int64)
    words = segment(codes_of("".join(f"{name}\n" for name in names)))
    name = np.searchsorted(np.cumsum(lengths), words.starts, side="right")
    rare = np.log10(dictionary().total / dictionary().frequencies[words.entries])
    rarest = np.zeros(len(names))
    np.maximum.at(rarest, name, rare)
    more = np.bincount(name, minlength=len(names)) - 1
    return np.asarray(np.clip(rarest + WORD_MORE * more, *RARITIES) / USUAL_RARITY, dtype=np.float64)


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
        least = DWELT_UPON[kind] if spread > 1 else max(DWELT_UPON[kind], IN_ONE_PLACE)
        in_passing = kind == TermKind.BROAD and (weight < least or count < BROAD_SHARE * characters)
        is_word = kind == TermKind.WORD
        in_passing |= is_word and _is_empty(name, lexicon) and weight < 2 * least
        if name not in lexicon.stops and not in_passing and not (is_word and _is_closed_name(name, lexicon)):
            found.append(
                TagCandidate(
                    name=name,
                    forms=lexicon.forms(name),
                    listed=kind <= TermKind.RELATED,
                    broader=lexicon.related.get(name, frozenset()),
                    place=kind == TermKind.NAME,
                    dwelt_upon=weight >= least,
                    count=count,
                )
            )
    return found


def _is_closed_name(name: str, lexicon: Lexicon) -> bool:
    """Whether a word only adds to another what closes no term (工会工作), or calls people (同胞们)."""
    return name.endswith("们") or (len(name) >= FULL_NAME and name[-SHORT_WORD:] in lexicon.closers)


def _is_empty(name: str, lexicon: Lexicon) -> bool:
    """Whether a word joins two that say nothing: 职工队伍."""
    empty = lexicon.stops | lexicon.broad
    return name[:-SHORT_WORD] in empty and name[-SHORT_WORD:] in empty
