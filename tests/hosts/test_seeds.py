"""Whatever lies among the seeds or the adopted pages, the others are published, and what is wrong has a name."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_speeches.hosts.cli.main import main
from tests.sites import FIVE_LINES, ROOT, Site, build, draw, settings

SPEECH = """在全市防汛工作会议上的讲话
（2009年3月5日）
同志们：
今天召开全市防汛工作会议，主要任务是安排部署今年的防汛工作。
一、提高认识，压实责任
各级各部门要把防汛工作摆在突出位置，逐级落实责任。
"""
SECRET = SPEECH.replace("防汛", "不公开")
ADOPTED = "---\ntitle: 编辑定的标题\nadopted:\n  seed: a.txt\n{}---\n\n这是编辑自己写的一段话。\n"


def said(site: Site) -> list[str]:
    """What the log says of errors, without its marks."""
    return [line.partition("speeches: ")[2] for line in site.log.splitlines() if line.startswith("ERROR")]


def published(site: Site) -> str:
    return "".join(
        path.read_text("utf-8") for path in sorted(site.built.rglob("*")) if path.suffix in (".html", ".json")
    )


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of one sound speech, in the folder below which what is tried lies."""
    folder = tmp_path / "site"
    draw(folder, {"mkdocs.yml": FIVE_LINES, "docs/": "", "seeds/a.txt": SPEECH, "../secret/b.txt": SECRET})
    monkeypatch.chdir(folder)
    return folder


def link_out(project: Path) -> None:
    (project / "seeds/b.txt").symlink_to("../../secret/b.txt")
    (project / "seeds/folder").symlink_to("../../secret")
    (project / "seeds/gone.md").symlink_to("nowhere.md")
    (project / "seeds/environ.txt").symlink_to("/proc/self/environ")
    os.mkfifo(project / "seeds/pipe.txt")


LINKED = [
    "seeds/b.txt: S160 是链接，没有读 — 换成文件本身，或移出原文文件夹",
    "seeds/environ.txt: S160 是链接，没有读 — 换成文件本身，或移出原文文件夹",
    "seeds/folder: S160 是链接，没有读 — 换成文件本身，或移出原文文件夹",
    "seeds/gone.md: S160 是链接，没有读 — 换成文件本身，或移出原文文件夹",
    "seeds/pipe.txt: S160 是管道，没有读 — 换成文件本身，或移出原文文件夹",
]


def test_a_link_publishes_nothing_and_is_an_error_by_name(project: Path) -> None:
    link_out(project)
    built = build(project)
    assert built.code == 0, built.log
    names = "seeds/b.txt、seeds/environ.txt、seeds/folder、seeds/gone.md、seeds/pipe.txt"
    assert said(built) == [*LINKED, f"5 个文件有错误，没有发表：{names}"]
    assert "不公开" not in published(built)
    assert "PATH=" not in published(built)
    assert "防汛" in built.soup("speeches/a/").get_text()


@pytest.mark.parametrize("command", ["check", "inspect"])
@pytest.mark.parametrize(
    "named", [(), ("seeds",), ("seeds/b.txt", "seeds/environ.txt", "seeds/folder", "seeds/gone.md")]
)
def test_commands_read_no_link_either(project: Path, command: str, named: tuple[str, ...]) -> None:
    link_out(project)
    named = tuple(name for name in named if Path(name).exists())
    result = CliRunner().invoke(main, [command, *named])
    assert "不公开" not in result.output
    told = [line for line in result.output.splitlines() if "S160" in line]
    wanted = [line.replace(": S160", ": error S160") for line in LINKED]
    assert told == [line for line in wanted if not named[1:] or line.partition(":")[0] in named]


def test_why_a_link_is_not_read_is_said_where_reasons_are_asked_for(project: Path) -> None:
    link_out(project)
    said_of = CliRunner().invoke(main, ["inspect", "--why", "seeds/b.txt"]).output.splitlines()
    assert said_of == ["b.txt", LINKED[0].replace(": S160", ": error S160")]


def test_what_is_no_file_is_not_read_and_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as waiting:
        waiting.bind("seeds/socket.txt")
        assert "是套接字" in CliRunner().invoke(main, ["check"]).output
    for command in ("add", "check", "inspect"):
        assert "pipe.txt: error S160 是管道" in CliRunner().invoke(main, [command, "pipe.txt"]).output


def test_the_folder_itself_may_be_a_link_as_the_settings_say(project: Path) -> None:
    (project / "seeds").rename(project / "texts")
    (project / "seeds").symlink_to("texts")
    assert "防汛" in CliRunner().invoke(main, ["inspect"]).output


