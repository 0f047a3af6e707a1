"""Holds the readings and tags against hand-made ones: prints each score beside its floor, fails below one.

usage: python -m scripts.floors SHARED   (a folder with gold/dev, gold/tags, gold/tags_seeds.json and tools/score_*.py)
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent / "seeds"
AT_MOST = {"no subject", "absent", "wrong", "alarms"}


@dataclass(frozen=True, slots=True)
class Score:
    """One figure of a scorer: `name` as it prints it, with the set it was taken over."""

    of: str
    name: str
    value: float
    floor: float

    def holds(self) -> bool:
        """Whether the figure is on the right side of its floor."""
        return self.value <= self.floor if self.name in AT_MOST else self.value >= self.floor

    def __str__(self) -> str:
        sign = "≤" if self.name in AT_MOST else "≥"
        verdict = "" if self.holds() else "   BELOW THE FLOOR"
        return f"{self.of:16} {self.name:20} {self.value:.4f} {sign} {self.floor:g}{verdict}"


def main(shared: Path) -> int:
    """Scores everything that has a floor; 1 where one is not held."""
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    gold = shared / "gold"
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        readings = inspect(sorted((gold / "dev").glob("*.txt")), scratch / "readings.json")
        chosen = copy_gold_of_seeds(gold / "dev", scratch / "seeds")
        tags = inspect([SEEDS], scratch / "tags.json")
        field = inspect(sorted((gold / "tags").glob("*.txt")), scratch / "field.json")
        unseen = inspect(sorted((gold / "field").glob("*.[!j]*")), scratch / "unseen.json")
        tool, tools = shared / "tools/score_structure.py", shared / "tools"
        of_seeds = tag_totals(tools / "score_tags.py", gold / "tags_seeds.json", tags)
        of_field = tag_totals(tools / "score_tags_field.py", gold / "tags", field)
        scores = [
            *beside("seeds", structure(tool, chosen, readings), floors["structure"]["seeds"]),
            *beside("all documents", structure(tool, gold / "dev", readings), floors["structure"]["all"]),
            *beside("other kinds", structure(tool, gold / "field", unseen), floors["structure"]["field"]),
            *beside("tags", of_seeds | {"absent": absent(SEEDS, tags)}, floors["tags"]["seeds"]),
            *beside("tags elsewhere", of_field, floors["tags"]["field"]),
        ]
    print(*scores, sep="\n")
    return 0 if all(score.holds() for score in scores) else 1


def inspect(paths: Iterable[Path], target: Path) -> Path:
    """What `mkdocs-speeches inspect --json` says of some files, written to `target`."""
    command = (sys.executable, "-m", "mkdocs_speeches", "inspect", "--json", *map(str, paths))
    with target.open("w", encoding="utf-8") as output:
        subprocess.run(command, stdout=output, check=True)
    return target


def copy_gold_of_seeds(gold: Path, target: Path) -> Path:
    """A folder with the readings of our own seeds alone, since the scorer takes a folder whole."""
    target.mkdir()
    for seed in sorted(SEEDS.glob("*.txt")):
        shutil.copy(gold / f"{seed.stem}.json", target)
    return target


def structure(tool: Path, gold: Path, readings: Path) -> dict[str, float]:
    """The totals of the structure scorer, files read wrong and alarmed among them; fields as shares."""
    honesty, totals, fields = run(tool, gold, readings)[-3:]
    pairs = re.findall(r"(\w+) ([\d.]+)", f"{honesty} {totals}")
    shares = re.findall(r"(\w+) (\d+)/(\d+)", fields)
    return {name: float(value) for name, value in pairs} | {
        name: int(right) / int(of) for name, right, of in shares if int(of)
    }


def tag_totals(tool: Path, gold: Path, tags: Path) -> dict[str, float]:
    """The totals of the tag scorer: shares, and the number of tags that are no subject."""
    total = run(tool, gold, tags)[-1]
    shares = re.findall(r"(\w+) \d+/\d+ = ([\d.]+)", total)
    wrong = re.findall(r"(no subject|wrong) (\d+)", total)
    return {name: float(value) for name, value in [*shares, *wrong]}


def absent(folder: Path, tags: Path) -> float:
    """The share of tags that stand nowhere in their speech, in no spelling of its own."""
    found = 0, 0
    for file in json.loads(tags.read_text("utf-8")):
        lines = (folder / Path(file["source"]).name).read_text("utf-8").splitlines()
        for speech in file["speeches"]:
            text = normal("".join(lines[speech["first_line"] - 1 : speech["last_line"]]))
            missing = [tag for tag in speech["tags"] if normal(tag) not in text]
            found = found[0] + len(missing), found[1] + len(speech["tags"])
    return found[0] / max(found[1], 1)


def normal(text: str) -> str:
    """Letters and digits alone, however they are written."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def run(tool: Path, *arguments: Path) -> list[str]:
    """The lines that a scorer prints, shown as they are: they tell where points were lost."""
    done = subprocess.run((sys.executable, str(tool), *map(str, arguments)), check=True, capture_output=True, text=True)
    print(done.stdout)
    return done.stdout.splitlines()


def beside(of: str, figures: Mapping[str, float], floors: Mapping[str, float]) -> Iterator[Score]:
    """Each floor with its figure; a figure that the scorer did not print is a fault here, not a pass."""
    return (Score(of=of, name=name, value=figures[name], floor=floor) for name, floor in floors.items())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
