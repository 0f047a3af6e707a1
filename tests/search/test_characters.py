"""The browser has the open form of every character as numbers."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.text.normal import joiners
from mkdocs_speeches.core.text.sought import open_characters
from mkdocs_speeches.search.characters import character_table


def _read(table: list[int]) -> tuple[set[int], set[int], dict[int, str]]:
    """Characters that stay, joiners, and what others become, as the browser reads them."""
    numbers = iter(table)

    def ranges() -> set[int]:
        found: set[int] = set()
        end = 0
        for _ in range(next(numbers)):
            start = end + next(numbers)
            end = start + next(numbers)
            found.update(range(start, end))
        return found

    kept, joined, replaced, before = ranges(), ranges(), {}, 0
    for _ in range(next(numbers)):
        before += next(numbers)
        count = next(numbers)
        folded = next(numbers)
        first = before + (folded // 2 if folded % 2 == 0 else -(folded + 1) // 2)
        replaced[before] = "".join(map(chr, (first, *(next(numbers) for _ in range(count - 1)))))
    assert next(numbers, None) is None
    return kept, joined, replaced


KEPT, JOINED, REPLACED = _read(character_table())


@pytest.mark.parametrize("sign", [*"工會Ａ２ﬁ①⑴½．，…aß𠀀\u3000"])
def test_each_character_becomes_what_it_becomes_here(sign: str) -> None:
    code = ord(sign)
    assert (sign if code in KEPT else REPLACED.get(code, "")) == open_characters()[code]


def test_joiners_are_those_of_the_normal_form() -> None:
    assert {ord(sign) for sign in joiners()} == JOINED
