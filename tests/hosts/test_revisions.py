"""Revision dates are those of git, of the seed itself."""

from __future__ import annotations

from pathlib import Path

from mkdocs_speeches.hosts.revisions import first_commits, revision_dates
from tests.repositories import commit, git
from tests.sites import draw


def test_each_file_has_the_date_of_its_own_last_commit(tmp_path: Path) -> None:
    draw(tmp_path, {"seeds/a.txt": "一", "seeds/子/讲话 二.txt": "二", "docs/index.md": "首页"})
    commit(tmp_path, date="2026-01-02T03:04:05+00:00")
    draw(tmp_path, {"seeds/a.txt": "一一", "docs/index.md": "新首页"})
    commit(tmp_path, date="2026-05-06T07:08:09+08:00")
    draw(tmp_path, {"docs/index.md": "更新的首页", "seeds/新.txt": "未提交"})
    assert revision_dates(tmp_path / "seeds") == {"a.txt": "2026-05-06", "子/讲话 二.txt": "2026-01-02"}


def test_a_renamed_file_has_the_date_of_its_new_name(tmp_path: Path) -> None:
    draw(tmp_path, {"seeds/a.txt": "一"})
    commit(tmp_path, date="2026-01-02T03:04:05+00:00")
    git(tmp_path, "mv", "seeds/a.txt", "seeds/b.txt")
    commit(tmp_path, date="2026-02-03T03:04:05+00:00")
    assert revision_dates(tmp_path / "seeds")["b.txt"] == "2026-02-03"


def test_no_date_is_better_than_a_wrong_one(tmp_path: Path) -> None:
    draw(tmp_path / "whole", {"seeds/a.txt": "一"})
    assert revision_dates(tmp_path / "whole/seeds") == {}
    commit(tmp_path / "whole", date="2026-01-02T03:04:05+00:00")
    commit(tmp_path / "whole", date="2026-02-03T03:04:05+00:00")
    git(tmp_path, "clone", "-q", "--depth", "1", (tmp_path / "whole").as_uri(), "shallow")
    assert revision_dates(tmp_path / "shallow/seeds") == {}
    assert revision_dates(tmp_path / "nowhere") == {}


def test_the_older_of_two_files_has_the_lower_number(tmp_path: Path) -> None:
    draw(tmp_path, {"seeds/b.txt": "一", "docs/index.md": "首页"})
    commit(tmp_path)
    draw(tmp_path, {"seeds/子/a 一.txt": "二", "seeds/b.txt": "一一"})
    last = commit(tmp_path)
    (tmp_path / "seeds/b.txt").unlink()
    draw(tmp_path, {"seeds/c.txt": "三"})
    commit(tmp_path)
    assert first_commits(tmp_path / "seeds") == {"b.txt": 0, "子/a 一.txt": 1, "c.txt": 2}
    assert first_commits(tmp_path / "docs", last, "seeds") == {"b.txt": 0, "子/a 一.txt": 1}
    assert first_commits(tmp_path / "docs", "--all", "seeds") == {}
