"""The commands find the project that they stand in, read what the site reads, and say in a line what hinders them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_speeches.hosts.cli.main import main
from tests.repositories import commit
from tests.sites import FIVE_LINES, build, draw

SPEECH = """在全市安全工作会议上的讲话
（2009年3月5日）
同志们：
今天召开全市安全工作会议，主要任务是总结工作、分析形势、安排任务。
一、抓好织密网格
织密网格十分重要，各级各部门必须高度重视织密网格，切实抓好织密网格的落实。
"""
WITH_LEXICON = FIVE_LINES.replace("- speeches", "- speeches:\n      lexica: [words/own.txt]")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    draw(folder, {"mkdocs.yml": FIVE_LINES, "docs/": "", "seeds/a.txt": SPEECH, "deep/er/": ""})
    monkeypatch.chdir(folder)
    return folder


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def _tags() -> list[str]:
    ((speech,),) = (document["speeches"] for document in json.loads(_run("inspect", "--json").stdout))
    return list(speech["tags"])


def test_the_terms_of_the_site_are_those_of_the_commands(project: Path) -> None:
    assert "织密网格" not in _tags()
    draw(project, {"mkdocs.yml": WITH_LEXICON, "words/own.txt": "织密网格\n"})
    assert "织密网格" in _tags()
    assert _run("adopt", "a").exit_code == 0
    page = (project / "docs/speeches/a.md").read_text("utf-8")
    assert "织密网格" in next(line for line in page.splitlines() if line.startswith("tags:"))


def test_a_name_that_the_site_leaves_out_is_no_tag_of_the_commands(project: Path) -> None:
    assert "网格" in _tags()
    draw(project, {"mkdocs.yml": FIVE_LINES.replace("- speeches", "- speeches:\n      unlisted: [网 格, 5]")})
    assert "网格" not in _tags()


def test_a_new_term_is_a_change_that_diff_shows(project: Path) -> None:
    commit(project)
    draw(project, {"mkdocs.yml": WITH_LEXICON, "words/own.txt": "织密网格\n"})
    commit(project)
    assert "＋织密网格" in _run("diff", "HEAD~1..HEAD").output


def test_site_and_commands_read_the_same_files(project: Path) -> None:
    draw(project, {"seeds/._a.txt": SPEECH, "seeds/.隐/b.txt": SPEECH, "seeds/n.ofd": "pdf", "seeds/.DS_Store": "x"})
    assert [d["source"] for d in json.loads(_run("inspect", "--json").stdout)] == ["a.txt"]
    said = [line for line in _run("check").output.splitlines() if not line.startswith("seeds/a.txt")]
    assert said == ["seeds/n.ofd: note S120 不读 .ofd 文件 — 另存为 .docx 或 .txt，或移出原文文件夹"]
    assert _run("check", "seeds/._a.txt", "seeds/.DS_Store").output == ""
    built = build(project, "--strict", "--verbose")
    assert built.code == 0, built.log
    assert "seeds/n.ofd: S120" in built.log
    assert [uri for uri in built.uris() if uri.startswith("speeches/")] == ["speeches/", "speeches/a/"]


def _refused(*arguments: str) -> str:
    result = _run(*arguments)
    assert result.exit_code == 2, result.output
    assert isinstance(result.exception, SystemExit)
    [line] = result.output.splitlines()
    assert line.startswith("错误：")
    assert "——" in line
    return line


@pytest.mark.parametrize("arguments", [("inspect",), ("check",), ("adopt", "a")])
def test_a_project_without_seeds_is_told(project: Path, arguments: tuple[str, ...]) -> None:
    (project / "seeds").rename(project / "原文")
    assert "没有原文文件夹 seeds" in _refused(*arguments)


@pytest.mark.parametrize(
    "arguments", [("inspect",), ("check",), ("check", "seeds"), ("adopt", "a"), ("release", "a"), ("diff", "HEAD")]
)
def test_broken_settings_are_told_at_their_line(project: Path, arguments: tuple[str, ...]) -> None:
    draw(project, {"mkdocs.yml": "site_name: 文库\nplugins: [speeches\nnav: x\n"})
    assert "mkdocs.yml:3: 不合 YAML 语法" in _refused(*arguments)


def test_settings_that_are_inherited_count(project: Path) -> None:
    base = FIVE_LINES.replace("- speeches", "- speeches:\n      seeds: 原文")
    draw(project, {"base.yml": f"{base}docs_dir: 页面\n", "mkdocs.yml": "INHERIT: base.yml\n", "原文/b.txt": SPEECH})
    assert [read["source"] for read in json.loads(_run("inspect", "--json").stdout)] == ["b.txt"]
    assert _run("adopt", "b").exit_code == 0
    assert (project / "页面/speeches/b.md").exists()


def test_settings_that_are_not_there_to_be_inherited_are_told(project: Path) -> None:
    draw(project, {"mkdocs.yml": "INHERIT: ../none.yml\n"})
    assert "mkdocs.yml：INHERIT 所指的文件不存在" in _refused("inspect")
    draw(project, {"mkdocs.yml": "INHERIT: base.yml\n", "base.yml": "site_name: 文库\nplugins: [speeches\nnav: x\n"})
    assert "base.yml:3: 不合 YAML 语法" in _refused("inspect")
    draw(project, {"mkdocs.yml": "站名".encode("gb18030")})
    assert "另存为 UTF-8" in _refused("inspect")


@pytest.mark.parametrize(("tree", "said"), [({"原文": "x"}, "是一个文件"), ({"原": "x"}, "写不进")])
def test_where_nothing_can_be_added_is_told(project: Path, tree: dict[str, str], said: str) -> None:
    seeds = "原文" if "原文" in tree else "原/文"
    settings = FIVE_LINES.replace("- speeches", f"- speeches:\n      seeds: {seeds}")
    draw(project, {"mkdocs.yml": settings, "b.txt": SPEECH, **tree})
    assert said in _refused("add", "b.txt")


@pytest.mark.parametrize("command", ["check", "inspect", "add"])
def test_a_path_that_is_not_there_is_told(project: Path, command: str) -> None:
    assert "没有 nope.txt 这个文件或文件夹" in _refused(command, "nope.txt")


def test_a_list_of_terms_that_is_not_there_is_told(project: Path) -> None:
    draw(project, {"mkdocs.yml": WITH_LEXICON})
    assert "读不了词表 words/own.txt" in _refused("inspect")


def test_a_page_that_is_not_utf_8_is_told_and_the_others_are_built(project: Path) -> None:
    draw(project, {"docs/speeches/a.md": "# 讲话\n".encode("gb18030")})
    built = build(project)
    assert built.code == 0, built.log
    assert "ERROR   -  speeches: docs/speeches/a.md: L105" in built.log
    assert [title.get_text().removesuffix("¶") for title in built.soup("speeches/a/").select("h1")] == ["讲话"]
    assert "安全" not in built.soup("speeches/a/").select_one("article").get_text()
    assert build(project, "--strict").code == 1


def test_below_its_folder_the_project_is_found(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "mkdocs.yml").rename(project / "mkdocs.yaml")
    commit(project)
    draw(project, {"seeds/a.txt": SPEECH.replace("分析形势", "研判形势"), "deep/er/b.txt": SPEECH})
    monkeypatch.chdir(project / "deep/er")
    assert "改动 1 篇" in _run("diff", "HEAD").output
    assert "在全市安全工作会议上的讲话" in _run("inspect").output
    assert "../../seeds/b.txt：1 篇" in _run("add", "b.txt").output
    assert (project / "seeds/b.txt").exists()
    assert _run("adopt", "a").exit_code == 0
    assert (project / "docs/speeches/a.md").exists()
    assert not (project / "deep/er/seeds").exists()


@pytest.mark.parametrize(
    "arguments", [("inspect",), ("check",), ("add", "b.txt"), ("adopt", "a"), ("release", "a"), ("diff", "HEAD")]
)
def test_outside_of_a_project_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    draw(tmp_path, {"b.txt": SPEECH})
    monkeypatch.chdir(tmp_path)
    assert "没有 mkdocs.yml" in _refused(*arguments)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.txt"]


def test_named_files_need_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(tmp_path, {"b.txt": SPEECH})
    monkeypatch.chdir(tmp_path)
    assert "在全市安全工作会议上的讲话" in _run("inspect", "b.txt").output
    assert _run("check", "b.txt").exit_code == 0


def test_check_tells_what_stands_between_the_seeds_as_the_build_does(project: Path) -> None:
    assert _run("adopt", "a").exit_code == 0
    gone = (project / "docs/speeches/a.md").read_text("utf-8")
    draw(
        project,
        {
            "seeds/a.txt": SPEECH.replace("分析形势", "研判形势"),
            "seeds/b.txt": f"---\nslug: a\naliases: [a, about]\n---\n{SPEECH}",
            "seeds/c.txt": f"---\naliases: [/about/, 旧名]\n---\n{SPEECH}",
            "docs/about.md": "# 关于\n",
            "docs/speeches/gone.md": gone,
        },
    )
    told = _run("check", "--strict")
    assert told.exit_code == 1
    places = [line.partition("L1")[0] + "L1" + line.partition("L1")[2][:2] for line in told.output.splitlines()]
    between = sorted(place for place in places if not place.endswith("L1"))
    assert between == [
        "seeds/a.txt: warning L104",
        "seeds/a.txt:1: warning L103",
        "seeds/b.txt:5: warning L101",
        "seeds/b.txt:5: warning L102",
        "seeds/c.txt:4: warning L102",
    ]
    log = build(project, "--verbose").log
    for place in between:
        assert place.replace(" warning", "").replace(" note", "") in log


def test_check_of_named_files_tells_of_these_alone(project: Path) -> None:
    draw(project, {"seeds/b.txt": f"---\nslug: a\n---\n{SPEECH}"})
    assert "L101" in _run("check").output
    assert "L101" not in _run("check", "seeds/b.txt").output
