"""Where the speeches of a seed begin, and what showed it."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_speeches.core.model import BlockNo
from mkdocs_speeches.core.reading.front.front import Fronts
from mkdocs_speeches.core.reading.front.sheet import Sheet
from mkdocs_speeches.core.reading.front.starts import SHORTEST_SPEECH, find_starts
from tests.core.readings import RULES, lines_of

PROSE = "各乡镇要按照县里的部署，把这几件事情一件一件地办好办实，让全县人民群众满意。"
LONG = PROSE * (SHORTEST_SPEECH // len(PROSE) + 1)
TITLE, OTHER = "在全县农业工作会议上的讲话", "在全县水利工作会议上的讲话"


def starts(*texts: str, named: frozenset[BlockNo] = frozenset(), opens: int = -1) -> list[str]:
    lines = [
        replace(line, block=replace(line.block, opens=place == opens)) for place, line in enumerate(lines_of(*texts))
    ]
    return [f"{start.block} {start.by}" for start in find_starts(Fronts(Sheet(lines, RULES), "a"), named)]


def test_a_seed_is_one_speech_unless_something_shows_more() -> None:
    assert starts(TITLE, "同志们：", LONG, "一、抓好春耕", LONG, "谢谢大家！") == ["0 first"]


def test_a_second_front_begins_a_speech() -> None:
    second = (OTHER, "（2031年3月2日）", "县长　王小明", "同志们：", LONG)
    assert starts(TITLE, "同志们：", LONG, "谢谢大家！", *second) == ["0 first", "4 front"]


def test_an_editor_may_say_where_one_begins() -> None:
    assert starts(TITLE, "同志们：", LONG, LONG, opens=3) == ["0 first", "3 stated"]


def test_pieces_of_a_compilation_begin_at_their_titles() -> None:
    pieces = ("年会讲话稿篇一", "同志们：", LONG, "年会讲话稿篇二", "同志们：", LONG)
    assert starts(*pieces) == ["0 piece", "3 piece"]


def test_what_contents_name_begins_a_speech() -> None:
    texts = ("抓好春耕生产", "同志们：", LONG, "修好水利设施", "同志们：", LONG)
    assert starts(*texts, named=frozenset({BlockNo(0), BlockNo(3)})) == ["0 piece", "3 piece"]


def test_numbering_that_begins_anew_below_a_salutation_is_another_speech() -> None:
    one = ("同志们：", LONG, "一、抓好春耕。", LONG, "二、修好水利。", LONG)
    assert starts(TITLE, *one, *one) == ["0 first", "7 restart"]
    assert starts(TITLE, *one, "同志们：", LONG, "三、办好学校。", LONG) == ["0 first"]


def test_a_piece_too_short_for_a_speech_belongs_to_its_neighbour() -> None:
    pieces = ("年会讲话稿篇一", "同志们：", LONG, "年会讲话稿篇二", PROSE, "年会讲话稿篇三", "同志们：", LONG)
    assert starts(*pieces) == ["0 piece", "5 piece"]
