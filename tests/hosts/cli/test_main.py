"""`mkdocs-speeches check` lists doubts like a compiler and ends accordingly; `inspect` prints what was read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_speeches.core.library import reuse
from mkdocs_speeches.hosts.cli.main import main

SOUND = "在全市会议上的讲话\n（2009年3月5日）\n同志们：\n今天召开会议，部署工作。\n"
GAP = SOUND + "一、提高认识\n要提高认识，加强领导。\n三、狠抓落实\n要狠抓落实，务求实效。\n"
BROKEN = "---\ndate: 昨天\n---\n" + SOUND
FRAMED = SOUND + "责任编辑：某某\n"


def run(folder: Path, command: str, *arguments: str, **seeds: str | bytes) -> Result:
    for name, text in seeds.items():
        path = folder / f"{name}.txt"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return CliRunner().invoke(main, [command, str(folder), *arguments], catch_exceptions=False)


def test_a_doubt_is_one_line_with_its_place_and_remedy(tmp_path: Path) -> None:
    result = run(tmp_path, "check", gap=GAP)
    assert result.output == f"{tmp_path}/gap.txt:7: warning S107 编号从“一、”跳到“三、” — 查看中间是否缺了一段\n"


@pytest.mark.parametrize(
    ("text", "strict", "code"),
    [
        (SOUND, True, 0),
        (FRAMED, True, 0),
        (GAP, False, 0),
        (GAP, True, 1),
        (BROKEN, False, 1),
        (b"\xff\xd8\xff\xe0", False, 1),
    ],
)
def test_the_exit_code_says_how_grave_it_is(tmp_path: Path, text: str | bytes, strict: bool, code: int) -> None:
    assert run(tmp_path, "check", *["--strict"] * strict, a=text).exit_code == code


def test_misuse_ends_with_two(tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere", "check").exit_code == 2
    assert run(tmp_path, "check", "--format", "tables", a=SOUND).exit_code == 2


def test_sound_seeds_are_passed_in_silence(tmp_path: Path) -> None:
    result = run(tmp_path, "check", a=SOUND)
    assert (result.exit_code, result.output) == (0, "")


def test_an_editor_silences_what_he_has_looked_at(tmp_path: Path) -> None:
    assert run(tmp_path, "check", "--strict", a=f"---\nignore: [S107]\n---\n{GAP}").output == ""


def test_annotations_name_file_and_line_and_escape_the_rest(tmp_path: Path) -> None:
    result = run(tmp_path, "check", "--format", "github", **{"a,b:c": GAP, "d": FRAMED})
    first, second = result.output.splitlines()
    assert first.startswith(f"::warning file={tmp_path}/a%2Cb%3Ac.txt,line=7,title=S107::")
    assert second.startswith(f"::notice file={tmp_path}/d.txt,line=5,title=S106::")


def test_json_has_all_that_the_lines_have(tmp_path: Path) -> None:
    (found,) = json.loads(run(tmp_path, "check", "--format", "json", a=GAP).output)
    assert found["source"] == f"{tmp_path}/a.txt"
    assert (found["line"], found["code"], found["level"]) == (7, "S107", "warning")


def test_inspect_prints_an_outline_for_a_person(tmp_path: Path) -> None:
    output = run(tmp_path, "inspect", a=GAP).output
    for text in ("a.txt", "标题：在全市会议上的讲话", "日期：2009-03-05", "5  一、提高认识", "S107"):
        assert text in output


def test_inspect_states_the_structure_as_json(tmp_path: Path) -> None:
    ((speech,),) = (seed["speeches"] for seed in json.loads(run(tmp_path, "inspect", "--json", a=GAP).output))
    assert (speech["slug"], speech["uri"], speech["salutation"]) == ("a", "speeches/a/", "同志们")
    assert [heading["text"] for heading in speech["headings"]] == ["一、提高认识", "三、狠抓落实"]


def test_inspect_says_in_words_what_is_left_out_and_tells_doubts_as_check_does(tmp_path: Path) -> None:
    output = run(tmp_path, "inspect", a=FRAMED, b="").output
    assert "5  舍去（来源、作者、编辑等网页署名）" in output
    told = [line for line in output.splitlines() if line.startswith(str(tmp_path))]
    assert told == run(tmp_path, "check").output.splitlines()
    assert f"{tmp_path}/b.txt: note S118 文件没有文字 — 删去这个文件，或补上讲话" in told


def test_annotations_of_a_whole_file_have_no_line(tmp_path: Path) -> None:
    assert run(tmp_path, "check", "--format", "github", a="").output.startswith(
        f"::notice file={tmp_path}/a.txt,title=S118::"
    )


def test_a_file_that_is_not_read_is_told_beside_the_data_of_the_others(tmp_path: Path) -> None:
    (tmp_path / "b.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    result = run(tmp_path, "inspect", "--json", a=SOUND)
    assert [seed["source"] for seed in json.loads(result.stdout)] == ["a.txt"]
    assert result.stderr.startswith(f"{tmp_path}/b.doc: ")


def test_a_library_beyond_what_can_be_compared_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: 文库\n", "utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(GAP, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(reuse, "LARGEST_LIBRARY", 10)
    result = CliRunner().invoke(main, ["check"])
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert "最多能比较 10 字" in result.output
