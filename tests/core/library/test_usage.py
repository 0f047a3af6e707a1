"""How words are used in a library: which open terms, which end their phrase, which are nouns in all but name."""

from __future__ import annotations

from mkdocs_speeches.core.library.usage import (
    are_predicates,
    endings_of,
    flags_of,
    opening_of_words,
    phrases_among,
    take_objects,
    used_as_nouns,
)
from mkdocs_speeches.core.rules.lexicon import read_lexicon
from mkdocs_speeches.core.text.arrays import Flags, codes_of
from mkdocs_speeches.core.text.segment import Words, dictionary, segment

LEXICON = read_lexicon([("stop.txt", "睡眠\n发挥…\n")])


def _words(text: str) -> Words:
    return segment(codes_of(text))


def _has(flags: Flags, word: str) -> bool:
    return bool(flags[dictionary().entries[word]])


def test_flags_are_of_the_parts_of_speech_asked_for_without_what_is_banned() -> None:
    flags = flags_of(("n",), frozenset({"棉花"}))
    assert _has(flags, "农民")
    assert not _has(flags, "棉花")
    assert not _has(flags, "制冷")


def test_a_phrase_of_an_opener_and_its_object_opens_no_term() -> None:
    assert _has(opening_of_words(LEXICON.openers), "发挥优势")
    assert not _has(opening_of_words(LEXICON.openers), "优势")


def test_a_phrase_that_the_dictionary_has_whole_is_told_from_a_word() -> None:
    assert phrases_among(frozenset({"各族人民", "人民"})) == {"各族人民"}


def test_a_word_before_a_noun_does_not_end_its_phrase() -> None:
    ending, often = endings_of(_words("棉花产业大。种棉花。"))
    entry = dictionary().entries["棉花"]
    assert (ending[entry], often[entry]) == (1, 2)


def test_a_verb_with_something_behind_it_is_a_predicate() -> None:
    assert _has(are_predicates(_words("我们构建了家园。大家构建过。"), frozenset()), "构建")
    assert not _has(are_predicates(_words("疫情救治。大家救治。"), frozenset()), "救治")


def test_a_verbal_noun_that_mostly_has_its_object_behind_it_takes_objects() -> None:
    assert _has(take_objects(_words("调查棉花。调查农民。")), "调查")
    assert not _has(take_objects(_words("调查好。农民调查。")), "调查")


def test_a_verb_that_stands_where_nouns_do_is_used_as_one() -> None:
    text = "制冷技术好。大家谈制冷。" * 5
    assert _has(used_as_nouns(_words(text), LEXICON), "制冷")
    assert not _has(used_as_nouns(_words(text[:24]), LEXICON), "制冷")
    assert not _has(used_as_nouns(_words(text.replace("制冷", "睡眠")), LEXICON), "睡眠")
