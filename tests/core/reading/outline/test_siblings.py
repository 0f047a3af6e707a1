"""The siblings of one numbering are read alike: all headings, or all items."""

from __future__ import annotations

from mkdocs_speeches.core.model import BlockNo, block_numbers
from mkdocs_speeches.core.reading.outline.nesting import Candidate
from mkdocs_speeches.core.reading.outline.seams import find_heads
from mkdocs_speeches.core.reading.outline.siblings import find_numbered, find_ordinals
from tests.core.readings import RULES, lines_of

SENTENCE = (
    "各乡镇和县直各单位要按照县里的统一部署把今年确定的这几件事情一件一件地办好办实让全县人民群众都感到满意都感到放心。"
)


def numbered(*texts: str) -> tuple[set[int], list[int]]:
    """The headings among these numbered lines, and the first of numberings that lack their beginning."""
    lines = lines_of(*texts)
    signs = {place: sign for place in block_numbers(0, len(lines)) if (sign := lines[place].sign)}
    candidates = {
        place: Candidate(sign.style.name, sign.value, sign.style.rank) for place, sign in sorted(signs.items())
    }
    headings, unbegun = find_numbered(candidates, find_heads(lines, signs, RULES))
    return set(headings), list(unbegun)


def ordinals(*texts: str, headings: tuple[int, ...] = ()) -> set[int]:
    """The spoken ordinals among these lines that are headings."""
    lines = lines_of(*texts)
    signs = {place: sign for place in block_numbers(0, len(lines)) if (sign := lines[place].sign)}
    heads = find_heads(lines, signs, RULES)
    return set(find_ordinals(lines, signs, heads, {BlockNo(place) for place in headings}, RULES))


def test_one_long_sentence_among_headings_is_a_heading_as_they_are() -> None:
    assert numbered("一、提高认识。", f"二、{SENTENCE}", "三、加强领导。") == ({0, 1, 2}, [])


def test_one_short_sentence_among_items_is_an_item_as_they_are() -> None:
    assert numbered(f"一、{SENTENCE}", f"二、{SENTENCE}", "三、加强领导。") == (set(), [])


def test_a_numbering_that_does_not_begin_makes_no_headings_and_is_told() -> None:
    assert numbered("三、提高认识。", "四、加强领导。") == (set(), [0])


def test_a_numbering_that_goes_on_below_another_parent_counts_on() -> None:
    texts = ("一、提高认识。", "1.抓学习。", "2.抓宣传。", "二、加强领导。", "3.抓检查。", "4.抓考核。")
    assert numbered(*texts)[0] == set(range(6))


def test_each_parent_has_its_own_series() -> None:
    texts = ("一、提高认识。", f"1.{SENTENCE}", f"2.{SENTENCE}", "二、加强领导。", "1.抓检查。", "2.抓考核。")
    assert numbered(*texts)[0] == {0, 3, 4, 5}


def test_ordinals_that_open_paragraphs_are_headings_where_there_are_two() -> None:
    assert ordinals("一是抓学习。", "大家要学。", "二是抓落实。") == {0, 2}
    assert ordinals("一是抓学习。", "大家要学。") == set()


def test_an_ordinal_that_opens_a_series_within_its_paragraph_is_none() -> None:
    assert ordinals("一是抓学习;二是抓落实。", "二是抓检查。") == set()


def test_a_section_ends_the_run_of_ordinals_above_it() -> None:
    texts = ("一、提高认识。", "一是抓学习。", "二、加强领导。", "二是抓落实。")
    assert ordinals(*texts, headings=(0, 2)) == set()
