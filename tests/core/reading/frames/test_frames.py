"""What frames say of a speech: when it was published, and who spoke."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.reading.statement import state
from tests.core.readings import read_text

BODY = "同志们：\n今天开会，研究春耕。\n一、抓好春耕\n要早动手。\n二、抓好水利\n要修好渠。\n谢谢大家！"
TITLE = "在全县农业工作会议上的讲话"


@pytest.mark.parametrize(
    "line",
    [
        "发表时间：2031-03-05　　　来源：青山日报",
        "发布时间：2031-03-05 09:12 信息来源：县政府办",
        "2031年03月05日08:20   来源：青山网－青山日报",
        "2031-03-05 09:41:05",
        "2031-03-05",
        "时间：2031-03-05",
        "新闻频道 来源：青山社 2031年3月5日 19:06",
    ],
)
def test_the_time_of_publication_is_a_field_and_no_date(line: str) -> None:
    [speech] = state(read_text(f"{TITLE}\n{line}\n{BODY}"))["speeches"]
    assert (speech["published"], speech["date"]) == ("2031-03-05", None)
    [speech] = state(read_text(f"{TITLE}\n（2031年3月2日）\n{line}\n{BODY}"))["speeches"]
    assert (speech["published"], speech["date"]) == ("2031-03-05", "2031-03-02")


def test_a_paper_says_below_the_text_when_it_came_out() -> None:
    for text in (
        f"{TITLE}\n{BODY}\n《 青山日报 》（ 2031年03月05日 02 版）",
        f"{BODY}《 青山日报 》（ 2031年03月05日 02 版）",
    ):
        assert state(read_text(text))["speeches"][0]["published"] == "2031-03-05"


@pytest.mark.parametrize(
    "line", ["发布时间：由县委办确定。", "发布时间：2031-02-30", "时间：2031年3月2日", "来源：青山日报"]
)
def test_what_gives_no_day_gives_no_time_of_publication(line: str) -> None:
    [speech] = state(read_text(f"{TITLE}\n{line}\n{BODY}"))["speeches"]
    assert speech["published"] is None


def test_each_speech_of_a_file_has_the_time_of_its_own_page() -> None:
    pages = [f"{TITLE}\n（2031年3月{day}日）\n2031-03-0{day + 1} 09:12\n{BODY}" for day in (2, 4)]
    speeches = state(read_text("\n".join(pages)))["speeches"]
    assert [speech["published"] for speech in speeches] == ["2031-03-03", "2031-03-05"]


def test_pieces_have_the_time_of_the_page_that_they_share() -> None:
    pieces = [f"年会讲话稿篇{number}\n同志们：\n今天开会。\n谢谢大家！" for number in "一二"]
    speeches = state(read_text("年会讲话稿汇总\n时间：2031-03-05 09:39\n" + "\n".join(pieces)))["speeches"]
    assert [speech["published"] for speech in speeches] == ["2031-03-05"] * 2


def test_whom_a_page_names_as_author_is_the_speaker_where_the_speech_names_nobody() -> None:
    stated = state(read_text(f"{TITLE}\n作者：王小明　来源：青山网\n{BODY}"))
    assert stated["speeches"][0]["speaker"] == "王小明"
    assert [(said["code"], said["line"]) for said in stated["diagnostics"] if said["code"] == "S142"] == [("S142", 2)]
    [speech] = state(read_text(f"{TITLE}\n县长　李大力\n作者：王小明\n{BODY}"))["speeches"]
    assert speech["speaker"] == "李大力"
    [speech] = state(read_text(f"{TITLE}\n作者：佚名\n{BODY}"))["speeches"]
    assert speech["speaker"] is None


def test_whom_a_page_names_above_several_texts_or_texts_that_it_gathered_spoke_none_of_them() -> None:
    pieces = "\n".join(f"年会讲话稿篇{number}\n同志们：\n今天开会。\n谢谢大家！" for number in "一二")
    named = state(read_text(f"年会讲话稿汇总\n时间：2031-03-05 作者：王小明\n{pieces}"))["speeches"]
    gathered = "以下是小编为大家收集的范文，供大家参考。"
    named += state(read_text(f"{TITLE}\n作者：王小明\n{gathered}\n{BODY}"))["speeches"]
    assert [speech["speaker"] for speech in named] == [None] * 3


def test_the_time_of_printing_is_no_time_of_publication() -> None:
    [speech] = state(read_text(f"2031/3/23 21:07 {TITLE}_某县政府网\n{TITLE}\n{BODY}"))["speeches"]
    assert (speech["published"], speech["title"]) == (None, TITLE)


def test_what_a_page_says_before_it_gives_the_text_is_no_speech() -> None:
    words = "有人说，理想是廉价的。\n我觉得理想是昂贵的，追求理想要耗费时间。\n以下是原文，演讲全文仅535字："
    document = read_text(f"{words}\n{TITLE}\n县长　王小明\n{BODY}")
    assert [debris.span.line for debris in document.debris] == [1, 2, 3]
    assert state(document)["speeches"][0]["first_line"] == 4


def test_short_lines_of_a_speech_are_no_frames_of_its_page() -> None:
    lines = "让我们想一想。\n一个孩子。\n标签：懒惰\n2031-03-03\n她想上场。\n谢谢大家。"
    assert read_text(f"女性运动的未来\n{lines}").debris == ()
