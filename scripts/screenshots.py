"""Takes the pictures of READMEs and CONTRIBUTING from the site as built now, as WebP, into docs/dev/pictures.

usage: python -m scripts.screenshots
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from scripts.chromium import launch
from scripts.serving import serving

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs/dev/pictures"
QUALITY = 60


@dataclass(frozen=True, slots=True)
class Picture:
    """What to show: `uri` of the page and the size of the window, in CSS pixels.

    `hover` is what the pointer rests on; `corrected` takes the picture from a site with `CORRECTION` above its seed.
    """

    name: str
    uri: str
    width: int
    height: int
    hover: str = ""
    corrected: bool = False


CORRECTED_SEED = "003_86b1ac5dea2def84.txt"
CORRECTION = """\
---
speeches:
  - title: 在中央企业工会工作会议上的讲话
    date: 20XX
    occasion: 中央企业工会工作会议
---
"""
PIECE = "speeches/003_86b1ac5dea2def84/"
SPEECH = "speeches/000_50a15904957212a8/"
ALL = (
    Picture("speech", SPEECH, 1280, 800),
    Picture("search", "search/?q=困难职工帮扶", 1280, 800),
    Picture("correct-pencil", SPEECH, 1280, 800, hover="#s-1"),
    Picture("correct-fields-before", PIECE, 1280, 480),
    Picture("correct-fields-after", PIECE, 1280, 480, corrected=True),
    Picture("correct-source", "sources/000_50a15904957212a8/", 1280, 640),
)


def take(browser: Browser, picture: Picture, base: str) -> bytes:
    """One picture as WebP; Chromium encodes it, Playwright itself knows PNG and JPEG only."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="light",
        locale="zh-CN",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(base + picture.uri, wait_until="networkidle")
    if picture.hover:
        page.hover(picture.hover)
    session = context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    context.close()
    return base64.b64decode(taken["data"])


def main() -> None:
    """Builds the site aside, serves it and takes every picture anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build(ROOT, Path(folder) / "site")
        build(correct(Path(folder) / "project"), Path(folder) / "corrected")
        browser = launch(playwright)
        with serving(Path(folder)) as base:
            for picture in ALL:
                target = PICTURES / f"{picture.name}.webp"
                built = f"{base}corrected/" if picture.corrected else f"{base}site/"
                target.write_bytes(take(browser, picture, built))
                print(f"{target.relative_to(ROOT)}: {target.stat().st_size:,} bytes")
        browser.close()


def build(project: Path, target: Path) -> None:
    """Builds the site of a project into a folder."""
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target))
    subprocess.run(command, cwd=project, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)


def correct(project: Path) -> Path:
    """A copy of this project whose seed is corrected as CONTRIBUTING tells."""
    for name in ("docs", "seeds"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    seed = project / "seeds" / CORRECTED_SEED
    seed.write_text(CORRECTION + seed.read_text("utf-8"), encoding="utf-8")
    return project


if __name__ == "__main__":
    main()
