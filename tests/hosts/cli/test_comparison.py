"""`diff` tells a reviewer, speech by speech, what a range of commits changes; real repositories."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_speeches.hosts.cli.main import main
from tests.repositories import commit, git
from tests.sites import FIVE_LINES, draw

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


SPY = "import pathlib; pathlib.Path(r'{}').write_text('run')\n"


def _spy(project: Path, trace: Path) -> dict[str, str]:
    """Files that leave a trace where anything of a commit is run: as our package, as the site's own code, as YAML."""
    package = "plugins/mkdocs_speeches"
    modules = ("__init__", "__main__", "cli", "commands/__init__", "commands/comparison", "hosts/cli/comparison")
    run = SPY.format(trace)
    tagged = f"extra: !!python/object/apply:os.system ['touch {trace}']\n"
    settings = FIVE_LINES.replace("- speeches", "- speeches:\n      lexica: [words.py]")
    return {
        **{f"{package}/{module}.py": run for module in modules},
        **{f"{name}.py": run for name in ("hooks", "sitecustomize", "yaml", "click")},
        "words.py": "# 词\n织密网格\n",
        "mkdocs.yml": f"{settings}hooks: [hooks.py]\n{tagged}",
    }


def test_nothing_of_a_commit_is_run(project: Path, tmp_path: Path) -> None:
    trace = tmp_path.parent / f"{tmp_path.name}.trace"
    spy = _spy(project, trace)
    text = f"{SPEECH}织密网格十分重要，各级必须高度重视织密网格，切实抓好织密网格的落实。\n"
    draw(project, {**spy, "seeds/c.txt": text.replace("安全", "消防")})
    commit(project)
    for name in spy:
        (project / name).unlink()
    draw(project, {"mkdocs.yml": FIVE_LINES})
    commit(project)
    command = [sys.executable, "-P", "-m", "mkdocs_speeches", "diff", "HEAD~2..HEAD~1"]
    said = subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8")
    assert said.returncode == 0, said.stderr
    assert "新增 1 篇" in said.stdout
    assert not trace.exists()
    assert "－织密网格" in _diff()


def test_no_attribute_hides_a_seed(project: Path) -> None:
    draw(project, {"seeds/c.txt": SPEECH.replace("安全", "消防"), ".gitattributes": "seeds/c.txt export-ignore\n"})
    draw(
        project, {"seeds/d.txt": SPEECH.replace("安全", "森林$Format:%H$"), "seeds/.gitattributes": "* export-subst\n"}
    )
    commit(project)
    said = _diff()
    assert "新增 2 篇" in said
    assert "消防" in said
    assert "Format:%H" in said


def test_a_link_in_a_commit_leads_nowhere(project: Path, tmp_path: Path) -> None:
    secret = tmp_path.parent / f"{tmp_path.name}.txt"
    secret.write_text(SPEECH.replace("安全", "机密"), encoding="utf-8")
    (project / "seeds/file.txt").symlink_to(secret)
    (project / "seeds/folder").symlink_to(secret.parent, target_is_directory=True)
    (project / "seeds/loop.txt").symlink_to("loop.txt")
    draw(project, {"seeds/c.txt": SPEECH.replace("安全", "消防")})
    commit(project)
    for name in ("file.txt", "folder", "loop.txt"):
        (project / "seeds" / name).unlink()
    commit(project)
    said = _diff("HEAD~2..HEAD~1")
    assert "新增 1 篇" in said
    assert "消防" in said
    assert "机密" not in said


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (FIVE_LINES.replace("- speeches", "- speeches:\n      seeds: {}/out"), "仓库之外"),
        (FIVE_LINES.replace("- speeches", "- speeches:\n      seeds: ../out"), "仓库之外"),
        (FIVE_LINES.replace("- speeches", "- speeches:\n      lexica: [../out/a.txt]"), "仓库之外"),
        (FIVE_LINES + "docs_dir: ../out\n", "仓库之外"),
        ("INHERIT: ../out/base.yml\n", "仓库之外"),
        ("INHERIT: none.yml\n", "不存在"),
        ("INHERIT: mkdocs.yml\n", "绕回"),
        (FIVE_LINES.replace("- speeches", "- speeches:\n      seeds: linked"), "linked 是链接"),
        (FIVE_LINES.replace("- speeches", "- speeches:\n      lexica: [words.txt]"), "words.txt:2: “=”"),
        ("plugins: [speeches\nnav: x\n", "mkdocs.yml:2"),
        ("extra: " + "[" * 5000, "太深"),
        ("date: 2026-99-99\n", "不成立的日期"),
    ],
)
def test_what_a_commit_says_of_its_place_stays_inside_the_repository(
    project: Path, tmp_path: Path, settings: str, said: str
) -> None:
    out = tmp_path.parent / "out"
    draw(out, {"a.txt": SPEECH.replace("安全", "机密"), "base.yml": FIVE_LINES})
    (project / "linked").symlink_to("seeds")
    draw(project, {"mkdocs.yml": settings.replace("{}", str(out.parent)), "words.txt": "# 词\n甲=\n"})
    commit(project)
    draw(project, {"mkdocs.yml": FIVE_LINES})
    result = CliRunner().invoke(main, ["diff", "HEAD~1..HEAD"])
    assert result.exit_code == 1, result.output
    [line] = result.output.splitlines()
    assert line.startswith("错误：HEAD")
    assert said in line
    assert "机密" not in line
    assert "/tmp" not in line.replace(str(out), "")


