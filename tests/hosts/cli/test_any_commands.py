"""Whatever commands an editor runs, in whatever order: words, no traceback, and nothing of a person is lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_speeches.hosts.cli.main import main
from tests.often import often
from tests.repositories import commit
from tests.sites import FIVE_LINES, draw

SPEECH = """在全市{0}工作会议上的讲话
（2009年3月5日）
同志们：
今天召开全市{0}工作会议，主要任务是安排部署今年的{0}工作。
一、提高认识，压实责任
各级各部门要把{0}工作摆在突出位置，逐级落实责任。
"""
TOPICS = ("防汛", "抗旱", "消防", "春耕")
ODD = ("../../etc/passwd", "-x", "", "没有的", "a\n::error::b", "讲话/深", "a" * 300, "\udcff", "--force")
MINE = "这一段是编辑自己写的。\n"


@dataclass(slots=True)
class Desk:
    """An editor at work: `written` is what a person wrote into which file, `said` how each command ended."""

    folder: Path
    chance: random.Random
    written: dict[Path, bytes] = field(default_factory=dict)
    ended: list[int] = field(default_factory=list)

    def step(self) -> None:
        """Something that an editor does: a command, mostly."""
        acts: tuple[Callable[[], None], ...] = (self._write_seed, self._edit_page, self._commit, *(self._command,) * 9)
        self.chance.choice(acts)()

    def check(self) -> None:
        """Nothing that a person wrote has changed or gone, but a page that was given back, which is kept beside."""
        for path, content in self.written.items():
            kept = [path, *path.parent.glob(f"{path.name}*")]
            assert content in [other.read_bytes() for other in kept if other.is_file()], path

    def _put(self, path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.written[path] = content

    def _write_seed(self) -> None:
        name = self.chance.choice(("a", "b", "深/c", "讲 话"))
        head = self.chance.choice(
            ("", "---\nspeaker: 王小明\n---\n", "---\ndate: 明天\n---\n", "---\nslug: ../x\n---\n")
        )
        encoding = self.chance.choice(("utf-8", "gb18030", "utf-16"))
        self._put(
            self.folder / f"seeds/{name}.txt", (head + SPEECH.format(self.chance.choice(TOPICS))).encode(encoding)
        )

    def _edit_page(self) -> None:
        for page in sorted((self.folder / "docs/speeches").glob("*.md")):
            self._put(page, page.read_bytes() + MINE.encode())

    def _commit(self) -> None:
        commit(self.folder)

    def _command(self) -> None:
        """A command with arguments that may fit it."""
        done = CliRunner().invoke(main, self._arguments())
        self.ended.append(done.exit_code)
        assert done.exit_code in (0, 1, 2), done.output
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        assert "Traceback" not in done.output

    def _arguments(self) -> list[str]:
        slug = self.chance.choice(("a", "b", "深-c", "讲-话", *ODD))
        path = self.chance.choice(("seeds", "seeds/a.txt", "new", "new/d.txt", "docs", "mkdocs.yml", *ODD))
        format_of_check, format_of_export = (
            self.chance.choice(("text", "github", "json")),
            self.chance.choice(("markdown", "jsonl", "docx")),
        )
        revision = self.chance.choice(("HEAD", "HEAD..HEAD", "HEAD~1..HEAD", *ODD))
        rows = (
            ["check", "--format", format_of_check, *self._some(path)],
            ["inspect", *self._some("--json"), *self._some(path)],
            ["inspect", "--why", self.chance.choice((path, f"{path}:3"))],
            ["add", path, *self._some("--date"), *self._some("2009-03-05")],
            ["adopt", slug, *self._some("--diff")],
            ["release", slug, *self._some("--force")],
            ["diff", revision],
            ["export", self.chance.choice(("out", "seeds", "docs/out", path)), "--format", format_of_export],
            ["new", self.chance.choice(("neu", "docs", path))],
            ["index", path],
            ["csp", path],
        )
        return [argument for argument in self.chance.choice(rows) if "\0" not in argument]

    def _some(self, argument: str) -> list[str]:
        return [argument] if self.chance.random() < 0.5 else []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(often(1, 13)))
def test_any_row_of_commands_ends_in_words_and_keeps_what_a_person_wrote(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    own = {"mkdocs.yml": FIVE_LINES, "docs/about.md": "# 关于\n", "seeds/a.txt": SPEECH.format("防汛")}
    draw(folder, {**own, "new/d.txt": SPEECH.format("治水"), "new/e.html": "<p>同志们：</p><p>今天开会。</p>"})
    commit(folder)
    monkeypatch.chdir(folder)
    desk = Desk(folder, random.Random(seed), {folder / name: text.encode() for name, text in own.items()})
    for _ in range(often(20, 26)):
        desk.step()
        desk.check()
    assert {0} < {*desk.ended}, "some fit and some do not"
