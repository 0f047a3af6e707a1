"""Live preview: a real `mkdocs serve`, looked at in a real Chromium while seeds and rules change."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page

from tests.sites import FIVE_LINES, ROOT, Served, draw, serve

PARAGRAPH = "要突出重点行业，突出重点时段，加强监管，严格执法，及时消除各类隐患，确保全市安全形势稳定。"
SPEECH = f"""在全市安全工作会议上的讲话
同志们：
今天召开全市安全工作会议，主要任务是总结工作、分析形势、安排任务。
一、提高认识，切实增强责任感
{chr(10).join(f"第{number}个方面，{PARAGRAPH}" for number in "一二三四五六七八九十")}
二、突出重点，全力抓好落实
{chr(10).join(f"第{number}个地区，{PARAGRAPH}" for number in "一二三四五六七八九十")}
"""


@dataclass(frozen=True, slots=True)
class Preview:
    """A served site: its `folder`, the `package` that serves it."""

    folder: Path
    package: Path
    served: Served

    def wait(self, uri: str, wanted: Callable[[str], bool]) -> str:
        """The page as soon as it is as wanted."""
        return self.served.wait(lambda: self.served.text(uri), wanted)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A site served by a copy of the package, whose rules may be changed."""
    folder = tmp_path_factory.mktemp("preview")
    package = folder / "package/mkdocs_speeches"
    shutil.copytree(ROOT / "plugins/mkdocs_speeches", package, ignore=shutil.ignore_patterns("__pycache__"))
    other = SPEECH.replace("安全", "防汛")
    draw(
        folder / "site",
        {"mkdocs.yml": FIVE_LINES, "docs/about.md": "# 关于", "seeds/a.txt": SPEECH, "seeds/b.txt": other},
    )
    with serve(folder / "site", env={"PYTHONPATH": str(package.parent)}) as served:
        yield Preview(folder / "site", package, served)


