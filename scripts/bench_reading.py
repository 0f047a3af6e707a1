"""Reading, bytes to tree on one core: 1, 2, 4 and 8 million characters as many files, as one line, and adversaries."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from itertools import pairwise

from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.load import load_rules
from scripts.library import SEEDS, make_speeches
from scripts.measure import Bench, Row, timed

MILLION = 1_000_000
SIZES = (1, 2, 4, 8)
# aimed at patterns that backtrack and at loops within loops; each grows to the size asked for
ADVERSARIES: dict[str, str] = {
    "signs": "一、（一）1.",
    "ordinals": "一是二是第一，",
    "brackets": "（（“《",
    "question marks": "?甲",
    "entities": "&nbsp;",
    "vocatives": "各位代表、同志们",
    "salutations": "同志们：\n",
    "titles": "在会议上的讲话\n（2009年3月5日）\n",
    "names": "市长王某某",
    "navigation": "首页 > ",
    "dates": "2009年3月5日",
    "blanks": "甲\u3000\u3000",
    "short lines": "甲乙丙丁\n",
    "broken lines": "甲乙丙，\n",
}


def measure(bench: Bench) -> Iterator[Row]:
    """Speed, growth and memory. A doubling may cost 2.2 times as much; a character 30 bytes above its own."""
    load_rules()
    for kind, make in (("many files", many_files), ("one line", one_line)):
        spent = [seconds(make(size * MILLION)) for size in SIZES]
        yield Row(f"{kind}: characters a second", SIZES[0] * MILLION / spent[0] / MILLION, "million")
        for (low, first), (high, second) in pairwise(zip(SIZES, spent, strict=True)):
            yield Row(f"{kind}: {high} million against {low}", second / first, "times", 2.2)
        yield Row(f"{kind}: peak memory above the text", peak_memory(make(MILLION)) / MILLION, "bytes a char", 30)
    for name, text in ADVERSARIES.items():
        small, large = (seconds((grow(text, size),)) for size in (100_000, 200_000))
        yield Row(f"adversary {name}: twice as long", large / small, "times", 2.6)


def many_files(size: int) -> tuple[bytes, ...]:
    """Made speeches, together about `size` characters."""
    return tuple(speech.raw().encode() for speech in make_speeches(size // 3_700))


def one_line(size: int) -> tuple[bytes, ...]:
    """The seeds' text over and over in one line."""
    return (grow("".join(path.read_text("utf-8").replace("\n", "") for path in SEEDS), size),)


def grow(text: str, size: int) -> bytes:
    """`text` over and over, `size` characters in all."""
    return (text * (size // len(text) + 1))[:size].encode()


def seconds(seeds: tuple[bytes, ...]) -> float:
    """Processor time to read all seeds, the best of three runs: the least disturbed."""
    return min(timed(lambda: [read(Seed("a.txt", data), load_rules()) for data in seeds])[1] for _ in range(3))


def peak_memory(seeds: tuple[bytes, ...]) -> int:
    """Bytes at the peak of reading all seeds, what is read kept, above the seeds and their decoded text."""
    text = sum(len(data.decode()) * 2 for data in seeds)
    tracemalloc.start()
    documents = [read(Seed("a.txt", data), load_rules()) for data in seeds]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert documents
    return peak - text
