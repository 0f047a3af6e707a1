"""What is said of numberings is what a reader would look up."""

from __future__ import annotations

import pytest

from tests.core.readings import read_text

HEAD = "在全市经济工作会议上的讲话\n\n同志们：\n\n"
BODY = "我们要认真贯彻落实会议精神，把各项工作抓紧抓好，确保全年目标任务顺利完成，不辜负全市人民的期望。"


def speech(*parts: str) -> str:
    """A speech of these paragraphs, each with a paragraph below it."""
    return HEAD + "\n\n".join(f"{part}\n\n{BODY}" for part in parts)


def doubts(text: str) -> list[tuple[str, str]]:
    """The doubts about numbering: code and what was found."""
    found = [one for one in read_text(text).diagnostics if one.code in ("S107", "S108", "S112", "S151")]
    return [(one.code, one.message) for one in found]


def test_a_number_that_the_text_leaves_out_is_missing() -> None:
    assert doubts(speech("一、提高认识", "三、加强领导")) == [("S107", "编号从“一、”跳到“三、”")]


def test_a_numbering_that_begins_at_two_lacks_its_beginning() -> None:
    assert doubts(speech("二、提高认识", "三、加强领导")) == [("S107", "编号从“开头”跳到“二、”")]


def test_a_numbering_that_begins_far_on_lacks_nothing() -> None:
    assert doubts(speech("六、提高认识", "七、加强领导")) == []


def test_a_number_that_comes_twice_is_repeated() -> None:
    assert doubts(speech("一、提高认识", "二、加强领导", "二、狠抓落实")) == [("S108", "编号“二、”重复出现")]


@pytest.mark.parametrize("begins", [f"二、{BODY}{BODY}", "二、要认真贯彻：", "二是要加强领导"])
def test_a_number_that_stands_at_a_lines_start_is_not_missing(begins: str) -> None:
    assert "S107" not in {code for code, _ in doubts(speech("一、提高认识", begins, "三、狠抓落实"))}


def test_numbers_that_run_backwards_are_not_missing() -> None:
    assert doubts(speech("一、提高认识", "二、加强领导", "三、狠抓落实", "一、提高认识")) == []


@pytest.mark.parametrize(
    ("one", "two", "three"), [("一、", "二、", "三、"), ("1.", "2.", "3."), ("(一)", "(二)", "(三)")]
)
def test_a_number_within_a_line_is_our_doubt_not_the_texts(one: str, two: str, three: str) -> None:
    text = HEAD + "\n\n".join((f"{one}提高认识", f"{BODY}{two}加强领导", BODY, f"{three}狠抓落实", BODY))
    assert doubts(text) == [("S151", f"编号“{two}”在段落中间，没有读作标题")]


def test_siblings_of_two_signs_are_doubted() -> None:
    assert doubts(speech("1．提高认识", "2．加强领导", "Ⅰ、附则")) == [
        ("S112", "同一级标题的编号有两种写法：“2.”和“Ⅰ、”")
    ]


def test_headings_with_nothing_between_them_may_be_a_table_of_contents() -> None:
    text = f"一、要提高认识\n\n二、要加强领导\n\n三、要狠抓落实\n\n{BODY}"
    told = [(one.code, one.line) for one in read_text(HEAD + text).diagnostics if one.code == "S152"]
    assert told == [("S152", 5)]
    assert all(one.code != "S152" for one in read_text(speech("一、提高认识", "二、加强领导", "三、狠抓")).diagnostics)


def test_two_headings_in_a_row_are_no_table_of_contents() -> None:
    told = read_text(HEAD + f"一、要提高认识\n\n二、要加强领导\n\n{BODY}").diagnostics
    assert "S152" not in {one.code for one in told}


def test_a_numbering_lacks_its_beginning_up_to_three() -> None:
    assert doubts(speech("三、提高认识", "四、加强领导")) == [("S107", "编号从“开头”跳到“三、”")]
    assert doubts(speech("四、提高认识", "五、加强领导")) == []
