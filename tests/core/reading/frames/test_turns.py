"""The turns of pages: numbers, running headers and marks go, and sentences and paragraphs go on across them."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.reading.statement import state
from mkdocs_speeches.core.text.display import Display
from tests.core.readings import read_text, uncovered

FRONT = "在全县秋季工作会议上的讲话\n同志们：\n"
TEXT = """　　今年以来，全县上下围绕年初确定的目标任务，克服了来自
各方面的困难，农田水利建设进度快于往年，乡村道路养护水平
明显提高。
　　当前，离年底只有两个多月时间，任务依然繁重，各乡镇各
部门要对照清单逐项检查，凡是进度落后的都要说明原因并提出
补救办法，确保各项工作按期完成，年底前向县政府报告结果，
不得漏报，也不得瞒报。
　　群众反映的饮水安全问题，要由水利部门牵头限期解决，财
政部门要保证资金，不得拖延，所在乡镇要做好解释工作，还要
把水质检测的结果定期公布。
　　学校、医院和敬老院的房屋要在入冬以前全部检查一遍，有
危险的坚决停用，修缮的费用由县乡两级分担，验收合格以后才
能重新开放，谁签字谁负责。"""
LINES = TEXT.split("\n")


def paragraphs(text: str) -> list[str]:
    document = read_text(text)
    assert uncovered(document) == []
    display = Display.of(document, {})
    return [display.text(part.spans) for part in document.speeches[0].parts[1:]]  # type: ignore[union-attr]


def debris(text: str) -> list[tuple[int, str]]:
    return [(found.span.line, found.rule) for found in read_text(text).debris]


WHOLE = paragraphs(FRONT + TEXT)


def pages(turn: list[str]) -> str:
    """The text with these lines where its pages end, each in the middle of a sentence; `#` counts the pages."""
    counted = ["\n".join(line.replace("#", str(page)) for line in turn) for page in (1, 2, 3)]
    parts = ["\n".join(LINES[first:last]) for first, last in ((0, 4), (4, 8), (8, 12), (12, None))]
    return FRONT + "\n".join(part for pair in zip(parts, [*counted, ""], strict=True) for part in pair).rstrip()


def test_the_text_is_of_four_paragraphs() -> None:
    assert [text[:2] for text in WHOLE] == ["今年", "当前", "群众", "学校"]


@pytest.mark.parametrize(
    "turn",
    [
        ["— # —"],
        ["第 # 页"],
        ["", "- # -", ""],
        ["第 # 页", "全县秋季工作会议材料"],
        ["全县秋季工作会议材料　第 # 页", "— # —"],
        ["全县秋季工作会议材料", "#／3"],
        ["https://www.example.com/content_1.html #/3", "2031/3/4 21:07 在秋季工作会议上的讲话_某县政府网"],
        ["#/3 2031/3/4 下午9:07"],
    ],
)
def test_what_stands_at_the_turn_of_a_page_goes_and_the_sentence_goes_on(turn: list[str]) -> None:
    assert paragraphs(pages(turn)) == WHOLE
    assert len(debris(pages(turn))) == 3 * len([line for line in turn if line])


def test_a_running_header_shows_by_the_sentences_that_it_breaks_off() -> None:
    filler = ["　　要把群众的事办好办实。"] * 8
    lines = [
        line
        for part in (LINES[:1], LINES[4:5], LINES[8:9])
        for line in (*part, "全县秋季工作会议材料", LINES[1], *filler)
    ]
    assert [rule for _, rule in debris(FRONT + "\n".join(lines))] == ["running-header"] * 3


def test_numbers_that_count_pages_go_and_others_stay() -> None:
    filler = "\n".join(["　　要把工作抓好，要把责任落实好，要把群众的事办好办实。"] * 9)
    counted = FRONT + "\n".join(f"{filler}\n{page}" for page in (1, 2, 3, 4))
    assert debris(counted) == [(2 + 10 * page, "page-number") for page in (1, 2, 3, 4)]
    assert debris(FRONT + "\n".join(f"{filler}\n{number}" for number in (4, 9, 3))) == []
    assert debris(f"{FRONT}一组\n1\n二组\n2\n三组\n3\n要抓好落实。") == []


@pytest.mark.parametrize("number", ["—1—", "— 1 —", "――1――", "－1－".replace("－", "—")])
def test_a_page_number_glued_to_a_line_is_cut_out(number: str) -> None:
    assert paragraphs(FRONT + TEXT.replace("各乡镇各\n", f"各乡镇各{number}\n")) == WHOLE
    assert paragraphs(FRONT + TEXT.replace("\n部门要", f"\n{number}部门要")) == WHOLE
    assert paragraphs(FRONT + TEXT.replace("逐项检查", f"逐项{number}检查")) == WHOLE


def test_a_count_of_pages_glued_to_the_text_goes_with_what_each_page_repeats() -> None:
    text = "第1页共3页本文可编辑各位来宾：今年天气很好，但第2页共3页本文可编辑水不够，要修第3页共3页本文可编辑好渠。"
    assert debris(text) == [(1, "page-number")] * 3
    assert paragraphs(text) == ["今年天气很好，但水不够，要修好渠。"]
    assert debris("请看材料第2页，共3页。第5页共9页也要看。") == []
    assert debris("请看材料第2页，共3页。") == []


@pytest.mark.parametrize("text", ["2011—1—5", "第—组", "10—20—30", "A—1—B"])
def test_dashes_around_figures_in_a_text_are_no_page_numbers(text: str) -> None:
    assert debris(f"{FRONT}要按照{text}的要求抓好落实。") == []


def test_repeated_lines_of_a_speech_are_no_running_headers() -> None:
    filler = "\n".join(["要把工作抓好，要把责任落实好，要把群众的事办好办实。"] * 9)
    for line in ("（掌声）", "各位代表！", "我们一起努力", "坚持人民至上"):
        assert debris(FRONT + f"\n{line}\n".join([filler] * 4)) == []


def test_a_running_header_that_is_the_title_stays_where_it_is_the_title() -> None:
    header = "在全县秋季工作会议上的讲话"
    text = pages(["第 # 页", header])
    [speech] = state(read_text(text))["speeches"]
    assert (speech["title"], speech["first_line"]) == (header, 1)
    assert paragraphs(text) == WHOLE


def test_the_marks_of_a_library_reader_go_and_its_pages_are_one_text() -> None:
    text = (
        "1、在全县农业工作会议上的讲话 同志们： 今天，我们开会研究春耕。 一、抓好春耕 要早动手，早备种，组织力量下\n"
        "2、到村组检查落实。种子站要保证供应，农技站要派人下去，把技术送到田头。 二、抓好水利 水库要放水，渠道要在\n"
        "3、三月底以前修好，谁误了农时谁负责，年底一并考核。 谢谢大家！"
    )
    document = read_text(text)
    assert uncovered(document) == []
    [speech] = state(document)["speeches"]
    assert (speech["title"], speech["salutation"]) == ("在全县农业工作会议上的讲话", "同志们")
    assert [heading["text"] for heading in speech["headings"]] == ["一、抓好春耕", "二、抓好水利"]
    assert [found.rule for found in document.debris] == ["page-number"] * 3


def test_a_list_is_no_count_of_pages() -> None:
    for text in ("1、要早动手。要早备种。\n2、要修好渠。要放好水。\n3、要查好账。", "1、早动手\n2、修好渠\n3、查好账"):
        assert debris(text) == []


def test_what_an_editor_marked_is_no_turn_of_a_page() -> None:
    text = "---\nlicense: CC0\n---\n" + pages(["\\— # —"])
    assert debris(text) == [] or {rule for _, rule in debris(text)} == {"markup"}
