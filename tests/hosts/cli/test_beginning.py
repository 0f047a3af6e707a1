"""`mkdocs-speeches new`: a library that builds at once, and nothing of anybody else's touched."""

from __future__ import annotations

from pathlib import Path

import yaml
from click.testing import CliRunner, Result

from mkdocs_speeches.hosts.cli.main import main
from tests.sites import build


def _run(folder: Path) -> Result:
    return CliRunner().invoke(main, ["new", str(folder)])


def test_a_new_library_builds_strictly_and_shows_its_sample(tmp_path: Path) -> None:
    done = _run(tmp_path / "文库")
    assert done.exit_code == 0, done.output
    built = build(tmp_path / "文库", "--strict")
    assert built.code == 0, built.log
    assert "1 speeches" in built.log
    assert "0 warnings, 0 errors" in built.log
    page = built.soup("speeches/示例讲话/")
    assert page.select_one("h1").get_text().startswith("在全镇秋季防火工作会议上的讲话")
    assert len(page.select("h2[id^=s-]")) == 3
    assert built.soup("").select_one('a[href^="speeches/"]')
    recipe = yaml.safe_load((tmp_path / "文库/.github/workflows/publish.yml").read_text("utf-8"))
    assert {"run": "mkdocs build --strict"} in recipe["jobs"]["build"]["steps"]


def test_a_folder_that_is_not_empty_and_a_file_are_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "有").mkdir()
    (tmp_path / "有/我的.txt").write_text("我的\n")
    (tmp_path / "file").write_text("")
    for name in ("有", "file"):
        done = _run(tmp_path / name)
        assert done.exit_code == 2
        assert str(tmp_path / name) in done.stderr
        assert "——" in done.stderr
    assert [path.name for path in (tmp_path / "有").iterdir()] == ["我的.txt"]
    (tmp_path / "空").mkdir()
    assert _run(tmp_path / "空").exit_code == 0
