"""What `make bench` measures exists: its parts run over a small library, and every stage is met."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import bench_edits, bench_tags
from scripts.bench import main
from scripts.measure import Bench, Row, rebuild_edited, run_stages
from scripts.stages import DOORS


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    made = Bench()
    yield made
    made.close()


@pytest.mark.trial
def test_builds_of_both_kinds_are_measured(bench: Bench) -> None:
    builds = bench.builds(2)
    for built in (builds.site, builds.plain, builds.speeches):
        assert built.seconds > 0
        assert built.processor > 0
        assert built.memory > 10_000_000
        assert built.size("*.html") > 1000
    again = rebuild_edited(bench.library(2))
    assert again.processor > 0
    assert pages_of(again.folder) == pages_of(builds.site.folder)


@pytest.mark.trial
def test_plain_site_has_the_pages_of_the_site(bench: Bench) -> None:
    builds = bench.builds(2)
    pages, plain = (pages_of(built.folder) for built in (builds.site, builds.plain))
    assert pages - plain <= {"search/index.html"}
    assert plain <= pages
    assert builds.speeches.count("*.html") == 2 + len({"index.html", "404.html"})


def pages_of(folder: Path) -> set[str]:
    """What a reader reads: addresses that only lead on to another are none."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.html")
        if 'http-equiv="refresh"' not in path.read_text("utf-8")
    }


@pytest.mark.trial
def test_every_stage_of_a_build_is_met(bench: Bench) -> None:
    spent = run_stages(bench.library(2))
    assert {stage for stage, doors in DOORS.items() if doors} <= {stage for stage, time in spent.items() if time > 0}


@pytest.mark.trial
def test_edits_of_a_served_site_are_measured(bench: Bench) -> None:
    rows = tuple(bench_edits.measure(bench, 2))
    assert all(row.value > 0 for row in rows)
    assert {row.unit for row in rows} == {"s", "times plain, speeches alone", "times first build"}


def test_row_over_its_bound_says_so() -> None:
    assert "OVER" in str(Row("build", 1.6, "times plain", 1.5))
    assert "OVER" not in str(Row("build", 1.5, "times plain", 1.5))
    assert "at most" not in str(Row("build", 1.5, "s"))


def test_unknown_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["none-such"]) == 2
    assert "builds" in capsys.readouterr().err


def test_tags_are_measured_where_the_subjects_are(bench: Bench, tmp_path: Path) -> None:
    assert tuple(bench_tags.measure(bench, tmp_path)) == ()
    scorer = tmp_path / "tools/score_tags_field.py"
    scorer.parent.mkdir()
    scorer.write_text("print('TOTAL covered 1/2 = 0.500 wrong 0')\n", "utf-8")
    (tmp_path / "gold/tags").mkdir(parents=True)
    (tmp_path / "gold/tags/a.txt").write_text("在会上的讲话\n同志们：\n棉花丰收了。\n", "utf-8")
    assert [(row.what, row.value) for row in bench_tags.measure(bench, tmp_path)] == [
        ("ours", 0.5),
        ("jieba TF-IDF", 0.5),
        ("jieba TextRank", 0.5),
    ]
