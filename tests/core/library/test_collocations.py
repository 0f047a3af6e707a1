"""Words that stand together as a term does: firmly, or because a speech insists on them."""

from __future__ import annotations

from mkdocs_speeches.core.library.collocations import are_firm, find_runs
from mkdocs_speeches.core.library.mentions import segment_texts
from mkdocs_speeches.core.rules.lexicon import Lexicon, read_lexicon
from mkdocs_speeches.core.text.arrays import text_of
from tests.core.documents import texts_of

LEXICON = read_lexicon(
    [
        ("own.txt", "保障体系\n服务体系\n"),
        ("stop.txt", "体系\n同志\n社会\n…体系\n…同志\n社会…\n实现…\n中国…\n"),
    ]
)


def _runs(*lines: str, count: int = 2, lexicon: Lexicon = LEXICON) -> set[str]:
    """The runs of `count` words that may be a term and keep together."""
    segmented = segment_texts(texts_of(lines))
    words, at = segmented.words, find_runs(segmented, lexicon, count)[-1]
    starts, ends = words.starts[at], words.ends[at + count - 1]
    keys = segmented.prints.of(starts, ends)
    firm = are_firm(words, at, count, keys, lexicon)
    text = text_of(segmented.codes)
    return {text[start:end] for start, end in zip(starts[firm].tolist(), ends[firm].tolist(), strict=True)}


def test_a_speech_may_insist_on_words_that_any_speech_has() -> None:
    lines = ("社会体系好。", "谈谈社会体系。", "社会体系难。", "大家要社会体系。")
    assert "社会体系" in _runs(*lines)
    assert "社会体系" not in _runs(*lines[:3])
    assert "社会体系" not in _runs(*lines, *["大家要把今天讲的事情一件一件办好。"] * 400)


def test_a_closer_that_ends_no_listed_term_ends_no_insisted_one() -> None:
    lines = ("农民同志好。", "谈谈农民同志。", "农民同志难。", "大家要农民同志。")
    assert "农民同志" not in _runs(*lines)


def test_a_verb_that_opens_phrases_opens_no_insisted_one() -> None:
    lines = ("实现体系好。", "谈谈实现体系。", "实现体系难。", "大家要实现体系。")
    assert "实现体系" not in _runs(*lines)


def test_two_single_characters_may_be_a_short_form_before_a_noun() -> None:
    lines = ("中拉论坛好。", "谈谈中拉论坛。", "中拉论坛难。", "大家要中拉论坛。")
    assert "中拉论坛" in _runs(*lines, count=3)
    assert "也来论坛" not in _runs(*(line.replace("中拉", "也来") for line in lines), count=3)


def test_a_fragment_that_keeps_company_with_its_neighbour_is_not_firm() -> None:
    lines = ("中国特色社会主义好。", "谈谈中国特色社会主义。", "中国特色社会主义难。", "大家要中国特色社会主义。")
    assert "特色社会主义" not in _runs(*lines)
