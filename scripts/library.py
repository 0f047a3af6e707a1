"""Makes libraries of any size out of the two seeds' own words, the same ones each time.

A made speech has the shape of a real one: front block, numbered headings on two levels, run-in headings, point
series, quotations, numbers. Its clauses are spliced where two places of the seeds share a pair of characters, so that
terms recur and phrases are new; a few sentences are taken over whole, as speech writers do.

usage: python -m scripts.library FOLDER N
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from random import Random

SEEDS = tuple(
    Path(__file__).resolve().parent.parent / "seeds" / name
    for name in ("000_50a15904957212a8.txt", "003_86b1ac5dea2def84.txt")
)
NUMERALS = "一二三四五六七八九十"
PLACES = ("全市", "全区", "全县", "全省", "全系统", "集团公司")
MEETINGS = (
    "工会工作会议",
    "职工代表大会",
    "劳动模范表彰大会",
    "安全生产工作会议",
    "厂务公开民主管理现场会",
    "困难职工帮扶工作座谈会",
    "班组建设经验交流会",
    "集体协商工作推进会",
)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙"
ROLES = ("市委副书记", "市总工会主席", "区委书记", "党组书记")
SALUTATIONS = ("同志们", "各位代表、同志们", "各位领导、同志们")


class Kind(StrEnum):
    """What a line of a made speech is."""

    HEADING = "heading"
    RUN_IN = "run-in"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """One line after the salutation. `heading` with its number, no closing mark; `text` what follows it there.

    `level` is 1 or more for headings, 0 for text.
    """

    kind: Kind
    level: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class MadeSpeech:
    """A made speech and what is true of it. `date` is (year, month, day); it and the speaker may be missing."""

    name: str
    title: str
    date: tuple[int, int, int] | None
    role: str
    speaker: str
    salutation: str
    lines: tuple[Line, ...]

    def raw(self) -> str:
        """The speech as a seed."""
        stops = {Kind.HEADING: "", Kind.RUN_IN: "。", Kind.TEXT: ""}
        body = (f"{line.heading}{stops[line.kind]}{line.text}" for line in self.lines)
        return "\n".join((*self.front(), *body, ""))

    def markdown(self) -> str:
        """The same words as a plain Markdown page."""
        body = (
            f"{'#' * (line.level + 1)} {line.heading}\n\n{line.text}" if line.level else line.text
            for line in self.lines
        )
        return "\n\n".join((f"# {self.title}", *self.front()[1:], *body, ""))

    def front(self) -> tuple[str, ...]:
        """The lines from the title to the salutation; what the speech does not state has none."""
        date = ("（{}年{}月{}日）".format(*self.date),) if self.date else ()
        speaker = (f"{self.role}　{self.speaker}",) if self.speaker else ()
        return (self.title, *date, *speaker, f"{self.salutation}：")


class Prose:
    """Sentences in the seeds' words, drawn by a generator of random numbers."""

    def __init__(self, text: str) -> None:
        clauses = re.findall("[一-龥]{4,40}", text)
        self.text = "\n" + "\n".join(clauses) + "\n"
        self.starts = [match.end() for match in re.finditer("\n", self.text)][:-1]
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at in range(len(self.text) - 2):
            places[self.text[at : at + 2]].append(at + 2)
        self.places = dict(places)
        self.sentences: list[str] = [s + "。" for s in re.findall("[一-龥，、]{20,80}(?=。)", text)]

    def clause(self, random: Random, *, least: int = 4, most: int = 24) -> str:
        """A run of Chinese characters without punctuation, in words that follow each other in the seeds."""
        while True:
            at, made = random.choice(self.starts), ""
            while len(made) <= most and (character := self.text[at]) != "\n":
                made += character
                at += 1
                if len(made) > 1 and random.random() < 0.3:
                    at = random.choice(self.places[made[-2:]])
            if least <= len(made) <= most:
                return made

    def sentence(self, random: Random) -> str:
        """Two to four clauses, now and then with a number or a quotation, or a sentence of the seeds as it stands."""
        draw = random.random()
        if draw < 0.04:
            return random.choice(self.sentences)
        clauses = [self.clause(random) for _ in range(random.randint(2, 4))]
        if draw < 0.14:
            clauses.append(f"同比增长{random.randint(1, 30)}.{random.randint(1, 9)}%")
        elif draw < 0.2:
            clauses.append(f"牢牢把握“{self.clause(random, most=8)}、{self.clause(random, most=8)}”的主题")
        elif draw < 0.23:
            clauses.append(f"认真贯彻《{self.clause(random, most=10)}条例》")
        return "，".join(clauses) + "。"

    def paragraph(self, random: Random, *, sentences: int) -> str:
        """Running text; one in four is a point series."""
        if random.random() < 0.25:
            points = (f"{NUMERALS[i]}是{self.sentence(random)}" for i in range(random.randint(2, 4)))
            return self.sentence(random) + "".join(points)
        return "".join(self.sentence(random) for _ in range(sentences))


