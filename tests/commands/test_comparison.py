"""`diff` tells a reviewer, speech by speech, what a range of commits changes; real repositories."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_speeches.hosts.cli.main import main
from tests.repositories import commit
from tests.sites import FIVE_LINES, ROOT, draw

SPEECH = """在全市安全工作会议上的讲话
同志们：
今天召开全市安全工作会议，主要任务是总结工作、分析形势、安排任务。
一、提高认识，切实增强责任感
安全工作十分重要，各级各部门必须高度重视，切实抓好各项措施的落实。
二、突出重点，全力抓好落实
要突出重点行业，突出重点时段，加强监管，严格执法，及时消除各类隐患。
"""
OTHER = SPEECH.replace("安全", "防汛")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    draw(tmp_path, {"mkdocs.yml": FIVE_LINES, "docs/": "", "seeds/a.txt": SPEECH, "seeds/b.txt": OTHER})
    commit(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _diff(revisions: str = "HEAD~1..HEAD") -> str:
    result = CliRunner().invoke(main, ["diff", revisions])
    assert result.exit_code == 0, result.output
    return result.output


def test_each_kind_of_change_is_told(project: Path) -> None:
    matter = "---\ntitle: 安全讲话\ndate: 2009-03-05\ntags_add: [平安建设]\n---\n"
    changed = SPEECH.replace("严格执法", "严格公正执法").replace("二、突出", "## 二、突出")
    draw(project, {"seeds/a.txt": matter + changed, "seeds/c.txt": SPEECH.replace("安全", "消防")})
    (project / "seeds/b.txt").unlink()
    commit(project)
    said = _diff()
    assert "共 2 篇（原有 2 篇）：改动 1 篇，新增 1 篇，删除 1 篇。" in said
    assert "- 标题：在全市安全工作会议上的讲话 → 安全讲话\n" in said
    assert "- 日期：（无） → 2009\\-03\\-05\n" in said.replace("2009-03-05", "2009\\-03\\-05")
    assert "＋平安建设" in said
    assert "-二、突出重点，全力抓好落实\n+  二、突出重点，全力抓好落实\n" in said
    assert "业，突出重点时段，加强监管，严格执法，及时消除各类隐患。\n+…" in said
    assert "业，突出重点时段，加强监管，严格公正执法，及时消除各类隐患。\n" in said
    assert "### 新增：在全市消防工作会议上的讲话" in said
    assert "### 删除：在全市防汛工作会议上的讲话" in said


def test_no_change_is_said_too(project: Path) -> None:
    draw(project, {"docs/index.md": "# 首页\n"})
    commit(project)
    assert _diff().strip().endswith("改动 0 篇，新增 0 篇，删除 0 篇。")


def test_a_renamed_seed_is_the_same_speech_at_a_new_address(project: Path) -> None:
    (project / "seeds/a.txt").rename(project / "seeds/d.txt")
    commit(project)
    said = _diff()
    assert "改动 1 篇，新增 0 篇，删除 0 篇" in said
    assert "- 网址名：a → d\n- 原文：a.txt → d.txt" in said


def test_new_errors_are_told(project: Path) -> None:
    draw(project, {"seeds/a.txt": f"---\ntitel: 甲\n---\n{SPEECH}"})
    commit(project)
    said = _diff()
    assert "新出现的注意和错误" in said
    assert "a.txt: F101 不认识的键“titel”" in said


def test_an_adopted_page_that_is_edited_is_a_change(project: Path) -> None:
    assert CliRunner().invoke(main, ["adopt", "a"]).exit_code == 0
    commit(project)
    page = project / "docs/speeches/a.md"
    page.write_text(page.read_text("utf-8").replace("严格执法", "文明执法"), encoding="utf-8")
    commit(project)
    assert "文明执法" in _diff()


def test_the_working_folder_is_compared_where_one_version_is_named(project: Path) -> None:
    draw(project, {"seeds/a.txt": SPEECH.replace("严格执法", "文明执法")})
    assert "文明执法" in _diff("HEAD")


def test_the_folder_of_the_site_may_be_part_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(tmp_path, {"库/mkdocs.yml": FIVE_LINES, "库/seeds/a.txt": SPEECH, "别的.txt": "甲"})
    commit(tmp_path)
    draw(tmp_path, {"库/seeds/a.txt": SPEECH.replace("严格执法", "文明执法")})
    commit(tmp_path)
    monkeypatch.chdir(tmp_path / "库")
    assert "文明执法" in _diff()


def test_text_of_a_seed_cannot_break_out_of_the_summary(project: Path) -> None:
    draw(project, {"seeds/a.txt": f"---\ntitle: '<b> [链](x) `码` *星*'\n---\n{SPEECH}```\n\\## 假标题\n```\n"})
    commit(project)
    said = _diff()
    assert "<b>" not in said
    assert "[链](x)" not in said
    fenced = said.split("````")
    assert "## 假标题" in "".join(fenced[1::2])
    assert "假标题" not in "".join(fenced[0::2])


@pytest.mark.parametrize("revisions", ["没有..HEAD", "--output=x..HEAD", ""])
def test_what_is_no_version_is_said(project: Path, revisions: str) -> None:
    result = CliRunner().invoke(main, ["diff", "--", revisions])
    assert result.exit_code in (1, 2)
    assert "Traceback" not in result.output
    assert not (project / "x").exists()


def test_a_changed_rule_shows_in_the_speeches_that_it_changes(project: Path) -> None:
    package = project / "plugins/mkdocs_speeches"
    shutil.copytree(ROOT / "plugins/mkdocs_speeches", package, ignore=shutil.ignore_patterns("__pycache__"))
    commit(project)
    debris = package / "data/debris.toml"
    rule = (
        '\n[[debris]]\nname = "risk"\ntext = "隐患"\nwhere = "any"\npattern = "要突出重点行业.*"\n'
        'examples = ["要突出重点行业"]\nnot = []\n'
    )
    debris.write_text(debris.read_text("utf-8") + rule, encoding="utf-8")
    commit(project)
    command = [sys.executable, "-m", "mkdocs_speeches", "diff", "HEAD~1..HEAD"]
    said = subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=True).stdout
    assert "改动 2 篇" in said
    assert "-要突出重点行业" in said
