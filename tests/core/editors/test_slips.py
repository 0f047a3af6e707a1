"""A slip in front matter is named by line with its remedy, and the remedy is right."""

from __future__ import annotations

import re

import pytest

from mkdocs_speeches.core.editors.frontblock import split
from mkdocs_speeches.core.editors.frontmatter import FrontMatter
from mkdocs_speeches.core.model import Level, Seed
from mkdocs_speeches.core.pipeline import build
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.load import load_rules
from tests.core.editors.blocks import faults_of, split_text
from tests.core.readings import uncovered
from tests.sites import ROOT


@pytest.mark.parametrize(
    ("typed", "code", "line", "remedy"),
    [
        ("titel: 甲", "F101", 2, "改为 title"),
        ("role: 主席\nspeeker: 甲", "F101", 3, "改为 speaker"),
        ("日期: 2009", "F101", 2, "改为 date"),
        ("Source-URL: https://example.org", "F101", 2, "改为 source_url"),
        ("speeches:\n- title: 甲\n- date: 2009\n  sluge: 乙", "F101", 5, "改为 slug"),
        ("speeches:\n- encoding: gbk", "F101", 3, "可用的键"),
        ("title: 甲\nrole: 乙\ntitle: 丙", "F102", 4, "只留一处"),
        ("title: [甲, 乙]", "F103", 2, "写作 title: 在全市工会工作会议上的讲话"),
        ("tags: 厂务公开", "F103", 2, '写作 tags: ["厂务公开", "班组建设"]'),
        ("draft: maybe", "F103", 2, "写作 draft: true"),
        ("speeches:\n- 甲", "F103", 3, '写作 speeches: [{"title": "篇一"}]'),
        ("tags:\n- 甲\n- [乙]", "F103", 4, '写作 tags: ["厂务公开", "班组建设"]'),
        ("? [甲]\n: 乙", "F103", 2, "可用的键：title"),
        ("date: 2009年3月5日", "F104", 2, "写作 2009-03-05"),
        ("date: 20xx年2月15日", "F104", 2, "写作 20XX-02-15"),
        ("date: 2009-3-5", "F104", 2, "写作 2009-03-05"),
        ("date: 20090305", "F104", 2, "写作 2009-03-05"),
        ("date: 去年", "F104", 2, "写作 2009-03-05、2009-03、2009"),
        ("date: 2023-02-29", "F104", 2, "对照原文改正；不知是哪一天的，写作 2023-02"),
        ("date: 2011年2月30日", "F104", 2, "写作 2011-02"),
        ("date: 2009-13", "F104", 2, "写作 2009"),
        ("date: 20XX-04-31", "F104", 2, "写作 20XX-04"),
        ("date: 2345-02-03", "F104", 2, "对照原文写上讲话的年份"),
        ("date: 1203年3月", "F104", 2, "对照原文写上讲话的年份"),
        ("date: 1839", "F104", 2, "对照原文写上讲话的年份"),
        ("slug: a/../../b", "F104", 2, "只用汉字"),
        ("slug: .htaccess", "F104", 2, "不以“.”开头"),
        ("aliases:\n- 旧名\n- ../../etc", "F104", 4, "写站内路径"),
        ("encoding: gb18032", "F104", 2, "可用 gb18030"),
        ("encoding: rot13", "F104", 2, "可用 utf-8"),
        ("source_url: javascript:alert(1)", "F104", 2, "https://"),
        ("source_url: https://reader:geheim@example.org/1", "F104", 2, "删去“@”"),
        ("source_url: https://geheim@example.org", "F104", 2, "删去“@”"),
        ("source_url: https://reader:geheim＠example.org/1", "F104", 2, "删去“@”"),
        ("source_url: ftp://reader:geheim@example.org/1", "F104", 2, "删去“@”"),
        ("source_url: reader:geheim@example.org/1", "F104", 2, "https://"),
        ("source_url: https:///reader:geheim@example.org/1", "F104", 2, "https://"),
        ("ignore: [s104]", "F104", 2, "如 S104"),
        ('title: "甲\\0乙"', "F104", 2, "删去"),
        ('title: "\\uD800"', "F104", 2, "删去"),
        ("title: &a 甲\nspeaker: *a", "F105", 2, "加引号"),
        ("title: !!python/name:os.system 甲", "F105", 2, "加引号"),
        ("tags: [[[[[甲]]]]]", "F105", 2, "分层"),
    ],
)
def test_a_slip_is_named_by_line_with_its_remedy(typed: str, code: str, line: int, remedy: str) -> None:
    [(found_code, found_line, found_remedy)] = faults_of(typed)
    assert (found_code, found_line) == (code, line)
    assert remedy in found_remedy


