"""The words of a library that can be offered to whoever finds nothing, and how they sound."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files

from mkdocs_speeches.core.text.record import NameGroups
from mkdocs_speeches.search.entry import IndexEntry

_FACETS = ("speaker", "occasion", "tag")
_IDEOGRAPHS = re.compile("[\u3400-\u9fff]+")

Readings = Mapping[str, tuple[str, ...]]
"""Of a word the syllables of its Chinese characters."""


def word_table(entries: Sequence[IndexEntry], names: NameGroups) -> bytes:
    """JSON: `words` besides titles and the values of facets, `sounds`, `apart`, `short`.

    `sounds` gives for each syllable the characters that usually sound so, `apart` the syllables of words where some do
    not; `short` are foreign short forms, each with what it may mean here.
    """
    named = {name for group in names for name in group}
    valued = {value for entry in entries for name, value in entry.facets if name in _FACETS}
    titled = {entry.title for entry in entries if not entry.untitled}
    readings = _read_aloud(sorted(named | valued | titled))
    usual = _usual_sounds(readings)
    sounds: dict[str, str] = defaultdict(str)
    for character, syllable in sorted(usual.items()):
        sounds[syllable] += character
    table = {
        "words": sorted(named - valued - titled),
        "sounds": dict(sorted(sounds.items())),
        "apart": {word: " ".join(heard) for word, heard in readings.items() if not _is_usual(word, heard, usual)},
        "short": short_forms(),
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()


def short_forms() -> list[list[str]]:
    """Short forms of other languages, each with the Chinese names of the same thing."""
    lines = files("mkdocs_speeches.search").joinpath("short_forms.txt").read_text("utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def _read_aloud(words: Iterable[str]) -> Readings:
    # its dictionaries take a third of a second to load
    from pypinyin import lazy_pinyin

    return {word: tuple(sound for run in _IDEOGRAPHS.findall(word) for sound in lazy_pinyin(run)) for word in words}


def _characters_of(word: str) -> str:
    return "".join(_IDEOGRAPHS.findall(word))


def _usual_sounds(readings: Readings) -> Mapping[str, str]:
    """How each character sounds in most words."""
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for word, syllables in readings.items():
        for character, syllable in zip(_characters_of(word), syllables, strict=False):
            heard[character][syllable] += 1
    return {character: min(counts, key=lambda one: (-counts[one], one)) for character, counts in heard.items()}


def _is_usual(word: str, syllables: Sequence[str], usual: Mapping[str, str]) -> bool:
    return all(usual[one] == syllable for one, syllable in zip(_characters_of(word), syllables, strict=False))
