"""How much each candidate counts in each speech: what it fills there, and how little it says elsewhere.

A candidate's rank grows with how much of the speech it fills (headings and quotations count more, spread counts) and
falls with how much of the other speeches and of everyday Chinese it fills, so that a library of one speech works too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mkdocs_speeches.core.library.candidates import is_indirect
from mkdocs_speeches.core.library.mentions import Mentions, SegmentedTexts, TermKind
from mkdocs_speeches.core.library.tags import TagCandidate
from mkdocs_speeches.core.rules.lexicon import Lexicon
from mkdocs_speeches.core.text.arrays import Codes, Flags, Floats, Ints, codes_of, text_of
from mkdocs_speeches.core.text.fingerprints import hash_strings
from mkdocs_speeches.core.text.lookup import find
from mkdocs_speeches.core.text.segment import dictionary, segment

CANDIDATES = 45
"""So many of a speech's candidates are looked at."""
QUOTED = 1.5
"""What a mention counts for that stands in quotation marks alone."""
IN_OTHER_WORDS = 0.5
"""What a mention counts for by a short or quite different spelling: 社区 is mostly not 社区建设."""
IN_COURTESY = 0.5
"""What a mention counts for in a sentence that greets, thanks or congratulates: it names guests, not subjects."""
SHORT_SPEECH = 1500
"""A speech of fewer characters has no room to say a thing again and again: there it tells how a thing is said."""
SMALL_LIBRARY = 30
"""In a library of so many speeches, how few of them have a term tells half of what it tells in a large one."""
LEAST_WEIGHT = 1
SATURATION = 0.7
"""The power of a term's weight that counts: said twice as often it is not twice as much what a speech is about."""
SPREAD = 0.5
"""What spread adds, for each time that a term stands in e times more paragraphs."""
WORD_MORE = 0.6
"""So much rarer, as a power of ten, is a term for each word more that it has."""
RARITIES = (5, 7.5)
"""The least and the most that rarity counts, as powers of ten."""
USUAL_RARITY = 6
"""That of most terms; rarity counts as its share of this."""
DWELT_UPON = (2, 4, 3, 5, 6)
"""What a listed or broad term, a phrase, a name, a word has to weigh in a speech to be a subject of it."""
IN_ONE_PLACE = 3
"""At least so much where it stands in one paragraph only."""

_KIND_WEIGHT = np.array([1.6, 0.8, 1.0, 0.85, 0.4])
_KIND_COUNT = np.array([1, 2, 3, 3, 6])
_SHORT_COUNT = np.array([1, 2, 2, 3, 3])
_TITLE_COUNT = np.array([1, 1, 1, 2, 2])
_SENTENCE_ENDS = codes_of("。！？；\n")
_QUOTE_OPENS, _QUOTE_CLOSES = codes_of("“「『《‘"), codes_of("”」』》’")


@dataclass(frozen=True, slots=True)
class ScoreTable:
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


def score(segmented: SegmentedTexts, mentions: Mentions, lexicon: Lexicon) -> ScoreTable:
    """The candidates of each speech that say enough of it, best first; mentions of one `key` are of one candidate."""
    keys, first, term = np.unique(mentions.keys, return_index=True, return_inverse=True)
    block = segmented.blocks_of(mentions.starts)
    owner = segmented.speeches[block]
    rows, row, counts = np.unique(owner * keys.size + term, return_inverse=True, return_counts=True)
    is_short = segmented.sizes() < SHORT_SPEECH
    worth = np.where(is_short[owner], _directness(segmented, mentions, lexicon), 1.0)
    worth *= np.where(_is_quoted(segmented.codes, mentions), QUOTED, 1.0)
    weight = np.bincount(row, weights=worth * segmented.weights[block])
    spread = np.bincount(np.unique(row * segmented.bounds.size + block) // segmented.bounds.size)
    speeches, terms = rows // max(keys.size, 1), rows % max(keys.size, 1)
    names = _names_of(segmented, mentions.taken(first), lexicon)
    rarity = _rarity(names) * _scarcity(np.bincount(terms), segmented.count)
    kinds = mentions.kinds[first]
    scores = weight**SATURATION * (1 + SPREAD * np.log1p(spread)) * (_KIND_WEIGHT[kinds] * rarity)[terms]
    order = np.lexsort((keys[terms], -scores, speeches))
    least = np.where(is_short[speeches, None], _SHORT_COUNT, _KIND_COUNT)
    titled = np.bincount(row, weights=segmented.is_title[block]) > 0
    least = np.where(titled[:, None], _TITLE_COUNT, least)[np.arange(terms.size), kinds[terms]]
    order = order[((counts >= least) & (weight >= LEAST_WEIGHT))[order]]
    return ScoreTable(
        names, kinds, speeches[order], terms[order], counts[order], weight[order], spread[order], scores[order]
    )


def _directness(segmented: SegmentedTexts, mentions: Mentions, lexicon: Lexicon) -> Floats:
    """What each mention counts for by how directly it speaks of its term, at most 1."""
    sentences = np.cumsum(np.isin(segmented.codes, _SENTENCE_ENDS))
    courtesies = find(sorted(lexicon.courtesies), segmented.codes)
    is_courteous = np.isin(sentences[mentions.starts], sentences[courtesies.starts])
    return np.where(is_indirect(segmented, mentions, lexicon), IN_OTHER_WORDS, 1.0) * np.where(
        is_courteous, IN_COURTESY, 1.0
    )


def _is_quoted(codes: Codes, mentions: Mentions) -> Flags:
    opens, closes = np.isin(codes, _QUOTE_OPENS), np.isin(codes, _QUOTE_CLOSES)
    return opens[mentions.starts - 1] & closes[np.minimum(mentions.ends, codes.size - 1)]


def _names_of(segmented: SegmentedTexts, mentions: Mentions, lexicon: Lexicon) -> tuple[str, ...]:
    """What each candidate is called: its canonical form, else as it stands in the text."""
    canonical = sorted(set(lexicon.canonical.values()))
    listed = dict(zip(hash_strings(canonical).tolist(), canonical, strict=True))
    text = text_of(segmented.codes)
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


def candidates_of(table: ScoreTable, rows: slice, lexicon: Lexicon) -> list[TagCandidate]:
    columns = (table.terms[rows], table.counts[rows], table.weights[rows], table.spread[rows])
    found = []
    for term, count, weight, spread in zip(*(column[:CANDIDATES].tolist() for column in columns), strict=True):
        name, kind = table.names[term], int(table.kinds[term])
        if name not in lexicon.stops:
            forms = lexicon.forms(name) if kind <= TermKind.BROAD else (name,)
            least = DWELT_UPON[kind] if spread > 1 else max(DWELT_UPON[kind], IN_ONE_PLACE)
            found.append(
                TagCandidate(name, forms, kind <= TermKind.BROAD, kind == TermKind.NAME, weight >= least, count)
            )
    return found
