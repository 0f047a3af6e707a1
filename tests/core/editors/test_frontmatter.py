"""Front matter: what an editor states is taken as typed, and a slip is named by line with its remedy."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speeches.core.editors.frontblock import split, stated_encoding
from mkdocs_speeches.core.editors.frontmatter import FrontMatter, PieceMatter, schema
from mkdocs_speeches.core.model import Level, Seed
from mkdocs_speeches.core.pipeline import build
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.load import load_rules
from tests.core.readings import uncovered
from tests.sites import ROOT


def _split(text: str):
    return split(tuple(text.split("\n")), "seeds/a.txt")


def _stated(yaml_lines: str) -> dict[str, object]:
    result = _split(f"---\n{yaml_lines}\n---\n正文")
    assert result.diagnostics == ()
    assert result.front is not None
    return result.front.model_dump(exclude_defaults=True)


def _faults(yaml_lines: str) -> list[tuple[str, int, str]]:
    result = _split(f"---\n{yaml_lines}\n---\n正文")
    assert result.front is not None
    assert all(fault.level is Level.ERROR and fault.source == "seeds/a.txt" for fault in result.diagnostics)
    return [(fault.code, fault.line, fault.remedy) for fault in result.diagnostics]


@pytest.mark.parametrize(
    ("typed", "stated"),
    [
        ("title:  在全市工会工作会议上的  讲话", {"title": "在全市工会工作会议上的 讲话"}),
        ("title: 2023", {"title": "2023"}),
        ("speaker: no", {"speaker": "no"}),
        ("subtitle: ''", {"subtitle": ""}),
        ("title:\ndraft:\naliases:", {}),
        ("date: 2023-05-01", {"date": "2023-05-01"}),
        ("date: 2023", {"date": "2023"}),
        ("date: 20XX-02-15", {"date": "20XX-02-15"}),
        ("date: 2004-02-29", {"date": "2004-02-29"}),
        ("date: 20XX-02-29", {"date": "20XX-02-29"}),
        ("date: 2009-XX", {"date": "2009-XX"}),
        ("tags: [厂务公开, 2023, 厂务公开]", {"tags": ("厂务公开", "2023")}),
        ("tags: []", {"tags": ()}),
        ("tags_add:\n  - 班组建设\ntags_remove: [工作]", {"tags_add": ("班组建设",), "tags_remove": ("工作",)}),
        ("slug: 工会工作-2009", {"slug": "工会工作-2009"}),
        ("aliases: [/speeches/%E6%97%A7%E5%90%8D/, 旧名]", {"aliases": ("speeches/旧名", "旧名")}),
        ("encoding: GBK", {"encoding": "gbk"}),
        ("draft: true\nignore: [S104]", {"draft": True, "ignore": ("S104",)}),
        ("source_url: https://example.org/@name", {"source_url": "https://example.org/@name"}),
        ("source_url: https://example.org/a?b=1", {"source_url": "https://example.org/a?b=1"}),
        ("kind: 致辞\nlicense: CC BY 4.0", {"kind": "致辞", "license": "CC BY 4.0"}),
        ("title: 甲 # 注\n# 说明", {"title": "甲"}),
    ],
)
def test_values_are_taken_as_typed(typed: str, stated: dict[str, object]) -> None:
    assert _stated(typed) == stated


def test_text_begins_behind_the_closing_fence() -> None:
    assert _split("---\ntitle: 甲\nrole: 主席\n---\n正文").first_line == 5


def test_speeches_of_a_compilation_are_stated_one_by_one() -> None:
    front = _split("---\nspeeches:\n- date: 2009-03\n- starts_with: 各位代表\n  speaker: ×××\n---").front
    assert front is not None
    assert front.speeches == (PieceMatter(date="2009-03"), PieceMatter(starts_with="各位代表", speaker="×××"))


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
        ("date: 2023-02-29", "F104", 2, "写作 2009-03-05、2009-03、2009"),
        ("date: 2009-13", "F104", 2, "写作 2009-03-05、2009-03、2009"),
        ("date: 20XX-04-31", "F104", 2, "写作 2009-03-05、2009-03、2009"),
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
    [(found_code, found_line, found_remedy)] = _faults(typed)
    assert (found_code, found_line) == (code, line)
    assert remedy in found_remedy


def test_what_is_right_beside_a_slip_is_kept() -> None:
    result = _split("---\ntitle: 甲\ndate: 明天\nspeeches:\n- titel: 乙\ntags: [丙]\n---\n正文")
    assert result.front == FrontMatter(title="甲", tags=("丙",))
    assert len(result.diagnostics) == 2


def test_all_slips_are_named_at_once_in_the_order_of_lines() -> None:
    faults = _faults("titel: 甲\ndate: 明天\ntags: 乙\ntags: 丙")
    assert [(code, line) for code, line, _ in faults] == [("F101", 2), ("F104", 3), ("F103", 4), ("F102", 5)]


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\r"])
def test_lines_are_the_lines_of_the_seed(sign: str) -> None:
    assert _faults(f"title: 甲{sign}乙\ntitel: 丙")[0][:2] == ("F101", 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "同志们：\n今天",
        "---\n同志们：\n今天\n---\n正文",
        "---\n---\n正文",
        "---\n- 甲\n- 乙\n---",
        "---\n*引用*\n---",
        "---\n[[[[[[[[\n---",
        "正文\n---\ntitle: 甲\n---",
        "\n———\n第一行\ntitle: 甲\n———",
        "——\ntitle of the talk\n——",
    ],
)
def test_what_is_no_closed_mapping_at_the_start_is_text(text: str) -> None:
    result = _split(text)
    assert (result.front, result.first_line, result.diagnostics) == (None, 1, ())


def test_a_block_without_an_end_is_text_with_a_warning() -> None:
    result = _split("---\ntitle: 甲\n正文")
    assert (result.front, result.first_line) == (None, 1)
    assert [(found.code, found.level, found.line) for found in result.diagnostics] == [("F109", Level.WARNING, 1)]


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
    result = _split(text)
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
    result = _split(f"---\n{typed}\n---\n正文")
    assert (result.front, result.first_line) == (FrontMatter(), typed.count("\n") + 4)
    [found] = result.diagnostics
    assert (found.code, found.level, found.line) == ("F106", Level.ERROR, line)
    assert message in found.message
    assert remedy in found.remedy


@pytest.mark.parametrize("value", ["***", "@某", "[重要]关于工会", "!甲", "%甲", "`甲`", "甲: 乙", "'某's 讲话"])
def test_the_remedy_is_right(value: str) -> None:
    [found] = _split(f"---\ntitle: {value}\n---\n正文").diagnostics
    written = re.search(r"写作 (title: '.*?')(?:，或|$)", found.remedy)
    assert written
    front = _split(f"---\n{written[1]}\n---\n正文").front
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


ALPHABET = st.sampled_from(
    [*"-:[]{}&*!|>'\"\\#?,~\n\n \t\u2028\x00\ud800甲", "---\n", "title", "speeches", ": ", "：", "- ", "\ntitle: "]
)


@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_nothing_raises(text: str) -> None:
    for lines in (text, f"---\n{text}\n---\n甲"):
        result = _split(lines)
        assert 1 <= result.first_line <= lines.count("\n") + 2
        assert result.front is not None or result.first_line == 1


@pytest.mark.parametrize("block", ["[" * 200_000, "a: " * 80_000, "a: {" * 60_000, "x\n" * 100_000, "甲: 乙\n" * 2_000])
def test_hostile_blocks_come_to_an_end(block: str) -> None:
    result = _split(f"---\n{block}\n---\n正文")
    assert result.front in (None, FrontMatter())


def test_schema_knows_the_same_keys_as_the_reading_and_describes_each() -> None:
    published = json.loads(json.dumps(schema()))
    assert published["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert list(published["properties"]) == list(FrontMatter.model_fields)
    assert published["additionalProperties"] is False
    piece = published["$defs"]["PieceMatter"]
    assert piece["additionalProperties"] is False
    for described in (*published["properties"].values(), *piece["properties"].values()):
        assert described["title"]
        assert described["description"]


@pytest.mark.parametrize(
    ("stated", "valid"),
    [
        ({"title": "讲话", "date": "20XX-02-15", "tags": ["安全"], "speeches": [{"starts_with": "同志们"}]}, True),
        ({"date": 2009, "draft": True}, True),
        ({"titel": "讲话"}, False),
        ({"date": "2009年3月5日"}, False),
        ({"tags": "安全"}, False),
        ({"speeches": [{"encoding": "gbk"}]}, False),
    ],
)
def test_an_editor_that_checks_by_the_schema_says_the_same(stated: dict[str, object], valid: bool) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert jsonschema.Draft202012Validator(schema()).is_valid(stated) is valid
    assert (_split(f"---\n{yaml.safe_dump(stated, allow_unicode=True)}---").diagnostics == ()) is valid


def test_every_example_of_the_schema_is_read_without_a_slip() -> None:
    examples = {key: field["examples"][0] for key, field in schema()["properties"].items()}
    assert set(_stated(yaml.safe_dump(examples, allow_unicode=True).rstrip())) == set(examples)


def test_stated_encoding_is_found_before_decoding() -> None:
    seed = "---\ntitle: 讲话\nencoding: GB18030 # 原文\n---\nencoding: big5".encode("gb18030")
    assert stated_encoding(seed) == "gb18030"
    assert stated_encoding("---\ntitle: 報告\n---\nencoding: big5".encode("big5")) is None
    assert stated_encoding(b"---\nencoding: rot13\n---") is None
    assert stated_encoding(b"encoding: big5\n---") is None
    assert stated_encoding(b"") is None


def test_front_matter_of_the_two_seeds_is_none() -> None:
    for seed in sorted((ROOT / "seeds").glob("*.txt")):
        assert _split(seed.read_text("utf-8")).front is None


def test_each_code_stands_among_the_diagnostics() -> None:
    package = ROOT / "plugins/mkdocs_speeches"
    used = {code for path in package.rglob("*.py") for code in re.findall(r'"([FL]\d{3})"', path.read_text("utf-8"))}
    listed = load_rules().diagnostics
    assert used == {code for code in listed if code[0] in "FL"}
    for text in ("---\ntitel: 甲\n---", "---\ntitle: 甲", "---\ntitle：甲\n---"):
        [found] = _split(text).diagnostics
        assert listed[found.code].level == found.level