def as_anybody(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Runs a program that no file is open to by privilege, as any user's."""
    powers = "-dac_override,-dac_read_search"
    freed = ("setpriv", f"--bounding-set={powers}", f"--inh-caps={powers}") if os.geteuid() == 0 else ()
    return subprocess.run((*freed, *command), cwd=folder, env=settings(None), capture_output=True, encoding="utf-8")


def test_what_nobody_may_read_is_an_error_by_name(project: Path) -> None:
    draw(project, {"seeds/b.txt": SECRET, "seeds/closed/c.txt": SECRET, "seeds/d.txt/e.txt": SPEECH})
    (project / "seeds/b.txt").chmod(0)
    (project / "seeds/closed").chmod(0)
    try:
        done = as_anybody(project, sys.executable, "-W", "ignore", "-m", "mkdocs", "build")
    finally:
        (project / "seeds/closed").chmod(0o700)
    assert done.returncode == 0, done.stderr
    for name in ("b.txt", "closed"):
        assert f"seeds/{name}: S161 读不了（没有权限）" in done.stderr
    assert "2 个文件有错误，没有发表：seeds/b.txt、seeds/closed" in done.stderr
    assert (project / "site/speeches/a/index.html").exists()
    assert (project / "site/speeches/e/index.html").exists(), "a folder is one whatever its name"


def test_a_name_that_is_no_utf_8_is_an_error_that_guesses_it(project: Path) -> None:
    (project / "seeds").joinpath(os.fsdecode("测试".encode("gb18030") + b".txt")).write_text(SPEECH, "utf-8")
    name = r"seeds/\xb2\xe2\xca\xd4.txt"
    told = "S162 文件名不是 UTF-8，没有读 — 改文件名，也许是“测试.txt”"
    assert f"{name}: error {told}" in CliRunner().invoke(main, ["check"]).output.splitlines()
    built = build(project)
    assert built.code == 0, built.log
    assert said(built)[0] == f"{name}: {told}"


def test_long_names_are_cut_and_told_apart(site: Callable[..., Site]) -> None:
    folder, one, other = "很长的文件夹名" * 8, f"{'很长的名字' * 15}甲", f"{'很长的名字' * 15}乙"
    paragraph = "今年以来，全市各级各部门坚持预防为主、防救结合，统筹推进水库除险加固、河道清淤疏浚和应急队伍建设。" * 3
    tree = {f"seeds/{folder}/{name}.txt": f"{SPEECH}{paragraph}\n" for name in (one, other)}
    built = site({"mkdocs.yml": f"{FIVE_LINES}use_directory_urls: false\n", **tree})
    assert said(built) == []
    for room in ("speeches/", "sources/"):
        assert sum("很长" in uri for uri in built.uris() if uri.startswith(room)) == 2, built.uris()
    assert any((built.built / "compare").glob("很长*.html"))


def test_an_old_address_that_no_file_can_have_is_taken(site: Callable[..., Site]) -> None:
    below_files = ("index.html/x", "sitemap.xml/x", "speeches/a/index.html/x", "assets/speeches.css/x")
    stated = ", ".join(f'"{alias}"' for alias in (*below_files, "old/a.html/x", "old/a.html", "旧名"))
    built = site({"seeds/a.txt": SPEECH, "seeds/b.txt": f"---\naliases: [{stated}]\n---\n{SPEECH}"})
    for alias in (*below_files, "old/a.html"):
        assert f"seeds/b.txt:4: L102 旧网址“{alias}”已经是另一页的地址" in built.log
    assert {"speeches/旧名/", "old/a.html/x/"} <= set(built.redirects())


WHOLE = "  lines: 1-6\n  hash: abc\n"
SLIPS: dict[str, tuple[str | bytes, list[str]]] = {
    "b": (ADOPTED.format(""), ["F103 lines 没有写 — 写作 lines: 1-28", "F103 hash 没有写 — 写作 hash: 3fa9c2d41e22"]),
    "c": (ADOPTED.format(f"{WHOLE}  sead: b\n"), ["F101 不认识的键“sead” — 改为 seed"]),
    "d": (ADOPTED.format(f"{WHOLE}date: 昨天\n"), ["F104 date：“昨天”不是 EDTF 日期"]),
    "e": (ADOPTED.format("  lines: [1\n"), ["F106 说明区写错了"]),
    "f": (ADOPTED.format(f'{WHOLE}"\\ud800": x\n'), ["F103 键“�”含有控制字符"]),
    "g": (ADOPTED.replace("  seed", "seed").format(""), ["F103 adopted 下面没有内容"]),
    "h": (ADOPTED.format(WHOLE).encode("gb18030"), ["L105 页面不是 UTF-8 — 用编辑器另存为 UTF-8"]),
    "i": (ADOPTED.format(WHOLE).encode("utf-16"), ["L105 页面不是 UTF-8 — 用编辑器另存为 UTF-8"]),
}


def test_an_adopted_page_with_a_slip_keeps_its_address_and_its_own_text(site: Callable[..., Site]) -> None:
    tree: dict[str, str | bytes] = {f"docs/speeches/{name}.md": page for name, (page, _) in SLIPS.items()}
    built = site({**tree, **{f"seeds/{name}.txt": SECRET for name in SLIPS}, "seeds/a.txt": SPEECH})
    *errors, last = said(built)
    wanted = [(name, text) for name, (_, texts) in SLIPS.items() for text in texts]
    assert len(errors) == len(wanted)
    for error, (name, text) in zip(errors, wanted, strict=True):
        assert error.startswith(f"docs/speeches/{name}.md:")
        assert text in error
    names = "、".join(f"docs/speeches/{name}.md" for name in SLIPS)
    assert last == f"{len(SLIPS)} 个接管的页面有错误，只有它自己的文字：{names}"
    for name in SLIPS:
        page = built.soup(f"speeches/{name}/").select_one("article")
        assert page is not None
        assert "这是编辑自己写的一段话。" in page.get_text()
        assert "adopted" not in page.get_text()
        assert "不公开" not in page.get_text()
    assert "不公开" not in built.soup("speeches/").get_text()
    assert "防汛" in built.soup("speeches/").get_text()


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program that fails on certain words, one in the reading, one in what is made of all speeches."""
    package = tmp_path_factory.mktemp("faulty") / "mkdocs_speeches"
    shutil.copytree(ROOT / "plugins/mkdocs_speeches", package, ignore=shutil.ignore_patterns("__pycache__"))
    for name, begins, check in (
        ("core/reading/read.py", "def _read_seed(", "'扫盲' in seed.data.decode('utf-8', 'ignore')"),
        ("core/pages/sources.py", "def render_source(", "any('防火' in line for line in shelf.document.source.lines)"),
        ("core/editors/adoption.py", "def read_adoption(", "'消防' in text"),
        ("core/library/texts.py", "def gather_texts(", "any('除草' in x for d in documents for x in d.source.lines)"),
    ):
        module = package / name
        text = module.read_text("utf-8")
        head, found, rest = text.partition(begins)
        assert found
        opening, end, body = rest.partition(":\n    ")
        module.write_text(f"{head}{begins}{opening}{end}if {check}:\n        raise KeyError('甲')\n    {body}", "utf-8")
    return package


def test_a_fault_of_the_program_is_told_as_one_and_the_others_are_published(
    faulty: Path, site: Callable[..., Site]
) -> None:
    adopted = ADOPTED.format("  lines: 1-6\n  hash: abc\n").replace("一段话", "消防")
    tree = {f"seeds/{name}.txt": SPEECH.replace("防汛", name) for name in ("防汛", "扫盲", "防火", "d")}
    built = site({**tree, "docs/speeches/d.md": adopted}, env={"PYTHONPATH": str(faulty.parent)})
    one, two, three, last = said(built)
    assert one.startswith("seeds/扫盲.txt: S163 程序读到它出错了，没有发表（read.py:")
    assert two.startswith("seeds/防火.txt: S163 程序读到它出错了，没有发表（sources.py:")
    assert three.startswith("docs/speeches/d.md: S163 ")
    assert "KeyError '甲'）— 这是程序的毛病" in one.replace("） — ", "）— ")
    assert last.startswith("2 个文件有错误，没有发表：seeds/扫盲.txt、seeds/防火.txt；1 个接管的页面有错误")
    assert {"speeches/防汛/", "speeches/d/"} <= set(built.uris())
    assert "speeches/防火/" not in built.uris()
    assert "这是编辑自己写的消防。" in built.soup("speeches/d/").get_text()


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_what_is_inspected_is_guarded_too(faulty: Path, tmp_path: Path, form: tuple[str, ...]) -> None:
    draw(tmp_path, {f"{name}.txt": SPEECH.replace("防汛", name) for name in ("防汛", "除草")})
    command = (sys.executable, "-m", "mkdocs_speeches", "inspect", *form, "防汛.txt", "除草.txt")
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(faulty.parent)},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert "在全市防汛工作会议上的讲话" in done.stdout
    assert "在全市除草工作会议上的讲话" not in done.stdout
    assert done.stdout.count("S163") == 1


LITTER = ("~$a.docx", ".~lock.a.docx#", "Thumbs.db", "desktop.ini", ".DS_Store", "__MACOSX/a.txt")


def test_what_programs_leave_behind_is_no_seed(project: Path) -> None:
    draw(project, dict.fromkeys((f"seeds/{name}" for name in LITTER), b"\x00\x01"))
    assert CliRunner().invoke(main, ["check", "--strict"]).output == ""
    draw(project, {"seeds/b.ofd": "ofd"})
    assert CliRunner().invoke(main, ["check", "seeds"]).output.count("\n") == 1
