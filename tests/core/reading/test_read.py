"""Reading: the two seeds as their readers wrote them down, cases as files, nothing lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mkdocs_speeches.core.model import About, Level
from mkdocs_speeches.core.reading.frames.told import name_reasons
from mkdocs_speeches.core.reading.statement import state
from tests.core.readings import FIELDS, RULES, read_text, structure, summary, uncovered
from tests.sites import ROOT

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def cases() -> list[tuple[str, str, str]]:
    """Title, input and expected reading of each case in tests/cases/reading*.md."""
    found = []
    for path in sorted((ROOT / "tests" / "cases").glob("reading*.md")):
        for case in path.read_text("utf-8").split("\n## ")[1:]:
            title, _, rest = case.partition("\n")
            _, given, _, expected = f"{rest}\n".split("~~~\n")[:4]
            found.append((f"{path.stem}: {title}", given, expected))
    return found


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_a_seed_reads_as_its_readers_wrote_it_down(seed: Path) -> None:
    gold = json.loads((ROOT / "tests" / "gold" / f"{seed.stem}.json").read_text("utf-8"))
    said = structure(read_text(seed.read_bytes(), seed.name))
    keys = (*FIELDS, "first_line", "last_line", "headings", "points")
    assert said == [{key: speech[key] for key in keys} for speech in gold["speeches"]]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_a_seed_reads_as_before(seed: Path, update_goldens: bool) -> None:
    golden = ROOT / "tests" / "golden" / f"{seed.stem}.json"
    said = json.dumps(state(read_text(seed.read_bytes(), seed.name)), ensure_ascii=False, indent=1) + "\n"
    if update_goldens:
        golden.write_text(said, "utf-8")
    assert said == golden.read_text("utf-8")


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_a_seed_gives_notes_only_and_loses_nothing(seed: Path) -> None:
    document = read_text(seed.read_bytes(), seed.name)
    assert {diagnostic.level for diagnostic in document.diagnostics} == {Level.NOTE}
    assert uncovered(document) == []


@pytest.mark.parametrize(("given", "expected"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_a_case_reads_as_written_down(given: str, expected: str) -> None:
    document = read_text(given)
    assert "\n".join(summary(document)) == expected.strip()
    assert uncovered(document) == []
    assert {found.rule for found in document.debris} <= name_reasons(RULES).keys(), "each has its reason in words"


@pytest.mark.parametrize(
    ("line", "field", "said"),
    [
        ("×××市长", "speaker", "×××"),
        ("某省人民政府省长", "speaker", None),
        ("某某市长", "speaker", None),
        ("——某县县长 王小明", "speaker", "王小明"),
        ("某县县 长　王小明", "role", "某县县 长"),
        ("国家发展和改革委员会", "speaker", None),
        ("讲话时间：2012年3月5日", "date", "2012-03-05"),
        ("一九九二年一月十八日—二月二十一日", "date", "1992-01-18"),
        ("2012年3月5日于某市", "date", "2012-03-05"),
        ("国务院", "speaker", None),
        ("各位乡（镇）党委书记、各位同志：", "salutation", "各位乡（镇）党委书记、各位同志"),
        ("第32届会议主席先生：", "salutation", "第32届会议主席先生"),
        ("各位来宾，大家上午好！很高兴见到大家。", "salutation", "各位来宾"),
    ],
)
def test_a_line_of_the_front_says_what_it_says(line: str, field: str, said: str | None) -> None:
    salutation = [] if field == "salutation" else ["同志们："]
    body = ["今天我们召开会议，主要任务是部署工作，我讲两点意见。", "一、提高认识", "要提高认识，加强领导。"]
    (speech,) = structure(read_text("\n".join(["在全市工作会议上的讲话", line, *salutation, *body])))
    assert str(speech["title"]).startswith("在全市工作会议上的讲话")
    assert speech[field] == said


def book(*, contents: bool, dates: bool) -> tuple[str, list[int]]:
    """A collection of 225 pieces, and the lines that they begin at."""
    themes = [
        "农业",
        "教育",
        "工会",
        "科学",
        "青年",
        "卫生",
        "财政",
        "文艺",
        "生产",
        "妇女",
        "外贸",
        "交通",
        "水利",
        "林业",
    ]
    forms = ("关于{}的几个问题", "论{}工作", "为什么要抓{}？", "在{}座谈会上的讲话", "把{}搞上去")
    titles = [form.format(first + second) for first in themes[:5] for second in themes[4:13] for form in forms]
    lines = ["某某文稿选编", ""]
    if contents:
        lines += ["目　录", *(f"{title}……{page * 3}" for page, title in enumerate(titles, 1)), ""]
    starts = []
    for number, title in enumerate(titles):
        starts.append(len(lines) + 1)
        date = f"（一九八{'一二三四五六七八九'[number % 9]}年{'一二三四五六七八九十'[number % 10]}月五日）"
        lines += [
            title,
            *[date] * dates,
            *["同志们："] * (number % 3 == 0),
            "我们要总结经验教训，把各项工作推向前进。" * 3,
        ]
        lines += ["一、基本情况", "情况是好的，问题也不少。", "二、今后任务", "任务是明确的，关键在落实。", ""]
    return "\n".join(lines), starts


@pytest.mark.parametrize(("contents", "dates"), [(True, True), (True, False), (False, True), (False, False)])
def test_a_book_of_several_hundred_pieces_comes_apart(contents: bool, dates: bool) -> None:
    text, starts = book(contents=contents, dates=dates)
    document = read_text(text)
    assert [speech.first_line for speech in document.speeches] == starts
    assert {len(list(speech.parts)) for speech in document.speeches} <= {3, 4}
    assert uncovered(document) == []


def test_one_line_of_800000_characters_is_read() -> None:
    text = SEEDS[1].read_text("utf-8").replace("\n", "") * 40
    document = read_text(text[:800_000])
    assert len(document.speeches) >= 1
    assert uncovered(document) == []


def test_a_nul_in_the_text_is_told_as_garbled() -> None:
    document = read_text("在全市工会工作会议上的讲话\n同志们：\n一、提高\0认识\n要提高认识，加强领导。")
    assert [(found.code, found.line, "␀" in found.message) for found in document.diagnostics] == [("S114", 3, True)]


def test_a_doubt_says_whether_the_reading_or_the_text_is_at_fault() -> None:
    stated = state(read_text("新华社某地3月2日电\n在全市工会工作会议上的讲话\n同志们：\n一、提高\0认识\n要提高认识。"))
    assert [(said["code"], said["about"]) for said in stated["diagnostics"]] == [
        ("S106", "reading"),
        ("S114", "source"),
    ]
    assert stated["debris"] == [{"line": 1, "start": 0, "end": 10, "rule": "dateline"}]


def test_every_code_says_what_it_is_about() -> None:
    assert {rule.about for rule in RULES.diagnostics.values()} == set(About)


@pytest.mark.parametrize("copy", ["全文", "提纲", "摘编", "摘要", "材料", "模板", "稿", "精选", "节选", "要点", "记录"])
def test_a_title_may_say_what_copy_of_a_speech_it_is(copy: str) -> None:
    title = f"王五在全县农业工作会议上的讲话{copy}"
    (speech,) = structure(read_text(f"{title}\n同志们：\n今天开会。\n一、抓好春耕\n要早动手。"))
    assert (speech["title"], speech["speaker"], speech["salutation"]) == (title, "王五", "同志们")


PAGE = """<!DOCTYPE html><html><head><title>在全县农业工作会议上的讲话_领导讲话_青山县人民政府</title></head><body>
<div id="top"><a>无障碍</a> <a>简体</a>|<a>繁体</a></div>
<div class="menu"><a>首页</a><a>政务公开</a><a>办事服务</a></div>
<div class="pos">当前位置：<a>首页</a> &gt; <a>政务公开</a> &gt; <a>领导讲话</a></div>
<div class="con"><h1>在全县农业工作会议上的讲话</h1>
<div class="info">发布时间：2031-03-03 09:12 信息来源：县政府办 字号：[大 中 小]</div>
<div class="TRS_Editor"><p>县长 王五</p><p>（2031年3月2日）</p><p>　　同志们：</p><p>　　今天开会，研究春耕。</p>
<p>　　<strong>一、抓好春耕</strong></p><p>　　要早动手。</p></div></div>
<div class="share">扫一扫在手机打开当前页</div>
<div class="foot"><p>主办：青山县人民政府办公室</p></div></body></html>"""
BLOG = """<!DOCTYPE html><html lang="zh"><head><title>在全县农业工作会议上的讲话 - 青山县人民政府</title></head><body>
<header><a>青山县人民政府</a><p>为人民服务，廉洁高效</p></header><nav><ul><li><a>首页</a></li><li><a>归档</a></li></ul></nav>
<main><article><h1>在全县农业工作会议上的讲话</h1><div class="meta">2031-03-03 浏览 120 次</div>
<p>县长 王五</p><p>（2031年3月2日）</p><p>同志们：</p><p>今天开会，研究春耕。</p><h2>一、抓好春耕</h2><p>要早动手。</p>
</article></main>
<aside><h3>热门文章</h3><ul><li>县长调研水库</li></ul></aside><footer><p>58 日志</p></footer></body></html>"""


@pytest.mark.parametrize("page", [PAGE, BLOG], ids=["office", "blog"])
def test_of_a_page_nothing_but_the_speech_is_read(page: str) -> None:
    document = read_text(page, "a.html")
    (speech,) = structure(document)
    assert [speech[key] for key in ("title", "speaker", "date")] == ["在全县农业工作会议上的讲话", "王五", "2031-03-02"]
    assert [heading["text"] for heading in speech["headings"]] == ["一、抓好春耕"]
    assert document.speeches[0].front.published.text == "2031-03-03"
    assert uncovered(document) == []


def test_signs_of_strong_letters_are_no_part_of_a_heading() -> None:
    lines = [
        "# 在大会上的讲话",
        "",
        "同志们：",
        "",
        "1. **早备种**：各乡镇要早备种子。",
        "2. **早动手**：各乡镇要早动手。",
    ]
    document = read_text("\n".join(lines), "a.md")
    assert summary(document)[3:5] == ["H1 5+ 1. 早备种", "H1 6+ 2. 早动手"]
    assert uncovered(document) == []