def test_settings_that_unfold_without_end_are_no_paths(project: Path) -> None:
    folds = "".join(f"x{level}: &x{level} [{', '.join([f'*x{level - 1}'] * 9)}]\n" for level in range(1, 12))
    tree = f"x0: &x0 [甲]\n{folds}docs_dir: *x11\n{FIVE_LINES.replace('- speeches', '- speeches: {seeds: *x11}')}"
    draw(project, {"mkdocs.yml": tree, "seeds/a.txt": SPEECH.replace("严格执法", "文明执法")})
    commit(project)
    draw(project, {"mkdocs.yml": FIVE_LINES})
    assert "文明执法" in _diff()


def test_any_name_of_a_file_is_read(project: Path) -> None:
    draw(project, {"seeds/文 集/“甲”\t一.txt": SPEECH.replace("安全", "消防"), "seeds/:(top)*?.txt": f"{SPEECH}甲"})
    commit(project)
    assert "新增 2 篇" in _diff()


def test_a_title_out_of_a_file_name_stays_on_its_line(project: Path) -> None:
    untitled = SPEECH.partition("\n")[2]
    draw(project, {"seeds/甲\n::error ::乙\x1b[2J.txt": untitled, "seeds/2009-03-05在全县\n大会上的讲话.txt": untitled})
    commit(project)
    said = _diff()
    added = [line for line in said.splitlines() if line.startswith("### 新增")]
    assert added == ["### 新增：在全县 大会上的讲话", "### 新增：同志们：今天召开全市安全工作会议"]
    assert "\x1b" not in said
    assert not any(line.startswith("::") for line in said.splitlines())


def test_a_commit_without_a_site_has_no_speeches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(tmp_path, {"别的.txt": "甲"})
    commit(tmp_path)
    draw(tmp_path, {"库/mkdocs.yml": FIVE_LINES, "库/seeds/a.txt": SPEECH})
    commit(tmp_path)
    monkeypatch.chdir(tmp_path / "库")
    assert "共 1 篇（原有 0 篇）" in _diff()


def test_a_link_in_the_place_of_an_adopted_page_is_told(project: Path) -> None:
    assert CliRunner().invoke(main, ["adopt", "a"]).exit_code == 0
    page = project / "docs/speeches/a.md"
    commit(project)
    page.rename(project / "elsewhere.md")
    page.symlink_to("../../elsewhere.md")
    commit(project)
    assert "docs/speeches/a.md: L105 页面读不了" in _diff()


def test_a_commit_that_git_would_not_write_is_refused(project: Path) -> None:
    written = git(project, "rev-parse", "HEAD:seeds/a.txt").strip()
    for entry in ("100644 evil.txt", "40000 ..", "40000 seeds"):
        tree = entry.encode() + b"\0" + bytes.fromhex(written)
        command = ["git", "hash-object", "-t", "tree", "-w", "--stdin", "--literally"]
        written = subprocess.run(command, cwd=project, input=tree, capture_output=True).stdout.decode().strip()
    made = git(project, "commit-tree", "-m", "改", written).strip()
    result = CliRunner().invoke(main, ["diff", f"HEAD..{made}"])
    assert result.exit_code == 1
    assert "不能用的路径 seeds/../evil.txt" in result.output