def _fingerprint(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_page_reloads_where_the_editor_was(preview: Preview, page: Page) -> None:
    page.goto(f"{preview.served.url}speeches/a/")
    page.evaluate("document.documentElement.style.scrollBehavior = 'auto'; scrollTo(0, 700)")
    page.wait_for_function("scrollY === 700")
    draw(preview.folder, {"seeds/a.txt": SPEECH.replace("第十个地区，", "第十个地区（已改），")})
    page.wait_for_selector("text=第十个地区（已改）", state="attached")
    page.wait_for_function("Math.abs(scrollY - 700) < 5")


def test_added_renamed_and_deleted_seeds_are_followed(preview: Preview) -> None:
    draw(preview.folder, {"seeds/新/丙.txt": SPEECH.replace("安全", "消防")})
    preview.wait("speeches/丙/", lambda text: "全市消防工作会议" in text)
    (preview.folder / "seeds/新/丙.txt").rename(preview.folder / "seeds/新/丁.txt")
    preview.wait("speeches/丁/", lambda text: "全市消防工作会议" in text)
    assert not preview.served.text("speeches/丙/")
    (preview.folder / "seeds/新/丁.txt").unlink()
    preview.wait("speeches/丁/", lambda text: not text)
    preview.wait("speeches/", lambda text: "防汛" in text and "消防" not in text)


def test_an_error_shows_on_the_page_and_in_the_log_and_serving_goes_on(preview: Preview) -> None:
    matter = "---\ntitle: 防汛讲话\nslug: 防汛\ndate: 明天\n---\n"
    draw(preview.folder, {"seeds/b.txt": f"{matter}{SPEECH}"})
    shown = preview.wait("speeches/防汛/", lambda text: "F104" in text)
    assert "防汛讲话" in shown
    assert "第 4 行" in shown
    preview.wait("sources/b/", lambda text: "F104" in text)
    assert "seeds/b.txt:4: F104" in preview.served.said()
    draw(preview.folder, {"seeds/b.txt": matter.replace("明天", "2009-03-05") + SPEECH})
    preview.wait("speeches/防汛/", lambda text: "2009年3月5日" in text and "F104" not in text)


def test_a_slip_in_the_yaml_shows_on_the_page_and_keeps_its_address(preview: Preview) -> None:
    other = SPEECH.replace("安全", "防汛")
    draw(preview.folder, {"seeds/b.txt": f"---\nspeaker: ***\n---\n{other}"})
    shown = preview.wait("speeches/b/", lambda text: "F106" in text)
    assert "全市防汛工作会议" in shown
    assert "speaker: '***'" in BeautifulSoup(shown, "html.parser").get_text()
    draw(preview.folder, {"seeds/b.txt": other})
    preview.wait("speeches/b/", lambda text: text != "" and "F106" not in text)


def test_a_seed_that_cannot_be_read_shows_on_its_page_too(preview: Preview) -> None:
    draw(preview.folder, {"seeds/图.txt": bytes(range(256)) * 20})
    assert "S103" in preview.wait("sources/图/", bool)
    preview.wait("speeches/a/", lambda text: "全市安全工作会议" in text)
    (preview.folder / "seeds/图.txt").unlink()
    preview.wait("sources/图/", lambda text: not text)


def test_rules_and_lexica_are_followed(preview: Preview) -> None:
    debris = preview.package / "data/debris.toml"
    before = debris.read_text("utf-8")
    rule = (
        '\n[[debris]]\nname = "third"\ntext = "第三个"\nwhere = "any"\npattern = "第三个地区.*"\n'
        'examples = ["第三个地区"]\nnot = []\n'
    )
    debris.write_text(before + rule, encoding="utf-8")
    preview.wait("speeches/a/", lambda text: text != "" and "第三个地区" not in text)
    debris.write_text(before + '\n[[debris]]\nname = "broken"\n', encoding="utf-8")
    preview.served.wait(preview.served.said, lambda said: "rule broken lacks" in said)
    debris.write_text(before, encoding="utf-8")
    preview.wait("speeches/a/", lambda text: "第三个地区" in text)
    never = preview.package / "data/lexica/stop.txt"
    [tag, *_] = _tags(preview.wait("speeches/a/", lambda text: bool(_tags(text))))
    never.write_text(f"{never.read_text('utf-8')}\n{tag}\n", encoding="utf-8")
    preview.wait("speeches/a/", lambda text: text != "" and tag not in _tags(text))


def _tags(page: str) -> list[str]:
    return [chip.get_text() for chip in BeautifulSoup(page, "html.parser").select(".speech-tags .md-tag")]


def test_a_page_taken_over_is_followed(preview: Preview) -> None:
    command = (sys.executable, "-m", "mkdocs_speeches", "adopt", "a")
    subprocess.run(
        command, cwd=preview.folder, env={**os.environ, "PYTHONPATH": str(preview.package.parent)}, check=True
    )
    page = preview.folder / "docs/speeches/a.md"
    page.write_text(page.read_text("utf-8").replace("第五个方面", "编辑改的方面"), encoding="utf-8")
    preview.wait("speeches/a/", lambda text: "编辑改的方面" in text)
    page.unlink()
    preview.wait("speeches/a/", lambda text: "第五个方面" in text)


def test_what_is_not_read_shows_on_the_home_page(preview: Preview) -> None:
    draw(preview.folder, {"seeds/丙.doc": b"\xd0\xcf\x11\xe0", "seeds/丁.ofd": "ofd"})
    home = BeautifulSoup(preview.wait("", lambda text: "个文件没有读" in text), "html.parser")
    notice = home.select_one("article h1 + .speech-diagnostic")
    assert notice is not None
    assert notice.get_text() == "提示 2 个文件没有读（.doc 1 个、.ofd 1 个）——另存为 .docx 或 .txt，放回原文文件夹"
    for name in ("丙.doc", "丁.ofd"):
        (preview.folder / "seeds" / name).unlink()
    draw(preview.folder, {"seeds/b.txt": SPEECH.replace("安全", "防火")})
    preview.wait("", lambda text: text != "" and "个文件没有读" not in text)


def test_an_adopted_page_with_a_slip_shows_it_above_its_own_text(preview: Preview) -> None:
    page = preview.folder / "docs/speeches/a.md"
    draw(preview.folder, {"docs/speeches/a.md": "---\nadopted:\n  seed: a.txt\n---\n\n编辑自己写的一段话。\n"})
    shown = preview.wait("speeches/a/", lambda text: "F103" in text)
    assert "编辑自己写的一段话。" in shown
    assert "第五个方面" not in shown
    page.unlink()
    preview.wait("speeches/a/", lambda text: "第五个方面" in text)


def test_nothing_is_written_into_docs_or_seeds(preview: Preview) -> None:
    folders = (preview.folder / "docs", preview.folder / "seeds")
    before = [_fingerprint(folder) for folder in folders]
    draw(preview.folder, {"seeds/b.txt": SPEECH.replace("安全", "森林防火")})
    preview.wait("speeches/b/", lambda text: "森林防火" in text)
    after = [_fingerprint(folder) for folder in folders]
    assert after[0] == before[0]
    assert {name for name in after[1] if after[1][name] != before[1].get(name)} == {"b.txt"}
