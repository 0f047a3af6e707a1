"""In which script a text is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC

from mkdocs_speeches.core.text.normal import simplified

SIMPLIFIED, TRADITIONAL = "zh-Hans", "zh-Hant"
_LEAST = 0.2
_ENOUGH = 4000
"""So many characters of a text tell its script."""


def script_of(text: str) -> str:
    """`zh-Hans` or `zh-Hant`, as most signs that tell them apart say; empty where little of it is Chinese."""
    signs = {sign: times for sign, times in Counter(text[:_ENOUGH]).items() if sign.isalpha()}
    han = sum(times for sign, times in signs.items() if "\u3400" <= sign <= "\u9fff")
    if not signs or han < _LEAST * sum(signs.values()):
        return ""
    traditional, plain = _telling_signs()
    one, other = (sum(times for sign, times in signs.items() if sign in told) for told in (traditional, plain))
    return TRADITIONAL if one > other else SIMPLIFIED


@cache
def _telling_signs() -> tuple[frozenset[str], frozenset[str]]:
    """The characters that only traditional texts have, and those that only simplified ones have."""
    folds = simplified()
    return frozenset(map(chr, folds)), frozenset(sign for sign in folds.values() if ord(sign) not in folds)


@dataclass(frozen=True, slots=True)
class PlainCharacters:
    """How texts read in simplified characters, one for one: each character that changes with what becomes of it, in
    `pairs`; what becomes of it otherwise between two others (`於乾隆`) in `contexts`, ends of a text as a blank."""

    pairs: Mapping[str, str]
    contexts: Mapping[str, str]


def plain_characters(texts: Iterable[str]) -> PlainCharacters:
    """The characters of these texts as OpenCC makes them simplified, words that are exceptions included."""
    convert, folds = OpenCC("t2s").convert, simplified()
    pairs: dict[str, str] = {}
    contexts: dict[str, str] = {}
    for text in texts:
        one_by_one = text.translate(folds)
        plain: str = convert(text)
        pairs.update({sign: folds[ord(sign)] for sign in set(text) if ord(sign) in folds})
        if len(plain) != len(text):
            continue
        for at, (sign, told, right) in enumerate(zip(text, one_by_one, plain, strict=True)):
            if told != right:
                pairs.setdefault(sign, told)
                contexts[f" {text} "[at : at + 3]] = right
    return PlainCharacters(pairs, contexts)
