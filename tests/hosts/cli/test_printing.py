"""What is printed is text and nothing else: no name of a file, no line of a seed steers a terminal or a CI runner."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from mkdocs_speeches.hosts.cli.main import main
from tests.repositories import commit
from tests.sites import FIVE_LINES, build, draw

SPEECH = """在全市安全工作会议上的讲话
同志们：
今天召开全市安全工作会议，主要任务是总结工作、分析形势、安排任务。
一、提高认识，切实增强责任感
安全工作十分重要，各级各部门必须高度重视，切实抓好各项措施的落实。
三、突出重点，全力抓好落实
要突出重点行业，突出重点时段，加强监管，严格执法，及时消除各类隐患。
"""
MARKED = """---
kind: 讲话
---
在全市防汛工作会议上的讲话
同志们：
# ::error::甲
今天召开全市防汛工作会议，主要任务是总结工作、分析形势、安排任务。
# ##[error]乙\x1b[31m
{}
# ::add-mask::丙
三、防汛工作十分重要，各级各部门必须高度重视。
"""
NAMES = (
    "a\n::error file=x,title=y::boom.txt",
    "::warning ::z.txt",
    "##[error]q\x1b[31m.txt",
    "r\r::stop-commands::t.ofd",
    "\u2028\u202e##vso[task.x]u.html",
)
_COMMAND = re.compile(r"\s*::[\w-]+(?: [^:]*)?::|.*##\w*\[")
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e]")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    draw(folder, {"mkdocs.yml": FIVE_LINES, "docs/": "", "seeds/plain.txt": MARKED.format("甲。")})
    commit(folder)
    draw(folder, {f"seeds/{name}": SPEECH for name in NAMES})
    draw(folder, {"seeds/plain.txt": MARKED.format("乙。")})
    commit(folder)
    monkeypatch.chdir(folder)
    return folder


def _run(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.output


def _orders(said: str) -> list[str]:
    """The lines that GitHub's runner, or one of its kind, would obey."""
    return [line for line in re.split(r"\r\n|\r|\n", said) if _COMMAND.match(line)]


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "--format", "json"),
        ("inspect",),
        ("inspect", "--json"),
        ("inspect", "--why", f"seeds/{NAMES[0]}"),
        ("inspect", "--why", f"seeds/{NAMES[0]}", "--json"),
        ("inspect", "--why", "seeds/plain.txt"),
        ("diff", "HEAD~1..HEAD"),
        ("adopt", "::error::\n::error::x"),
        ("add", "none\n::error::x.txt"),
        ("add", "again"),
        ("release", "plain"),
    ],
    ids=" ".join,
)
def test_no_command_prints_what_a_runner_obeys(project: Path, arguments: tuple[str, ...]) -> None:
    draw(project, {f"again/{name}": SPEECH for name in NAMES})
    said = _run(*arguments)
    assert said
    assert _orders(said) == []
    assert not _STEERING.search(said)


def test_the_build_log_has_a_line_for_each_finding(project: Path) -> None:
    built = build(project, "--verbose")
    assert built.code == 0
    ours = [line for line in built.log.split("\n") if "speeches: seeds/" in line]
    for sign in ("boom.txt:6: ", "z.txt:6: ", r"q\x1b[31m.txt:6: ", "t.ofd: "):
        assert any(sign in line for line in ours), sign
    assert _orders("\n".join(ours)) == []
    assert not _STEERING.search("".join(ours))
    assert r"INFO    -  speeches: seeds/a\n::error file=x,title=y::boom.txt:6: S107" in built.log
    assert not [line for line in _orders(built.log) if "S1" in line or "boom" in line]


def test_files_named_alone_are_told_as_harmlessly(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "seeds")
    for command in ("check", "inspect"):
        said = _run(command, *NAMES)
        assert "S107" in said
        assert _orders(said) == []


def test_annotations_are_ours_alone_and_name_the_file(project: Path) -> None:
    said = _run("check", "--format", "github")
    assert _orders(said) == said.splitlines()
    assert not _STEERING.search(said)
    files = {unquote(match[1]) for match in re.finditer(r"^::\w+ file=([^,]*)", said, re.MULTILINE)}
    assert {f"seeds/{name}" for name in NAMES[:2]} <= files


def test_annotations_of_a_library_in_a_folder_of_a_repository_name_the_way_from_its_top(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw(tmp_path, {"文库/mkdocs.yml": FIVE_LINES, "文库/docs/": "", "文库/seeds/a.txt": "没有日期的一行\n"})
    commit(tmp_path)
    monkeypatch.chdir(tmp_path / "文库")
    for named in ((), ("seeds/a.txt",)):
        said = _run("check", *named, "--format", "github")
        assert set(re.findall(r"^::\w+ file=([^,]*)", said, re.MULTILINE)) == {"文库/seeds/a.txt"}


def test_json_says_what_the_names_are(project: Path) -> None:
    found = {row["source"] for row in json.loads(_run("check", "--format", "json"))}
    assert {f"seeds/{name}" for name in NAMES} <= found
