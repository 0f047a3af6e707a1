"""While a site is served, search finds what is served."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.sites import draw

TREE = {
    "mkdocs.yml": "site_name: 文档\ntheme: {name: material, font: false}\nplugins: [cjk-search]\n",
    "docs/index.md": "# 首页\n\n劳动竞赛。\n",
    "docs/other.md": "# 别页\n\n劳动模范。\n",
}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(log: Path, pattern: str, times: int) -> re.Match[str]:
    """The last of so many matches in a log that is still being written."""
    for _ in range(600):
        found = list(re.finditer(pattern, log.read_text("utf-8")))
        if len(found) >= times:
            return found[times - 1]
        time.sleep(0.1)
    pytest.fail(f"not {times} times {pattern!r} in\n{log.read_text('utf-8')}")


@pytest.mark.parametrize("options", [(), ("--dirty",)])
def test_a_changed_page_is_found_after_the_rebuild(tmp_path: Path, page: Page, options: tuple[str, ...]) -> None:
    draw(tmp_path, TREE)
    log = tmp_path / "serve.log"
    command = (
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "mkdocs",
        "serve",
        "--dev-addr",
        f"127.0.0.1:{free_port()}",
        *options,
    )
    with log.open("wb") as said:
        server = subprocess.Popen(
            command, cwd=tmp_path, stdout=said, stderr=said, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        )
    try:
        base = wait_for(log, r"Serving on (http://\S+/)", 1)[1]
        page.goto(f"{base}search/?q=劳动")
        expect(page.locator("[data-search-result]")).to_have_count(2)
        draw(tmp_path, {"docs/other.md": "# 别页\n\n技能大赛。\n"})
        wait_for(log, "Documentation built in", 2)
        page.fill("[data-search-input]", "技能大赛")
        expect(page.locator("[data-search-result='other/']")).to_be_visible()
        page.fill("[data-search-input]", "劳动")
        expect(page.locator("[data-search-result]")).to_have_count(1)
    finally:
        server.terminate()
        server.wait()