def test_what_is_right_beside_a_slip_is_kept() -> None:
    result = split_text("---\ntitle: 甲\ndate: 明天\nspeeches:\n- titel: 乙\ntags: [丙]\n---\n正文")
    assert result.front == FrontMatter(title="甲", tags=("丙",))
    assert len(result.diagnostics) == 2


def test_all_slips_are_named_at_once_in_the_order_of_lines() -> None:
    faults = faults_of("titel: 甲\ndate: 明天\ntags: 乙\ntags: 丙")
    assert [(code, line) for code, line, _ in faults] == [("F101", 2), ("F104", 3), ("F103", 4), ("F102", 5)]


@pytest.mark.parametrize(
    ("text", "line", "message", "first_line"),
    [
        ("\n---\ntitle: 甲\n---\n正文", 2, "上面有空行", 5),
        ("\n \n\u3000\n---\ntitle: 甲\n---\n正文", 4, "上面有空行", 7),
        ("—--\ntitle: 甲\n---\n正文", 1, "第一行写成了“—--”", 4),
        ("———\ntitle: 甲\n———\n正文", 1, "第一行写成了“———”", 4),
        ("----\nspeaker: 甲\n----\n正文", 1, "第一行写成了“----”", 4),
        ("－－－\ndate: 2009\n---\n正文", 1, "第一行写成了“－－－”", 4),
        ("--\n\ntitle: 甲\n--\n正文", 1, "第一行写成了“--”", 5),
        ("\t---\ntitle: 甲\n---\n正文", 1, "第一行前面有空白", 4),
        (" ---\ntitle：甲\n---\n正文", 1, "第一行前面有空白", 4),
        ("\ufeff\u200b---\ntitle: 甲\n---\n正文", 1, "第一行前面有空白或看不见的字符", 4),
        ("---\ntitle: 甲\n———\n正文", 3, "末行写成了“———”", 4),
        ("---\ntitle: 甲\n----\n正文\n---\n正文", 3, "末行写成了“----”", 4),
        ("———\ntitle: 甲\n正文", 1, "第一行写成了“———”", 1),
    ],
)
def test_a_fence_that_slipped_is_an_error(text: str, line: int, message: str, first_line: int) -> None:
    result = split_text(text)
    assert (result.front, result.first_line) == (FrontMatter(), first_line)
    [found] = result.diagnostics
    assert (found.code, found.level, found.line) == ("F110", Level.ERROR, line)
    assert message in found.message
    assert "三个半角减号 ---" in found.remedy


@pytest.mark.parametrize(
    ("typed", "line", "message", "remedy"),
    [
        ('title: "甲', 2, "title 的引号不成对", "写作 title: '甲'"),
        ("role: 主席\ntitle: '甲' 乙", 3, "title 的引号不成对", "写作 title: '甲'' 乙'"),
        ('title: "全市　讲话', 2, "title 的引号不成对", "写作 title: '全市　讲话'"),
        ("title：甲　乙", 2, "全角冒号", "title: 甲　乙"),
        ("title: 甲\ndraft：true", 3, "全角冒号", "draft: true"),
        ("title:甲", 2, "没有空格", "title: 甲"),
        ("role: 主席\ntitle: 甲: 乙", 3, "title 的值", "写作 title: '甲: 乙'"),
        ("speaker: ***", 2, "speaker 的值", "写作 speaker: '***'"),
        ("speaker: @某", 2, "speaker 的值", "写作 speaker: '@某'"),
        ("title: [重要]关于工会工作", 2, "title 的值", "写作 title: '[重要]关于工会工作'"),
        ("title: !甲", 2, "title 的值", "写作 title: '!甲'"),
        ("speeches:\n- date: 2009\n  speaker: ***", 4, "speaker 的值", "写作 speaker: '***'"),
        ("tags: [甲\nrole: 乙", 2, "tags 的列表", "方括号成对"),
        ("tags:\n\t- 甲", 3, "制表符", "空格"),
        ("title: 甲\n乙丙\nrole: 丁", 3, "“乙丙”", "每行写作“键: 值”"),
        ("title: 甲\x00", 2, "控制字符", "删去"),
    ],
)
def test_a_block_that_an_editor_meant_and_got_wrong_is_an_error(
    typed: str, line: int, message: str, remedy: str
) -> None:
    result = split_text(f"---\n{typed}\n---\n正文")
    assert (result.front, result.first_line) == (FrontMatter(), typed.count("\n") + 4)
    [found] = result.diagnostics
    assert (found.code, found.level, found.line) == ("F106", Level.ERROR, line)
    assert message in found.message
    assert remedy in found.remedy


