"""What a library speaks of: the tags of each speech, as a librarian would name them, and all mentions of its terms."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from mkdocs_speeches.core.library.boundaries import Edges, find_edges
from mkdocs_speeches.core.library.candidates import find_discovered, find_listed
from mkdocs_speeches.core.library.mentions import (
    Mentions,
    SegmentedTexts,
    TermPlaces,
    fold_variants,
    join_mentions,
    segment_texts,
)
from mkdocs_speeches.core.library.scores import candidates_of, score
from mkdocs_speeches.core.library.tags import TagCandidate, choose
from mkdocs_speeches.core.library.texts import Texts
from mkdocs_speeches.core.model import Speech
from mkdocs_speeches.core.rules.lexicon import Lexicon
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.store.memory import Recall, make_anew
from mkdocs_speeches.core.text.arrays import codes_of, text_of
from mkdocs_speeches.core.text.corpus import Corpus
from mkdocs_speeches.core.text.fingerprints import hash_strings
from mkdocs_speeches.core.text.lookup import find
from mkdocs_speeches.core.text.normal import normal


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """What a library speaks of: the `subjects` of each speech by its slug, best first, and all mentions of candidates.

    `tags` are the subjects in the spelling that the speech itself has, one for one.
    """

    subjects: Mapping[str, tuple[str, ...]]
    tags: Mapping[str, tuple[str, ...]]
    segmented: SegmentedTexts
    mentions: Mentions

    def edges(self, corpus: Corpus, texts: Texts, rules: Rules) -> Edges:
        """Where words, parts of clauses and clauses part in the corpus of the bodies of these texts."""
        return find_edges(self.segmented, corpus, texts, rules)

    def find(self, names: Iterable[str]) -> TermPlaces:
        """Where each of `names` is mentioned in a heading or paragraph.

        A name that is no candidate (an editor's tag) is looked up letter for letter.
        """
        wanted = tuple(sorted(set(names)))
        hashes = hash_strings(wanted)
        known = np.isin(hashes, self.mentions.keys).tolist()
        unknown = [name for name, is_known in zip(wanted, known, strict=True) if not is_known]
        literal = find(unknown, self.segmented.codes)
        mentions = self.mentions.taken(np.isin(self.mentions.keys, hashes))
        starts = np.concatenate((mentions.starts, literal.starts))
        ends = np.concatenate((mentions.ends, literal.starts + literal.lengths))
        keys = np.concatenate((mentions.keys, hash_strings(unknown)[literal.strings]))
        block = np.searchsorted(self.segmented.bounds, starts, side="right") - 1
        order = np.argsort(starts, kind="stable")
        order = order[self.segmented.is_body[block[order]]]
        by_hash = np.argsort(hashes)
        which = by_hash[np.searchsorted(hashes, keys[order], sorter=by_hash)] if hashes.size else order
        first = self.segmented.bounds[block[order]]
        return TermPlaces(wanted, which, block[order], starts[order] - first, ends[order] - first)


def find_terms(texts: Texts, lexicon: Lexicon, recall: Recall = make_anew) -> Terms:
    """The terms of a library and the tags of its speeches. What an editor said of a speech's tags holds."""
    segmented = segment_texts(texts, recall)
    listed = find_listed(segmented, lexicon)
    mentions = join_mentions(listed, *find_discovered(segmented, lexicon, listed))
    table = score(segmented, mentions, lexicon)
    bounds = np.searchsorted(table.speeches, np.arange(segmented.count + 1)).tolist()
    ranked = (
        choose(
            _may_be_tags(candidates_of(table, slice(first, last), lexicon, characters=size), speech, lexicon),
            characters=size,
        )
        for speech, first, last, size in zip(
            texts.speeches, bounds, bounds[1:], segmented.sizes().tolist(), strict=False
        )
    )
    subjects = {
        speech.slug: _with_edits(speech, found, lexicon) for speech, found in zip(texts.speeches, ranked, strict=True)
    }
    tags = {
        slug: tuple(_as_written(name, lexicon, text) for name in names)
        for (slug, names), text in zip(subjects.items(), _both_texts(segmented), strict=True)
    }
    return Terms(subjects, tags, segmented, mentions)


def _may_be_tags(candidates: Sequence[TagCandidate], speech: Speech, lexicon: Lexicon) -> list[TagCandidate]:
    """Without the terms that are known to be younger than the speech, and what is to stand in no list."""
    date = speech.front.date.text if speech.front.date else ""
    in_use = [candidate for candidate in candidates if not _is_before(date, lexicon.since.get(candidate.name, ""))]
    if not lexicon.unlisted:
        return in_use
    return [candidate for candidate in in_use if normal(candidate.name) not in lexicon.unlisted]


def _is_before(date: str, since: str) -> bool:
    """Whether a date in EDTF is certainly before another one, as far as both are precise."""
    size = min(len(date), len(since))
    return "X" not in date[:size] and date[:size] < since[:size]


def _both_texts(segmented: SegmentedTexts) -> Iterator[tuple[str, str]]:
    """The text of each speech, variants of characters made one, and the same as it is written."""
    ends = np.searchsorted(segmented.speeches, np.arange(segmented.count + 1))
    for first, last in pairwise(segmented.bounds[ends].tolist()):
        yield text_of(segmented.codes[first:last]), text_of(segmented.written[first:last])


def _as_written(name: str, lexicon: Lexicon, texts: tuple[str, str]) -> str:
    """The spelling of a term that a text has most often, of equals the first, in the characters of its first place."""
    text, written = texts
    folded = [text_of(fold_variants(codes_of(form))) for form in lexicon.forms(name)]
    counts = [text.count(form) for form in folded]
    most = counts.index(max(counts))
    place = text.find(folded[most])
    form = lexicon.forms(name)[most]
    said = written[place : place + len(form)] if place >= 0 else form
    return form if _letters_of(said) == _letters_of(form) else said


def _letters_of(name: str) -> str:
    """A name without the differences that only letters of another width or case make."""
    return unicodedata.normalize("NFKC", name).casefold()


def _with_edits(speech: Speech, found: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    wanted = (*(found if speech.tags is None else speech.tags), *speech.tags_add)
    removed = {lexicon.canonical.get(name, name) for name in speech.tags_remove}
    return tuple(dict.fromkeys(name for name in wanted if name not in removed))
