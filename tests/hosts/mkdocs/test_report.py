"""What a build says in the log, as gravely as it is, and in a preview on the home page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from mkdocs_speeches.core.model import Diagnostic, Level, LineNo
from mkdocs_speeches.hosts.mkdocs.report import report_unpublished, show_unread
from tests.sites import FIVE_LINES, Site

SEED = "在全县防汛工作会议上的讲话\n（2021年6月3日）\n县长　赵××\n同志们：\n今天的会议很重要，请大家认真落实。\n"


def failed(*sources: str) -> list[Diagnostic]:
    return [Diagnostic("S103", Level.ERROR, source, LineNo(0), "不对", "改") for source in sources]


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.message.removeprefix("speeches: ") for record in caplog.records]


def test_the_last_word_of_a_build_counts_files_with_errors_each_once(caplog: pytest.LogCaptureFixture) -> None:
    note = Diagnostic("S110", Level.NOTE, "c.txt", LineNo(1), "没有标题", "")
    report_unpublished([*failed("a.txt", "b.txt", "a.txt"), note], set(), "seeds", preview=False)
    assert said(caplog) == ["2 个文件有错误，没有发表：seeds/a.txt、seeds/b.txt"]


def test_a_preview_says_what_will_be_left_out_and_what_is_an_editors_own(caplog: pytest.LogCaptureFixture) -> None:
    report_unpublished(failed("a.txt", "../docs/b.md"), {"../docs/b.md"}, "seeds", preview=True)
    (line,) = said(caplog)
    assert line == "1 个文件有错误，发表时会略去：seeds/a.txt；1 个接管的页面有错误，只有它自己的文字：docs/b.md"


def test_very_many_files_are_not_all_named(caplog: pytest.LogCaptureFixture) -> None:
    report_unpublished(failed(*(f"{number}.txt" for number in range(99))), set(), "seeds", preview=False)
    (line,) = said(caplog)
    assert line.startswith("99 个文件")
    assert line.endswith("seeds/29.txt 等")


def test_without_errors_nothing_is_said(caplog: pytest.LogCaptureFixture) -> None:
    report_unpublished([], set(), "seeds", preview=False)
    assert said(caplog) == []


def test_a_home_page_tells_below_its_title_what_was_not_read() -> None:
    shown = show_unread("---\nhide: [toc]\n---\n\n# 文库\n\n正文\n", "1 个文件没有读")
    assert re.search(r"# 文库\n\n[^\n]*提示[^\n]*1 个文件没有读(?:.|\n)*\n\n正文\n$", shown)
    assert show_unread("正文", "1 个文件没有读").rstrip().endswith("正文")


def test_seed_that_cannot_be_decoded_fails_by_name_and_leaves_the_others(site: Callable[..., Site]) -> None:
    image, noise = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\x00\x01\xff\xfe\x00\x80\x8a\x00\x00"
    seeds = {"seeds/图.txt": image * 20, "seeds/声.txt": noise * 50, "seeds/好.txt": SEED}
    strict = site(seeds, "--strict", code=None)
    assert strict.code == 1
    assert re.search(r"ERROR +-  speeches: seeds/图\.txt: S119 .*图片.* — .+", strict.log)
    assert re.search(r"ERROR +-  speeches: seeds/声\.txt: S103 .+ — .+", strict.log)
    lenient = site(seeds)
    assert "speeches/好/" in lenient.uris()
    assert not [uri for uri in lenient.uris() if "图" in uri or "声" in uri]


def test_bad_front_matter_fails_at_its_line(site: Callable[..., Site]) -> None:
    seeds = {"seeds/a.txt": f"---\ntitle: 题\nspaeker: 赵××\n---\n{SEED}", "seeds/b.txt": SEED}
    strict = site(seeds, "--strict", code=None)
    assert strict.code == 1
    assert re.search(r"ERROR +-  speeches: seeds/a\.txt:3: F101 .*spaeker.* — .*speaker", strict.log)
    lenient = site(seeds)
    assert "speeches/b/" in lenient.uris()
    assert "speeches/a/" not in lenient.uris()


def test_warning_fails_a_strict_build_at_its_line(site: Callable[..., Site]) -> None:
    strict = site({"seeds/a.txt": f"---\ntitle: 题\n\n{SEED}"}, "--strict", code=None)
    assert strict.code == 1
    assert re.search(r"WARNING +-  speeches: seeds/a\.txt:1: F109 .+ — .+", strict.log)


GAP = "在会上的讲话\n同志们：\n\n一、防汛\n\n要抓紧。\n\n三、抗旱\n\n要抓好。\n"


def strict_codes(codes: str) -> str:
    """Settings of a site with these strict codes."""
    return f"{FIVE_LINES.rstrip()}:\n      strict_codes: {codes}\n"


def test_a_doubt_about_a_text_fails_no_strict_build(site: Callable[..., Site]) -> None:
    assert "INFO    -  speeches: seeds/a.txt:8: S107" in site({"seeds/a.txt": GAP}, "--strict").log


def test_a_stated_code_fails_a_strict_build(site: Callable[..., Site]) -> None:
    strict = site({"mkdocs.yml": strict_codes("[S107]"), "seeds/a.txt": GAP}, "--strict", code=None)
    assert strict.code == 1
    assert "WARNING -  speeches: seeds/a.txt:8: S107" in strict.log


def test_with_no_strict_codes_only_errors_fail(site: Callable[..., Site]) -> None:
    settings = strict_codes("[]")
    site({"mkdocs.yml": settings, "seeds/a.txt": f"---\ntitle: 题\n\n{SEED}"}, "--strict")
    wrong = site({"mkdocs.yml": settings, "seeds/a.txt": f"---\nspaeker: 赵××\n---\n{SEED}"}, "--strict", code=None)
    assert wrong.code == 1


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ("[S107, S999]", "strict_codes: S999 is no code of a warning — these are: F107, "),
        ("[S110]", "strict_codes: S110 is no code of a warning"),
    ],
)
def test_a_code_that_is_no_warnings_is_refused(codes: str, said: str, site: Callable[..., Site]) -> None:
    refused = site({"mkdocs.yml": strict_codes(codes), "seeds/a.txt": GAP}, code=None)
    assert refused.code == 1
    assert said in refused.log


def test_what_was_not_read_is_said_in_one_line(site: Callable[..., Site]) -> None:
    tree = {f"seeds/{name}": b"\xd0\xcf\x11\xe0" for name in ("a.doc", "b.DOC", "c.wps", "下/d.ofd", "说明")}
    built = site(tree, "--strict")
    line = "5 个文件没有读（.doc 2 个、.ofd 1 个、.wps 1 个、没有后缀的 1 个）——另存为 .docx 或 .txt，放回原文文件夹"
    assert f"INFO    -  speeches: seeds: {line}" in built.log.splitlines()
    assert "没有读" not in built.soup("").get_text()
