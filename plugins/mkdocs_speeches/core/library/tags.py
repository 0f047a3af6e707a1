"""Which candidates become the tags of a speech: none that is part of a better one, and no two that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

FEWEST_TAGS, MOST_TAGS = 10, 15
SHORTEST_LIST, CHARACTERS_PER_TAG = 8, 500
ALIKE = 0.6
SHARE, SHARE_OF_LISTED, SHARE_OF_WORD, SHARE_OF_BROADER, SHARE_OF_EVERYDAY = 0.5, 0.7, 0.3, 0.25, 0.1
"""A candidate within a longer one is left out where so much of what it stands for is the longer one."""
SHORT_WORD = 2
FULL_NAME = 4


@dataclass(frozen=True, slots=True)
class TagCandidate:
    """A possible tag of one speech; `forms` are its spellings, itself first.

    It is `listed` in a lexicon or not, there perhaps as a `broader` word of some terms, a `place` or not, `telling` by
    itself or a word that may be said in passing, `dwelt_upon` or only touched, and stands there `count` times.
    """

    name: str
    forms: tuple[str, ...]
    listed: bool
    broader: frozenset[str]
    place: bool
    telling: bool
    dwelt_upon: bool
    everyday: bool
    count: int


def choose(candidates: Sequence[TagCandidate], *, characters: int) -> tuple[str, ...]:
    """The best of a speech's candidates, which come best first, without those that a better one says already.

    At most `MOST_TAGS`, fewer for a speech of few `characters`; what it only touches upon stands where there would be
    fewer than `FEWEST_TAGS` else.
    """
    fragments = _fragments([candidate for candidate in candidates if candidate.dwelt_upon])
    chosen: list[TagCandidate] = []
    touched = [candidate for candidate in candidates if not candidate.dwelt_upon and candidate.telling]
    most = min(MOST_TAGS, SHORTEST_LIST + characters // CHARACTERS_PER_TAG)
    for size, group in (most, candidates), (min(most, FEWEST_TAGS), touched):
        for candidate in group:
            fits = candidate.dwelt_upon == (group is candidates) and candidate not in fragments and len(chosen) < size
            if fits and not any(_is_same(candidate, other) for other in chosen):
                chosen.append(candidate)
    return tuple(candidate.name for candidate in chosen)


def _fragments(candidates: Sequence[TagCandidate]) -> set[TagCandidate]:
    """Those said within others, or around them: the longer ones stand if together they are what is mostly meant."""
    left_out = set()
    names = "\n".join(candidate.name for candidate in candidates)
    for part in candidates:
        forms = [form for form in part.forms if names.count(form) > (form in part.name)]
        wholes = [whole for whole in candidates if part is not whole and _is_said_in(part, whole)] if forms else []
        innermost = [one for one in wholes if not any(one is not two and two.name in one.name for two in wholes)]
        told = [whole.count / _share(part, whole) for whole in innermost] or [0.0]
        is_told = (max(told) if part.place else sum(told)) >= part.count
        left_out.update([part] if is_told else wholes)
    return left_out


def _share(part: TagCandidate, whole: TagCandidate) -> float:
    if part.everyday:
        return SHARE_OF_EVERYDAY
    if whole.name in part.broader:
        return SHARE_OF_BROADER
    if part.listed:
        return SHARE if whole.listed else SHARE_OF_LISTED
    return SHARE_OF_WORD if len(part.name) <= SHORT_WORD and not part.place else SHARE


def _is_same(one: TagCandidate, other: TagCandidate) -> bool:
    """Whether two candidates say the same: one is part of the other, or they share most pairs of characters.

    Two terms of the lexica are told apart there; a place is not said by what took place there.
    """
    if _is_said_in(one, other) or _is_said_in(other, one):
        return True
    if one.listed != other.listed:
        listed, phrase = (one, other) if one.listed else (other, one)
        return not phrase.place and any(phrase.name in form for form in listed.forms)
    return not one.listed and _likeness(one.name, other.name) >= ALIKE


def _is_said_in(part: TagCandidate, whole: TagCandidate) -> bool:
    """Whether one is said within the other.

    A short spelling is not enough between two terms of the lexica unless hardly anything is added: 审计整改 says more
    than 审计监督, 班组长 is part of 班组建设.
    """
    both = part.listed and whole.listed
    least = min(FULL_NAME, len(part.name), len(whole.name) - 1) if both else 0
    return any(form in whole.name for form in part.forms if len(form) >= least)


def _likeness(one: str, other: str) -> float:
    """The share of pairs of neighbouring characters that two names have in common (Dice's coefficient)."""
    pairs, others = _pairs(one), _pairs(other)
    return 2 * len(pairs & others) / max(len(pairs) + len(others), 1)


@lru_cache(maxsize=1 << 14)
def _pairs(name: str) -> frozenset[str]:
    return frozenset(name[i : i + 2] for i in range(len(name) - 1))
