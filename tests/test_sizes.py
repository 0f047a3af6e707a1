"""Large seeds and many of them: time and memory grow as the text does, and no faster."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.often import often
from tests.sites import ROOT, settings

pytestmark = pytest.mark.trial
SPEECH = """在全市防汛工作会议上的讲话
（2009年3月5日）
同志们：
今天召开全市防汛工作会议，主要任务是安排部署今年的防汛工作，推动全市防汛工作再上新台阶。
一、提高认识，压实责任
各级各部门要把防汛工作摆在突出位置，逐级落实责任，切实抓好各项措施的落实。
"""
LINE = "各级各部门要把防汛工作摆在突出位置，逐级落实责任，切实抓好第 {} 项措施的落实。\n"
BYTES = len(LINE.encode())
SMALLEST = 0.2
"""Seconds: what takes less is mostly the start."""
MEASURE = """
import json, resource, sys
from pathlib import Path
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.hosts.seeds import find_seeds
rules = load_rules()
def spent():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024
before, room = spent()
found = find_seeds((Path(sys.argv[1]),), linked=True)
count = sum(len(read(seed, rules).speeches) if sys.argv[2] == "read" else 1 for _, seed in found.seeds)
after, top = spent()
print(json.dumps([count, after - before, top - room]))
"""


def measure(folder: Path, what: str) -> tuple[int, float, int]:
    """How many speeches or seeds, the seconds of the processor, and the bytes of memory that it takes."""
    command = (sys.executable, "-c", MEASURE, str(folder), what)
    done = subprocess.run(command, cwd=ROOT, env=settings({}), capture_output=True, text=True, check=True)
    count, seconds, room = json.loads(done.stdout)
    print(f"{folder.name}: {count} in {seconds:.1f} s, {room / 1e6:.0f} MB")
    return count, seconds, room


def test_a_large_seed_takes_time_and_memory_by_its_length(tmp_path: Path) -> None:
    found = []
    for size in (often(1, 10), often(4, 50)):
        folder = tmp_path / f"{size} MB"
        folder.mkdir()
        lines = (LINE.format(number) for number in range(size * 1_000_000 // BYTES))
        (folder / "a.txt").write_text(SPEECH + "".join(lines), "utf-8")
        found.append((size, *measure(folder, "read")))
    (small, one, quick, little), (large, still_one, slow, much) = found
    assert one == still_one == 1
    assert slow < 1.4 * large / small * max(quick, SMALLEST)
    assert much < 1.2 * large / small * max(little, 10_000_000)


@pytest.mark.parametrize(("what", "least", "most"), [("read", 1_000, 10_000), ("listed", 10_000, 100_000)])
def test_many_seeds_take_time_by_their_number_and_no_memory_for_those_before(
    what: str, least: int, most: int, tmp_path: Path
) -> None:
    counts = (least // often(4, 1), most // often(4, 1))
    found = []
    for count in counts:
        folder = tmp_path / f"{count} seeds"
        for number in range(count):
            path = folder / f"{number // 500}" / f"{number}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(SPEECH.replace("2009", str(1000 + number % 1000)), "utf-8")
        found.append(measure(folder, what))
    (few, quick, little), (many, slow, much) = found
    assert (few, many) == counts
    assert slow < 1.4 * many / few * max(quick, SMALLEST)
    assert much < 2 * little + (2_000 + len(SPEECH.encode())) * many
