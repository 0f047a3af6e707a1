"""`mkdocs-speeches export`: a library that leaves the house reads the same elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from mkdocs_speeches.hosts.cli.main import main
from tests.sites import FIVE_LINES, Site, build, draw

SPEECH = """在全市安全工作会议上的讲话
（2009年3月5日）
同志们：
今天召开全市安全工作会议，主要任务是总结工作、分析形势、安排任务，推动全市安全生产形势持续稳定好转。
一、提高认识，切实增强责任感
安全工作十分重要，各级各部门必须高度重视，切实抓好各项措施的落实。一是思想到位。二是责任到位。
"""
OTHER = SPEECH.replace("安全工作", "防汛工作").replace("2009年3月5日", "2010年3月5日")
PAGES = {
    "docs/index.md": "# 文库\n\n<!-- speeches -->\n",
    "docs/about.md": "# 关于\n\n来信：<!-- contact -->\n\n![图](pictures/a.png)\n",
    "docs/pictures/a.png": b"\x89PNG",
    "docs/inner/secret.md": "# 内部\n",
    "docs/.hidden.md": "# 隐藏\n",
}
SETTINGS = f"{FIVE_LINES}      contact: editor@example.org\nexclude_docs: /inner/\n".replace(
    "- speeches", "- speeches:"
)
OTHER_HOST = """\
site_name: 别处
theme: mkdocs
plugins: []
markdown_extensions: [attr_list, tables]
validation:
  links: {not_found: warn, anchors: warn, unrecognized_links: warn}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    draw(folder, {"mkdocs.yml": SETTINGS, "seeds/a.txt": SPEECH, "seeds/b.txt": OTHER, **PAGES})
    monkeypatch.chdir(folder)
    return folder


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", *arguments])


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_another_generator_builds_the_same_pages_with_all_links_alive(project: Path, tmp_path: Path) -> None:
    done = _run("../other/docs")
    assert done.exit_code == 0, done.output
    assert "写了" in done.output
    draw(tmp_path / "other", {"mkdocs.yml": OTHER_HOST})
    other: Site = build(tmp_path / "other", "--strict")
    assert other.code == 0, other.log
    page = other.soup("speeches/a/")
    assert page.select_one("h2#s-1").get_text() == "一、提高认识，切实增强责任感"
    for line in SPEECH.splitlines()[2:]:
        assert line.split("。")[0] in page.get_text()
    assert other.soup("").select_one('a[href="speeches/a/"]')
    assert other.soup("about/").select_one('a[href="mailto:editor@example.org"]')
    assert (other.built / "pictures/a.png").exists()
    assert {"inner/secret/", ".hidden/"}.isdisjoint(other.uris())


def test_the_same_library_gives_the_same_files_and_nothing_is_written_twice(project: Path, tmp_path: Path) -> None:
    assert _run("../one").exit_code == _run("../two").exit_code == 0
    first = _tree(tmp_path / "one")
    assert first == _tree(tmp_path / "two")
    (project / "seeds/b.txt").write_text(OTHER.replace("十分重要", "非常重要"), "utf-8")
    assert "没有变化" in _run("../one").output
    changed = {name for name, content in _tree(tmp_path / "one").items() if content != first[name]}
    assert "speeches/b.md" in changed
    assert "about.md" not in changed


def test_a_page_that_an_editor_took_over_comes_out_as_written(project: Path, tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["adopt", "a"]).exit_code == 0
    page = project / "docs/speeches/a.md"
    page.write_text(page.read_text("utf-8").replace("十分重要", "无比重要"), "utf-8")
    assert _run("../one").exit_code == 0
    assert "无比重要" in (tmp_path / "one/speeches/a.md").read_text("utf-8")


def test_what_is_wrong_is_told_with_its_line_and_the_rest_comes_out(project: Path, tmp_path: Path) -> None:
    draw(project, {"seeds/c.txt": "---\ndate: 2009-13-45\n---\n讲话\n同志们：\n今天开会。\n"})
    done = _run("../one")
    assert done.exit_code == 1
    assert "seeds/c.txt:2: error" in done.stderr
    assert (tmp_path / "one/speeches/a.md").exists()
    draw(project, {"docs/bad.md": b"# a\n\xff\n"})
    done = _run("../one")
    assert (done.exit_code, "docs/bad.md:2: " in done.stderr) == (2, True)


def test_a_folder_of_the_site_is_refused(project: Path) -> None:
    done = _run("docs/out")
    assert done.exit_code == 2
    assert "docs" in done.stderr
    assert not (project / "docs/out").exists()


def test_the_library_as_data_comes_with_its_schema(project: Path, tmp_path: Path) -> None:
    assert _run("../data", "--format", "jsonl").exit_code == 0
    rows = [json.loads(line) for line in (tmp_path / "data/library.jsonl").read_text("utf-8").splitlines()]
    schema = json.loads((tmp_path / "data/library.schema.json").read_text("utf-8"))
    for row in rows:
        jsonschema.validate(row, schema)
    assert [row["page"] for row in rows] == ["speeches/a.md", "speeches/b.md"]
    assert (tmp_path / "data/library.csv").read_text("utf-8-sig").count("\n") == 3
