"""The library as one array: nothing runs over a block's end, and every position leads back."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speeches.core.text.corpus import BOUNDARY, Corpus, gather
from mkdocs_speeches.core.text.normal import normal

_BLOCKS = st.lists(st.text(st.one_of(st.characters(), st.sampled_from("工会，。㎡½ｶﾞ\u3099\0"))))


def _read(corpus: Corpus) -> list[str]:
    text = "".join(map(chr, corpus.codes.tolist()))
    return text.split(chr(BOUNDARY))[:-1]


@given(_BLOCKS)
def test_each_block_stands_in_the_array_in_its_normal_form(texts: list[str]) -> None:
    corpus = gather(texts)
    assert _read(corpus) == [normal(text) for text in texts]
    assert len(corpus.starts) == len(texts)


@given(_BLOCKS)
def test_each_position_leads_back_to_block_and_offset(texts: list[str]) -> None:
    corpus = gather(texts)
    blocks, offsets = corpus.locate(np.arange(len(corpus.codes)))
    expected = [(block, offset) for block, text in enumerate(texts) for offset in range(len(normal(text)) + 1)]
    assert list(zip(blocks.tolist(), offsets.tolist(), strict=True)) == expected


def test_more_texts_than_one_batch_holds_are_one_corpus() -> None:
    texts = [f"第{number}段，{'工会' * (number % 7)}" for number in range(5000)]
    texts[1500] = "面积２０㎡"
    assert _read(gather(iter(texts))) == [normal(text) for text in texts]
