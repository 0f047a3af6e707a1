"""The normal form: what counts as the same text."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speeches.core.text.normal import SPECIAL, characters, clusters, joiners, normal, normal_offsets, singles

_TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("工會服務、维权。２００９ＡbÉ①㎡½ﬁßİΣς"),
        st.sampled_from("e\u0301か\u3099ｶﾞ각가\u1100\u1161\u11a8\u0345\u0390\U0001109b\U000110ba각"),
    )
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("服务、维权、创新", "服务维权创新"),
        ("２００９年", "2009年"),
        ("工會", "工会"),
        ("豈", "岂"),
        ("薴", "苎"),
        ("ＭkDocs", "mkdocs"),
        ("Straße", "STRASSE"),
        ("ｶﾞ", "ガ"),
        ("か\u3099", "が"),
        ("e\u0301", "É"),
        ("第①条", "第1条"),
        ("20 m²", "20㎡"),
    ],
)
def test_texts_that_count_as_the_same(one: str, other: str) -> None:
    assert normal(one) == normal(other) != ""


@pytest.mark.parametrize(("one", "other"), [("か", "が"), ("e", "é"), ("末", "未"), ("o", "0")])
def test_texts_that_stay_apart(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@pytest.mark.parametrize("text", ["", "，。！", "××", "🎉", " \n\t\u3000", "——", "\ud800"])
def test_a_text_without_letters_and_digits_has_no_normal_form(text: str) -> None:
    assert normal(text) == ""


def test_each_assigned_character_follows_the_definition() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        folded = unicodedata.normalize("NFKC", character).casefold()
        form = characters()[code] if code < len(characters()) else ""
        assert form == normal(character)
        kept = [one for one in folded if unicodedata.category(one)[0] in "LN"]
        assert len(form) == len(kept), f"U+{code:04X}: not as many letters and digits as NFKC has"
        if not any(one >= "\u2e80" for one in kept):
            assert form == "".join(kept), f"U+{code:04X}: only Han characters are simplified"


def test_what_is_normal_stays_as_it_is() -> None:
    for form in characters():
        assert normal(form) == form


@given(_TEXTS)
def test_a_text_is_normalised_cluster_by_cluster(text: str) -> None:
    assert normal(text) == "".join(normal(cluster) for cluster in clusters().findall(text))


@given(_TEXTS)
def test_offsets_lead_back_to_the_character(text: str) -> None:
    form, offsets = normal_offsets(text)
    assert form == normal(text)
    assert len(offsets) == len(form)
    assert sorted(offsets) == list(offsets)
    for offset in set(offsets.tolist()):
        cluster = clusters().match(text, offset)
        assert cluster is not None
        mine = "".join(one for one, at in zip(form, offsets, strict=True) if at == offset)
        assert normal(cluster[0]) == mine


def test_the_table_of_singles_agrees_where_it_speaks() -> None:
    table = singles()
    joining = set(joiners())
    for code, value in enumerate(table.tolist()):
        form = normal(chr(code))
        if value == SPECIAL:
            assert len(form) > 1 or chr(code) in joining
        else:
            assert form == (chr(value) if value else "")
