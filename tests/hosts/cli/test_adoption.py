"""An editor takes a page over, changes it freely, sees when its seed changes, and gives it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_speeches.hosts.cli.main import main
from tests.sites import FIVE_LINES, Site, build, draw

SPEECH = """在全市安全工作会议上的讲话
（2009年3月5日）
同志们：
今天召开全市安全工作会议，主要任务是总结工作，实现企业和职工?双赢?的目标。
一、提高认识，切实增强责任感
安全工作十分重要，各级各部门必须高度重视，切实抓好各项措施的落实。要做到：一是思想到位。二是责任到位。三是措施到位。
二、突出重点 [不是链接](x) *不是强调*
要突出重点行业，突出重点时段，加强监管，严格执法，及时消除各类隐患。
"""
OTHER = SPEECH.replace("安全", "防汛")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    draw(tmp_path, {"mkdocs.yml": FIVE_LINES, "docs/": "", "seeds/a.txt": SPEECH, "seeds/b.txt": OTHER})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def _adopt(project: Path, slug: str = "a") -> Path:
    result = _run("adopt", slug)
    assert result.exit_code == 0, result.output
    return project / f"docs/speeches/{slug}.md"


def _strict(folder: Path) -> Site:
    built = build(folder, "--strict")
    assert built.code == 0, built.log
    return built


def _read(site: Site, uri: str) -> str:
    soup = site.soup(uri)
    for added in soup.select("[data-generated]"):
        added.decompose()
    return "\n".join(soup.select_one(".speech-text").get_text().split())


def test_an_adopted_page_reads_as_before_and_leads_to_itself(project: Path) -> None:
    draw(project, {"mkdocs.yml": FIVE_LINES + "repo_url: https://github.com/o/r\nedit_uri: edit/main/docs/\n"})
    before = _strict(project)
    page = _adopt(project)
    after = _strict(project)
    assert _read(after, "speeches/a/") == _read(before, "speeches/a/")
    assert after.read("speeches/") == before.read("speeches/")
    assert after.read("sources/a/") == before.read("sources/a/")
    assert after.uris() == before.uris()
    button = after.soup("speeches/a/").select_one("a[rel=edit]")
    assert button["href"] == "https://github.com/o/r/edit/main/docs/speeches/a.md"
    assert page.read_text("utf-8").count("adopted:") == 1


def test_an_adopted_page_is_plain_markdown(project: Path) -> None:
    text = _adopt(project).read_text("utf-8")
    assert "<" not in text
    assert "“双赢”" in text
    assert "\n## 一、提高认识，切实增强责任感 { #s-1 }\n" in text
    assert "- **一是**思想到位。" in text


def test_what_an_editor_writes_is_what_readers_see(project: Path) -> None:
    page = _adopt(project)
    text = page.read_text("utf-8").replace('"在全市安全工作会议上的讲话"', "新标题 <b>", 1)
    text = text.replace("## 二、", "## 贰、").replace(
        "今天召开全市安全工作会议，主要任务是总结工作", "主要任务是 **总结** 工作"
    )
    head, _, rest = text.partition("安全工作十分重要")
    gone = rest.index("\n\n")
    page.write_text(f"{head}编辑新写的一段。{rest[gone:]}", encoding="utf-8")
    site = _strict(project)
    soup = site.soup("speeches/a/")
    assert soup.select_one("h1").get_text() == "新标题 <b>"
    assert "今天召开" not in soup.select_one("meta[name=description]")["content"]
    assert "总结" in [strong.get_text() for strong in soup.select(".speech-text strong")]
    assert "贰、" in soup.select_one("#s-2").get_text()
    assert "编辑新写的一段。" in _read(site, "speeches/a/")
    assert "新标题 <b>" in site.soup("speeches/").get_text()
    assert "2009年3月5日" in soup.select_one(".speech-facts").get_text()


def test_adopting_never_overwrites(project: Path) -> None:
    page = _adopt(project)
    page.write_text("编辑写的", encoding="utf-8")
    result = _run("adopt", "a")
    assert (result.exit_code, page.read_text("utf-8")) == (1, "编辑写的")
    assert "已经有了" in result.output


@pytest.mark.parametrize(("slug", "said"), [("aa", "是不是 a"), ("../b", "不是网址名"), ("没有", "如有 a、b")])
def test_what_is_no_speech_is_said(project: Path, slug: str, said: str) -> None:
    result = _run("adopt", slug)
    assert result.exit_code == 2
    assert said in result.output
    assert not (project / "docs/speeches").exists()


def test_a_changed_seed_is_a_warning_until_the_editor_has_looked(project: Path) -> None:
    page = _adopt(project)
    draw(project, {"seeds/a.txt": SPEECH.replace("严格执法", "严格公正执法")})
    built = build(project)
    [warning] = [line for line in built.log.splitlines() if line.startswith("WARNING")]
    assert "seeds/a.txt:1: L103" in warning
    difference = _run("adopt", "--diff", "a").output
    assert "+要突出重点行业，突出重点时段，加强监管，严格公正执法，及时消除各类隐患。" in difference
    was, now = (page.read_text("utf-8").partition('hash: "')[2][:12], warning.rpartition(" ")[2])
    page.write_text(page.read_text("utf-8").replace(was, now), encoding="utf-8")
    _strict(project)


def test_lines_moved_in_the_seed_are_no_change(project: Path) -> None:
    _adopt(project)
    draw(project, {"seeds/a.txt": f"---\nkind: 讲话\n---\n\n{SPEECH}"})
    _strict(project)


def test_a_lost_seed_is_a_warning(project: Path) -> None:
    _adopt(project)
    (project / "seeds/a.txt").rename(project / "seeds/c.txt")
    assert "seeds/a.txt: L104" in build(project).log


def test_a_slip_in_an_adopted_page_is_named_by_line(project: Path) -> None:
    page = _adopt(project)
    page.write_text(page.read_text("utf-8").replace("date: 2009-03-05", "date: 2009年3月"), encoding="utf-8")
    built = build(project)
    assert "speeches: docs/speeches/a.md:3: F104" in built.log


def test_releasing_gives_the_page_back(project: Path) -> None:
    page = _adopt(project)
    assert _run("release", "a").exit_code == 0
    assert not page.exists()


def test_releasing_an_edited_page_needs_force_and_keeps_it(project: Path) -> None:
    page = _adopt(project)
    edited = page.read_text("utf-8") + "\n编辑加的一段。\n"
    page.write_text(edited, encoding="utf-8")
    refused = _run("release", "a")
    assert refused.exit_code == 1
    assert page.read_text("utf-8") == edited
    assert _run("release", "--force", "a").exit_code == 0
    assert not page.exists()
    assert (project / "docs/speeches/.a.md.1.bak").read_text("utf-8") == edited
    second = _adopt(project)
    second.write_text(edited + "又一段。\n", encoding="utf-8")
    assert _run("release", "--force", "a").exit_code == 0
    assert (project / "docs/speeches/.a.md.1.bak").read_text("utf-8") == edited
    assert "又一段" in (project / "docs/speeches/.a.md.2.bak").read_text("utf-8")
    assert not list(_strict(project).built.rglob("*.bak"))


def test_releasing_names_a_slip_at_its_line(project: Path) -> None:
    page = _adopt(project)
    slip = page.read_text("utf-8").replace("date: 2009-03-05", "date: 2009年3月")
    page.write_text(slip, encoding="utf-8")
    refused = _run("release", "a")
    assert refused.exit_code == 1
    assert "docs/speeches/a.md:3: error F104" in refused.output
    assert "不是接管的页面" not in refused.output
    assert page.read_text("utf-8") == slip


def test_releasing_says_where_the_seed_is_gone(project: Path) -> None:
    page = _adopt(project)
    (project / "seeds/a.txt").unlink()
    refused = _run("release", "a")
    assert refused.exit_code == 1
    assert "原文 seeds/a.txt 已经不在" in refused.output
    assert page.exists()
    released = _run("release", "--force", "a")
    assert released.exit_code == 0
    assert "网站上不再有这一篇" in released.output
    assert (project / "docs/speeches/.a.md.1.bak").exists()


def test_releasing_leaves_other_pages_alone(project: Path) -> None:
    draw(project, {"docs/speeches/b.md": "# 手写的页面\n"})
    assert _run("release", "--force", "b").exit_code == 1
    assert (project / "docs/speeches/b.md").read_text("utf-8") == "# 手写的页面\n"
    assert _run("release", "a").exit_code == 1
