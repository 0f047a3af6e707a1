"""The sought form: a number is found by that number, and by no part of it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speeches.core.text.corpus import SOUGHT, gather
from mkdocs_speeches.core.text.normal import normal
from mkdocs_speeches.core.text.sought import MARK, open_characters, plain_query, sought, sought_offsets

DIGITS = "0123456789"
TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("0159２０．，.,%、年人①½aＡ會\0e\u0301")), max_size=30)
SIGNS = st.text(st.sampled_from("0152２０．.,%、年人"), max_size=12)


def tokens(text: str) -> list[str]:
    """The rule read off sign by sign: a number is one token, any other letter one."""
    folded = unicodedata.normalize("NFKC", text.replace("，", "、"))
    found: list[str] = []
    at = 0
    while at < len(folded):
        end = at
        while end < len(folded) and (folded[end] in DIGITS or (end > at and is_joint(folded, end))):
            end += 1
        if end > at:
            found.append(without_thousands(folded[at:end]))
        elif folded[at].isalnum():
            found.append(folded[at])
        at = max(end, at + 1)
    return found


def is_joint(text: str, at: int) -> bool:
    beside = text[at - 1] + text[at + 1 : at + 2]
    return text[at] in ".," and len(beside) == 2 and set(beside) <= set(DIGITS)


def without_thousands(number: str) -> str:
    whole, *decimals = number.split(".")
    groups = whole.split(",")
    plain = "," in whole and len(groups[0]) < 4 and all(len(group) == 3 for group in groups[1:])
    return number.replace(",", "") if plain and not any("," in part for part in decimals) else number


def stands_in(phrase: list[str], text: list[str]) -> bool:
    return any(text[at : at + len(phrase)] == phrase for at in range(len(text)))


@pytest.mark.parametrize(
    ("phrase", "text", "is_found"),
    [
        ("6.5", "增长6.5%左右", True),
        ("6.5%", "增长６．５％左右", True),
        ("6.5", "36.5", False),
        ("6.5", "65", False),
        ("65", "6.5", False),
        ("6.5", "6%、5", False),
        ("65", "6%、5", False),
        ("5", "6%、5", True),
        ("1.1", "1.1.1", False),
        ("1.1", "第1.1节", True),
        ("15", "1.5", False),
        ("15", "15.2", False),
        ("15", "2015", False),
        ("15", "15%", True),
        ("1000", "1,000人", True),
        ("1,000", "1000人", True),
        ("1,000", "１，０００人", True),
        ("000", "1,000", False),
        ("2035", "2035年", True),
        ("2035年", "到2035年，", True),
        ("2018", "2017，2018年", True),
        ("35", "3,5", False),
        ("5G", "5G网络", True),
        ("5G", "15G网络", False),
        ("19", "COVID-19", True),
    ],
)
def test_a_number_is_found_by_that_number_only(phrase: str, text: str, is_found: bool) -> None:
    assert (sought(phrase) in sought(text)) is is_found


@given(phrase=SIGNS.filter(sought), text=SIGNS)
def test_a_phrase_stands_where_its_tokens_do(phrase: str, text: str) -> None:
    assert (sought(phrase) in sought(text)) == stands_in(tokens(phrase), tokens(text))


@given(TEXTS)
def test_without_numbers_it_is_the_normal_form(text: str) -> None:
    bare = "".join(sign for sign in text if not set(normal(sign)) & set(DIGITS))
    assert sought(bare) == normal(bare)


@given(TEXTS)
def test_each_letter_knows_where_it_stands(text: str) -> None:
    form, offsets = sought_offsets(text)
    assert form == sought(text)
    assert offsets.tolist() == sorted(offsets.tolist())
    for letter, offset in zip(form, offsets.tolist(), strict=True):
        if letter in DIGITS:
            assert set(normal(text[offset:])) & {letter}
    marked = [offset for letter, offset in zip(form, offsets.tolist(), strict=True) if letter == MARK]
    assert all(set(normal(text[offset])) & set(DIGITS) for offset in marked)


@given(st.lists(TEXTS, max_size=5))
def test_the_array_holds_the_forms(texts: list[str]) -> None:
    codes = gather(texts, SOUGHT).codes.tolist()
    assert "".join(map(chr, codes)) == "".join(f"{sought(text)}\0" for text in texts)


def test_characters_that_hold_numbers_part_them() -> None:
    assert (open_characters()[ord("½")], open_characters()[ord("⑴")], sought("½")) == ("1 2", " 1 ", "#1##2#")


def test_a_form_can_be_asked_for() -> None:
    assert plain_query(sought("6%、５．５人")) == "6、5.5人"
