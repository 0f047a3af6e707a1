"""Why a seed was read as it was: each line's role, and the words and rules of each field and heading."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from mkdocs_speeches.hosts.cli.main import main

SEED = """首页 > 要闻 > 正文
在全县安全生产工作会议上的讲话
同志们：
今天我们召开会议，主要任务是部署&ldquo;双控&rdquo;工作。
一、认清形势，增强责任感
一是抓排查，二是抓整改。
"""


def why(folder: Path, *arguments: str) -> str:
    (folder / "a.txt").write_text(SEED, "utf-8")
    result = CliRunner().invoke(main, ["inspect", "--why", f"{folder}/a.txt{arguments[0]}", *arguments[1:]])
    assert result.exit_code == 0, result.output
    return result.output


def test_a_line_says_its_role_and_what_was_made_of_its_words(tmp_path: Path) -> None:
    assert why(tmp_path, ":5").splitlines() == [
        "a.txt",
        "  5　编号（numbered cn）　一、认清形势,增强责任感",
        "  1 级标题“一、认清形势，增强责任感”：第 5 行第 1–12 字，依据 numbered",
    ]


def test_the_whole_file_says_it_of_each_line_as_json_too(tmp_path: Path) -> None:
    (found,) = json.loads(why(tmp_path, "", "--json"))
    assert [(line["line"], line["role"]) for line in found["lines"]] == [
        (1, "page"),
        (2, "phrase"),
        (3, "address"),
        (4, "text"),
        (5, "section"),
        (6, "ordinal"),
    ]
    words = {(row["line"], row["what"]): (row["text"], row["start"], row["end"], row["rule"]) for row in found["words"]}
    assert words[1, "debris"] == ("首页 > 要闻 > 正文", 0, 12, "navigation")
    assert words[2, "title"][:3] == ("在全县安全生产工作会议上的讲话", 0, 15)
    assert words[5, "heading"] == ("一、认清形势，增强责任感", 0, 12, "numbered")
    assert words[6, "points"] == ("一是二是", 0, 8, "series")
    assert {row["rule"] for row in found["words"] if row["what"] == "repair"} == {"code"}


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["inspect", "--why", f"{tmp_path}/b.txt:5"])
    assert result.exit_code != 0
    assert "b.txt" in result.output
