"""While a site is served, any run of edits leaves the pages that a build from nothing makes."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.often import often
from tests.sites import FIVE_LINES, Served, build, draw, serve

TOPICS = ("安全", "防汛", "就业", "教育", "卫生")
PARAGRAPH = "要突出重点行业，突出重点时段，加强{topic}监管，严格执法，及时消除各类隐患，确保全市{topic}形势稳定。"
RUN = 10
"""So many edits follow each other before the pages are compared."""


def draft_speech(topic: str) -> list[str]:
    body = [PARAGRAPH.format(topic=topic), f"各级各部门都要把{topic}工作摆在更加重要的位置。"]
    lines = [f"在全市{topic}工作会议上的讲话", "同志们：", "一、提高认识", *body, "二、狠抓落实", *reversed(body)]
    return [*lines, "谢谢大家！"]


class Editor:
    """Somebody who changes the seeds of a site at random, as people do: lines, whole files, what is stated above."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.seeds = folder / "seeds"
        self.about = folder / "docs/about.md"
        self.chance = chance
        self.count = 0

    def edit(self) -> None:
        """One edit; where it can't be made, another one."""
        seeds = sorted(self.seeds.glob("*.txt"))
        edits: list[Callable[[Path], None]] = [self._change, self._insert, self._delete, self._state]
        if len(seeds) > 2:
            edits += [Path.unlink, self._rename]
        if len(seeds) < 8:
            edits.append(self._add)
        self.chance.choice(edits)(self.chance.choice(seeds))
        self.count += 1

    def sign(self) -> str:
        """Writes on a page by hand, last, that so many edits are made; a build that shows it has seen them all."""
        said = f"已改 {self.count} 次"
        self.about.write_text(f"# 关于\n\n{said}\n", "utf-8")
        return said

    def _lines(self, seed: Path) -> list[str]:
        return seed.read_text("utf-8").split("\n")

    def _place(self, lines: list[str]) -> int:
        return self.chance.randrange(len(lines))

    def _change(self, seed: Path) -> None:
        lines = self._lines(seed)
        place = self._place(lines)
        lines[place] = lines[place].replace("工作", f"工作（第{self.count}稿）", 1)
        seed.write_text("\n".join(lines), "utf-8")

    def _insert(self, seed: Path) -> None:
        lines = self._lines(seed)
        lines.insert(self._place(lines), PARAGRAPH.format(topic=self.chance.choice(TOPICS)))
        seed.write_text("\n".join(lines), "utf-8")

    def _delete(self, seed: Path) -> None:
        lines = self._lines(seed)
        del lines[self._place(lines)]
        seed.write_text("\n".join(lines or ["同志们："]), "utf-8")

    def _state(self, seed: Path) -> None:
        text = seed.read_text("utf-8").removeprefix("---").rpartition("---\n")[2]
        tags = "、".join(self.chance.sample(TOPICS, 2)).replace("、", ", ")
        seed.write_text(f"---\ndate: 20{self.chance.randrange(10, 25)}-03-05\ntags: [{tags}]\n---\n{text}", "utf-8")

    def _rename(self, seed: Path) -> None:
        seed.rename(self.seeds / f"改名{self.count}.txt")

    def _add(self, _: Path) -> None:
        text = "\n".join(draft_speech(self.chance.choice(TOPICS)))
        (self.seeds / f"新{self.count}.txt").write_text(text, "utf-8")


def _pages(folder: Path, address: str) -> dict[str, str]:
    """What each page of a cold build says, by its address, of a site that stands where this one is served."""
    copy = folder.with_name("cold")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("site", ".cache"))
    draw(copy, {"mkdocs.yml": f"{FIVE_LINES}site_url: {address}\n"})
    site = build(copy)
    assert site.code == 0, site.log
    return {uri: _content(site.read(uri)) for uri in site.uris()}


def _content(page: str) -> str:
    content = BeautifulSoup(page, "html.parser").select_one(".md-content")
    return str(content) if content else ""


def _compare(served: Served, folder: Path) -> None:
    cold = _pages(folder, served.url)
    assert len(cold) > 10
    assert {uri: _content(served.text(uri)) for uri in cold} == cold


@pytest.mark.long
def test_pages_after_any_run_of_edits_are_those_of_a_cold_build(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    seeds = {f"seeds/{name}.txt": "\n".join(draft_speech(topic)) for name, topic in zip("abcd", TOPICS, strict=False)}
    draw(folder, {"mkdocs.yml": FIVE_LINES, "docs/about.md": "# 关于", **seeds})
    editor = Editor(folder, random.Random(7))
    with serve(folder) as served:
        for _ in range(often(1, 20)):
            for _ in range(RUN):
                editor.edit()
            said = editor.sign()
            served.wait(lambda: served.text("about/"), lambda text, said=said: said in text)
            _compare(served, folder)
