"""Light markup corrects the reading in seeds with front matter, covers what it stands for, and is undone by removal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speeches.core.model import Document, Heading, Paragraph, Seed, speech_spans, walk
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.display import Display
from tests.sites import ROOT

SEEDS = ROOT / "seeds"
TEXT = """在全市安全工作会议上的讲话
同志们：
今天召开全市安全工作会议，主要任务是总结工作、分析形势、安排任务。
一、提高认识，切实增强安全生产的责任感
安全工作十分重要，各级各部门必须高度重视，切实抓好各项措施的落实。
二、突出重点，全力抓好当前的各项工作
要突出重点行业，突出重点时段，加强监管，严格执法，及时消除各类隐患。
三、加强领导
要层层落实责任，形成齐抓共管的局面，为全市经济社会发展提供有力保障。"""


def _read(text: str, matter: str = "license: CC0") -> Document:
    document = read(Seed("a.txt", f"---\n{matter}\n---\n{text}".encode()), load_rules())
    _check_coverage(document)
    return document


def _check_coverage(document: Document) -> None:
    covered: dict[int, list[int]] = {}
    spans = [span for speech in document.speeches for span in speech_spans(speech)]
    for span in (*spans, *(debris.span for debris in document.debris)):
        covered.setdefault(span.line, []).extend(range(span.start, span.end))
    for number in range(document.source.first_line, len(document.source.lines) + 1):
        line = document.source.lines[number - 1]
        places = sorted(place for place in covered.get(number, ()) if not line[place].isspace())
        assert places == [place for place, sign in enumerate(line) if not sign.isspace()], number


def _outline(document: Document) -> list[tuple[int, int, str, bool]]:
    """Line of the text, level, text, run-in: of all headings."""
    display = Display.of(document, {})
    first = document.source.first_line - 1
    return [
        (node.spans[0].line - first, node.level, display.text(node.spans), node.run_in)
        for speech in document.speeches
        for node in walk(speech.parts)
        if isinstance(node, Heading)
    ]


def _texts(document: Document) -> list[str]:
    display = Display.of(document, {})
    parts = (node for speech in document.speeches for node in walk(speech.parts) if isinstance(node, Paragraph))
    return [display.text(part.spans) for part in parts]


def _swap(line: int, text: str) -> str:
    lines = TEXT.split("\n")
    lines[line - 1] = text
    return "\n".join(lines)


PLAIN = _outline(_read(TEXT))


def test_the_text_reads_as_the_tests_below_take_it() -> None:
    assert PLAIN == [
        (4, 1, "一、提高认识，切实增强安全生产的责任感", False),
        (6, 1, "二、突出重点，全力抓好当前的各项工作", False),
        (8, 1, "三、加强领导", False),
    ]


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_hashes_make_a_heading_of_that_level(level: int) -> None:
    document = _read(_swap(7, f"{'#' * level} 要突出重点行业，突出重点时段，加强监管，严格执法。"))
    assert _outline(document) == [
        *PLAIN[:2],
        (7, level, "要突出重点行业，突出重点时段，加强监管，严格执法。", False),
        PLAIN[2],
    ]


def test_hashes_give_a_numbered_heading_another_level() -> None:
    document = _read(_swap(6, "## 二、突出重点，全力抓好当前的各项工作"))
    assert [(line, level) for line, level, _, _ in _outline(document)] == [(4, 1), (6, 2), (8, 1)]


def test_a_backslash_makes_a_heading_plain_text() -> None:
    document = _read(_swap(8, "\\三、加强领导"))
    assert _outline(document) == PLAIN[:2]
    assert "三、加强领导" in _texts(document)


def test_a_backslash_keeps_what_a_rule_takes_for_debris() -> None:
    line = "责任编辑：某某"
    assert line not in _texts(_read(f"{TEXT}\n{line}"))
    assert line in _texts(_read(f"{TEXT}\n\\{line}"))


def test_three_dashes_start_a_new_speech_and_keep_nothing_of_themselves() -> None:
    document = _read(f"{TEXT}\n---\n下面讲几点具体的意见，请大家认真抓好落实，务求取得实效。")
    assert [speech.slug for speech in document.speeches] == ["a", "a-2"]
    assert _texts(document)[-1] == "下面讲几点具体的意见，请大家认真抓好落实，务求取得实效。"
    assert document.speeches[1].first_line == 14


def test_a_new_speech_has_its_own_front() -> None:
    document = _read(f"{TEXT}\n---\n在总结会上的讲话\n市长　×××\n同志们：\n今天的会议很重要，希望大家认真贯彻。")
    speech = document.speeches[1]
    assert speech.front.title
    assert speech.front.title.text == "在总结会上的讲话"
    assert speech.front.speaker
    assert speech.front.speaker.text == "×××"
    assert len(document.speeches) == 2


def test_tildes_drop_a_line_and_keep_it_in_the_file() -> None:
    document = _read(_swap(5, "~~安全工作十分重要，各级各部门必须高度重视。~~"))
    assert not any("安全工作十分重要" in text for text in _texts(document))
    assert [(debris.span.line, debris.rule) for debris in document.debris] == [(8, "struck")]
    assert not any(d.code == "S106" for d in document.diagnostics)


def test_tildes_drop_a_line_with_blanks_inside_them() -> None:
    document = _read(_swap(5, "~~ 点击关注公众号，获取更多范文 ~~"))
    assert not any("公众号" in text for text in _texts(document))


def test_a_bar_parts_a_run_in_heading_from_its_text() -> None:
    document = _read(_swap(8, "三、加强领导落实责任|各级领导要亲自抓，形成齐抓共管的局面"))
    assert _outline(document)[2] == (8, 1, "三、加强领导落实责任", True)
    assert "各级领导要亲自抓，形成齐抓共管的局面" in _texts(document)


def test_a_bar_wins_over_the_end_that_a_rule_finds() -> None:
    document = _read(_swap(8, "三、加强领导。落实责任。|各级领导要亲自抓。"))
    assert _outline(document)[2] == (8, 1, "三、加强领导。落实责任。", True)


def test_a_bar_makes_a_heading_without_number_and_hashes_its_level() -> None:
    document = _read(_swap(9, "加强领导|要层层落实责任。"))
    assert (9, "加强领导", True) in [(line, text, run_in) for line, _, text, run_in in _outline(document)]
    document = _read(_swap(9, "### 加强领导|要层层落实责任。"))
    assert (9, 3, "加强领导", True) in _outline(document)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\\# 编号从一开始，不是标题，而是正文。", "# 编号从一开始，不是标题，而是正文。"),
        ("\\---", "---"),
        ("\\~~这一行要留下来，一个字也不能少。~~", "~~这一行要留下来，一个字也不能少。~~"),
        ("~~只有前面一半，后面的用反斜线去掉了作用。\\~~", "~~只有前面一半，后面的用反斜线去掉了作用。~~"),
        ("划去的写法用\\~~这样的记号，井号\\#也照样显示。", "划去的写法用~~这样的记号，井号#也照样显示。"),
        ("甲方\\|乙方共同签署了这份协议，明确了责任。", "甲方|乙方共同签署了这份协议，明确了责任。"),
        ("\\\\反斜线开头的一行，只去掉前面的一个。", "\\反斜线开头的一行，只去掉前面的一个。"),
        ("甲方 | 乙方 | 丙方共同签署了这份协议。", "甲方 | 乙方 | 丙方共同签署了这份协议。"),
        ("#号 *星号* [链接](a) <b>标签</b> `码`，都是正文。", None),
    ],
)
def test_a_backslash_makes_each_sign_literal(typed: str, shown: str | None) -> None:
    document = _read(_swap(7, typed))
    if shown:
        assert shown in _texts(document)
        assert _outline(document) == PLAIN
    else:
        assert _outline(document)[2][2] == typed.removeprefix("#")


def test_what_an_editor_marked_is_no_table_of_contents() -> None:
    short = ["加强组织领导", "强化责任落实", "严格督促检查", "抓好宣传引导"]
    text = "\n".join(f"{line}\n## {line}\n各地要认真抓好落实，确保取得实效。" for line in short)
    repeated = _read("\n".join(short) + "\n" + text)
    assert [text for _, _, text, _ in _outline(repeated) if text in short] == short
    several = _read("\n".join(f"---\n{line}" for line in [*short, *short]))
    assert len(several.speeches) == 8


def test_a_raw_seed_is_literal_from_end_to_end() -> None:
    signs = "# 一\n\\二、加强领导\n~~三~~\n加强领导|四\n---"
    document = read(Seed("a.txt", f"{TEXT}\n{signs}".encode()), load_rules())
    _check_coverage(document)
    assert len(document.speeches) == 1
    assert {debris.rule for debris in document.debris}.isdisjoint({"markup", "struck"})


@pytest.mark.parametrize("seed", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_removing_the_front_matter_undoes_all(seed: str) -> None:
    text = (SEEDS / seed).read_text("utf-8")
    raw = read(Seed(seed, text.encode()), load_rules())
    stated = read(Seed(seed, f"---\nlicense: CC0\n---\n{text}".encode()), load_rules())
    assert _outline(stated) == _outline(raw)
    assert _texts(stated) == _texts(raw)


LINES = [
    "# ",
    "## ",
    "\\",
    "---",
    "~~",
    "~~ ",
    "\\~~",
    "|",
    "一、",
    "（一）",
    "同志们：",
    "加强领导",
    "工作很重要，要抓好落实。",
    "\n",
    "\n",
    "　",
    "讲话篇一",
]


@given(st.lists(st.sampled_from(LINES), max_size=40).map("".join))
def test_markup_of_any_kind_loses_nothing(text: str) -> None:
    _read(text)
