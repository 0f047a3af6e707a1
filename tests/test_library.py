"""Made libraries are the same every time and are read as they were made."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.reading.statement import state
from mkdocs_speeches.core.rules.load import load_rules
from scripts.library import MadeSpeech, make_library, make_speeches

MADE = tuple(make_speeches(40))


@pytest.fixture(scope="module")
def stated() -> Callable[[MadeSpeech], list[dict[str, Any]]]:
    rules = load_rules()

    def speeches_of(speech: MadeSpeech) -> list[dict[str, Any]]:
        document = read(Seed(speech.name, speech.raw().encode("utf-8")), rules)
        found: list[dict[str, Any]] = json.loads(json.dumps(state(document)))["speeches"]
        return found

    return speeches_of


@pytest.mark.parametrize("speech", MADE, ids=lambda speech: speech.name)
def test_made_speech_is_read_as_it_was_made(
    speech: MadeSpeech, stated: Callable[[MadeSpeech], list[dict[str, Any]]]
) -> None:
    (found,) = stated(speech)
    assert found["title"] == speech.title
    assert found["salutation"] == speech.salutation
    assert found["speaker"] == (speech.speaker or None)
    assert found["date"] == ("{}-{:02}-{:02}".format(*speech.date) if speech.date else None)
    made = [(line.level, line.heading) for line in speech.lines if line.level]
    assert [(heading["level"], heading["text"]) for heading in found["headings"]] == made


def test_library_grows_at_its_end_only(tmp_path: Path) -> None:
    make_library(tmp_path / "small", 3)
    make_library(tmp_path / "large", 6)
    for path in sorted((tmp_path / "small").iterdir()):
        assert path.read_bytes() == (tmp_path / "large" / path.name).read_bytes()
    assert len({path.read_bytes() for path in (tmp_path / "large").iterdir()}) == 6
