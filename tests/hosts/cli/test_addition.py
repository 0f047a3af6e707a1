"""New seeds come into the library under a free name, and nothing that was there changes."""

from __future__ import annotations

import hashlib
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.hosts.cli.main import main
from tests.sites import FIVE_LINES, draw

SPEECH = """在全市安全工作会议上的讲话
同志们：
今天召开全市安全工作会议，主要任务是总结工作、分析形势、安排任务。
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    draw(folder, {"mkdocs.yml": FIVE_LINES, "docs/": "", "seeds/讲话.txt": "原有的文件\n"})
    monkeypatch.chdir(folder)
    return folder


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["add", *map(str, arguments)])


def _names(project: Path) -> list[str]:
    return sorted(path.relative_to(project / "seeds").as_posix() for path in (project / "seeds").rglob("*"))


def test_a_file_is_copied_byte_for_byte_and_reported(project: Path, tmp_path: Path) -> None:
    content = SPEECH.replace("\n", "\r\n").encode("gb18030")
    draw(tmp_path, {"新/安全.txt": content})
    result = _run(tmp_path / "新/安全.txt")
    assert result.exit_code == 0
    assert (project / "seeds/安全.txt").read_bytes() == content
    assert "seeds/安全.txt：1 篇 《在全市安全工作会议上的讲话》" in result.output


def test_a_name_that_is_taken_is_numbered(project: Path, tmp_path: Path) -> None:
    draw(tmp_path, {"新/讲话.txt": SPEECH})
    for _ in range(2):
        assert _run(tmp_path / "新/讲话.txt").exit_code == 0
    assert _names(project) == ["讲话-2.txt", "讲话-3.txt", "讲话.txt"]
    assert (project / "seeds/讲话.txt").read_text("utf-8") == "原有的文件\n"


def test_a_folder_gives_all_that_can_be_read(project: Path, tmp_path: Path) -> None:
    tree = {"新/b.md": SPEECH, "新/子/c.txt": SPEECH, "新/图.png": "png", "新/.隐.txt": SPEECH, "新/a.txt": SPEECH}
    draw(tmp_path, tree)
    result = _run(tmp_path / "新")
    assert _names(project) == ["a.txt", "b.md", "c.txt", "讲话.txt"]
    assert [line.partition("：")[0] for line in result.output.splitlines() if "篇" in line] == [
        "seeds/a.txt",
        "seeds/b.md",
        "seeds/c.txt",
    ]
    assert f"没有加入 {tmp_path}/新/图.png：不读 .png 文件——另存为 .docx 或 .txt，再加入" in result.output


def test_what_is_known_is_stated_above_the_text(project: Path, tmp_path: Path) -> None:
    draw(tmp_path, {"新/a.txt": SPEECH.encode("gb18030")})
    _run(tmp_path / "新/a.txt", "--date", "2009-03-05", "--speaker", '张"三"', "--source-url", "https://example.org/1")
    text = (project / "seeds/a.txt").read_text("utf-8")
    assert text.endswith(f"---\n{SPEECH}")
    [speech] = read(Seed("a.txt", text.encode()), load_rules()).speeches
    assert speech.front.date
    assert speech.front.date.text == "2009-03-05"
    assert speech.front.speaker
    assert speech.front.speaker.text == '张"三"'
    assert speech.source_url == "https://example.org/1"


def test_doubts_are_reported_at_their_lines(project: Path, tmp_path: Path) -> None:
    draw(tmp_path, {"新/a.txt": f"---\ntitel: 甲\n---\n{SPEECH}"})
    assert "seeds/a.txt:2: error F101" in _run(tmp_path / "新/a.txt").output


@pytest.mark.parametrize(
    ("name", "content", "options", "outcome"),
    [
        ("a.txt", SPEECH, ("--date", "2009年3月5日"), (2, "写作 2009-03-05")),
        ("a.txt", SPEECH, ("--source-url", "x"), (2, "https://")),
        ("a.png", "png", (), (2, "不是能读的文件")),
        ("a.docx", "docx", ("--date", "2009"), (1, "不是纯文本")),
        ("a.txt", f"---\nkind: 讲话\n---\n{SPEECH}", ("--date", "2009"), (1, "已有说明区")),
    ],
)
def test_what_cannot_be_added_is_said_and_nothing_is_written(
    project: Path, tmp_path: Path, name: str, content: str, options: tuple[str, ...], outcome: tuple[int, str]
) -> None:
    draw(tmp_path, {f"新/{name}": content, "新/好.txt": SPEECH})
    result = _run(tmp_path / "新/好.txt", tmp_path / "新" / name, *options)
    code, said = outcome
    assert result.exit_code == code
    assert said in result.output
    assert _names(project) == ["讲话.txt"]


def test_the_files_added_stay_as_they_were(project: Path, tmp_path: Path) -> None:
    draw(tmp_path, {"新/a.txt": SPEECH})
    before = hashlib.sha256((tmp_path / "新/a.txt").read_bytes()).digest()
    _run(tmp_path / "新", "--date", "2009")
    assert hashlib.sha256((tmp_path / "新/a.txt").read_bytes()).digest() == before


def _limit_files(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_where_there_is_no_room_nothing_is_left_and_the_disk_is_named(project: Path, tmp_path: Path) -> None:
    draw(tmp_path, {"新/a.txt": SPEECH, "新/b.txt": SPEECH * 100, "新/c.txt": SPEECH})
    command = [sys.executable, "-m", "mkdocs_speeches", "add", str(tmp_path / "新")]
    said = subprocess.run(
        command, cwd=project, capture_output=True, encoding="utf-8", preexec_fn=lambda: _limit_files(4000)
    )
    assert said.returncode == 1
    assert said.stderr == "错误：超出了这里允许的文件大小，没有写 seeds/b.txt——腾出空间再运行\n"
    assert "seeds/a.txt：1 篇" in said.stdout
    assert _names(project) == ["a.txt", "讲话.txt"]


def test_nothing_that_is_no_file_is_added(project: Path, tmp_path: Path) -> None:
    draw(tmp_path, {"机密.txt": SPEECH, "新/b.txt": SPEECH})
    (tmp_path / "新/a.txt").symlink_to("../机密.txt")
    for named in ("新", "新/a.txt"):
        result = _run(tmp_path / "新/b.txt", tmp_path / named)
        assert result.exit_code == 1
        assert "a.txt: error S160 是链接" in result.output
    os.mkfifo(tmp_path / "管.txt")
    assert "管.txt: error S160 是管道" in _run(tmp_path / "管.txt").output
    assert _names(project) == ["讲话.txt"]