def make_speeches(n: int, *, seed: int = 1) -> Iterator[MadeSpeech]:
    """The first `n` speeches of an endless library of about 3,700 characters each; the n-th is always the same."""
    text = "\n".join(path.read_text("utf-8") for path in SEEDS)
    # A made speech that named a piece of a compilation would be read as two.
    prose = Prose(re.sub(r"^.*篇[一二三四五六七八九十]$", "", text, flags=re.MULTILINE))
    return (make_speech(prose, number, Random(f"{seed}/{number}")) for number in range(1, n + 1))


def make_speech(prose: Prose, number: int, random: Random) -> MadeSpeech:
    """One speech; one in ten has no date, one in ten no speaker."""
    date = (random.randint(1995, 2024), random.randint(1, 12), random.randint(1, 28))
    speaker = random.choice(SURNAMES) + "××"
    return MadeSpeech(
        name=f"{number:05}.txt",
        title=f"在{random.choice(PLACES)}{random.choice(MEETINGS)}上的讲话",
        date=date if random.random() > 0.1 else None,
        role=random.choice(ROLES),
        speaker=speaker if random.random() > 0.1 else "",
        salutation=random.choice(SALUTATIONS),
        lines=tuple(make_lines(prose, random)),
    )


def make_lines(prose: Prose, random: Random) -> Iterator[Line]:
    """An opening, three to five sections, a close."""
    yield text_line(prose, random)
    for i in range(random.randint(3, 5)):
        yield Line(Kind.HEADING, 1, f"{NUMERALS[i]}、{prose.clause(random, least=8)}", "")
        yield text_line(prose, random)
        run_in = random.random() < 0.4
        for j in range(random.randint(2, 4)):
            number = f"{j + 1}、" if run_in else f"（{NUMERALS[j]}）"
            heading = number + prose.clause(random, least=8)
            text = prose.paragraph(random, sentences=5)
            if run_in:
                yield Line(Kind.RUN_IN, 2, heading, text)
            else:
                yield Line(Kind.HEADING, 2, heading, "")
                yield Line(Kind.TEXT, 0, "", text)
    yield text_line(prose, random)


def text_line(prose: Prose, random: Random) -> Line:
    """A paragraph of its own."""
    return Line(Kind.TEXT, 0, "", prose.paragraph(random, sentences=6))


def make_library(folder: Path, n: int, *, seed: int = 1) -> None:
    """Writes `n` made speeches into a folder as seeds `00001.txt`, `00002.txt` …"""
    folder.mkdir(parents=True, exist_ok=True)
    for speech in make_speeches(n, seed=seed):
        (folder / speech.name).write_text(speech.raw(), "utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[2].isdecimal():
        sys.exit(__doc__)
    make_library(Path(sys.argv[1]), int(sys.argv[2]))
