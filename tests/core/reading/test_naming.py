"""Each speech has a title to show: its own, that of its piece with its number there, or its first words."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_speeches.core.editors.frontmatter import FrontMatter
from mkdocs_speeches.core.model import Document, Field, Front, LineNo, Seed, Source, Speech
from mkdocs_speeches.core.reading.naming import name_by_file, name_speeches
from mkdocs_speeches.core.reading.progress import Progress
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.text.display import Display
from tests.core.documents import document
from tests.core.readings import RULES, read_text


def progress(name: str) -> Progress:
    source = Source(name, (), "utf-8", LineNo(1))
    return Progress(source, Display.of(Document(source, (), (), (), ()), {}), RULES, [], [])


def speech(title: str = "", date: str = "") -> Speech:
    (made,) = document("正文。").speeches
    front = Front(title=Field(title, ()) if title else None, date=Field(date, ()) if date else None)
    return replace(made, title=title, front=front)


def titles(*own: str, name: str = "a.txt", matter: FrontMatter | None = None) -> tuple[list[str], list[str]]:
    """The titles that are shown, and those of which a note says that they are not the text's."""
    state = progress(name)
    shown = [named.title for named in name_speeches([speech(title) for title in own], matter, state)]
    return shown, [said.message for said in state.diagnostics]


def named(text: str) -> list[str]:
    """The titles of the speeches of a seed as read."""
    return [one.title for one in read(Seed("年会.txt", text.encode()), RULES).speeches]


def test_a_title_of_its_own_is_shown_and_nothing_said() -> None:
    assert titles("工作报告") == (["工作报告"], [])


def test_what_has_none_is_named_by_the_piece_it_stands_in() -> None:
    shown, said = titles("篇一", "", "", "篇二", "")
    assert shown == ["篇一", "篇一（之二）", "篇一（之三）", "篇二", "篇二（之二）"]
    assert len(said) == 3


def test_above_all_pieces_it_is_named_by_its_first_words_or_by_the_editor() -> None:
    assert named("各位代表：\n现在，我代表筹备组报告工作。请审议。\n") == ["各位代表：现在，我代表筹备组报告工作"]
    assert named("各位老师、同学们：\n大家好！今天是开学的日子。\n") == ["各位老师、同学们：大家好！今天是开学的日子"]
    assert named("同志们：\n" + "我们" * 30 + "。\n") == ["同志们：" + "我们" * 15 + "……"]
    assert titles("", matter=FrontMatter(title="大会文集"))[0] == ["大会文集"]


def test_only_what_has_no_words_is_named_by_its_file() -> None:
    state = progress("讲话/年会.txt")
    assert [one.title for one in name_speeches([replace(speech(), parts=())], None, state)] == ["年会"]
    speeches = [replace(speech(), parts=()), speech("篇一"), replace(speech(), parts=())]
    assert [named.named_by_file for named in name_speeches(speeches, None, state)] == [True, False, False]


def test_a_title_is_shown_without_what_a_page_sets_around_it() -> None:
    assert titles("原标题：政 府 工 作 报 告（全文）")[0] == ["政府工作报告"]
    assert titles("弘扬 团结 奋进 新精神")[0] == ["弘扬 团结 奋进 新精神"]


def test_numbers_are_chinese_below_a_hundred() -> None:
    shown, _ = titles("a", *[""] * 120)
    assert [shown[place] for place in (9, 10, 19, 20, 99)] == [
        f"a（之{n}）" for n in ("十", "十一", "二十", "二十一", 100)
    ]


def test_a_dated_file_name_is_the_last_witness_of_date_and_title() -> None:
    state = progress("x/2031-03-02_在全县大会上的讲话.txt")
    named = name_by_file(speech(), state)
    assert (named.title, named.front.date) == ("在全县大会上的讲话", Field("2031-03-02", (), "file-name"))
    assert [said.code for said in state.diagnostics] == ["S137"]


def test_what_the_text_states_wins_over_the_files_name() -> None:
    state = progress("2031-03-02_讲话稿.txt")
    own = speech("工作报告", "2031-02-01")
    assert name_by_file(own, state) == own
    assert state.diagnostics == []


def test_a_file_without_a_date_names_nothing() -> None:
    state = progress("在全县大会上的讲话.txt")
    assert name_by_file(speech(), state).title == ""


def told(text: str, name: str) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in read_text(text, name).diagnostics if one.code in ("S145", "S146")]


BODY = "同志们：\n今天我们召开会议，研究春耕生产，请大家认真贯彻落实。\n"


def test_a_title_that_is_not_the_files_is_told() -> None:
    name = "2031-03-02_在全县农业工作会议上的讲话.txt"
    assert told(f"青山要闻\n{BODY}", name) == [("S145", 1)]
    assert told(f"在全县农业工作会议上的讲话\n{BODY}", name) == []
    assert told(f"把春耕抓早抓好\n——在全县农业工作会议上的讲话\n{BODY}", name) == []
    assert told(f"青山要闻\n{BODY}", "扫描件之三十二号文档.txt") == []


def test_a_day_of_publication_in_the_files_name_is_told_where_a_dateline_names_an_earlier_one() -> None:
    text = f"发布时间：2031-03-03\n在全县农业工作会议上的讲话\n某某社青山3月{{}}日电\n{BODY}"
    assert told(text.format(2), "2031-03-03.txt") == [("S146", 3)]
    assert told(text.format(3), "2031-03-03.txt") == []
    assert told(text.format(2), "2031-03-02.txt") == []