@pytest.mark.parametrize("value", ["***", "@某", "[重要]关于工会", "!甲", "%甲", "`甲`", "甲: 乙", "'某's 讲话"])
def test_the_remedy_is_right(value: str) -> None:
    [found] = split_text(f"---\ntitle: {value}\n---\n正文").diagnostics
    written = re.search(r"写作 (title: '.*?')(?:，或|$)", found.remedy)
    assert written
    front = split_text(f"---\n{written[1]}\n---\n正文").front
    assert front is not None
    assert front.title == value.removeprefix("'")


@pytest.mark.parametrize("typed", ['title: "x', "title: ***\ndraft: true"])
def test_a_slip_keeps_a_seed_from_being_published_and_shows_on_its_page(typed: str) -> None:
    seeds = ROOT / "seeds"
    [path] = sorted(seeds.glob("000*.txt"))
    rules = load_rules()
    plain = read(Seed(path.name, path.read_bytes()), rules)
    slipped = Seed(path.name, f"---\n{typed}\n---\n".encode() + path.read_bytes())
    document = read(slipped, rules)
    assert uncovered(document) == []
    assert [speech.slug for speech in document.speeches] == [speech.slug for speech in plain.speeches]
    assert [speech.title for speech in document.speeches] == [speech.title for speech in plain.speeches]
    size = typed.count("\n") + 3
    noted = [(found.code, found.line - size) for found in document.diagnostics if found.code != "F106"]
    assert noted == [(found.code, found.line) for found in plain.diagnostics]
    assert build([slipped], rules).library == ()
    [shelf] = build([slipped], rules, preview=True).library
    pages = {page.uri: page.text for page in build([slipped], rules, preview=True).pages}
    assert all("F106" in pages[uri] for uri in (shelf.uri, *(entry.uri for entry in shelf.entries)))


@pytest.mark.parametrize(
    ("typed", "remedy"), [("X999", "如 S104"), ("s104", "改为 S104"), ("S1004", "改为 S104"), ("F904", "改为 F104")]
)
def test_only_codes_that_there_are_can_be_ignored(typed: str, remedy: str) -> None:
    lines = ("---", "ignore:", "- S104", f"- {typed}", "---", "正文")
    [found] = split(lines, "a.txt", load_rules().diagnostics).diagnostics
    assert (found.code, found.line) == ("F104", 4)
    assert typed in found.message
    assert remedy in found.remedy
    document = read(Seed("a.txt", "\n".join(lines).encode()), load_rules())
    assert "F104" in [found.code for found in document.diagnostics]


def test_each_code_stands_among_the_diagnostics() -> None:
    package = ROOT / "plugins/mkdocs_speeches"
    used = {code for path in package.rglob("*.py") for code in re.findall(r'"([FL]\d{3})"', path.read_text("utf-8"))}
    listed = load_rules().diagnostics
    assert used == {code for code in listed if code[0] in "FL"}
    for text in ("---\ntitel: 甲\n---", "---\ntitle: 甲", "---\ntitle：甲\n---"):
        [found] = split_text(text).diagnostics
        assert listed[found.code].level == found.level
