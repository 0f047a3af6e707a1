"""Other hosts that run plugins of MkDocs make the same pages."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.sites import ROOT, build, settings


@pytest.mark.trial
@pytest.mark.parametrize("host", ["properdocs"])
def test_the_same_pages_are_made_by_another_host(host: str, tmp_path: Path) -> None:
    for name in ("docs", "seeds", "mkdocs.yml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    ours = build(tmp_path, "--strict")
    assert ours.code == 0, ours.log
    command = (sys.executable, "-m", host, "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", "other")
    done = subprocess.run(command, cwd=tmp_path, env=settings({}), capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = {path.relative_to(tmp_path / "site") for path in (tmp_path / "site").rglob("*.html")}
    assert pages == {path.relative_to(tmp_path / "other") for path in (tmp_path / "other").rglob("*.html")}
    differing = [page for page in sorted(pages) if _text(tmp_path / "site" / page) != _text(tmp_path / "other" / page)]
    assert differing == []


def _text(page: Path) -> str:
    """What a page says between its head and its foot."""
    content = BeautifulSoup(page.read_text("utf-8"), "html.parser").select_one(".md-content")
    return str(content) if content else ""
