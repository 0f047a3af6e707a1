"""With the store or without it, a library has the same pages."""

from __future__ import annotations

import random
from pathlib import Path

from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pipeline import Build, Past, build
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.store.memory import Memory, Stage
from mkdocs_speeches.hosts.seeds import find_seeds
from mkdocs_speeches.hosts.store import FORMS, open_storage
from tests.often import often
from tests.sites import ROOT, draw
from tests.test_edits import TOPICS, Editor, draft_speech

RULES = load_rules()
MADE = {f"seeds/{name}.txt": "\n".join(draft_speech(topic)) for name, topic in zip("abcd", TOPICS, strict=False)}


def seeds_in(folder: Path) -> tuple[Seed, ...]:
    return tuple(seed for _, seed in find_seeds((folder / "seeds",)).seeds)


def build_by(folder: Path, told: list[str], seeds: tuple[Seed, ...], **settings: object) -> tuple[Build, Memory]:
    """A build as a process of its own makes it: what it knows of earlier ones is what is stored."""
    storage = open_storage(folder / "cache", (), told.append)
    memory = Memory(storage.recall)
    memory.begin()
    built = build(seeds, RULES, past=Past(memory.recall), **settings)  # type: ignore[arg-type]
    storage.end()
    return built, memory


def test_a_second_build_reads_counts_and_writes_nothing_anew_and_is_the_same(tmp_path: Path) -> None:
    draw(tmp_path, MADE)
    seeds, told = seeds_in(tmp_path), list[str]()
    first, _ = build_by(tmp_path, told, seeds)
    second, memory = build_by(tmp_path, told, seeds)
    assert first == second == build(seeds, RULES)
    assert not memory.made.keys() & FORMS.keys()
    assert not told


def test_after_an_edit_one_seed_is_read(tmp_path: Path) -> None:
    draw(tmp_path, MADE)
    build_by(tmp_path, [], seeds_in(tmp_path))
    draw(tmp_path, {"seeds/a.txt": MADE["seeds/a.txt"].replace("摆在", "放在")})
    built, memory = build_by(tmp_path, [], seeds_in(tmp_path))
    assert memory.made[Stage.READING] == memory.made[Stage.WORDS] == 1
    assert 1 < memory.made[Stage.PAGE] < len(built.pages)


def test_any_run_of_edits_and_settings_leaves_what_a_build_from_nothing_gives(tmp_path: Path) -> None:
    draw(tmp_path, {"docs/about.md": "", **MADE})
    chance, told = random.Random(11), list[str]()
    editor = Editor(tmp_path, chance)
    for _ in range(often(6, 200)):
        editor.edit()
        settings = {"preview": chance.random() < 0.3, "search": chance.choice(("", "search.md"))}
        seeds = seeds_in(tmp_path)
        built, _ = build_by(tmp_path, told, seeds, **settings)
        assert built == build(seeds, RULES, **settings)  # type: ignore[arg-type]
    assert not told


def test_real_seeds_are_the_same_read_or_recalled(tmp_path: Path) -> None:
    seeds = tuple(Seed(path.name, path.read_bytes()) for path in sorted((ROOT / "seeds").glob("00[03]*.txt")))
    first, _ = build_by(tmp_path, [], seeds)
    second, memory = build_by(tmp_path, [], seeds)
    assert first == second
    assert not memory.made.keys() & FORMS.keys()


def test_other_lexica_are_another_store(tmp_path: Path) -> None:
    draw(tmp_path, {**MADE, "lexicon.txt": "安全监管\n"})
    build_by(tmp_path, [], seeds_in(tmp_path))
    storage = open_storage(tmp_path / "cache", (tmp_path / "lexicon.txt",), list[str]().append)
    seed = seeds_in(tmp_path)[0]
    anew = read(seed, RULES)
    assert storage.recall(Stage.READING, seed.name, seed, lambda: anew) is anew
