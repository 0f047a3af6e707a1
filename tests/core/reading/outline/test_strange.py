"""What reads as a report on a speech is told, and so are short lines that nothing explains."""

from __future__ import annotations

from tests.core.readings import read_text

SAID = "县长王五指出，各乡镇要早动手、早安排，把各项措施落到实处。"
EVENT = "3月2日上午，县长王五主持召开全县春耕生产座谈会。"
PLAIN = "会议还研究了水利建设和良种推广工作，对有关事项作出了安排。"
OWN = "我讲三点意见，请同志们认真研究。我们要早动手。"
HEAD = "在全县农业工作会议上的讲话\n同志们：\n"


def told(*lines: str) -> list[tuple[str, int]]:
    found = read_text("\n".join(lines)).diagnostics
    return [(one.code, one.line) for one in found if one.code in ("S143", "S144")]


def test_what_tells_who_said_what_is_a_report() -> None:
    assert told("全县座谈会", "王五指出，要早动手。", PLAIN, "他强调，要抓好落实。") == [("S143", 2)]
    assert told(EVENT, SAID, PLAIN) == [("S143", 1)]
    assert told(EVENT, PLAIN) == [("S143", 1)]


def test_a_speech_that_quotes_is_none() -> None:
    assert told(HEAD + SAID, "他强调，要抓好落实。", OWN) == []
    assert told("在全县农业工作会议上的讲话", OWN, SAID, *[PLAIN] * 5) == []
    assert told("在全县农业工作会议上的讲话", EVENT, OWN, OWN) == []


def test_minutes_are_none() -> None:
    assert told("县政府常务会议纪要", f"{EVENT[:-1]}。现纪要如下：", "一、会议研究了春耕生产。", PLAIN) == []


def test_short_lines_that_nothing_explains_are_told_with_the_first_of_them() -> None:
    assert told(HEAD + OWN, "浏览", PLAIN, "范文", OWN) == [("S144", 4)]
    assert told(HEAD + OWN, "浏览", PLAIN) == []
    assert told("通讯录", "张三 13800000000", "李四 13900000000", "王五 13700000000") == [("S144", 2)]


def test_verse_and_lists_are_lines_of_the_text() -> None:
    assert told(HEAD + OWN, "春风吹绿江南岸", "细雨润开塞北花", "春耕一刻值千金", PLAIN) == []


def test_what_a_line_is_may_show_in_itself() -> None:
    assert told(HEAD + OWN, "（掌声）", PLAIN, "【插话】", PLAIN, "地点：三楼会议室", "主持人：王五", PLAIN) == []
    assert told(HEAD + OWN, "一、提高认识", PLAIN, "二、抓好落实", PLAIN) == []


def test_long_lines_that_are_set_off_and_no_headings_are_told() -> None:
    heading = "{}以更大的力度推动全县农业和农村各项改革不断向纵深发展并让广大农民群众得到更多更好更实在的看得见的好处"
    parts = [line for word in "甲乙丙" for line in ("", "", "", heading.format(word), "", OWN)]
    assert told(HEAD + PLAIN, *parts) == [("S144", 7)]


def test_how_much_of_a_text_says_who_said_what() -> None:
    said = ["王五指出，要早动手。", "他强调，要抓好落实。"]
    assert told("全县座谈会", said[0], *[PLAIN] * 3) == []
    assert told("全县座谈会", *said, *[PLAIN] * 6) == [("S143", 2)]
    assert told("全县座谈会", *said, *[PLAIN] * 9) == []


def test_what_took_place_stands_at_the_top_of_a_report() -> None:
    assert told("全县春耕生产座谈会", PLAIN, EVENT, PLAIN, PLAIN) == [("S143", 3)]
    assert told("全县春耕生产座谈会", PLAIN, PLAIN, EVENT, PLAIN, PLAIN) == []


def test_a_report_hardly_ever_says_i() -> None:
    assert told(EVENT, PLAIN, PLAIN, "我想各乡镇都明白了。") == [("S143", 1)]
    assert told(EVENT, PLAIN, PLAIN, "我想各乡镇都明白了，我相信大家。") == []
    assert told(EVENT, PLAIN, PLAIN, PLAIN, "我想各乡镇都明白了，我相信大家。") == []
    assert told(EVENT, PLAIN, PLAIN, "参会的农民说：“我懂了，我们早就备好了种子，我家的地也整好了。”") == [("S143", 1)]


def test_how_long_loose_lines_are_and_how_much_is_shown_of_one() -> None:
    above = "欢迎扫描下方的二维码关注青山县人民政府门户网站和政务新媒体"
    line = f"{above}了解更多与您的生产生活密切相关的政策信息和办事指南的内容"
    found = read_text("\n".join((HEAD + OWN, line, PLAIN, line, OWN))).diagnostics
    assert [one.line for one in found if one.code == "S144"] == [4]
    assert next("欢迎扫描下方的二维码关注青山县人民政府门”" in one.message for one in found if one.code == "S144")
    longer = f"{line}以及各乡镇各部门和各企业事业单位的最新动态和通知公告还有招聘信息"
    assert told(HEAD + OWN, longer, PLAIN, longer, OWN) == []


def test_what_stands_behind_the_thanks_is_told_but_for_remarks() -> None:
    end = (OWN, "谢谢大家！")
    assert told(HEAD + OWN, *end, "（全场热烈鼓掌）") == []
    assert told(HEAD + OWN, *end, PLAIN, PLAIN, PLAIN) == [("S144", 6)]
    assert told(HEAD + OWN, *end, PLAIN, PLAIN, PLAIN, PLAIN) == []


def test_a_text_that_lost_its_stops_and_a_list_are_told() -> None:
    def codes(text: str) -> list[str]:
        return [one.code for one in read_text(text).diagnostics if one.code == "S153"]

    words = "各乡镇要早动手抓好春耕"
    assert codes(f"政府工作报告\n同志们：\n{words * 80}。") == ["S153"]
    assert codes(f"政府工作报告\n同志们：\n{words * 66}。") == []
    assert codes(f"政府工作报告\n同志们：\n{words * 80}。\n{words}!") == []
    assert codes("目录\n二〇三一年报告\n二〇三二年报告") == ["S153"]
    assert codes("Speech\n\nWe came. We saw it, and we were glad of it. That is all.") == []
