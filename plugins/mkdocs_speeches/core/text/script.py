"""In which script a text is written."""

from __future__ import annotations

from functools import cache

from mkdocs_speeches.core.text.normal import simplified

SIMPLIFIED, TRADITIONAL = "zh-Hans", "zh-Hant"
_LEAST = 0.2
_ENOUGH = 4000
"""So many characters of a text tell its script."""


def script_of(text: str) -> str:
    """`zh-Hans` or `zh-Hant`, as most signs that tell them apart say; empty where little of it is Chinese."""
    signs = [sign for sign in text[:_ENOUGH] if sign.isalpha()]
    han = sum("\u3400" <= sign <= "\u9fff" for sign in signs)
    if not signs or han < _LEAST * len(signs):
        return ""
    traditional, plain = _telling_signs()
    one, other = (sum(sign in told for sign in signs) for told in (traditional, plain))
    return TRADITIONAL if one > other else SIMPLIFIED


@cache
def _telling_signs() -> tuple[frozenset[str], frozenset[str]]:
    """The characters that only traditional texts have, and those that only simplified ones have."""
    folds = simplified()
    return frozenset(map(chr, folds)), frozenset(sign for sign in folds.values() if ord(sign) not in folds)
