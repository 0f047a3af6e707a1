"""Which candidates say enough of a speech: for its room, for everyday Chinese, and over more than one passage."""

from __future__ import annotations

from mkdocs_speeches.core.library.terms import find_terms
from mkdocs_speeches.core.library.texts import gather_texts
from mkdocs_speeches.core.model import Document
from mkdocs_speeches.core.rules.lexicon import load_lexicon
from tests.core.documents import document

LEXICON = load_lexicon()
FILL = "大家要把今天讲的事情一件一件办好，不要等，不要靠，也不要怕。"


def _tags(*documents: Document) -> tuple[str, ...]:
    """The tags of the first speech."""
    return next(iter(find_terms(gather_texts(documents), LEXICON).tags.values()))


def _spread(*lines: str, fill: int = 60) -> list[str]:
    """The lines with something about nothing behind each, altogether so many times."""
    return [part for line in lines for part in (line, *[FILL] * (fill // len(lines)))]


LINES = ("拖拉机来了。", "谁开拖拉机？", "拖拉机坏了。", "修好拖拉机。", "拖拉机走了。")


def test_what_stands_in_one_passage_of_a_longer_speech_is_an_aside() -> None:
    assert "拖拉机" in _tags(document(*_spread(*LINES)))
    assert "拖拉机" not in _tags(document(*LINES, *[FILL] * 60))
    assert "拖拉机" in _tags(document("#修好拖拉机", *LINES, *[FILL] * 60))


def test_a_word_has_to_be_said_more_often_where_there_is_more_room() -> None:
    assert "拖拉机" in _tags(document(*_spread(*LINES[:3], fill=30)))
    assert "拖拉机" not in _tags(document(*_spread(*LINES[:3], fill=120)))


def test_an_everyday_word_has_to_be_said_more_often_than_a_rare_one() -> None:
    assert "国家" not in _tags(document(*_spread(*(line.replace("拖拉机", "国家") for line in LINES))))
    lines = ("老人来了。", "老人笑了。", "老人累了。", "老人睡了。", "老人走了。")
    assert "老人" not in _tags(document(*_spread(*lines)))
    assert "老人" in _tags(document(*_spread(*lines * 3)))


def test_a_place_in_passing_is_no_subject_and_one_that_comes_back_is() -> None:
    lines = ("北京冬天冷。", "北京小吃多。", "我来北京。", "北京天气好。", "北京很大。")
    assert "北京" not in _tags(document(*_spread(*lines[:3])))
    assert "北京" in _tags(document(*_spread(*lines * 2)))


def test_what_the_other_speeches_of_a_larger_library_say_as_often_is_none() -> None:
    def others(line: str) -> list[Document]:
        return [document(*_spread(line, line, line, "棉花贵。"), name=f"b{number:02}") for number in range(8)] + [
            document(FILL, "棉花贵。", name=f"c{number:02}") for number in range(12)
        ]

    assert "拖拉机" in _tags(document(*_spread(*LINES)), *others("剪纸好看。"))
    assert "拖拉机" not in _tags(document(*_spread(*LINES)), *others("拖拉机来了。"))


def test_applause_in_brackets_is_said_by_nobody() -> None:
    lines = [f"{line}（掌声）" for line in LINES]
    assert "掌声" not in _tags(document(*_spread(*lines)))
    assert "掌声" in _tags(document(*_spread(*(line.replace("拖拉机", "掌声") for line in LINES))))
